import { describe, expect, it } from 'vitest';
import type { Fragment } from '../../../src/layout/index.js';
import { type Printed, printPage } from '../../support/print-page.js';
import { casesOf } from '../../support/typography-cases.js';

/** TYPOGRAPHY, appendix A: columns and what is kept together (L), headlines (M). Rows of 10 pt with text of 10 pt. */
type Values = Readonly<Record<string, unknown>>;
const flow = new Map(casesOf<Values, Values>('flow').map((each) => [each.id, each]));
const headlines = new Map(casesOf<Values, Values>('headline').map((each) => [each.id, each]));

function print(body: string, css = ''): Printed {
	return printPage({
		html: `<html lang="zh-Hans"><body>${body}</body></html>`,
		css: [
			{
				file: 'test.css',
				text: `
				@page { size: 1200pt 600pt; margin: 0 }
				html { font-size: 10pt; line-height: 1; font-family: Narrow, Square }
				body, p, h1, h2 { margin: 0; font-size: inherit; font-weight: inherit }
				${css}`,
			},
		],
	});
}

/** A paragraph of so many lines. */
const lines = (count: number, text = '永'): string => `<p>${Array(count).fill(text).join('<br>')}</p>`;

interface Line {
	readonly x: number;
	readonly y: number;
	readonly text: string;
	readonly measure: number;
	/** A word goes on in the next line: its hyphen is a glyph without a letter. */
	readonly isDivided: boolean;
}

function linesOf({ pages }: Printed): readonly Line[] {
	const found: Line[] = [];
	const visit = (fragment: Fragment, left: number, top: number): void => {
		const x = left + fragment.rect.x;
		const y = top + fragment.rect.y;
		for (const { rect, runs } of fragment.lines ?? [])
			found.push({
				x: x + rect.x,
				y: y + rect.y,
				text: runs.map(({ run }) => run.text).join(''),
				measure: rect.width,
				isDivided: runs.some(({ run }) => run.glyphs.length > [...run.text].length),
			});
		for (const child of fragment.children) visit(child, x, y);
	};
	for (const { root } of pages) visit(root, 0, 0);
	return found;
}

/** How many lines stand in each of the columns, which begin 100 pt apart. */
function perColumn(printed: Printed, count: number): readonly number[] {
	const columns = new Array<number>(count).fill(0);
	for (const { x } of linesOf(printed)) columns[Math.round(x / 100)]!++;
	return columns;
}

const columns = (count: number, more = ''): string =>
	`main { columns: ${count}; column-gap: 0; width: ${100 * count}pt; ${more} }`;
const messages = ({ diagnostics }: Printed): readonly string[] => diagnostics.map(({ message }) => message);

