import type { VegaLite } from './kind.js';
import { calculate, GAP, LINE, overRows } from './shapes.js';

/**
 * Names of rows: in a column before the bars, flush left with the title above; where the box is too narrow for both, on a line
 * of their own above each bar.
 *
 *     Zhuantang ▇▇▇▇▇▇▇▇ 186          Zhuantang
 *     Sandun    ▇▇▇▇▇▇ 171            ▇▇▇▇▇▇▇▇▇▇▇▇▇▇ 186
 */
export interface RowNames {
	/** The expression of the name. */
	readonly name: string;
	/** The column that has the points that figures need right of the bars, at most. */
	readonly after: string;
	/** The same left of them, between names and bars. */
	readonly before?: string;
	/** How many bars a row has. */
	readonly bars?: number;
	/** The expression of points that a key takes above the rows. */
	readonly key?: string;
}

/** The share of the box's width that names may take before the bars, and names and figures together. */
const NAMES = 0.42;
const NAMES_AND_FIGURES = 0.72;
/** Points: the thinnest bar under a name of its own line. */
const THIN = 4;
/** Points of white after a bar under its name. */
const BREATH = 3;
/** Points: the thickest bar; a higher box gets more white. */
const THICK = 26;
/** The share of a row that is bar. */
const BAR = 0.64;
/** The same of several bars together. */
const BARS = 0.78;

/**
 * Columns `nameLines`, `nameRoom` (the widest, in points), `isAbove` and `head` (points that names take above bars). Rows have
 * `place` and `places`.
 */
export function measureNames({ name, after, before, bars = 1, key = '0' }: RowNames): readonly VegaLite[] {
	const row = `((boxHeight - ${key}) / datum.places)`;
	return [
		calculate('rowName', name),
		calculate(
			'nameLines',
			`${row} < ${2 * LINE} ? [datum.rowName] : wrapText(datum.rowName, boxWidth * ${NAMES}, 'category-label')`,
		),
		calculate('ownRoom', "textWidth(datum.nameLines, 'category-label')"),
		overRows('max', 'ownRoom', 'nameRoom'),
		calculate('headLines', "wrapText(datum.rowName, boxWidth, 'category-label')"),
		calculate('ownHead', `${LINE} * length(datum.headLines)`),
		overRows('max', 'ownHead', 'head'),
		calculate(
			'isAbove',
			`datum.nameRoom + datum.${after} ${before ? `+ datum.${before} ` : ''}> ${NAMES_AND_FIGURES} * boxWidth && ${row} >= datum.head + ${BREATH + THIN * bars}`,
		),
		calculate('head', 'datum.isAbove ? datum.head : 0'),
		calculate('nameLines', 'datum.isAbove ? datum.headLines : datum.nameLines'),
		calculate(
			'nameShift',
			`datum.isAbove ? ${before ? `-datum.${before}` : 0} : datum.nameRoom == 0 ? 0 : -datum.nameRoom - ${GAP + 2}${before ? ` - datum.${before}` : ''}`,
		),
	];
}

/** The scale of rows, which `place` numbers. */
export const rowScale: VegaLite = {
	field: 'place',
	type: 'ordinal',
	axis: null,
	scale: { type: 'band', paddingInner: 0, paddingOuter: 0 },
};

/** Points that the bars of a row are thick together; of a row that is so many points high. */
export const rowThickness = (height: string, bars = 1): string =>
	`min(${THICK * bars}, datum.isAbove ? ${height} - datum.head - ${BREATH} : ${bars === 1 ? BAR : BARS} * ${height})`;
export const thickness = (bars = 1): string => rowThickness("bandwidth('y')", bars);

/** Points by which the middle of the bars stands below the middle of their row. */
export const barShift = 'datum.head / 2';

/** The names themselves. */
export const nameMarks = (bars = 1): VegaLite => ({
	mark: {
		type: 'text',
		style: 'category-label',
		align: 'left',
		dx: { expr: 'datum.nameShift' },
		dy: {
			expr: `(datum.isAbove ? datum.head / 2 - ${thickness(bars)} / 2 - ${LINE / 2 + 1} : 0) - ${LINE / 2} * (length(datum.nameLines) - 1) * (datum.isAbove ? 2 : 1)`,
		},
		lineHeight: LINE,
	},
	encoding: { x: { value: 0 }, text: { field: 'nameLines' } },
});

/** The line that bars start from, where some go left: it stands beside the bars, and not on names above them. */
export const zeroLine: VegaLite = {
	mark: {
		type: 'tick',
		orient: 'vertical',
		color: '$text',
		thickness: 0.5,
		size: { expr: `datum.isAbove ? ${thickness()} + 2 : bandwidth('y')` },
		yOffset: { expr: barShift },
	},
	encoding: { x: { datum: 0 } },
};

/** Points of a key of one line, and of the white under it. */
export const KEY_LINE = String(LINE + GAP);
