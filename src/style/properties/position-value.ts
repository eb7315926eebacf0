import type { CssNode } from 'css-tree';
import { identifier, lengthOf } from '../syntax.js';
import type { Length, Specified } from '../value.js';

/** Where something stands in an area: percentages are parts of the room that it leaves (CSS Values 4, 9). */
export interface Position {
	readonly x: Length;
	readonly y: Length;
}

const words: ReadonlyMap<string, { readonly axis: 'x' | 'y' | 'any'; readonly percent: number }> = new Map([
	['left', { axis: 'x', percent: 0 }],
	['right', { axis: 'x', percent: 1 }],
	['top', { axis: 'y', percent: 0 }],
	['bottom', { axis: 'y', percent: 1 }],
	['center', { axis: 'any', percent: 0.5 }],
]);

interface Part {
	readonly axis: 'x' | 'y' | 'any';
	readonly length: Specified<Length>;
}

/** One to four words and lengths: `center`, `right 10px`, `left 10% bottom 2em`. */
export function parsePosition(nodes: readonly CssNode[]): Specified<Position> | undefined {
	const parts = partsOf(nodes);
	if (!parts || parts.length === 0 || parts.length > 2) return undefined;
	const [first, second] = parts as [Part, Part | undefined];
	const middle: Part = { axis: 'any', length: () => ({ points: 0, percent: 0.5 }) };
	if (!second) return first.axis === 'y' ? both(middle, first) : both(first, middle);
	if (first.axis === second.axis && first.axis !== 'any') return undefined;
	const isTurned = first.axis === 'y' || second.axis === 'x';
	return isTurned ? both(second, first) : both(first, second);
}

const both =
	(x: Part, y: Part): Specified<Position> =>
	(context) => ({ x: x.length(context), y: y.length(context) });

/** A word takes the length behind it when there are more than two components: how far from that side. */
function partsOf(nodes: readonly CssNode[]): readonly Part[] | undefined {
	const parts: Part[] = [];
	const isLong = nodes.length > 2;
	for (let i = 0; i < nodes.length; i++) {
		const name = identifier(nodes[i]);
		const word = name === undefined ? undefined : words.get(name);
		if (name !== undefined && !word) return undefined;
		const next = isLong && word ? lengthOf(nodes[i + 1], true) : undefined;
		const own = word ? undefined : lengthOf(nodes[i], true);
		if (word && next) {
			if (word.axis === 'any') return undefined;
			parts.push({ axis: word.axis, length: (context) => fromSide(next(context), word.percent) });
			i++;
		} else if (word) parts.push({ axis: word.axis, length: () => ({ points: 0, percent: word.percent }) });
		else if (own && !isLong) parts.push({ axis: 'any', length: own });
		else return undefined;
	}
	return isPlaced(nodes, parts) ? parts : undefined;
}

/** `10px left` and `top 10px` are none: beside a length, a word keeps its own place. */
function isPlaced(nodes: readonly CssNode[], parts: readonly Part[]): boolean {
	if (nodes.length !== 2 || parts.length !== 2) return true;
	const isLength = nodes.map((node) => identifier(node) === undefined);
	return !(isLength[0] && parts[1]!.axis === 'x') && !(isLength[1] && parts[0]!.axis === 'y');
}

const fromSide = (length: Length, percent: number): Length =>
	percent === 0 ? length : { points: -length.points, percent: 1 - length.percent };