describe('cases of TYPOGRAPHY, group L: columns', () => {
	it('L01 rows are the quotient rounded up, the last column is short', () => {
		const { input, expect: expected } = flow.get('L01')!;
		const story = print(`<main>${lines(input.lines as number)}</main>`, columns(input.columns as number));
		expect(perColumn(story, 3)).toEqual(expected.perColumn);
	});

	for (const id of ['L02', 'L03']) {
		it(`${id} ${flow.get(id)!.note}`, () => {
			const { input, expect: expected } = flow.get(id)!;
			const [rows = 0] = [input.columnCapacity ?? input.columnRoom] as readonly number[];
			const count = (input.paragraph ?? (input.paragraphs as readonly number[])[0]) as number;
			// In L03 two rows are left below what stands in the column already.
			const above = id === 'L03' ? 2 : 0;
			const story = print(
				`<main>${above ? lines(above, '上') : ''}${lines(count)}</main>`,
				`${columns(2, `column-fill: auto; height: ${10 * (rows + above)}pt`)} p { orphans: 2; widows: 2 }`,
			);
			const [first = 0, second = 0] = perColumn(story, 2);
			expect([first - above, second]).toEqual(expected.perColumn);
		});
	}

	for (const id of ['L04', 'L05']) {
		it(`${id} ${flow.get(id)!.note}`, () => {
			const { input, expect: expected } = flow.get(id)!;
			const rows = input.columnRoom as number;
			for (const rules of ['', 'p { orphans: 1; widows: 1 }']) {
				const story = print(
					`<main>${lines(3, '上')}<h2>题</h2>${lines(input.nextParagraph as number)}</main>`,
					`${columns(2, `column-fill: auto; height: ${10 * (rows + 3)}pt`)} ${rules}
					h2 { break-after: avoid; -x-keep-lines: ${input.keepWithNextLines} }`,
				);
				const heading = linesOf(story).find(({ text }) => text === '题');
				expect(heading?.x === 0).toBe(expected.headingStays);
			}
		});
	}

	it('L09 eight columns of 13 characters and gaps of one em are 999 pt', () => {
		const { input, expect: expected } = flow.get('L09')!;
		const text = '永和九年岁在癸丑暮春之初会于会稽山阴之兰亭修禊事也'.repeat(20);
		const story = print(
			`<main><p>${text}</p></main>`,
			`main { font-size: ${input.em}pt; width: ${expected.typeAreaWidthPt}pt; column-width: ${input.chars}ic; column-gap: ${input.gapEm}em }`,
		);
		const found = linesOf(story);
		const starts = [...new Set(found.map(({ x }) => Math.round(x)))];
		const step = ((input.chars as number) + (input.gapEm as number)) * (input.em as number);
		expect(starts).toEqual(Array.from({ length: input.baseColumns as number }, (_, i) => i * step));
		expect([...found[0]!.text]).toHaveLength(input.chars as number);
	});

	for (const id of ['L10', 'L11', 'L12']) {
		const { note, input, expect: expected } = flow.get(id)!;
		it(`${id} ${note}`, () => {
			const [em, span, chars, gap, into] = ['em', 'span', 'chars', 'gapEm', 'into'].map(
				(key) => input[key] as number,
			) as [number, number, number, number, number];
			const width = (span * chars + (span - 1) * gap) * em;
			const story = print(
				`<main><p>${'永和九年岁在癸丑暮春之初会于会稽山阴之兰亭修禊事也'.repeat(20)}</p></main>`,
				`main { font-size: ${em}pt; width: ${width}pt; columns: ${into}; column-gap: ${gap}em; -x-column-measure: whole }`,
			);
			const found = linesOf(story);
			const starts = [...new Set(found.map(({ x }) => Math.round(100 * x) / 100))];
			expect(found[0]!.measure / em).toBeCloseTo(expected.measureEm as number, 6);
			expect(starts).toHaveLength(into);
			for (const [i, start] of starts.entries())
				expect(start / em).toBeCloseTo(i * ((expected.measureEm as number) + (expected.gapEm as number)), 6);
		});
	}
});

