import { type CssNode, generate } from 'css-tree';
import { parseNumeric } from './calc.js';
import { sheetContext } from './page-size.js';
import type { PrintMedium } from './print-medium.js';

/** `unknown`: the query holds something that we do not know; it is not true, and neither is its contrary (Media Queries 4, 3.1). */
type Answer = boolean | 'unknown';

/** Dots per pixel of CSS: a press sets 300 to the inch. */
const RESOLUTION = 300 / 96;

/** Features with words for values; one that is `none` or says that nothing is preferred is false when it is asked for alone. */
const wordFeatures: Readonly<Record<string, string>> = {
	hover: 'none',
	'any-hover': 'none',
	pointer: 'none',
	'any-pointer': 'none',
	update: 'none',
	'overflow-block': 'paged',
	'overflow-inline': 'none',
	scan: 'none',
	scripting: 'none',
	'color-gamut': 'srgb',
	'dynamic-range': 'standard',
	'video-dynamic-range': 'standard',
	'display-mode': 'browser',
	'inverted-colors': 'none',
	'forced-colors': 'none',
	'prefers-color-scheme': 'light',
	'prefers-contrast': 'no-preference',
	'prefers-reduced-data': 'no-preference',
	'prefers-reduced-motion': 'no-preference',
	'prefers-reduced-transparency': 'no-preference',
	'nav-controls': 'none',
	'environment-blending': 'opaque',
};

const numberFeatures: Readonly<Record<string, number>> = {
	color: 8,
	'color-index': 0,
	monochrome: 0,
	grid: 0,
	'device-pixel-ratio': RESOLUTION,
	resolution: RESOLUTION,
};

const sizeFeatures = [
	'width',
	'height',
	'device-width',
	'device-height',
	'aspect-ratio',
	'device-aspect-ratio',
];

/** Features that a query may ask for, for the documentation. */
export const mediaFeatures: readonly string[] = [
	'orientation',
	...sizeFeatures,
	...Object.keys(numberFeatures),
	...Object.keys(wordFeatures),
];

/** Media types of Media Queries 4, and those it keeps as names that match nothing. */
const mediaTypes = [
	'all',
	'print',
	'screen',
	'speech',
	'tty',
	'tv',
	'projection',
	'handheld',
	'braille',
	'embossed',
	'aural',
];

/** Whether a page of this medium is meant by a list of queries. What is not known is told, and its query counts for nothing. */
export function matchesMedia(list: CssNode, medium: PrintMedium, unknown: (text: string) => void): boolean {
	if (list.type !== 'MediaQueryList') return list.type !== 'Raw';
	const queries = list.children.toArray();
	return queries.length === 0 || queries.map((query) => matchesQuery(query, medium, unknown)).includes(true);
}

function matchesQuery(query: CssNode, medium: PrintMedium, unknown: (text: string) => void): boolean {
	if (query.type !== 'MediaQuery') return false;
	const type = query.mediaType?.toLowerCase();
	let answer: Answer = true;
	if (type !== undefined) {
		if (!mediaTypes.includes(type)) {
			unknown(type);
			// A type nobody knows matches nothing, so that `not` it matches (Media Queries 4, 2.3).
			answer = false;
		} else answer = type === 'print' || type === 'all';
	}
	const condition: Answer = query.condition ? conditionAnswer(query.condition, medium, unknown) : true;
	const both = and([answer, condition]);
	return (query.modifier?.toLowerCase() === 'not' ? not(both) : both) === true;
}

const not = (answer: Answer): Answer => (answer === 'unknown' ? 'unknown' : !answer);
const and = (answers: readonly Answer[]): Answer =>
	answers.includes(false) ? false : answers.includes('unknown') ? 'unknown' : true;
const or = (answers: readonly Answer[]): Answer =>
	answers.includes(true) ? true : answers.includes('unknown') ? 'unknown' : false;

