import type { CssNode } from 'css-tree';
import { type Context, dependsOnBase, type Length, resolveLength, unitInPoints } from './value.js';

/** What an expression comes to: `number` for unitless ones, otherwise points and a fraction for percentages. */
interface Sum extends Length {
	readonly number: number;
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
		hasPercent: dependsOnBase(probe),
		evaluate: (context) => bounded(evaluate(node, context) ?? nothing),
	};
}

/** Points of 35 kilometres: what is longer is a fault, and sums of such lengths stay finite. */
const LIMIT = 1e8;

const bounded = (sum: Sum): Sum => {
	const within = (value: number): number => (value > LIMIT ? LIMIT : value < -LIMIT ? -LIMIT : value);
	return {
		...sum,
		number: within(sum.number),
		points: within(sum.points),
		percent: within(sum.percent),
	};
};

const probeContext: Context = {
	fontSize: 1,
	rootFontSize: 1,
	lineHeight: 1,
	rootLineHeight: 1,
	parentFontSize: 1,
	parentFontWeight: 400,
	viewport: { width: 1, height: 1, isVertical: false },
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
	const known = values.flatMap((value) => (value ? [value] : []));
	const [first] = known;
	if (!first || known.length < values.length || known.some(({ type }) => type !== first.type))
		return undefined;
	if (name !== 'clamp') return chosen(name, known);
	const [least, wanted, most] = known;
	if (!least || !wanted || !most || known.length > 3) return undefined;
	return chosen('max', [least, chosen('min', [wanted, most])]);
}

/** The least or the most of the values; percentages wait for their base (CSS Values 4, 10.2). */
function chosen(take: 'min' | 'max', values: readonly Sum[]): Sum {
	const [first] = values;
	if (first?.type === 'number')
		return { ...first, number: Math[take](...values.map(({ number }) => number)) };
	if (!values.some(dependsOnBase))
		return { ...nothing, points: Math[take](...values.map((value) => resolveLength(value, 0))) };
	return { ...nothing, choices: [{ factor: 1, take, of: values.map(lengthOnly) }] };
}

const lengthOnly = ({ points, percent, choices }: Sum): Length => ({
	points,
	percent,
	...(choices && { choices }),
});

function evaluateSum(nodes: readonly CssNode[], context: Context): Sum | undefined {
	const parts = nodes.filter((node) => node.type !== 'WhiteSpace');
	let total: Sum | undefined;
	let at = 0;
	for (let sign = 1; at < parts.length; ) {
		const [term, next] = evaluateProduct(parts, at, context);
		if (!term || (total && term.type !== total.type)) return undefined;
		total = add(total ?? { ...nothing, type: term.type }, term, sign);
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

function add(a: Sum, b: Sum, sign: number): Sum {
	const { choices: more = [] } = scale(b, sign);
	const choices = [...(a.choices ?? []), ...more];
	return {
		type: a.type,
		number: a.number + sign * b.number,
		points: a.points + sign * b.points,
		percent: a.percent + sign * b.percent,
		...(choices.length > 0 && { choices }),
	};
}

const scale = (sum: Sum, factor: number): Sum => ({
	type: sum.type,
	number: sum.number * factor,
	points: sum.points * factor,
	percent: sum.percent * factor,
	...(sum.choices && {
		choices: sum.choices.map((choice) => ({ ...choice, factor: choice.factor * factor })),
	}),
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
