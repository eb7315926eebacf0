import { describe, expect, it } from 'vitest';
import type { Fragment } from '../../../src/layout/index.js';
import { listText } from '../../../src/paint/index.js';
import { printPage } from '../../support/print-page.js';
import { casesOf } from '../../support/typography-cases.js';

interface Flow {
	readonly article?: string;
	readonly jump?: { readonly min: number; readonly line: string };
	readonly measure?: number;
	readonly rows?: number;
	readonly han?: number;
}
const flow = new Map(casesOf<Flow>('flow').map((each) => [each.id, each]));

const linesIn = ({ lines = [], children }: Fragment): readonly string[] => [
	...lines.map(({ runs }) => runs.map(({ run }) => run.text).join('')),
	...children.flatMap(linesIn),
];
const print = (body: string, css: string) =>
	printPage({
		html: `<html lang="zh-Hans"><body>${body}</body></html>`,
		css: [
			{
				file: 'test.css',
				text: `@page { size: 300pt 500pt; margin: 0 } html { font: 10pt/14pt Narrow, Square } body, p { margin: 0 } ${css}`,
			},
		],
	});

describe('a story that jumps from page to page', () => {
	it('L08: 11 rows and （下转第3版） on page 1, （上接第1版） and 19 rows on page 3', () => {
		const { expect: expected, input } = flow.get('L08')!;
		const { pages, diagnostics } = print(
			`<p id="story">${'国'.repeat(30 * 10)}</p><div class="one frame"></div><div class="two">二</div><div class="three frame"></div>`,
			`
			#story { flow-into: story }
			.frame { flow-from: story; width: 100pt; -x-jump-lines: ${input.jump!.min} }
			.frame::-x-jump-to { content: "（下转第" counter(-x-jump-page) "版）"; text-align: right }
			.frame::-x-jump-from { content: "（上接第" counter(-x-jump-page) "版）" }
			.one { height: ${12 * 14}pt } .three { height: ${30 * 14}pt }
			.two, .three { break-before: page }`,
		);
		const [first, , third] = pages.map(({ root }) => linesIn(root));
		const isText = (line: string): boolean => /^国+$/.test(line);
		expect(diagnostics).toEqual([]);
		expect(first!.filter(isText)).toHaveLength(Number(expected.page1Rows));
		expect(first).toHaveLength(Number(expected.jumpRow));
		expect(first).toContain(input.jump!.line);
		expect(third!.filter(isText)).toHaveLength(Number(expected.page3Rows));
		expect(third![0]).toBe(expected.page3Head);
		expect(lastRow(pages[0]!.root)).toBe(11 * 14);
	});
});

describe('a story that is too long for its frames', () => {
	it('L06: 140 ideographs in 10 rows of 13 leave 1 line of 10, which stands after the frame', () => {
		const { expect: expected, input } = flow.get('L06')!;
		const { measure = 0, rows = 0, han = 0 } = input;
		const { pages, diagnostics } = print(
			`<p id="story">${'国'.repeat(han)}</p><div class="frame"></div>`,
			`
			#story { flow-into: story; widows: 1 }
			.frame { flow-from: story; width: ${10 * measure}pt; height: ${14 * rows}pt }`,
		);
		const frame = framesIn(pages[0]!.root)[0]!;
		expect(frame.overset).toMatchObject({ characters: expected.oversetChars, lines: expected.oversetLines });
		expect(linesIn(frame)).toHaveLength(rows);
		const [left, ...others] = frame.overset!.fragments!;
		expect(linesIn(left!)).toEqual(['国'.repeat(10)]);
		expect(left!.rect.y).toBe(140);
		expect(others).toEqual([]);
		expect(diagnostics.map(({ code, hint }) => `${code}: ${hint}`)).toEqual([
			'layout/overset: cut about 10 characters, or give it 1 row more than 130 × 140 pt',
		]);
	});
});

interface Pair {
	readonly zhRows: number;
	readonly enRows: number;
}
interface Bilingual {
	readonly pair: Pair;
	readonly nextPair: Pair;
	readonly grid: number;
	readonly zh: { readonly fontSize: number };
	readonly en: { readonly fontSize: number };
}

