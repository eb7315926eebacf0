import type { CssNode } from 'css-tree';
import { parseNumeric } from './calc.js';
import { identifier, integerOf } from './syntax.js';
import { type Context, dependsOnBase } from './value.js';

/** The trimmed sheet, in points. */
export interface PageSize {
	readonly width: number;
	readonly height: number;
}

/** Paper sizes of ISO 216, JIS P 0138 and ANSI that CSS names, in points. */
const MM = 72 / 25.4;
const papers: Readonly<Record<string, readonly [number, number]>> = {
	a5: [148 * MM, 210 * MM],
	a4: [210 * MM, 297 * MM],
	a3: [297 * MM, 420 * MM],
	b5: [176 * MM, 250 * MM],
	b4: [250 * MM, 353 * MM],
	'jis-b5': [182 * MM, 257 * MM],
	'jis-b4': [257 * MM, 364 * MM],
	letter: [612, 792],
	legal: [612, 1008],
	ledger: [792, 1224],
};

/** The size of a page that no rule gives one: A4. */
export const defaultPageSize: PageSize = { width: 210 * MM, height: 297 * MM };

/** What a rule asks for that is no property of a box. */
export interface Sheet {
	readonly size?: PageSize;
	/** How far the background reaches over the trim; `auto` is 6 pt where there are crop marks (CSS Page 3, 7.2). */
	readonly bleed?: number | 'auto';
	readonly marks?: Marks;
	/** How many pages of its name may follow one another: a newspaper has the pages that its plan has. */
	readonly limit?: number | 'none';
}

/** Lines beside the page that say where it is cut, and crosses by which its plates are brought into register. */
export interface Marks {
	readonly crop: boolean;
	readonly cross: boolean;
}

export const noMarks: Marks = { crop: false, cross: false };

/** Sides of a page that a PDF can have, in points: 3 to 14,400 (ISO 32000-1, annex C). */
const LEAST_SIDE = 3;
const MOST_SIDE = 14_400;

/** More than any press cuts off. */
const MOST_BLEED = 720;

/** What the sheet of a page is described by, how it is read, and what it takes. */
export const sheetDescriptors: Readonly<
	Record<string, { readonly parse: (nodes: readonly CssNode[]) => Sheet | undefined; readonly takes: string }>
> = {
	size: {
		parse: (nodes) => {
			const size = parseSize(nodes);
			return size && { size };
		},
		takes: 'give two lengths of 3 to 14400 pt, or a paper such as A4 landscape',
	},
	bleed: {
		parse: (nodes) => {
			if (nodes.length === 1 && identifier(nodes[0]) === 'auto') return { bleed: 'auto' };
			const bleed = nodes.length === 1 ? lengthIn(nodes[0], 0, MOST_BLEED) : undefined;
			return bleed === undefined ? undefined : { bleed };
		},
		takes: 'it takes auto or a length of 0 to 720 pt',
	},
	'-x-page-limit': {
		parse: (nodes) => {
			if (nodes.length === 1 && identifier(nodes[0]) === 'none') return { limit: 'none' };
			const limit = nodes.length === 1 ? integerOf(nodes[0], 1) : undefined;
			return limit === undefined ? undefined : { limit };
		},
		takes: 'it takes none or a whole number from 1',
	},
	marks: {
		parse: (nodes) => {
			const words = nodes.map(identifier);
			if (words.length === 1 && words[0] === 'none') return { marks: noMarks };
			const isKnown = words.every(
				(word, i) => (word === 'crop' || word === 'cross') && words.indexOf(word) === i,
			);
			return isKnown && words.length > 0
				? { marks: { crop: words.includes('crop'), cross: words.includes('cross') } }
				: undefined;
		},
		takes: 'it takes none, crop, cross or crop cross',
	},
};

function lengthIn(node: CssNode | undefined, least: number, most: number): number | undefined {
	const numeric = parseNumeric(node);
	if (least === 0 && node?.type === 'Number' && Number(node.value) === 0) return 0;
	const sum = numeric?.type === 'length' ? numeric.evaluate(sheetContext) : undefined;
	return sum && !dependsOnBase(sum) && sum.points >= least && sum.points <= most ? sum.points : undefined;
}

function parseSize(nodes: readonly CssNode[]): PageSize | undefined {
	const words = nodes.flatMap((node) => identifier(node) ?? []);
	const lengths = nodes.flatMap((node) => lengthIn(node, LEAST_SIDE, MOST_SIDE) ?? []);
	if (lengths.length + words.length !== nodes.length) return undefined;
	if (lengths.length > 0) {
		const [width, height = width] = lengths;
		return words.length === 0 && lengths.length <= 2 ? { width: width!, height: height! } : undefined;
	}
	const turn = words.find((word) => word === 'landscape' || word === 'portrait');
	const paper = words.find((word) => Object.hasOwn(papers, word));
	if (words.length !== Number(Boolean(turn)) + Number(Boolean(paper)) || words.length === 0) {
		return words.length === 1 && words[0] === 'auto' ? defaultPageSize : undefined;
	}
	const [width, height] = paper ? papers[paper]! : [defaultPageSize.width, defaultPageSize.height];
	return turn === 'landscape' ? { width: height, height: width } : { width, height };
}

/** For the size of a sheet, and for media queries, an em is that of the initial font: the sheet is there before the root. */
export const sheetContext: Context = {
	fontSize: 12,
	rootFontSize: 12,
	lineHeight: 14.4,
	rootLineHeight: 14.4,
	parentFontSize: 12,
	parentFontWeight: 400,
	viewport: { ...defaultPageSize, isVertical: false },
};
