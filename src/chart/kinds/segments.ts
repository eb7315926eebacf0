import { isDark, type SeriesOptions, seriesColor } from './bar-series.js';
import type { VegaLite } from './kind.js';
import { barShift, measureNames, nameMarks, rowThickness, thickness } from './row-names.js';
import { keyMarks } from './series-key.js';
import { calculate, cell, GAP, LINE, overRows } from './shapes.js';

/** Points between two labels side by side, at least, and before a figure in its segment. */
const APART = 3;
/** Points: no name is broken to lines that are narrower. */
const NARROW = 20;
/** Lines of a name above its segment, at most, over several rows and over a single strip. */
const LINES = { rows: 2, strip: 4 } as const;

/**
 * Rows of bars laid end to end. Each segment has `start` and `end`; names of series stand above those of the first row, flush with
 * them, and where one has no room for its name, in a key.
 *
 *     Farms   Industry         Services
 *     ▇▇▇▇▇▇▇▇▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░░░░░░░░░░
 */
export interface Segments {
	/** The expression of a segment's length. */
	readonly length: string;
	/** The column of points that are kept right of the longest row. */
	readonly after: string;
	/** A single row is a strip: it needs no name. */
	readonly isStrip: boolean;
	/** The expression of points that a key takes. */
	readonly key: string;
}

export function measureSegments(
	{ name }: { readonly name: string },
	{ length, after, isStrip, key }: Segments,
): readonly VegaLite[] {
	return [
		calculate('length', length),
		{
			window: [{ op: 'sum', field: 'length', as: 'end' }],
			groupby: ['place'],
			sort: [{ field: 'at' }],
		},
		calculate('start', 'datum.end - datum.length'),
		overRows('max', 'end', 'longest'),
		calculate('isStrip', isStrip ? 'datum.places == 1' : 'false'),
		...measureNames({ name: `datum.isStrip ? '' : ${cell(name)}`, after, key }),
		calculate('nameShift', 'datum.isStrip ? 0 : datum.nameShift'),
		// Points of the longest row, and of each segment.
		calculate('rowWidth', `boxWidth + (datum.isAbove ? 0 : datum.nameShift) - datum.${after} - ${GAP}`),
		calculate('width', 'datum.length / datum.longest * datum.rowWidth'),
		calculate('seriesLines', `wrapText(datum.seriesName, datum.width - ${APART}, 'category-label')`),
		calculate(
			'spare',
			`datum.place > 1 ? 1e6 : datum.isAbove || (length(datum.seriesLines) > 1 && datum.width < ${NARROW}) || length(datum.seriesLines) > (datum.isStrip ? ${LINES.strip} : ${LINES.rows}) ? -1 : datum.width - ${APART} - textWidth(datum.seriesLines, 'category-label')`,
		),
		overRows('min', 'spare', 'leastSpare'),
		calculate('isDirect', 'datum.leastSpare >= 0'),
	];
}

/** Points that a bar is thick; a strip fills its box. */
const segmentThickness = `(datum.isStrip ? min(${4 * LINE}, 0.9 * bandwidth('y')) : ${thickness()})`;
/** The same before the plot has its size. */
const thicknessInBox = `(datum.isStrip ? boxHeight - ${2 * LINE} : ${rowThickness('(boxHeight - 14) / datum.places')})`;

/** Segments, names of rows, and names of series. */
export function segmentMarks(options: SeriesOptions): readonly VegaLite[] {
	const { series } = options;
	return [
		{
			mark: { type: 'bar', height: { expr: segmentThickness }, yOffset: { expr: barShift } },
			encoding: { x: along('start'), x2: { field: 'end' }, color: seriesColor(options) },
		},
		{ transform: [{ filter: 'datum.inRow == 1' }], ...nameMarks() },
		...(series.length < 2
			? []
			: [
					{
						transform: [{ filter: 'datum.place == 1' }],
						mark: {
							type: 'text',
							style: 'category-label',
							align: 'left',
							lineHeight: LINE,
							dy: {
								expr: `-${segmentThickness} / 2 - ${LINE / 2 + 2} - ${LINE} * (length(datum.seriesLines) - 1)`,
							},
						},
						encoding: {
							x: along('start'),
							text: { condition: { test: 'datum.isDirect', field: 'seriesLines' }, value: '' },
						},
					},
				]),
		...keyMarks(seriesColor(options), { lift: '3', left: 'datum.nameShift', when: '!datum.isDirect' }),
	];
}

/** The figure of each segment inside it: white on a dark one, and large enough for that (newsprint: 10 pt bold). */
export const INSIDE = { size: 10, weight: 700 } as const;
export const insideMarks = (options: SeriesOptions): VegaLite => ({
	mark: {
		type: 'text',
		style: 'value-label',
		fontSize: INSIDE.size,
		fontWeight: INSIDE.weight,
		align: 'left',
		dx: APART,
		yOffset: { expr: barShift },
	},
	encoding: {
		x: along('start'),
		text: { condition: { test: 'datum.isInside', field: 'figure' }, value: '' },
		color: { condition: { test: isDark(options), value: '$paper' }, value: '$text' },
	},
});

/** Whether a figure has room in its segment. */
export const isInside = `datum.width >= textWidth(datum.figure, ${INSIDE.size}, ${INSIDE.weight}) + ${2 * APART} && ${thicknessInBox} >= 8`;

/** A length from the start of a row. */
export const along = (field: string): VegaLite => ({
	field,
	type: 'quantitative',
	axis: null,
	scale: { zero: true, nice: false },
});
