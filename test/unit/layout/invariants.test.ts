import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fragment } from '../../../src/layout/index.js';
import { readProof } from '../../../src/proof/index.js';
import { chineseText, englishText } from '../../support/newspaper-text.js';
import { bodyLines } from '../../support/placed-lines.js';
import { type Printed, printPage } from '../../support/print-page.js';
import { squareFonts } from '../../support/square-fonts.js';

const fonts = squareFonts();
const print = (body: string, css: string): Printed =>
	printPage({
		html: `<html lang="zh-Hans"><body>${body}</body></html>`,
		css: [{ file: 'test.css', text: css }],
		fonts,
	});

const zh = chineseText.map((text) => ({ text, language: 'zh-Hans' }));
const en = englishText.map((text) => ({ text, language: 'en' }));
const length = (max: number) => fc.integer({ min: 0, max: 10 * max }).map((tenths) => tenths / 10);

describe('INV-6: baselines of body text stand on the grid of their page', () => {
	const STEP = 14;
	/** An ideograph of 10 pt stands .88 em over its baseline, with 2 pt of leading above. */
	const BASELINE = 10.8;

	/** What stands in a story, with heights that are no rows. */
	const block = fc.oneof(
		{
			weight: 4,
			arbitrary: fc
				.tuple(fc.oneof(zh, en), length(9), length(30))
				.map(
					([{ text, language }, margin, indent]) =>
						`<p lang="${language}" style="margin-top: ${margin}pt; text-indent: ${indent}pt">${text}</p>`,
				),
		},
		fc.tuple(zh, length(20)).map(([{ text }, size]) => {
			const [start, rest] = [text.slice(0, 3), text.slice(3)];
			return `<p>${start}<span style="font-size: ${5 + size}pt">大小</span>${rest}</p>`;
		}),
		zh.map(
			({ text }) => `<p><ruby>永和<rt>yong he</rt></ruby><em style="text-emphasis: dot">九年</em>${text}</p>`,
		),
		fc
			.tuple(length(30), length(10))
			.map(
				([size, margin]) =>
					`<h2 style="font-size: ${8 + size}pt; line-height: 1.2; margin: ${margin}pt 0">永和九年</h2>`,
			),
		fc.integer({ min: 1, max: 60 }).map((height) => `<img src="40x${height}">`),
		fc
			.tuple(zh, length(5))
			.map(
				([{ text }, padding]) => `<div style="padding: ${padding}pt; border: 1pt solid"><p>${text}</p></div>`,
			),
	);
	const page = fc.record({
		head: length(40),
		columns: fc.integer({ min: 1, max: 3 }),
		fill: fc.constantFrom('auto', 'balance'),
		widows: fc.integer({ min: 1, max: 3 }),
		blocks: fc.array(block, { minLength: 1, maxLength: 7 }),
	});

	it('whatever stands between, in columns and over pages', () => {
		fc.assert(
			fc.property(page, ({ head, columns, fill, widows, blocks }) => {
				const printed = print(
					`<header></header><main>${blocks.join('')}</main>`,
					`
					@page { size: 300pt 200pt; margin: 0 }
					html { font-size: 10pt; line-height: ${STEP}pt; font-family: Narrow, Square }
					body, p, h2 { margin: 0 }
					header { height: ${head}pt }
					main { line-grid: create; columns: ${columns}; column-fill: ${fill}; column-gap: 10pt }
					p { line-snap: baseline; text-align: justify; orphans: ${widows}; widows: ${widows} }
					img { display: block }`,
				);
				printed.pages.forEach(({ root }, i) => {
					// The head stands on the first page, and the story begins anew at the top of the others.
					const origin = (i === 0 ? head : 0) + BASELINE;
					for (const { baseline, text } of bodyLines(root)) {
						const rows = (baseline - origin) / STEP;
						expect(Math.abs(rows - Math.round(rows)) * STEP, text).toBeLessThan(0.01);
					}
				});
				const { faults } = readProof(printed.pages, printed.painted, fonts);
				expect(faults.filter(({ kind }) => kind === 'off-grid')).toEqual([]);
			}),
			{ numRuns: 150, seed: 20236 },
		);
	});
});

describe('INV-10: text that is added leaves the paragraphs before it as they are', () => {
	const frames = fc.array(
		fc.record({ width: fc.integer({ min: 40, max: 140 }), rows: fc.integer({ min: 1, max: 12 }) }),
		{
			minLength: 1,
			maxLength: 4,
		},
	);
	const wraps = fc.constantFrom('wrap', 'pretty', 'balance');
	const paragraphs = fc.array(fc.oneof(zh, en), { minLength: 2, maxLength: 5 });

	/** All that is placed of each paragraph, by its id: pages, places, glyphs. */
	function placed({ pages }: Printed): ReadonlyMap<string, readonly string[]> {
		const found = new Map<string, string[]>();
		const visit = (fragment: Fragment, left: number, top: number, around: string, folio: string): void => {
			const x = left + fragment.rect.x;
			const y = top + fragment.rect.y;
			const id = fragment.box.element?.attributes.id ?? around;
			for (const { rect, runs } of fragment.lines ?? []) {
				const line = JSON.stringify([folio, x + rect.x, y + rect.y, runs]);
				found.set(id, [...(found.get(id) ?? []), line]);
			}
			for (const child of fragment.children) visit(child, x, y, id, folio);
		};
		for (const { root, folio } of pages) visit(root, 0, 0, '', folio);
		return found;
	}

	const markup = (list: readonly { readonly text: string; readonly language: string }[]): string =>
		list.map(({ text, language }, i) => `<p id="${i}" lang="${language}">${text}</p>`).join('');

	it.each([
		['to the last paragraph', ({ text }: { text: string }, more: string) => [text + more]],
		['as a paragraph of its own', ({ text }: { text: string }, more: string) => [text, more]],
	])('%s, in frames and over pages', (_, append) => {
		fc.assert(
			fc.property(
				paragraphs,
				fc.oneof(zh, en),
				frames,
				wraps,
				fc.boolean(),
				(list, more, boxes, wrap, isPaged) => {
					const css = `
					@page { size: 160pt 160pt; margin: 0 }
					html { font-size: 10pt; line-height: 1.4; font-family: Narrow, Square }
					body, p { margin: 0 }
					p { text-align: justify; text-indent: 20pt; text-wrap: ${wrap}; orphans: 2; widows: 2 }
					.story { flow-into: lead } .frame { flow-from: lead }`;
					const last = list.at(-1)!;
					const before = list.slice(0, -1);
					const added = append(last, more.text).map((text) => ({ ...last, text }));
					const [short, long] = [
						[...before, last],
						[...before, ...added],
					].map((story) => {
						const frame = boxes.map(
							({ width, rows }) =>
								`<div class="frame" style="width: ${width}pt; height: ${14 * rows}pt"></div>`,
						);
						const text = markup(story);
						return placed(print(isPaged ? text : `<div class="story">${text}</div>${frame.join('')}`, css));
					});
					// What has no frame is placed neither time; the first paragraph always has.
					expect([...short!.keys()][0]).toBe('0');
					for (const i of before.keys()) expect(long!.get(`${i}`), `${i}`).toEqual(short!.get(`${i}`));
				},
			),
			{ numRuns: 100, seed: 202310 },
		);
	});
});
