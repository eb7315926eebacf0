import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openRoot } from '../../../src/files/index.js';
import type { FontSet } from '../../../src/font/index.js';
import { loadFontTable, openFonts } from '../../../src/font/index.js';
import { fitTable, type Paragraph, setLine, type TextStyle } from '../../../src/text/index.js';
import { type PageGlyph, pageGlyphs } from '../../support/page-glyphs.js';
import { prepare } from '../../support/prepare.js';
import { textStyle } from '../../support/text-style.js';
import { unexpected } from '../font/project.js';

interface Case {
	readonly id: string;
	readonly kind: string;
	readonly input: string;
	readonly params: {
		readonly textCombine?: string;
		readonly textOrientation?: TextStyle['textOrientation'];
		readonly push?: 'shrink';
	};
	readonly expect: {
		readonly glyphs?: readonly string[];
		readonly units?: readonly string[];
		readonly advance?: number;
		readonly minAdvance?: number;
		readonly autospace?: number;
		readonly advanceEach?: number;
		readonly lineAxisX?: readonly number[];
	};
}

const cases = JSON.parse(
	readFileSync(new URL('../../cases/typography.json', import.meta.url), 'utf8'),
) as Case[];
const caseOf = (id: string): Case => cases.find((one) => one.id === id)!;

const vertical = ({ params }: Case): TextStyle => ({
	...textStyle,
	fontSize: 1,
	writingMode: 'vertical-rl',
	textOrientation: params.textOrientation ?? 'mixed',
	textCombineUpright: params.textCombine ? { digits: Number(params.textCombine.split(' ')[1]) } : 'none',
});

const paragraphOf = (example: Case): Paragraph => prepare(example.input, 'zh-Hans', vertical(example));
const fitOf = (paragraph: Paragraph) => fitTable(paragraph).fit(0, paragraph.units.length);

/** In the square fonts a glyph is numbered as its character. */
const partsOf = ({ units, text }: Paragraph): readonly string[] =>
	units.map(({ start, end, glyphs }) => {
		if (glyphs?.combined) return `${text.slice(start, end)} combined`;
		if (glyphs?.direction === 'horizontal') return `${text.slice(start, end)} turned`;
		return String.fromCodePoint(...(glyphs?.glyphs ?? []));
	});

describe('vertical cases of TYPOGRAPHY A.9, in square fonts', () => {
	test.each(['I01', 'I05', 'I06', 'I07', 'I08', 'I09', 'I10'])('%s takes what it should', (id) => {
		expect(fitOf(paragraphOf(caseOf(id))).natural).toBeCloseTo(caseOf(id).expect.advance!, 6);
	});

	test('I01: quotes become corner brackets, and the text keeps them', () => {
		const paragraph = paragraphOf(caseOf('I01'));
		expect(partsOf(paragraph)).toEqual(caseOf('I01').expect.glyphs!.map((glyph) => glyph[0]));
		expect(paragraph.text).toBe('“中国”');
	});

	test('I02: each mark takes one em', () => {
		const { units } = paragraphOf(caseOf('I02'));
		const [em] = [caseOf('I02').expect.advanceEach!];
		expect(units.map(({ ink, blankBefore, blankAfter }) => ink + blankBefore + blankAfter)).toEqual([
			em,
			em,
			em,
		]);
	});

	test('I05: two digits are one unit of one em', () => {
		expect(partsOf(paragraphOf(caseOf('I05')))).toEqual(['12 combined', '月']);
	});

	test('I06: four digits lie on their side, with an autospace behind them', () => {
		const paragraph = paragraphOf(caseOf('I06'));
		expect(partsOf(paragraph)).toEqual(['2026 turned', '年']);
		expect(paragraph.gaps[0]).toMatchObject({ kind: 'autospace', natural: caseOf('I06').expect.autospace });
	});

	test('I07: fullwidth digits stand upright', () => {
		expect(partsOf(paragraphOf(caseOf('I07')))).toEqual(caseOf('I07').expect.units);
	});

	test('I08: a word lies on its side', () => {
		expect(partsOf(paragraphOf(caseOf('I08')))).toEqual(['用', 'GDP turned', '衡', '量']);
	});

	test('I09: letters stand one below the other', () => {
		const parts = partsOf(paragraphOf(caseOf('I09')));
		expect(parts.flatMap((part) => [...part])).toEqual(caseOf('I09').expect.units);
	});

	test('I11: a question mark gives nothing up', () => {
		const { natural, shrink } = fitOf(paragraphOf(caseOf('I11')));
		expect(natural - shrink).toBeCloseTo(caseOf('I11').expect.minAdvance!, 6);
	});

	test('I11: where it would give up a half in a horizontal line', () => {
		const { natural, shrink } = fitOf(
			prepare(caseOf('I11').input, 'zh-Hans', { ...vertical(caseOf('I11')), writingMode: 'horizontal-tb' }),
		);
		expect(natural - shrink).toBeCloseTo(2.5, 6);
	});
});

