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
	readonly viewport: Viewport;
}

/** The page area of the first page, which vw, vh and their like are hundredths of (CSS Paged Media 3, 3.1). Points. */
export interface Viewport {
	readonly width: number;
	readonly height: number;
	/** Whether the lines of the root run down: `vi` is then a part of the height. */
	readonly isVertical: boolean;
}

/** A parsed value that waits for its context. Constants ignore it. */
export type Specified<T> = (context: Context) => T;

/** Reads the component values of one declaration, white space left out; `undefined` when they do not fit. */
export type Parser<T> = (nodes: readonly CssNode[]) => Specified<T> | undefined;

/** A computed length: points plus a fraction of what percentages refer to. */
export interface Length {
	readonly points: number;
	readonly percent: number;
	/** What is added to that: `min()`, `max()` and `clamp()` of percentages are compared when the base is known. */
	readonly choices?: readonly Choice[];
}

interface Choice {
	readonly factor: number;
	readonly take: 'min' | 'max';
	readonly of: readonly Length[];
}

/** True for a length that is not known before what percentages refer to. */
export const dependsOnBase = ({ percent, choices }: Length): boolean =>
	percent !== 0 || choices !== undefined;

export const zero: Length = { points: 0, percent: 0 };

/** The used length when percentages refer to `base` points. */
export function resolveLength({ points, percent, choices }: Length, base: number): number {
	const plain = percent === 0 ? points : points + percent * base;
	if (!choices) return plain;
	return choices.reduce(
		(sum, { factor, take, of }) =>
			sum + factor * Math[take](...of.map((length) => resolveLength(length, base))),
		plain,
	);
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
		case 'rch':
		case 'rex':
			return context.rootFontSize / 2;
		default:
			return Object.hasOwn(PER_UNIT, unit) ? PER_UNIT[unit] : viewportUnit(unit, context.viewport);
	}
}

/** Hundredths of the page area; a page has no small, large or dynamic viewport, `svh` and the like are the same. */
function viewportUnit(unit: string, { width, height, isVertical }: Viewport): number | undefined {
	switch (/^[sld]?(v(?:w|h|i|b|min|max))$/.exec(unit)?.[1]) {
		case 'vw':
			return width / 100;
		case 'vh':
			return height / 100;
		case 'vi':
			return (isVertical ? height : width) / 100;
		case 'vb':
			return (isVertical ? width : height) / 100;
		case 'vmin':
			return Math.min(width, height) / 100;
		case 'vmax':
			return Math.max(width, height) / 100;
		default:
			return undefined;
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
	'rch',
	'rex',
	'vw',
	'vh',
	'vi',
	'vb',
	'vmin',
	'vmax',
];
