import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type DrawingOp, type Path, pathBounds } from '../../../src/base/index.js';
import type { Fragment, LineBox } from '../../../src/layout/index.js';
import type { Op, StructureElement } from '../../../src/paint/index.js';
import { type Printed, printPage } from '../../support/print-page.js';

interface Case {
	readonly id: string;
	readonly lang: string;
	readonly input: string;
	readonly writingMode?: string;
	readonly params?: Readonly<Record<string, unknown>>;
	readonly expect: {
		readonly dots: number;
		readonly notOn?: string;
		readonly minLineGap?: number;
		readonly baseAdvance: number;
		readonly rubyWidths: readonly number[];
		readonly rubyWidth: number;
		readonly overhangEachSide: number;
		readonly orBaseAdvance: number;
		readonly gaps: readonly (readonly number[])[];
	};
}

const cases = JSON.parse(
	readFileSync(new URL('../../cases/typography.json', import.meta.url), 'utf8'),
) as Case[];
const caseOf = (id: string): Case => cases.find((example) => example.id === id)!;

const css = (lineHeight: number, mode = 'horizontal-tb') => [
	{
		file: 'style.css',
		text: `@page { size: 100pt 100pt; margin: 0 } body, p { margin: 0 } em { text-emphasis: dot }
			html { font: 10pt/${lineHeight}pt Narrow, Square; writing-mode: ${mode} }`,
	},
];

const print = ({ input, lang, writingMode }: Case, lineHeight: number): Printed =>
	printPage({
		html: `<html lang="${lang}"><p>${input}</p><p>${input}</p></html>`,
		css: css(lineHeight, writingMode),
	});

/** Shapes that are drawn beside the text, one for each of their outlines. */
function marksOf({ painted }: Printed): readonly { readonly x: number; readonly y: number }[] {
	const shapes: Path[] = [];
	const visit = (op: Op | DrawingOp): void => {
		if (op.op === 'path')
			for (const segment of op.path)
				if (segment[0] === 'M') shapes.push([segment]);
				else shapes.push([...shapes.pop()!, segment]);
		else if ('ops' in op) for (const inner of op.ops) visit(inner);
	};
	for (const op of painted.pages[0]!.ops) visit(op);
	return shapes.map((shape) => {
		const { x, y, width, height } = pathBounds(shape)!;
		return { x: x + width / 2, y: y + height / 2 };
	});
}

function linesOf({ pages }: Printed): readonly LineBox[] {
	const visit = (fragment: Fragment): readonly LineBox[] => [
		...(fragment.lines ?? []),
		...fragment.children.flatMap(visit),
	];
	return visit(pages[0]!.root);
}

describe('TYPOGRAPHY 16, emphasis', () => {
	it('K01: dots under characters, none under a mark, in the middle, lines as far apart as without', () => {
		const example = caseOf('K01');
		const { fontSize, lineGap } = example.params as { fontSize: number; lineGap: number };
		const printed = print(example, fontSize + lineGap);
		const marks = marksOf(printed).slice(0, example.expect.dots);
		expect(marksOf(printed)).toHaveLength(2 * example.expect.dots);
		const letters = [...example.input.replace(/<[^>]+>/g, '')];
		const middles = letters.flatMap((letter, i) =>
			letter === example.expect.notOn ? [] : [(i + 0.5) * fontSize],
		);
		expect(marks.map(({ x }) => x)).toEqual(middles.map((x) => expect.closeTo(x, 6)));
		const baseline = (lineGap + fontSize) / 2 + 0.38 * fontSize;
		for (const { y } of marks) expect(y).toBeGreaterThan(baseline + 0.12 * fontSize);
		expect(linesOf(printed).map(({ rect }) => rect.height)).toEqual([15, 15]);
	});

	it('K01: a line gap that is smaller than the marks is reported, one of their size is not', () => {
		const example = caseOf('K01');
		const least = 10 + example.expect.minLineGap!;
		expect(print(example, least).diagnostics).toEqual([]);
		expect(print(example, least - 0.5).diagnostics.map(({ code }) => code)).toEqual([
			'layout/narrow-gap',
			'layout/narrow-gap',
		]);
	});

	it('K02: dots at the right of vertical characters', () => {
		const example = caseOf('K02');
		const marks = marksOf(print(example, 15)).slice(0, example.expect.dots);
		// The first line's axis is 7.5 from the right edge; its square ends at 97.5.
		expect(marks).toEqual([5, 15].map((y) => ({ x: expect.closeTo(100, 6), y: expect.closeTo(y, 6) })));
	});

	it('the marks are drawn, not written: copied text is the text', () => {
		const { painted } = print(caseOf('K01'), 15);
		const written: string[] = [];
		const visit = (op: Op | DrawingOp): void => {
			if (op.op === 'glyphs') written.push(op.run.text);
			else if ('ops' in op) for (const inner of op.ops) visit(inner);
		};
		for (const op of painted.pages[0]!.ops) visit(op);
		expect(written.join('')).toBe('重点，内容重点，内容');
	});
});

/** Where the runs of a line stand, in em of the base. */
const placesOf = ({ rect, start, runs }: LineBox): readonly (readonly [at: number, width: number])[] =>
	runs.map(({ at, advance }) => [(rect.x + start + at) / 10, advance / 10]);

