import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type DrawingOp, type Path, pathBounds } from '../../../src/base/index.js';
import type { Fragment, LineBox } from '../../../src/layout/index.js';
import type { Op } from '../../../src/paint/index.js';
import { type Printed, printPage } from '../../support/print-page.js';

interface Case {
	readonly id: string;
	readonly lang: string;
	readonly input: string;
	readonly writingMode?: string;
	readonly params?: { readonly fontSize?: number; readonly lineGap?: number };
	readonly expect: {
		readonly dots: number;
		readonly notOn?: string;
		readonly side: 'under' | 'right';
		readonly minLineGap?: number;
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
