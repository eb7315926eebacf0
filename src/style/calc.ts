import type { CssNode } from 'css-tree';
import { type Context, unitInPoints } from './value.js';

/** What an expression comes to: `number` for unitless ones, otherwise points and a fraction for percentages. */
interface Sum {
	readonly number: number;
	readonly points: number;
	readonly percent: number;
	readonly type: 'number' | 'length';
}

/** A length, percentage, number or math function (CSS Values 4, 10) as a value that waits for its context. */
export function parseNumeric(
	node: CssNode | undefined,
): { type: Sum['type']; hasPercent: boolean; evaluate: (context: Context) => Sum } | undefined {
	if (!node) return undefined;
	const probe = evaluate(node, probeContext);
	if (!probe || ![probe.number, probe.points, probe.percent].every(Number.isFinite)) return undefined;
	return {
		type: probe.type,
		hasPercent: probe.percent !== 0,
		evaluate: (context) => bounded(evaluate(node, context) ?? nothing),
	};
}

/** Points of 35 kilometres: what is longer is a fault, and sums of such lengths stay finite. */
const LIMIT = 1e8;

const bounded = ({ type, number, points, percent }: Sum): Sum => {
	const within = (value: number): number => (value > LIMIT ? LIMIT : value < -LIMIT ? -LIMIT : value);
	return { type, number: within(number), points: within(points), percent: within(percent) };
};

const probeContext: Context = {
	fontSize: 1,
	rootFontSize: 1,
	lineHeight: 1,
	rootLineHeight: 1,
	parentFontSize: 1,
	parentFontWeight: 400,
};
const nothing: Sum = { number: 0, points: 0, percent: 0, type: 'length' };

function evaluate(node: CssNode, context: Context): Sum | undefined {
	switch (node.type) {
		case 'Number':
			return { number: Number(node.value), points: 0, percent: 0, type: 'number' };
		case 'Percentage':
			return { number: 0, points: 0, percent: Number(node.value) / 100, type: 'length' };
		case 'Dimension': {
			const unit = unitInPoints(node.unit.toLowerCase(), context);
			return unit === undefined
				? undefined
				: { number: 0, points: Number(node.value) * unit, percent: 0, type: 'length' };
		}
		case 'Parentheses':
			return evaluateSum(node.children.toArray(), context);
		case 'Function':
			return evaluateFunction(node.name.toLowerCase(), node.children.toArray(), context);
		default:
			return undefined;
	}
}

function evaluateFunction(name: string, nodes: readonly CssNode[], context: Context): Sum | undefined {
	if (name === 'calc') return evaluateSum(nodes, context);
	if (name !== 'min' && name !== 'max' && name !== 'clamp') return undefined;
	const values = splitAtCommas(nodes).map((part) => evaluateSum(part, context));
	const [first] = values;
	if (!first || values.some((value) => !value || value.type !== first.type || value.percent !== 0))
		return undefined;
	const sizes = values.map((value) => (value!.type === 'number' ? value!.number : value!.points));
	if (name === 'clamp' && sizes.length !== 3) return undefined;
	const size =
		name === 'min'
			? Math.min(...sizes)
			: name === 'max'
				? Math.max(...sizes)
				: Math.max(sizes[0]!, Math.min(sizes[1]!, sizes[2]!));
	return first.type === 'number' ? { ...first, number: size } : { ...first, points: size };
}

function evaluateSum(nodes: readonly CssNode[], context: Context): Sum | undefined {
	const parts = nodes.filter((node) => node.type !== 'WhiteSpace');
	let total: Sum | undefined;
	let at = 0;
	for (let sign = 1; at < parts.length; ) {
		const [term, next] = evaluateProduct(parts, at, context);
		if (!term || (total && term.type !== total.type)) return undefined;
		total = add(total ?? { ...term, number: 0, points: 0, percent: 0 }, term, sign);
		at = next;
		if (at === parts.length) return total;
		const operator = operatorOf(parts[at]);
		if (operator !== '+' && operator !== '-') return undefined;
		sign = operator === '+' ? 1 : -1;
		at++;
	}
	return undefined;
}

function evaluateProduct(
	parts: readonly CssNode[],
	start: number,
	context: Context,
): [Sum | undefined, number] {
	let product = parts[start] ? evaluate(parts[start], context) : undefined;
	let at = start + 1;
	for (
		let operator = operatorOf(parts[at]);
		operator === '*' || operator === '/';
		operator = operatorOf(parts[at])
	) {
		const factor = parts[at + 1] ? evaluate(parts[at + 1]!, context) : undefined;
		if (!product || !factor) return [undefined, at];
		if (operator === '/') {
			if (factor.type !== 'number' || factor.number === 0) return [undefined, at];
			product = scale(product, 1 / factor.number);
		} else if (factor.type === 'number') product = scale(product, factor.number);
		else if (product.type === 'number') product = scale(factor, product.number);
		else return [undefined, at];
		at += 2;
	}
	return [product, at];
}

const operatorOf = (node: CssNode | undefined): string | undefined =>
	node?.type === 'Operator' ? node.value.trim() : undefined;

const add = (a: Sum, b: Sum, sign: number): Sum => ({
	type: a.type,
	number: a.number + sign * b.number,
	points: a.points + sign * b.points,
	percent: a.percent + sign * b.percent,
});

const scale = (sum: Sum, factor: number): Sum => ({
	type: sum.type,
	number: sum.number * factor,
	points: sum.points * factor,
	percent: sum.percent * factor,
});

/** The parts of a list between its commas, white space left out. */
export function splitAtCommas(nodes: readonly CssNode[]): CssNode[][] {
	const parts: CssNode[][] = [[]];
	for (const node of nodes) {
		if (node.type === 'Operator' && node.value === ',') parts.push([]);
		else if (node.type !== 'WhiteSpace') parts.at(-1)!.push(node);
	}
	return parts;
}