describe('cases of TYPOGRAPHY, group M: headlines', () => {
	it(`M03 ${headlines.get('M03')!.note}`, () => {
		const grid = headlines.get('M03')!.input.grid as number;
		const css = `
			main { line-height: ${grid}pt; line-grid: create; line-snap: baseline; columns: 2; column-gap: 0; width: 800pt; column-fill: auto; height: ${12 * grid}pt }
			header { box-snap: center; break-inside: avoid; break-after: avoid; line-height: 1.2 }
			.kicker { font-size: 16pt } h1 { font-size: 36pt } .deck { font-size: 14pt } p { orphans: 1; widows: 1 }`;
		const set = '<header><p class="kicker">引题</p><h1>主题</h1><p class="deck">副题</p></header>';
		const sum = 1.2 * (16 + 36 + 14);
		const rows = Math.ceil(sum / grid);
		const story = print(`<main>${lines(2, '上')}${set}${lines(3)}</main>`, css);
		expect(messages(story)).toEqual([]);
		const found = linesOf(story);
		expect(found.map(({ text }) => text).slice(2, 5)).toEqual(['引题', '主题', '副题']);
		const body = found.filter(({ text }) => text === '永');
		expect(body[0]!.y).toBeCloseTo((2 + rows) * grid, 6);
		// Half of what is left of the rows stands above.
		expect(found[2]!.y).toBeCloseTo(2 * grid + (rows * grid - sum) / 2, 6);
		// Where the set and a line of its text do not fit, all of it goes over.
		const late = linesOf(print(`<main>${lines(12 - rows, '上')}${set}${lines(3)}</main>`, css));
		expect(late.filter(({ text }) => text !== '上').every(({ x }) => x === 400)).toBe(true);
	});

	it('M04 a vertical headline of five characters height', () => {
		const { input, expect: expected } = headlines.get('M04')!;
		const story = print(
			`<h1>${input.text}</h1>`,
			`h1 { writing-mode: ${input.writingMode}; height: ${input.height}em; text-wrap: ${input.wrap}; font-size: 20pt }`,
		);
		const found = linesOf(story);
		expect(found.map(({ text }) => text)).toEqual(expected.lines);
		expect(expected.order).toBe('right to left');
		expect(found[0]!.x).toBeGreaterThan(found[1]!.x);
		expect(found[0]!.y).toBe(found[1]!.y);
	});
});

describe('columns of a newspaper', () => {
	it('feet differ by at most one row where they are to be level', () => {
		for (let count = 1; count <= 14; count++) {
			const story = print(
				`<main>${lines(count)}</main>`,
				`${columns(3, '-x-column-feet: level')} p { orphans: 1; widows: 1 }`,
			);
			const [first = 0, second = 0, third = 0] = perColumn(story, 3);
			expect(first + second + third).toBe(count);
			expect(first - third, `${count} lines`).toBeLessThanOrEqual(1);
			expect(first >= second && second >= third).toBe(true);
		}
	});

	it('a picture that is higher than the quotient makes the row as high as it is', () => {
		const story = print(
			`<main>${lines(3)}<img style="display: block" src="50x100"></main><p id="after">后</p>`,
			columns(2),
		);
		expect(linesOf(story).at(-1)).toMatchObject({ text: '后', y: 100 });
	});

	it('a heading is not left at the foot where columns may be longer', () => {
		// Four rows in two columns: two each would leave the heading alone, three the same; with four all stand in the first.
		const story = print(`<main><h2>题</h2>${lines(3)}</main>`, `${columns(2)} h2 { break-after: avoid }`);
		expect(perColumn(story, 2)).toEqual([4, 0]);
		expect(messages(story)).toEqual([]);
	});

	it('a box over two of three columns has their text below it, and the third beside it', () => {
		const story = print(
			`<main><h1>横题</h1>${lines(7)}</main>`,
			`${columns(3)} h1 { column-span: 2; font-size: 20pt; break-after: avoid } p { orphans: 1; widows: 1 }`,
		);
		// The headline takes two rows of two columns, 7 lines the rest of 11: columns of four, under it two lines each.
		const body = linesOf(story).filter(({ text }) => text === '永');
		expect(body.map(({ x, y }) => `${x} ${y}`)).toEqual([
			'0 20',
			'0 30',
			'100 20',
			'100 30',
			'200 0',
			'200 10',
			'200 20',
		]);
		expect(linesOf(story)[0]).toMatchObject({ text: '横题', measure: 200 });
	});

	it('a box that spans columns may stand deep in the text, which goes on below it', () => {
		const story = print(
			`<main><section id="one">${lines(3, '前')}<div><h2>横题</h2>${lines(4)}</div></section>${lines(2, '后')}</main>`,
			`${columns(2)} h2 { column-span: all; font-size: 20pt } p { orphans: 1; widows: 1 }`,
		);
		expect(linesOf(story).map(({ x, y, text }) => `${x} ${y} ${text}`)).toEqual([
			'0 0 前',
			'0 10 前',
			'100 0 前',
			'0 20 横题',
			'0 40 永',
			'0 50 永',
			'0 60 永',
			'100 40 永',
			'100 50 后',
			'100 60 后',
		]);
		expect(messages(story)).toEqual([]);
	});

	it('columns before what spans them are balanced, also where the last ones are filled one by one', () => {
		const story = print(
			`<main>${lines(4, '前')}<h2>横题</h2>${lines(3)}</main>`,
			`${columns(2, 'column-fill: auto; height: 60pt')} h2 { column-span: all } p { orphans: 1; widows: 1 }`,
		);
		expect(linesOf(story).map(({ x, text }) => `${x} ${text}`)).toEqual([
			'0 前',
			'0 前',
			'100 前',
			'100 前',
			'0 横题',
			'0 永',
			'0 永',
			'0 永',
		]);
	});

	it('a headline over columns goes over the page with its text', () => {
		const story = print(
			`<p style="height: 575pt"></p><main><h1>横题</h1>${lines(8)}</main>`,
			`${columns(2)} h1 { column-span: all; font-size: 20pt; break-after: avoid }`,
		);
		expect(linesOf(story)[0]).toMatchObject({ text: '横题', y: 0 });
		expect(story.pages).toHaveLength(2);
	});
});

