import type { Rect } from '../../base/index.js';
import type { SharedBorders, SharedEdge } from '../box.js';
import type { TableRule } from '../fragment.js';
import { isStronger } from './collapse-borders.js';

/** A row as it stands on a page: the part of the table's grid whose borders are drawn. */
export interface PlacedRow {
	/** Its index in the table. */
	readonly index: number;
	readonly y: number;
	readonly height: number;
	/** Whether it begins and ends here: where it is broken there is no line. */
	readonly isFirst: boolean;
	readonly isLast: boolean;
}

type Edges = readonly (SharedEdge | undefined)[];

/** The borders that cells share, as lines: pieces alike are joined, and at a crossing the strongest goes through. */
export function sharedRules(
	borders: SharedBorders,
	rows: readonly PlacedRow[],
	/** Where the columns begin, and where the last one ends. */
	xs: readonly number[],
): readonly TableRule[] {
	if (rows.length === 0) return [];
	const across = Array.from({ length: rows.length + 1 }, (_, i) =>
		edgesBetween(borders, rows[i - 1], rows[i]),
	);
	const down = rows.map(({ index }) => borders.down[index] ?? []);
	const ys = [...rows.map(({ y }) => y), rows.at(-1)!.y + rows.at(-1)!.height];
	const at = (i: number, line: number): Crossing =>
		crossing({
			up: down[i - 1]?.[line],
			below: down[i]?.[line],
			left: across[i]?.[line - 1],
			right: across[i]?.[line],
		});
	const horizontal = across.flatMap((edges, i) =>
		joined(
			edges.map((edge, column) => ({
				edge,
				from: xs[column]! + at(i, column).acrossFrom,
				to: xs[column + 1]! + at(i, column + 1).acrossTo,
			})),
		).map(({ edge, from, to }) =>
			rule(edge, 'across', { x: from, y: ys[i]! - edge.width / 2, width: to - from, height: edge.width }),
		),
	);
	const vertical = xs.flatMap((x, line) =>
		joined(
			down.map((edges, i) => ({
				edge: edges[line],
				from: ys[i]! + at(i, line).downFrom,
				to: ys[i + 1]! + at(i + 1, line).downTo,
			})),
		).map(({ edge, from, to }) =>
			rule(edge, 'down', { x: x - edge.width / 2, y: from, width: edge.width, height: to - from }),
		),
	);
	return [...horizontal, ...vertical];
}

/** The line between two rows of a page. Where the table goes on from another page, each side has what it has there. */
function edgesBetween(
	{ across }: SharedBorders,
	above: PlacedRow | undefined,
	below: PlacedRow | undefined,
): Edges {
	const under = above?.isLast ? (across[above.index + 1] ?? []) : [];
	const over = below?.isFirst ? (across[below.index] ?? []) : [];
	if (!above) return over;
	if (!below) return under;
	if (below.index === above.index + 1) return over;
	return Array.from({ length: Math.max(under.length, over.length) }, (_, column) => {
		const [a, b] = [under[column], over[column]];
		return a && b ? (isStronger(b, a) ? b : a) : (a ?? b);
	});
}

/** How far the lines that meet at a crossing go beyond it, or stop short of it. */
interface Crossing {
	readonly acrossFrom: number;
	readonly acrossTo: number;
	readonly downFrom: number;
	readonly downTo: number;
}

interface Arms {
	readonly up: SharedEdge | undefined;
	readonly below: SharedEdge | undefined;
	readonly left: SharedEdge | undefined;
	readonly right: SharedEdge | undefined;
}

/** The strongest of the lines takes the corner; of two alike the horizontal one. */
function crossing({ up, below, left, right }: Arms): Crossing {
	const stronger = (a: SharedEdge | undefined, b: SharedEdge | undefined): SharedEdge | undefined =>
		a && b ? (isStronger(b, a) ? b : a) : (a ?? b);
	const across = stronger(left, right);
	const down = stronger(up, below);
	const [reachAcross, reachDown] = [(down?.width ?? 0) / 2, (across?.width ?? 0) / 2];
	const isAcross = across !== undefined && (down === undefined || !isStronger(down, across));
	const [acrossTo, acrossFrom] = isAcross ? through(left, right, reachAcross) : [-reachAcross, reachAcross];
	const [downTo, downFrom] = isAcross ? [-reachDown, reachDown] : through(up, below, reachDown);
	return { acrossFrom, acrossTo, downFrom, downTo };
}

/** How far two pieces of one line go into the crossing between them: alike they meet in its middle, else the stronger has it. */
function through(
	first: SharedEdge | undefined,
	second: SharedEdge | undefined,
	reach: number,
): readonly [number, number] {
	if (first && second && isAlike(first, second)) return [0, 0];
	const isSecond = first === undefined || (second !== undefined && isStronger(second, first));
	return isSecond ? [-reach, -reach] : [reach, reach];
}

interface Piece<Edge> {
	readonly edge: Edge;
	readonly from: number;
	readonly to: number;
}

/** Pieces of one line that touch and look alike are one. */
function joined(pieces: readonly Piece<SharedEdge | undefined>[]): readonly Piece<SharedEdge>[] {
	const result: Piece<SharedEdge>[] = [];
	for (const { edge, from, to } of pieces) {
		if (!edge || to <= from) continue;
		const last = result.at(-1);
		if (last && Math.abs(last.to - from) < 1e-6 && isAlike(last.edge, edge))
			result[result.length - 1] = { ...last, to };
		else result.push({ edge, from, to });
	}
	return result;
}

const isAlike = (a: SharedEdge, b: SharedEdge): boolean =>
	a.width === b.width &&
	a.line === b.line &&
	a.ink.alpha === b.ink.alpha &&
	a.ink.channels.every((channel, i) => channel === b.ink.channels[i]);

/** Shared borders cannot be sunk or raised: they are ridges and grooves (CSS 2.2 17.6.3). */
function rule({ width, line, ink }: SharedEdge, direction: TableRule['direction'], rect: Rect): TableRule {
	const shown = line === 'inset' ? 'ridge' : line === 'outset' ? 'groove' : line;
	return { width, line: shown, ink, direction, rect };
}