describe('a story in two languages side by side', () => {
	const cases = new Map(casesOf<Bilingual>('bilingual').map((each) => [each.id, each]));
	const side = `
		main { display: grid; grid-template-columns: 100pt 100pt; grid-template-rows: 420pt; column-gap: 10pt }
		.zh { flow-into: zh } .en { flow-into: en } #zh { flow-from: zh } #en { flow-from: en; -x-flow-pair: zh }`;
	const pairs = (list: readonly Pair[]): string =>
		list
			.map(
				({ zhRows, enRows }) =>
					`<div class="zh">${'国'.repeat(10 * zhRows)}</div><div class="en" lang="en">${'a '.repeat(20 * enRows).trim()}</div>`,
			)
			.join('');
	const frame = (page: Fragment, id: string): Fragment =>
		framesIn(page).find(({ box }) => box.element?.attributes.id === id)!;
	const baselines = (fragment: Fragment, y = 0): readonly number[] => [
		...(fragment.lines ?? []).map((line) => y + fragment.rect.y + line.rect.y + line.baseline),
		...fragment.children.flatMap((child) => baselines(child, y + fragment.rect.y)),
	];

	it('P03: the parts of a pair begin on one row, the shorter leaves rows empty', () => {
		const { expect: expected, input } = cases.get('P03')!;
		// A letter and a space are 7.5 points: 13 to a line of 100, so 20 letters would be too many; set them in 150.
		const { pages, diagnostics } = print(
			`${pairs([input.pair, input.nextPair])}<main><div id="zh"></div><div id="en"></div></main>`,
			`${side} main { grid-template-columns: 100pt 150pt }`,
		);
		const rowsOf = (id: string): readonly number[] =>
			baselines(frame(pages[0]!.root, id)).map((y) =>
				Math.round((y - baselines(frame(pages[0]!.root, id))[0]!) / 14),
			);
		const { first, second } = expected.startRows as { first: number; second: number };
		const empty = expected.emptyRows as { zh: number; en: number };
		expect(diagnostics).toEqual([]);
		for (const [id, own, next] of [
			['zh', input.pair.zhRows, input.nextPair.zhRows],
			['en', input.pair.enRows, input.nextPair.enRows],
		] as const) {
			const rows = rowsOf(id);
			expect(rows).toHaveLength(own + next);
			expect(rows[0]).toBe(first);
			expect(rows[own]).toBe(second);
			expect(second - own).toBe(empty[id]);
		}
	});

	it('P05: on one grid of 14 points, baselines of 9.5 and of 9 points agree', () => {
		const { expect: expected, input } = cases.get('P05')!;
		const list = [3, 1, 4, 2, 2].map((rows, i) => ({ zhRows: rows, enRows: 1 + ((3 * i) % 4) }));
		const { pages } = print(
			`${pairs(list)}<main><div id="zh"></div><div id="en"></div></main>`,
			`${side}
			body { line-grid: create; line-height: ${input.grid}pt } div { line-snap: baseline }
			.zh { font-size: ${input.zh.fontSize}pt } .en { font-size: ${input.en.fontSize}pt }`,
		);
		const zh = baselines(frame(pages[0]!.root, 'zh'));
		const en = baselines(frame(pages[0]!.root, 'en'));
		expect(zh[0]! - en[0]!).toBeCloseTo(Number(expected.baselineDelta), 6);
		for (const y of [...zh, ...en]) {
			const rows = (y - zh[0]!) / input.grid;
			expect(rows).toBeCloseTo(Math.round(rows), 6);
		}
	});

	it('begins every pair on one row, whichever is the longer, over columns and pages', () => {
		const list = Array.from({ length: 17 }, (_, i) => ({
			zhRows: 1 + ((5 * i) % 7),
			enRows: 1 + ((3 * i) % 5),
		}));
		const { pages } = print(
			`${pairs(list)}<main><div id="zh"></div><div id="en"></div></main><section><div id="zh2"></div></section><section><div id="en2"></div></section>`,
			`${side}
			main { grid-template-columns: 100pt 150pt; grid-template-rows: 280pt; break-after: page }
			section { break-after: page } #zh2, #en2 { height: 420pt }
			#zh2 { flow-from: zh; width: 210pt; columns: 2; column-gap: 10pt }
			#en2 { flow-from: en; width: 310pt; columns: 2; column-gap: 10pt }`,
		);
		const starts = (language: string): readonly string[] =>
			pages.flatMap(({ root }, page) =>
				framesIn(root).flatMap((fragment) => {
					if (!fragment.box.element!.attributes.id!.startsWith(language)) return [];
					const left = fragment.children[0]?.rect.x ?? 0;
					return fragment.children
						.filter(({ isFirst }) => isFirst)
						.map(
							(part) =>
								`${page === 0 ? 1 : 2} ${part.rect.x === left ? 1 : 2} ${Math.round(baselines(part)[0]!)}`,
						);
				}),
			);
		expect(starts('zh')).toHaveLength(17);
		expect(starts('zh').filter((place) => place.startsWith('2 2')).length).toBeGreaterThan(1);
		expect(starts('zh')).toEqual(starts('en'));
	});
});

describe('what is left over where the page is printed all the same', () => {
	const inks = (css: string): readonly string[] => {
		const { painted } = printPage({
			html: `<html lang="en"><div class="story">a<br>b</div><div class="frame"></div></html>`,
			css: [
				{
					file: 'test.css',
					text: `html { font: 10pt/10pt Narrow } .story { flow-into: a; orphans: 1; widows: 1 } .frame { flow-from: a; height: 10pt } ${css}`,
				},
			],
			isFinal: true,
		});
		return (
			painted.pages
				.map(listText)
				.join('')
				.match(/#[0-9a-f]{6} ".*"/g) ?? []
		);
	};

	it('stands after the last frame in its own ink, unless the thread is to end there', () => {
		expect(inks('')).toEqual(['#000000 "a"', '#000000 "b"']);
		expect(inks('.frame { region-fragment: break }')).toEqual(['#000000 "a"']);
	});
});

const framesIn = (fragment: Fragment): readonly Fragment[] => [
	...(fragment.frame ? [fragment] : []),
	...fragment.children.flatMap(framesIn),
];

/** Where the lowest line on a page begins. */
function lastRow(root: Fragment, y = 0): number {
	const top = y + root.rect.y;
	return Math.max(
		...(root.lines ?? []).map(({ rect }) => top + rect.y),
		...root.children.map((child) => lastRow(child, top)),
		0,
	);
}