/** The first line of a paragraph in 10 pt. */
const lineOf = (html: string, style = ''): LineBox =>
	linesOf(
		printPage({ html: `<html lang="zh-Hans"><p style="${style}">${html}</p></html>`, css: css(20) }),
	)[0]!;

describe('TYPOGRAPHY 16, ruby', () => {
	it('K03: readings in half size over the middle of their bases, which stay solid', () => {
		const { input, expect: expected } = caseOf('K03');
		const line = lineOf(input);
		expect(placesOf(line)).toEqual([
			[0, 1],
			[1, 1],
		]);
		expect(placesOf(line).at(-1)![0] + 1).toBe(expected.baseAdvance);
		const rubies = line.rubies!.flatMap(placesOf);
		expect(rubies.map(([, width]) => width)).toEqual(expected.rubyWidths);
		expect(rubies.map(([at, width]) => at + width / 2)).toEqual([0.5, 1.5]);
		for (const ruby of line.rubies!) expect(ruby.rect.y + ruby.rect.height).toBe(5);
		expect(line.rect.height).toBe(20);
	});

	it('K04: a longer reading leans over neighbours that have none, else its base is widened', () => {
		const { input, expect: expected } = caseOf('K04');
		const among = lineOf(`一${input}只`);
		expect(placesOf(among).map(([at]) => at)).toEqual([0, 1, 2]);
		const [ruby] = among.rubies!;
		expect(placesOf(ruby!)).toEqual([[1 - expected.overhangEachSide, expected.rubyWidth]]);
		const alone = lineOf(`${input}<ruby>只<rt>a</rt></ruby>`);
		const [base, next] = placesOf(alone);
		expect(base![0]).toBe(expected.overhangEachSide);
		// Between two readings in letters there is a word space more, of an eighth of an em; half of it is the next one's.
		expect(next![0]).toBe(expected.orBaseAdvance + 0.125 / 2);
	});

	it('is tagged as base and reading, in the order in which they are read', () => {
		const roles = (html: string): unknown => {
			const { painted } = printPage({ html: `<html lang="zh-Hans"><p>${html}</p></html>`, css: css(20) });
			const named = ({ role, children }: StructureElement): unknown =>
				children.length > 0 ? [role, ...children.map(named)] : role;
			return painted.structure.children.map(named);
		};
		expect(roles('一<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>')).toEqual([['P', ['Ruby', 'RB', 'RT']]]);
		expect(roles('<ruby><rb>汉</rb><rt>hàn</rt><rb><b>字</b></rb><rtc><rt>zì</rt></rtc></ruby>')).toEqual([
			['P', ['Ruby', 'RB', 'RT', 'RB', 'RT']],
		]);
		expect(roles('<ruby><i lang="en">WTO</i><rtc>世贸</rtc></ruby>')).toEqual([
			['P', ['Ruby', ['RB', 'Span'], 'RT']],
		]);
	});

	it('every line has the readings of its own bases, and none of others', () => {
		const html = '<ruby>双<rt>shuāng</rt></ruby>和'.repeat(300);
		const lines = linesOf(printPage({ html: `<html lang="zh-Hans"><p>${html}</p></html>`, css: css(20) }));
		expect(lines.length).toBeGreaterThan(2);
		for (const { rubies = [], runs, rect } of lines) {
			expect(rubies).toHaveLength(runs.filter(({ run }) => run.text === '双').length);
			for (const ruby of rubies) {
				expect(ruby.rect.x).toBeGreaterThanOrEqual(0);
				expect(ruby.rect.x + ruby.rect.width).toBeLessThanOrEqual(rect.width);
			}
		}
	});

	it('nothing of a ruby that is put together oddly is lost', () => {
		const odd = [
			'<ruby><rt>甲</rt></ruby>',
			'<ruby></ruby>',
			'<ruby>永<rt></rt></ruby>',
			'<ruby>永<rt>甲<ruby>乙<rt>丙</rt></ruby></rt></ruby>',
			'<ruby><ruby>永<rt>甲</rt></ruby><rt>乙</rt></ruby>',
			'<rt>甲</rt>',
			'<ruby>永<div>和</div><rt>甲<p>乙</p></rt></ruby>',
			'<ruby>永<rtc>甲<rt>乙</rt>丙</rtc></ruby>',
			'<ruby>永<br>和<rt>甲</rt></ruby>',
		];
		for (const html of odd) {
			const { painted } = printPage({ html: `<html lang="zh-Hans"><p>${html}</p></html>`, css: css(40) });
			const written: string[] = [];
			const visit = (op: Op | DrawingOp): void => {
				if (op.op === 'glyphs') written.push(...op.run.text.trim());
				else if ('ops' in op) for (const inner of op.ops) visit(inner);
			};
			for (const page of painted.pages) for (const op of page.ops) visit(op);
			expect(written.sort(), html).toEqual([...html.replace(/<[^>]+>/g, '')].sort());
		}
	});
});

describe('TYPOGRAPHY 9, names', () => {
	it('K05: names in a list are spread over the same measure', () => {
		const { input, params, expect: expected } = caseOf('K05');
		const names = input as unknown as readonly string[];
		const style = `width: ${params!.measure}em; text-align: justify; text-align-last: ${params!.last}; text-justify: ${params!.justify}`;
		const gaps = names.map((name) =>
			lineOf(name, style)
				.runs[0]!.run.advances.slice(0, -1)
				.map((advance) => advance / 10 - 1),
		);
		expect(gaps).toEqual(expected.gaps);
	});
});
