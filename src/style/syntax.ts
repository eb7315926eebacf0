import { type CssNode, generate } from 'css-tree';
import { parseNumeric } from './calc.js';
import { type Color, parseColor } from './color.js';
import { dependsOnBase, type Length, type Parser, type Specified } from './value.js';

const always =
	<T>(value: T): Specified<T> =>
	() =>
		value;

/** The name of a lone identifier, in small letters. */
export function identifier(node: CssNode | undefined): string | undefined {
	return node?.type === 'Identifier' ? node.name.toLowerCase() : undefined;
}

/** One of these words. */
export const keyword =
	<const K extends string>(...names: readonly K[]): Parser<K> =>
	(nodes) => {
		const name = nodes.length === 1 ? identifier(nodes[0]) : undefined;
		const found = names.find((candidate) => candidate === name);
		return found === undefined ? undefined : always(found);
	};

/** The first of several grammars that fits. */
export function either<A, B>(a: Parser<A>, b: Parser<B>): Parser<A | B> {
	return (nodes) => a(nodes) ?? b(nodes);
}

interface Range {
	readonly min?: number;
	readonly percent?: boolean;
}

/** A length or, unless `percent` is false, a percentage; 0 needs no unit. */
export function length({ min, percent = true }: Range = {}): Parser<Length> {
	return (nodes) => (nodes.length === 1 ? lengthOf(nodes[0], percent, min) : undefined);
}

export function lengthOf(
	node: CssNode | undefined,
	percent: boolean,
	min?: number,
): Specified<Length> | undefined {
	const numeric = parseNumeric(node);
	if (!numeric || !node) return undefined;
	if (numeric.type === 'number') {
		return node.type === 'Number' && Number(node.value) === 0 ? always({ points: 0, percent: 0 }) : undefined;
	}
	const isPlain = node.type === 'Dimension' || node.type === 'Percentage';
	if (isPlain && min !== undefined && Number(node.value) < min) return undefined;
	if (!percent && (node.type === 'Percentage' || numeric.hasPercent)) return undefined;
	return (context) => {
		const { points, percent, choices } = numeric.evaluate(context);
		const sum = { points, percent, ...(choices && { choices }) };
		return min === undefined ? sum : clampCalc(sum, min);
	};
}

/** A calculation that leaves the range is clamped to it (CSS Values 4, 10.12). */
const clampCalc = (sum: Length, min: number): Length =>
	dependsOnBase(sum) ? sum : { ...sum, points: Math.max(min, sum.points) };

/** A length as plain points, where percentages have no meaning. */
export function points(range: Range = {}): Parser<number> {
	const parse = length({ ...range, percent: false });
	return (nodes) => {
		const specified = parse(nodes);
		return specified && ((context) => specified(context).points);
	};
}

export function number({ min, integer = false }: { min?: number; integer?: boolean } = {}): Parser<number> {
	return (nodes) => {
		const numeric = nodes.length === 1 ? parseNumeric(nodes[0]) : undefined;
		if (numeric?.type !== 'number') return undefined;
		const value = numeric.evaluate(nowhere).number;
		if ((min !== undefined && value < min) || (integer && !Number.isInteger(value))) return undefined;
		return always(value);
	};
}

/** A number, not below `min`. */
export const numberOf = (node: CssNode | undefined, min: number): number | undefined =>
	node && number({ min })([node])?.(nowhere);

/** A whole number, not below `min`. */
export const integerOf = (node: CssNode | undefined, min: number): number | undefined =>
	node && number({ min, integer: true })([node])?.(nowhere);

/** Numbers do not depend on any context. */
const nowhere = {
	fontSize: 0,
	rootFontSize: 0,
	lineHeight: 0,
	rootLineHeight: 0,
	parentFontSize: 0,
	parentFontWeight: 400,
	viewport: { width: 0, height: 0, isVertical: false },
};

export const color: Parser<Color> = (nodes) => {
	const [node] = nodes;
	if (nodes.length !== 1 || !node) return undefined;
	const value = parseColor(node, generate(node));
	return value && always(value);
};

/** The words of a value in any order, each once; nothing when one of them is not known. */
export function wordsIn<const K extends string>(
	nodes: readonly CssNode[],
	known: readonly K[],
): ReadonlySet<K> | undefined {
	const found = nodes.map((node) => known.find((word) => word === identifier(node)));
	const given = new Set(found.filter((word) => word !== undefined));
	return given.size > 0 && given.size === nodes.length ? given : undefined;
}

/** Whether of words that exclude each other there is one at most. */
export const atMostOne = <K extends string>(given: ReadonlySet<K>, ...rivals: readonly K[]): boolean =>
	rivals.filter((word) => given.has(word)).length <= 1;

/** A name of the author's own, such as a page or a flow; not one of the reserved words. */
export function customName(...reserved: readonly string[]): Parser<string> {
	return (nodes) => {
		const [node] = nodes;
		if (nodes.length !== 1 || node?.type !== 'Identifier') return undefined;
		return [...reserved, 'inherit', 'initial', 'unset', 'revert', 'revert-layer', 'default'].includes(
			node.name.toLowerCase(),
		)
			? undefined
			: always(node.name);
	};
}

export const constant = always;
