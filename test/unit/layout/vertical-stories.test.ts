import { describe, expect, it } from 'vitest';
import type { Fragment } from '../../../src/layout/index.js';
import { type Printed, printPage } from '../../support/print-page.js';

const print = (body: string, css: string): Printed =>
	printPage({
		html: `<html lang="zh-Hans"><body>${body}</body></html>`,
		css: [
			{
				file: 'test.css',
				text: `
				@page { size: 200pt 100pt; margin: 0 }
				html { font-size: 10pt; line-height: 1; font-family: Narrow, Square }
				body, p { margin: 0 }
				.story { writing-mode: vertical-rl }
				${css}`,
			},
		],
	});

interface Line {
	readonly page: string;
	/** Of the line's right edge and upper end. */
	readonly right: number;
	readonly top: number;
	readonly text: string;
}

function linesOf({ pages }: Printed): readonly Line[] {
	const found: Line[] = [];
	const visit = (fragment: Fragment, left: number, top: number, page: string): void => {
		const x = left + fragment.rect.x;
		const y = top + fragment.rect.y;
		for (const { rect, runs } of fragment.lines ?? [])
			found.push({
				page,
				right: x + rect.x + rect.width,
				top: y + rect.y,
				text: runs.map(({ run }) => run.text).join(''),
			});
		for (const child of fragment.children) visit(child, x, y, page);
	};
	for (const { root, folio } of pages) visit(root, 0, 0, folio);
	return found;
}

const places = (printed: Printed): readonly string[] =>
	linesOf(printed).map(({ page, right, top, text }) => `${page} ${right} ${top} ${text}`);
/** Twelve ideographs, told apart. */
const TEXT = '甲乙丙丁戊己庚辛壬癸子丑';

describe('vertical stories on a horizontal page', () => {
	it('columns of vertical text stand under each other', () => {
		// Height 50 in two columns of 20 with a gap of 10: six lines of two characters, three in each column.
		const story = print(
			`<div class="story">${TEXT}</div>`,
			'.story { columns: 2; column-gap: 10pt; height: 50pt; column-rule: 1pt solid }',
		);
		expect(places(story)).toEqual([
			'1 30 0 甲乙',
			'1 20 0 丙丁',
			'1 10 0 戊己',
			'1 30 30 庚辛',
			'1 20 30 壬癸',
			'1 10 30 子丑',
		]);
		// The rule lies in the middle of the gap, as long as the columns are wide.
		const rules = (fragment: Fragment): readonly unknown[] => [
			...(fragment.rules ?? []),
			...fragment.children.flatMap(rules),
		];
		expect(rules(story.pages[0]!.root)).toEqual([{ x: 0, y: 24.5, width: 30, height: 1 }]);
	});

	it('measures of whole ems leave the rest of the height to the gap', () => {
		const story = print(
			`<div class="story">${TEXT}</div>`,
			'.story { columns: 2; column-gap: 10pt; height: 58pt; -x-column-measure: whole }',
		);
		expect([...new Set(linesOf(story).map(({ top }) => top))]).toEqual([0, 38]);
	});

	it('a story wider than its column goes on in the next', () => {
		// Columns of 30: three lines of two characters in each.
		const story = print(
			`<main><div class="story">${TEXT}</div></main>`,
			'main { columns: 2; column-gap: 10pt; width: 70pt; height: 60pt; column-fill: auto } .story { height: 20pt }',
		);
		expect(places(story)).toEqual([
			'1 30 0 甲乙',
			'1 20 0 丙丁',
			'1 10 0 戊己',
			'1 70 0 庚辛',
			'1 60 0 壬癸',
			'1 50 0 子丑',
		]);
		expect(story.diagnostics).toEqual([]);
	});

	it('a story wider than its page goes on at the right of the next page, and widows move', () => {
		const text = '永和九年岁在癸丑暮春之初会于会稽山阴之兰亭修禊事也'.slice(0, 21);
		const story = print(`<div class="story">${text}</div>`, '.story { height: 10pt }');
		const found = linesOf(story);
		// Twenty lines of one character are as wide as the page; one line alone may not go on.
		expect(found.filter(({ page }) => page === '1')).toHaveLength(19);
		expect(found.filter(({ page }) => page === '2')).toHaveLength(2);
		expect(found[19]).toMatchObject({ page: '2', top: 0 });
		expect(found.map((line) => line.text).join('')).toBe(text);
	});

	it('an area of the grid is filled, and what it has no room for is overset', () => {
		const grid =
			'main { display: grid; margin-left: 50pt; grid-template-rows: 40pt; grid-template-columns: 50pt }';
		const fits = print(`<main><div class="story">${TEXT}</div></main>`, grid);
		// Lines begin at the right edge of the area.
		expect(places(fits)[0]).toBe('1 100 0 甲乙丙丁');
		expect(fits.diagnostics).toEqual([]);
		const over = print(`<main><div class="story" id="tall">${TEXT.repeat(2)}</div></main>`, grid);
		expect(over.diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
			'layout/overset "tall" on page 1 has 1 line (4 characters) left over, from "壬癸子丑"',
		]);
	});

	it('a vertical headline takes whole rows of the page around it', () => {
		const page = print(
			`<main><p>上</p><h1 class="story">题</h1><p>下</p></main>`,
			`main { line-grid: create; line-snap: baseline; line-height: 14pt }
			h1 { margin: 0; font-size: 20pt; line-height: 1; height: 20pt; box-snap: center }`,
		);
		const found = linesOf(page);
		expect(found[1]).toMatchObject({ text: '题', top: 18 });
		expect(found[2]).toMatchObject({ text: '下', top: 42 });
	});

	it('vertical text has a grid of its own, on which all its columns stand', () => {
		const story = print(
			`<div class="story"><p>甲乙</p><h2>题</h2><p>丙丁戊己庚辛壬癸子丑寅卯</p></div>`,
			`.story { columns: 2; column-gap: 10pt; height: 50pt; column-fill: auto; width: 84pt; line-height: 14pt; line-grid: create; line-snap: baseline }
			h2 { margin: 0; font-size: 12pt; line-height: 20pt; box-snap: center; font-weight: inherit }`,
		);
		const body = linesOf(story).filter(({ text }) => text !== '题');
		const right = body[0]!.right;
		for (const line of body) expect(Math.abs((right - line.right) % 14), line.text).toBeCloseTo(0, 6);
		// The headline takes two rows: the next line is the fourth.
		expect(body[1]!.right).toBe(right - 42);
		expect(body.map(({ top }) => top)).toEqual([0, 0, 0, 0, 30, 30, 30]);
		expect(story.diagnostics).toEqual([]);
	});
});
