import type { GridLine } from '../../style/index.js';
import type { ExplicitTracks } from './grid-template.js';

/** Which tracks of one axis an item takes; the first track of the template is 0, those added before it are negative. */
export interface TrackRange {
	/** Missing: to be placed where there is room. */
	readonly start: number | undefined;
	readonly span: number;
}

/** The lines of one axis by their names, the explicit ones from 0 on. */
export interface GridLines {
	/** How many tracks the template and its areas make. */
	readonly tracks: number;
	readonly byName: ReadonlyMap<string, readonly number[]>;
}

/** `areas`: where each named area begins and ends along the axis, and how many tracks they take. */
export function gridLines(
	{ tracks, names }: ExplicitTracks,
	areas: { readonly count: number; readonly ends: ReadonlyMap<string, AreaEnds> },
): GridLines {
	const byName = new Map<string, number[]>();
	const add = (name: string, line: number): void => {
		const lines = byName.get(name);
		if (!lines) byName.set(name, [line]);
		else if (!lines.includes(line)) lines.push(line);
	};
	names.forEach((list, line) => {
		for (const name of list) add(name, line);
	});
	for (const [name, { start, end }] of areas.ends) {
		add(`${name}-start`, start);
		add(`${name}-end`, end);
	}
	for (const lines of byName.values()) lines.sort((a, b) => a - b);
	return { tracks: Math.max(tracks.length, areas.count), byName };
}

export interface AreaEnds {
	readonly start: number;
	readonly end: number;
}

/** Where named areas begin and end, along rows or columns. */
export function areaEnds(
	areas: readonly (readonly string[])[],
	axis: 'row' | 'column',
): ReadonlyMap<string, AreaEnds> {
	const ends = new Map<string, AreaEnds>();
	areas.forEach((row, y) => {
		row.forEach((name, x) => {
			if (name === '.') return;
			const at = axis === 'row' ? y : x;
			const { start = at, end = at } = ends.get(name) ?? {};
			ends.set(name, { start: Math.min(start, at), end: Math.max(end, at + 1) });
		});
	});
	return ends;
}

/** The tracks between two lines (CSS Grid 2, 8.3): by number, from the end when negative, by name, or by a span from the other. */
export function rangeOf(start: GridLine, end: GridLine, lines: GridLines): TrackRange {
	const from = lineAt(start, 'start', lines);
	const to = lineAt(end, 'end', lines);
	if (from !== undefined && to !== undefined)
		return to === from ? { start: from, span: 1 } : { start: Math.min(from, to), span: Math.abs(to - from) };
	if (from !== undefined) return { start: from, span: spanForwards(end, from, lines) };
	if (to !== undefined) {
		const span = spanBackwards(start, to, lines);
		return { start: to - span, span };
	}
	// Of two spans the first counts; one to a named line has nowhere to begin (8.3.1).
	const span = start.kind === 'span' ? start : end;
	return { start: undefined, span: span.kind === 'span' && span.name === undefined ? span.count : 1 };
}

function lineAt(line: GridLine, side: 'start' | 'end', lines: GridLines): number | undefined {
	switch (line.kind) {
		case 'line':
			if (line.name !== undefined) return named(line.name, line.index, lines);
			return line.index > 0 ? line.index - 1 : lines.tracks + 1 + line.index;
		case 'area':
			return lines.byName.get(`${line.name}-${side}`)?.[0] ?? named(line.name, 1, lines);
		default:
			return undefined;
	}
}

/** The n-th line of a name, from the end when negative. All lines beyond the template have it (8.3). */
function named(name: string, index: number, { tracks, byName }: GridLines): number {
	const found = byName.get(name) ?? [];
	if (index > 0) return found[index - 1] ?? tracks + index - found.length;
	return found[found.length + index] ?? index + found.length;
}

function spanForwards(line: GridLine, from: number, { tracks, byName }: GridLines): number {
	if (line.kind !== 'span') return 1;
	if (line.name === undefined) return line.count;
	const found = (byName.get(line.name) ?? []).filter((at) => at > from);
	const to = found[line.count - 1] ?? Math.max(tracks, from) + line.count - found.length;
	return to - from;
}

function spanBackwards(line: GridLine, to: number, { byName }: GridLines): number {
	if (line.kind !== 'span') return 1;
	if (line.name === undefined) return line.count;
	const found = (byName.get(line.name) ?? []).filter((at) => at < to).reverse();
	const from = found[line.count - 1] ?? Math.min(0, to) - (line.count - found.length);
	return to - from;
}