describe('vertical fill', () => {
	const FILL = '-x-fill-rows: blocks; column-fill: auto; height: 100pt';
	const css = (more: string): string =>
		`${columns(2, more)} h2 { break-after: avoid } p { orphans: 2; widows: 2 }`;

	const firstColumn = (body: string, more = FILL): readonly number[] =>
		linesOf(print(`<main>${body}</main>`, css(more)))
			.filter(({ x }) => x === 0)
			.map(({ y }) => y);

	it('a column one row short has it above its heading', () => {
		// Of three lines none can stay in one row: nine rows are filled of ten, and the gap between the paragraphs stays closed.
		expect(firstColumn(`${lines(2)}${lines(3)}<h2>题</h2>${lines(3)}${lines(3)}${lines(7)}`)).toEqual([
			0, 10, 20, 30, 40, 60, 70, 80, 90,
		]);
	});

	it('more rows stand between paragraphs, one each, and none between a heading and its text', () => {
		expect(firstColumn(`${lines(2)}${lines(2)}<h2>题</h2>${lines(3)}${lines(3)}${lines(7)}`)).toEqual([
			0, 10, 30, 40, 60, 70, 80, 90,
		]);
	});

	it('sections become higher by the rows that are left in them', () => {
		const story = `<section>${lines(2)}${lines(2)}</section><section><h2>题</h2>${lines(3)}</section>${lines(3)}${lines(7)}`;
		expect(firstColumn(story)).toEqual([0, 10, 30, 40, 60, 70, 80, 90]);
	});

	it('a column that it cannot fill to the row stays as it is', () => {
		expect(firstColumn(`${lines(4)}<h2>题</h2>${lines(3)}${lines(3)}${lines(7)}`)).toEqual([
			0, 10, 20, 30, 40, 50, 60, 70,
		]);
	});

	it('is not done where nobody asks for it', () => {
		expect(
			firstColumn(
				`${lines(5)}<h2>题</h2>${lines(3)}${lines(3)}${lines(7)}`,
				'column-fill: auto; height: 100pt',
			),
		).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80]);
	});

	it('fills frames of a thread and boxes of given height', () => {
		const story = `${lines(5)}<h2>题</h2>${lines(3)}`;
		const box = '{ height: 100pt; width: 100pt; -x-fill-rows: blocks }';
		const expected = [0, 10, 20, 30, 40, 60, 70, 80, 90];
		for (const [body, rules] of [
			[`<div>${story}</div>`, `div ${box}`],
			[`<article>${story}</article><div></div>`, `article { flow-into: a } div ${box} div { flow-from: a }`],
		] as const) {
			const printed = print(body, `${css('')} ${rules}`);
			expect(linesOf(printed).map(({ y }) => y)).toEqual(expected);
			expect(messages(printed)).toEqual([]);
		}
	});
});

