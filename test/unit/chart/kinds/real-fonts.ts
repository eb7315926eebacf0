import { beforeAll } from 'vitest';
import { type DrawingOp, inkText, isGradient, pathBounds, type Rect } from '../../../../src/base/index.js';
import { drawChart } from '../../../../src/chart/draw-chart.js';
import type { ChartJob, ChartResult } from '../../../../src/chart/job.js';
import { specOf } from '../../../../src/chart/kinds/index.js';
import { openRoot, parseYaml } from '../../../../src/files/index.js';
import { type FontSet, loadFontTable, openFonts } from '../../../../src/font/index.js';
import type { FigureLanguage } from '../../../../src/quantity/index.js';

/** Colours of a page, each of its own, so that a test sees which role a mark has. */
export const palette = {
	accent: '#c0331f',
	companion: '#1d5b5a',
	tint: '#f5efe1',
	grey: '#8a8a86',
	rule: '#b9b7b0',
	text: '#000000',
	paper: '#ffffff',
};

let fonts: FontSet | undefined;

/** Opens the fonts of the project for a test file: words have the widths that they have in print. */
export function useRealFonts(): void {
	beforeAll(async () => {
		fonts = await openFonts(loadFontTable(openRoot('.'), () => undefined));
	});
}

export interface DrawnKind {
	/** What was found, a line each: place, code, message, hint. */
	readonly findings: readonly string[];
	readonly spec: unknown;
	readonly drawing: ChartResult['drawing'];
}

export interface Sheet {
	readonly language: FigureLanguage;
	readonly width: number;
	readonly height: number;
	readonly dataDirectory: string;
	readonly params?: ChartJob['params'];
}

/** Draws a chart that an editor wrote as a kind and its options, or the specification that was made of one. */
export async function drawKind(source: string, sheet: Sheet): Promise<DrawnKind> {
	if (!fonts) throw new Error('call useRealFonts first');
	const { language, width, height, dataDirectory, params } = sheet;
	const findings: string[] = [];
	const say = (place: string, code: string, message: string, hint: string | undefined): void => {
		findings.push(`${place} ${code} ${message}${hint ? ` (${hint})` : ''}`);
	};
	const report: Parameters<typeof specOf>[2] = ({ code, message, span, hint }) =>
		say(span ? `${span.line}:${span.column}` : '', code, message, hint);
	const yaml = parseYaml(source, 'charts/a.yaml', report);
	const spec = yaml && specOf(yaml, language, report);
	if (!yaml || spec === undefined) return { findings, spec, drawing: undefined };
	const result = await drawChart(
		{
			spec,
			...(spec !== yaml.value && { source: yaml.value }),
			theme: undefined,
			dataDirectory,
			tables: {},
			language,
			size: { width, height },
			...(params && { params }),
			palette,
			fontFamilies: ['Source Sans 3', 'Noto Sans SC'],
			now: Date.UTC(2023, 7, 3),
		},
		fonts,
	);
	for (const { path, code, message, hint } of result.findings)
		say(path?.join('/') ?? '', code, message, hint);
	return { findings, spec, drawing: result.drawing };
}

/** Texts of a drawing, a run each, as they are drawn. */
export const textsOf = (ops: readonly DrawingOp[]): readonly string[] =>
	ops.flatMap((op) => (op.op === 'group' ? textsOf(op.ops) : op.op === 'glyphs' ? [op.run.text] : []));

/** Sizes of text, in points. */
export const textSizesOf = (ops: readonly DrawingOp[]): readonly number[] =>
	ops.flatMap((op) => (op.op === 'group' ? textSizesOf(op.ops) : op.op === 'glyphs' ? [op.run.size] : []));

/** Colours that a specification names itself, wherever it does. */
export function colorsIn(spec: unknown, key = ''): readonly string[] {
	if (typeof spec === 'string') return ['color', 'fill', 'stroke'].includes(key) ? [spec] : [];
	if (typeof spec !== 'object' || spec === null) return [];
	return Object.entries(spec).flatMap(([name, part]) =>
		colorsIn(part, Array.isArray(spec) || ['value', 'condition'].includes(name) ? key : name),
	);
}

/** Colours of all that is filled or stroked. */
export const colorsOf = (ops: readonly DrawingOp[]): readonly string[] => [
	...new Set(
		ops.flatMap((op): readonly string[] => {
			if (op.op === 'group') return colorsOf(op.ops);
			if (op.op === 'glyphs') return isGradient(op.fill) ? [] : [inkText(op.fill)];
			if (op.op !== 'path') return [];
			const paints = [op.fill, op.stroke?.paint];
			return paints.flatMap((paint) => (paint && !isGradient(paint) ? [inkText(paint)] : []));
		}),
	),
];

/** The rectangles of marks with a role, in the order of the drawing, and the colours that they are filled with. */
export const boxesOf = (
	ops: readonly DrawingOp[],
	role: string,
): readonly (Rect & { readonly color: string })[] =>
	ops.flatMap((op) => {
		if (op.op === 'group') return boxesOf(op.ops, role);
		if (op.op !== 'path' || op.mark?.role !== role || !op.fill || isGradient(op.fill)) return [];
		const box = pathBounds(op.path);
		return box ? [{ ...box, color: inkText(op.fill) }] : [];
	});

/** The edges of all that is drawn. */
export function inkOf(ops: readonly DrawingOp[]): {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
} {
	const xs: number[] = [];
	const ys: number[] = [];
	const visit = (op: DrawingOp): void => {
		if (op.op === 'group') op.ops.forEach(visit);
		if (op.op === 'path') {
			for (const [, ...numbers] of op.path) {
				numbers.forEach((value, at) => {
					(at % 2 === 0 ? xs : ys).push(value);
				});
			}
		}
		if (op.op === 'glyphs') {
			const [, , , , x, y] = op.matrix;
			const advance = op.run.advances.reduce((sum, each) => sum + each, 0);
			xs.push(x, x + advance);
			ys.push(y - 0.5 * op.run.size, y);
		}
	};
	ops.forEach(visit);
	return {
		left: Math.min(...xs),
		top: Math.min(...ys),
		right: Math.max(...xs),
		bottom: Math.max(...ys),
	};
}

/** Texts with their size, font, colour and where they begin and end. */
export const runsOf = (
	ops: readonly DrawingOp[],
): readonly {
	readonly text: string;
	readonly size: number;
	readonly font: string;
	readonly color: string;
	readonly x: number;
	readonly end: number;
	readonly y: number;
}[] =>
	ops.flatMap((op) => {
		if (op.op === 'group') return runsOf(op.ops);
		if (op.op !== 'glyphs') return [];
		const { text, size, font, advances } = op.run;
		const [, , , , x, y] = op.matrix;
		const end = x + advances.reduce((sum, each) => sum + each, 0);
		return [{ text, size, font, color: isGradient(op.fill) ? '' : inkText(op.fill), x, end, y }];
	});
