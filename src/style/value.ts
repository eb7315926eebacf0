import type { CssNode } from 'css-tree';

/** What relative units are resolved against when a value is computed. Points. */
export interface Context {
	readonly fontSize: number;
	readonly rootFontSize: number;
	readonly lineHeight: number;
	readonly rootLineHeight: number;
	/** Style of the parent for `font-size`, `font-weight` and `line-height`. */
	readonly parentFontSize: number;
	readonly parentFontWeight: number;
}

/** A parsed value that waits for its context. Constants ignore it. */
export type Specified<T> = (context: Context) => T;

/** Reads the component values of one declaration, white space left out; `undefined` when they do not fit. */
export type Parser<T> = (nodes: readonly CssNode[]) => Specified<T> | undefined;

/** A computed length: points plus a fraction of what percentages refer to. */
export interface Length {
	readonly points: number;
	readonly percent: number;
}

export const zero: Length = { points: 0, percent: 0 };

/** The used length when percentages refer to `base` points. */
export function resolveLength({ points, percent }: Length, base: number): number {
	return percent === 0 ? points : points + percent * base;
}

const PER_UNIT: Readonly<Record<string, number>> = {
	pt: 1,
	px: 0.75,
	in: 72,
	pc: 12,
	cm: 72 / 2.54,
	mm: 72 / 25.4,
	q: 72 / 101.6,
};

/**
 * One unit in points. `ic` is the advance of 水, one em in every CJK font we set; `ch` and `ex` are half an em, the fallback
 * that CSS Values 4 names, since computed values know no font.
 */
export function unitInPoints(unit: string, context: Context): number | undefined {
	switch (unit) {
		case 'em':
		case 'ic':
			return context.fontSize;
		case 'rem':
		case 'ric':
			return context.rootFontSize;
		case 'lh':
			return context.lineHeight;
		case 'rlh':
			return context.rootLineHeight;
		case 'ch':
		case 'ex':
			return context.fontSize / 2;
		default:
			return PER_UNIT[unit];
	}
}

export const knownUnits: readonly string[] = [
	...Object.keys(PER_UNIT),
	'em',
	'ic',
	'rem',
	'ric',
	'lh',
	'rlh',
	'ch',
	'ex',
];
