import { describe, expect, it } from 'vitest';
import type { Fragment } from '../../../src/layout/index.js';
import { printPage } from '../../support/print-page.js';
import { casesOf } from '../../support/typography-cases.js';

/** TYPOGRAPHY, appendix A, group H: the baseline grid. Rows of 14 pt with text of 10 pt, unless a case says otherwise. */
const [h01, h02, h03, h04, h05, h06, h07, h08, h09] = casesOf<
	Record<string, unknown>,
	Record<string, unknown>
>('grid');

/** A line of text on the page, and a box with an id. */
interface Placed {
	readonly lines: readonly { readonly text: string; readonly x: number; readonly baseline: number }[];
	readonly boxes: ReadonlyMap<string, { readonly top: number; readonly height: number }>;
}

/** A story of 100 pt measure on a page of 400 by 600 pt. */
function placed(body: string, css = ''): Placed {
	const { pages, diagnostics } = printPage({
		html: `<html lang="zh-Hans"><body>${body}</body></html>`,
		css: [
			{
				file: 'test.css',
				text: `
				@page { size: 400pt 600pt; margin: 0 }
				html { font-size: 10pt; line-height: 14pt; font-family: Narrow, Square }
				body, p, h1, h2, figure, figcaption, main { margin: 0; font-size: inherit; font-weight: inherit }
				main { line-grid: create; line-snap: baseline; width: 100pt }
				${css}`,
			},
		],
	});
	expect(diagnostics.map(({ message }) => message)).toEqual([]);
	const lines: Placed['lines'][number][] = [];
	const boxes = new Map<string, { top: number; height: number }>();
	const visit = (fragment: Fragment, left: number, top: number): void => {
		const x = left + fragment.rect.x;
		const y = top + fragment.rect.y;
		const { id } = fragment.box.kind === 'paragraph' ? {} : (fragment.box.element?.attributes ?? {});
		if (id) boxes.set(id, { top: y, height: fragment.rect.height });
		for (const line of fragment.lines ?? [])
			lines.push({
				text: line.runs.map(({ run }) => run.text).join(''),
				x: x + line.rect.x,
				baseline: y + line.rect.y + line.baseline,
			});
		for (const child of fragment.children) visit(child, x, y);
	};
	for (const { root } of pages) visit(root, 0, 0);
	return { lines, boxes };
}

/** A paragraph of so many lines: one ideograph a line, and a break. */
const lines = (count: number, text = '永'): string => `<p>${Array(count).fill(text).join('<br>')}</p>`;
const baselines = ({ lines: all }: Placed): readonly number[] => all.map(({ baseline }) => round(baseline));
const round = (value: number): number => Math.round(value * 100) / 100;

describe('cases of TYPOGRAPHY, group H', () => {
	it(`H01 ${h01!.note}`, () => {
		const frame = placed(
			`<main style="position: absolute; top: 100pt; text-box: trim-both ideographic">${lines(3)}</main>`,
		);
		expect(baselines(frame)).toEqual(h01!.expect.baselines);
	});

	it(`H02 ${h02!.note}`, () => {
		const story = `<main id="frame" style="margin-top: 20pt; text-box: trim-both ideographic">${lines(30)}</main>`;
		expect(placed(story).boxes.get('frame')?.height).toBeCloseTo(h02!.expect.frameHeight as number, 6);
		// And a frame of that height has room for thirty lines, no less: the 31st is the first in the second column.
		const two = placed(
			`<main style="margin-top: 20pt">${lines(31)}</main>`,
			`main { columns: 2; column-gap: 0; column-fill: auto; height: ${h02!.expect.frameHeight}pt; text-box: trim-both ideographic }
			p { orphans: 1; widows: 1 }`,
		);
		expect(two.lines.filter(({ x }) => x === 0)).toHaveLength(30);
	});

	for (const [example, count] of [
		[h03!, 1],
		[h04!, 2],
	] as const) {
		it(`${example.id} ${example.note}`, () => {
			const { blockHeight, spaceBefore } = example.expect as Record<string, number>;
			const heading = Array(count).fill('题').join('<br>');
			const page = placed(`<main>${lines(1)}<h2 id="heading">${heading}</h2>${lines(1)}</main>`, HEADING);
			const { top, height } = page.boxes.get('heading')!;
			const [first, ...rest] = baselines(page);
			const last = rest.at(-1)!;
			expect(round(top - 14)).toBe(spaceBefore);
			expect(height).toBeCloseTo(30 * count, 6);
			expect(round(14 + blockHeight! - top - height)).toBe(example.expect.spaceAfter);
			expect(round(last - first!)).toBe(14 + blockHeight!);
			// Lines inside keep their own leading.
			if (count === 2) expect(round(rest[1]! - rest[0]!)).toBe(30);
		});
	}

	it(`H05 ${h05!.note}`, () => {
		const page = placed(
			`<main>${lines(1)}<figure id="figure"><img src="100x100"><figcaption>图<br>说</figcaption></figure>${lines(2)}</main>`,
			'figure { box-snap: center } img { display: block; margin-bottom: 4pt } figcaption { line-height: 10pt; font-size: 8pt }',
		);
		const { blockHeight, slack } = h05!.expect as Record<string, number>;
		expect(page.boxes.get('figure')!.height).toBeCloseTo(blockHeight! - slack!, 6);
		expect(baselines(page).at(-2)! - baselines(page)[0]!).toBeCloseTo(14 + blockHeight!, 6);
	});

	it(`H06 ${h06!.note}`, () => {
		const page = placed(
			`<main>${lines(1)}<p id="note" style="line-height: 10.5pt; line-snap: none; font-size: 8pt">一<br>二<br>三<br>四</p>${lines(1)}</main>`,
		);
		expect(page.boxes.get('note')!.height).toBeCloseTo(h06!.expect.blockHeight as number, 6);
		expect(baselines(page).at(-1)! - baselines(page)[0]!).toBeCloseTo(14 + 42, 6);
	});

	it(`H07 ${h07!.note}`, () => {
		const page = placed(
			`<main style="line-height: 30pt"><p style="line-height: 20pt">一<br>二<br>三</p></main>`,
		);
		const [a, b, c] = baselines(page);
		expect([round(b! - a!), round(c! - b!)]).toEqual([h07!.expect.baselineDelta, h07!.expect.baselineDelta]);
	});

	it(`H08 ${h08!.note}`, () => {
		const page = placed(
			`<main style="columns: 2; column-gap: 0; column-fill: auto; width: 200pt; height: 168pt">${lines(12)}<h2>题</h2>${lines(8)}</main>`,
			`${HEADING} h2 { break-before: column }`,
		);
		const first = page.lines.filter(({ x }) => x === 0);
		const second = page.lines.filter(({ x, text }) => x === 100 && text === '永');
		expect([first.length, second.length]).toEqual([12, 8]);
		second.forEach(({ baseline }, k) => {
			expect(Math.abs(baseline - first[k + 3]!.baseline)).toBeLessThan(0.01);
		});
	});

	it(`H09 ${h09!.note}`, () => {
		for (const gap of [h09!.input.paragraphGap as number, 1, 3, 14]) {
			const page = placed(`<main>${lines(1)}${lines(1)}</main>`, `p + p { margin-top: ${gap}pt }`);
			const [a, b] = baselines(page);
			expect(round(b! - a! - 14), `${gap}`).toBe(h09!.expect.usedGap);
		}
	});
});

const HEADING = 'h2 { font-size: 24pt; line-height: 30pt; box-snap: center }';