const fonts = await openFonts(loadFontTable(openRoot(process.cwd()), unexpected), unexpected);
const SIZE = 20;
/** Where the axis of the only line of these pages lies. */
const AXIS = 10;

/** Glyphs of a vertical line of 20 pt at the left of a page. */
function column(text: string, css = '', own: FontSet = fonts): readonly PageGlyph[] {
	const style = `writing-mode: vertical-rl; width: ${SIZE}pt; font: ${SIZE}pt/1 'Source Serif 4', 'Noto Serif SC'; ${css}`;
	const page = `<style>@page { size: 100pt 400pt; margin: 0 } body { margin: 0 }</style>`;
	return pageGlyphs(`<html lang="zh-Hans">${page}<div style="${style}">${text}</div></html>`, own).glyphs;
}

const middle = ({ ink }: PageGlyph): readonly [number, number] => [
	ink.x + ink.width / 2,
	ink.y + ink.height / 2,
];
/** The same face without its forms for vertical text. */
const plain: FontSet = {
	...fonts,
	choose: (request) =>
		fonts.choose(request).map((face) => ({
			...face,
			metrics: face.metrics,
			hasHan: face.hasHan,
			verticalFormOf: (glyph: number) => glyph,
		})),
	face: (id) => ({
		...fonts.face(id),
		metrics: fonts.face(id).metrics,
		verticalFormOf: (glyph: number) => glyph,
	}),
};

