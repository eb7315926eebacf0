import { describe, expect, it } from 'vitest';
import type { Fragment } from '../../../src/layout/index.js';
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