function conditionAnswer(node: CssNode, medium: PrintMedium, unknown: (text: string) => void): Answer {
	switch (node.type) {
		case 'Condition': {
			const parts = node.children.toArray();
			const answers = parts
				.filter((part) => part.type !== 'Identifier')
				.map((part) => conditionAnswer(part, medium, unknown));
			const words = parts.flatMap((part) => (part.type === 'Identifier' ? [part.name.toLowerCase()] : []));
			if (words[0] === 'not') return not(answers[0] ?? 'unknown');
			return words.includes('or') ? or(answers) : and(answers);
		}
		case 'Feature':
			return told(featureAnswer(node.name.toLowerCase(), node.value ?? undefined, medium), node, unknown);
		case 'FeatureRange':
			return told(rangeAnswer(node, medium), node, unknown);
		default:
			return told('unknown', node, unknown);
	}
}

function told(answer: Answer, node: CssNode, unknown: (text: string) => void): Answer {
	if (answer === 'unknown') unknown(generate(node));
	return answer;
}

function featureAnswer(written: string, value: CssNode | undefined, medium: PrintMedium): Answer {
	const name = written.replace(/^-webkit-/, '');
	const bare = name.replace(/^(?:min|max)-/, '');
	if (name === 'orientation' && value?.type === 'Identifier') {
		medium.askedForSize();
		const word = value.name.toLowerCase();
		if (word !== 'portrait' && word !== 'landscape') return 'unknown';
		return (word === 'portrait') === medium.height >= medium.width;
	}
	if (Object.hasOwn(wordFeatures, name)) {
		const own = wordFeatures[name]!;
		if (!value) return own !== 'none' && own !== 'no-preference';
		return value.type === 'Identifier' ? value.name.toLowerCase() === own : 'unknown';
	}
	const own = amountOf(bare, medium);
	if (own === undefined) return 'unknown';
	if (!value) return name === bare ? own > 0 : 'unknown';
	const wanted = amount(value);
	if (wanted === undefined) return 'unknown';
	return compares(own, name.startsWith('min-') ? '>=' : name.startsWith('max-') ? '<=' : '=', wanted);
}

function rangeAnswer(node: Extract<CssNode, { type: 'FeatureRange' }>, medium: PrintMedium): Answer {
	const value = (part: CssNode): number | undefined =>
		part.type === 'Identifier' ? amountOf(part.name.toLowerCase(), medium) : amount(part);
	const values = [node.left, node.middle, ...(node.right ? [node.right] : [])].map(value);
	const comparisons = [node.leftComparison, ...(node.right ? [node.rightComparison] : [])];
	if (values.some((one) => one === undefined)) return 'unknown';
	return comparisons.every((comparison, i) => compares(values[i]!, String(comparison), values[i + 1]!));
}

/** Sizes that differ by less than the rounding of their units are one. */
const SLACK = 1e-6;

function compares(a: number, comparison: string, b: number): boolean {
	const isSame = Math.abs(a - b) <= SLACK * Math.max(1, Math.abs(b));
	switch (comparison) {
		case '<':
			return a < b && !isSame;
		case '<=':
			return a < b || isSame;
		case '>':
			return a > b && !isSame;
		case '>=':
			return a > b || isSame;
		default:
			return isSame;
	}
}

function amountOf(name: string, { width, height, askedForSize }: PrintMedium): number | undefined {
	if (Object.hasOwn(numberFeatures, name)) return numberFeatures[name];
	if (!sizeFeatures.includes(name)) return undefined;
	askedForSize();
	if (name.endsWith('aspect-ratio')) return width / height;
	return name.endsWith('width') ? width : height;
}

/** A length in points, a resolution in dots per pixel, a ratio or a number. */
function amount(node: CssNode): number | undefined {
	if (node.type === 'Ratio') {
		const [left, right] = [amount(node.left), node.right ? amount(node.right) : 1];
		return left !== undefined && right ? left / right : undefined;
	}
	if (node.type === 'Dimension') {
		const value = Number(node.value);
		switch (node.unit.toLowerCase()) {
			case 'dpi':
				return value / 96;
			case 'dpcm':
				return (value * 2.54) / 96;
			case 'dppx':
			case 'x':
				return value;
		}
	}
	const numeric = parseNumeric(node);
	if (!numeric || numeric.hasPercent) return undefined;
	const sum = numeric.evaluate(sheetContext);
	return numeric.type === 'number' ? sum.number : sum.points;
}