describe('rules that give way', () => {
	const fixed = (rows: number): string => columns(2, `column-fill: auto; height: ${10 * rows}pt`);

	it('a heading is parted from its text before lines are left alone, and it is said', () => {
		const story = print(`<main><h2>题</h2>${lines(3)}</main>`, `${fixed(3)} h2 { break-after: avoid }`);
		expect(perColumn(story, 2)).toEqual([1, 3]);
		expect(story.diagnostics).toEqual([
			expect.objectContaining({
				code: 'layout/stranded-heading',
				severity: 'warning',
				message: 'what is to stay with the text after it stands at the end of its frame on page 1: "题"',
			}),
		]);
	});

	it('the last lines stand alone before the first ones do', () => {
		const story = print(`<main>${lines(3)}</main>`, `${fixed(2)} p { orphans: 2; widows: 2 }`);
		expect(perColumn(story, 2)).toEqual([2, 1]);
		expect(messages(story)).toEqual([
			'fewer lines of a paragraph than its style asks for go on behind page 1: "永"',
		]);
		expect(story.diagnostics[0]!.code).toBe('layout/widow');
	});

	it('where not even the first lines have room, that is said too', () => {
		const story = print(`<main>${lines(2)}</main>`, `${fixed(1)} p { orphans: 2; widows: 2 }`);
		expect(perColumn(story, 2)).toEqual([1, 1]);
		expect(story.diagnostics.map(({ code }) => code)).toEqual(['layout/orphan']);
	});
});

describe('lines off the grid', () => {
	it('a box that was moved after it was set is reported, one that takes whole rows is not', () => {
		const page = (style: string): Printed =>
			print(
				`<main><div style="${style}">${lines(2)}</div></main>`,
				'main { line-grid: create; line-snap: baseline; display: grid; grid-template-rows: 45pt }',
			);
		expect(messages(page(''))).toEqual([]);
		expect(page('align-self: end').diagnostics).toEqual([
			expect.objectContaining({
				code: 'layout/off-grid',
				severity: 'warning',
				message: '2 lines stand up to 5 pt off the baseline grid of page 1, from "永"',
			}),
		]);
		expect(messages(page('position: relative; top: 3pt'))).toEqual([
			'2 lines stand up to 3 pt off the baseline grid of page 1, from "永"',
		]);
	});
});

describe('hyphens at the end of a column', () => {
	it('no word is parted over columns, also where a widow changes which line is the last', () => {
		const words =
			'the morning paper of the municipality celebrates extraordinary international communications';
		const text = `${words} `.repeat(3).split(' ');
		let divided = 0;
		for (let count = 6; count <= 20; count++) {
			for (const rows of [4, 5, 6, 7, 8]) {
				const story = print(
					`<main lang="en"><p>${text.slice(0, count).join(' ')}</p></main>`,
					`main { columns: 2; column-gap: 10pt; width: 170pt; column-fill: auto; height: ${10 * rows}pt }
					p { hyphens: auto; text-align: justify; text-wrap: pretty; hyphenate-limit-last: always; hyphenate-limit-chars: 5 2 2; widows: 3 }`,
				);
				const found = linesOf(story);
				const last = found.filter(({ x }, i) => found[i + 1] !== undefined && found[i + 1]!.x > x);
				divided += found.filter(({ isDivided }) => isDivided).length;
				expect(
					last.filter(({ isDivided }) => isDivided),
					`${count} words in ${rows} rows`,
				).toEqual([]);
			}
		}
		expect(divided).toBeGreaterThan(0);
	});
});