describe('vertical cases of TYPOGRAPHY A.9, in Noto Serif SC', () => {
	test.each([
		['with the forms of the face', fonts],
		['by moving the glyph of horizontal text', plain],
	])('I02: the ink of ，。、 is in the upper right quarter, %s', (_, own) => {
		const glyphs = column('国，国。国、国', '', own).filter(({ text }) => /[，。、]/.test(text));
		expect(glyphs).toHaveLength(3);
		glyphs.forEach((glyph, i) => {
			const top = SIZE * (2 * i + 1);
			const [x, y] = middle(glyph);
			expect(glyph.isTurned).toBe(false);
			expect(x).toBeGreaterThan(AXIS);
			expect(glyph.ink.x + glyph.ink.width).toBeLessThanOrEqual(AXIS + SIZE / 2);
			expect(y).toBeLessThan(top + SIZE / 2);
			expect(glyph.ink.y).toBeGreaterThanOrEqual(top - 0.1);
		});
	});

	test('I03: a bracket is the form of the face, or else lies on its side: in either case across the line', () => {
		for (const [own, isTurned] of [
			[fonts, false],
			[plain, true],
		] as const) {
			const glyphs = column('国（一）《二》国', '', own).filter(({ text }) => /[（）《》]/.test(text));
			expect(glyphs.map((glyph) => glyph.isTurned)).toEqual(glyphs.map(() => isTurned));
			for (const glyph of glyphs) {
				expect(glyph.ink.width).toBeGreaterThan(2 * glyph.ink.height);
				expect(Math.abs(middle(glyph)[0] - AXIS)).toBeLessThan(0.02 * SIZE);
			}
		}
	});

	test('I04: a dash and an ellipsis run down the axis, 2 em each', () => {
		const glyphs = column('国——国……国');
		const [dash, ...dots] = glyphs.filter(({ text }) => /[—…]/.test(text));
		for (const glyph of [dash!, ...dots]) {
			expect(glyph.isTurned).toBe(true);
			expect(middle(glyph)[0]).toBeCloseTo(AXIS, 3);
		}
		expect(dash!.ink.height).toBeGreaterThan(1.8 * SIZE);
		expect(dots).toHaveLength(2);
		const third = glyphs.filter(({ text }) => text === '国')[2]!;
		expect(Math.round(third.ink.y / SIZE)).toBe(6);
	});

	test('I05: two digits fit into one em, their middle on the axis and in the middle of it', () => {
		const glyphs = column('12月', 'text-combine-upright: digits 2');
		const [one, two] = glyphs;
		expect(glyphs.map(({ text }) => text)).toEqual(['1', '2', '月']);
		expect(one!.ink.x).toBeGreaterThanOrEqual(0);
		expect(two!.ink.x + two!.ink.width).toBeLessThanOrEqual(SIZE);
		expect(two!.ink.y).toBeLessThan(one!.ink.y + one!.ink.height);
		expect(two!.condensed).toBeCloseTo(
			1 /
				fonts
					.face('source-serif-4-400')
					.shape('12')
					.advances.reduce((a, b) => a + b),
			6,
		);
		expect(one!.ink.y + one!.ink.height / 2).toBeCloseTo(SIZE / 2, 0);
		expect(glyphs[2]!.ink.y).toBeGreaterThan(SIZE);
	});

	test('I08: the middle of the capitals of a word lies on the axis', () => {
		const [, first] = column('用HIT衡量');
		expect(first!.isTurned).toBe(true);
		expect(middle(first!)[0]).toBeCloseTo(AXIS, 1);
	});

	test('I12: axes of lines go from right to left', () => {
		const style = 'writing-mode: vertical-rl; width: 200pt; height: 30pt; font: 10pt/14pt "Noto Serif SC"';
		// The em box of the first line stands at the edge of its frame: half the leading is taken off.
		const html = `<html lang="zh-Hans"><style>@page { size: 200pt 100pt; margin: 0 } body { margin: 0 }</style><div style='${style}'><p style="margin: 0; margin-block-start: calc((1em - 1lh) / 2)">国国国国国国国国国</p></div></html>`;
		const { printed } = pageGlyphs(html, fonts);
		const axes: number[] = [];
		const visit = (fragment: (typeof printed.pages)[number]['root'], left: number): void => {
			const x = left + fragment.rect.x;
			for (const line of fragment.lines ?? []) axes.push(x + line.rect.x + line.rect.width - line.baseline);
			for (const child of fragment.children) visit(child, x);
		};
		visit(printed.pages[0]!.root, 0);
		expect(axes.map((axis) => Math.round(axis * 1000) / 1000)).toEqual(caseOf('I12').expect.lineAxisX);
	});
});

test('the square fonts and Noto agree on what is set: a line of all cases fills its measure', () => {
	const style: TextStyle = {
		...textStyle,
		fontSize: 10,
		writingMode: 'vertical-rl',
		textCombineUpright: { digits: 2 },
	};
	const paragraph = prepare('国：“国”——12月，用GDP（一）', 'zh-Hans', style);
	const table = fitTable(paragraph);
	const line = { start: 0, end: paragraph.units.length, isLast: false };
	const { natural } = table.fit(0, paragraph.units.length);
	expect(setLine(paragraph, line, natural + 7, true, 'auto', table).advance).toBeCloseTo(natural + 7, 6);
});
