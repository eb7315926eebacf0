import type { CssNode } from 'css-tree';
import { constant, identifier } from '../syntax.js';
import type { Parser } from '../value.js';
import { isLineName, MAX_TRACKS } from './track-values.js';

/** Where an item begins or ends (CSS Grid 2, 8.3). A name alone is an area's, or that of a line. */
export type GridLine =
	| { readonly kind: 'auto' }
	/** The line of this number, of those that have the name if there is one. */
	| { readonly kind: 'line'; readonly index: number; readonly name?: string }
	/** So many tracks from the other end, or to the line of that number that has the name. */
	| { readonly kind: 'span'; readonly count: number; readonly name?: string }
	| { readonly kind: 'area'; readonly name: string };

/** `auto | <custom-ident> | [ <integer> && <custom-ident>? ] | [ span && [ <integer> || <custom-ident> ] ]`. */
export const gridLine: Parser<GridLine> = (nodes) => {
	if (nodes.length === 1 && identifier(nodes[0]) === 'auto') return constant({ kind: 'auto' });
	const words = nodes.filter((node) => node.type === 'Identifier');
	const spans = words.filter((node) => identifier(node) === 'span');
	const names = words.filter((node) => identifier(node) !== 'span').map(({ name }) => name);
	const numbers = nodes.filter((node) => node.type === 'Number').map((node) => Number(node.value));
	const [name] = names;
	const [number] = numbers;
	// `span` stands at one end, not between number and name.
	const isInOrder = spans.length === 0 || nodes[0] === spans[0] || nodes.at(-1) === spans[0];
	const isOdd = spans.length > 1 || names.length > 1 || numbers.length > 1 || !isInOrder;
	if (isOdd || words.length + numbers.length < nodes.length || (name !== undefined && !isLineName(name)))
		return undefined;
	if (number !== undefined && !(Number.isInteger(number) && number !== 0 && Math.abs(number) <= MAX_TRACKS))
		return undefined;
	const named = name === undefined ? {} : { name };
	if (spans.length === 1) {
		if (nodes.length === 1 || (number ?? 1) < 1) return undefined;
		return constant({ kind: 'span', count: number ?? 1, ...named });
	}
	if (number !== undefined) return constant({ kind: 'line', index: number, ...named });
	return name === undefined ? undefined : constant({ kind: 'area', name });
};

/** How items without places are dealt out: along rows or columns, into holes too when `isDense` (8.7). */
export interface AutoFlow {
	readonly along: 'row' | 'column';
	readonly isDense: boolean;
}

export const gridAutoFlow: Parser<AutoFlow> = (nodes) => {
	const words = nodes.map(identifier);
	const along = words.find((word) => word === 'row' || word === 'column');
	const isDense = words.includes('dense');
	const count = (along === undefined ? 0 : 1) + (isDense ? 1 : 0);
	if (count === 0 || count !== words.length) return undefined;
	return constant({ along: along === 'column' ? 'column' : 'row', isDense });
};

/** Rows of names; every area must be a rectangle (CSS Grid 2, 7.3). */
export const gridAreas: Parser<readonly (readonly string[])[]> = (nodes) => {
	if (nodes.length === 1 && identifier(nodes[0]) === 'none') return constant([]);
	const rows = nodes.map(areaNames);
	const width = rows[0]?.length ?? 0;
	const known = rows.flatMap((row) => (row?.length === width ? [row] : []));
	if (width === 0 || known.length < rows.length || rows.length > MAX_TRACKS || width > MAX_TRACKS)
		return undefined;
	return isRectangular(known) ? constant(known) : undefined;
};

function areaNames(node: CssNode): readonly string[] | undefined {
	if (node.type !== 'String' || node.value.trim() === '') return undefined;
	return node.value
		.trim()
		.split(/\s+/)
		.map((name) => (/^\.+$/.test(name) ? '.' : name));
}

function isRectangular(rows: readonly (readonly string[])[]): boolean {
	const areas = new Map<
		string,
		{ top: number; bottom: number; left: number; right: number; cells: number }
	>();
	rows.forEach((row, y) => {
		row.forEach((name, x) => {
			if (name === '.') return;
			const area = areas.get(name) ?? { top: y, bottom: y, left: x, right: x, cells: 0 };
			areas.set(name, {
				top: area.top,
				bottom: y,
				left: Math.min(area.left, x),
				right: Math.max(area.right, x),
				cells: area.cells + 1,
			});
		});
	});
	return [...areas.values()].every(
		({ top, bottom, left, right, cells }) => (bottom - top + 1) * (right - left + 1) === cells,
	);
}
