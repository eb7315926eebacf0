import { generate } from 'css-tree';
import { parseColor } from '../color.js';
import { property } from '../property.js';
import type { Parser } from '../value.js';

/**
 * What a sheet says of the shapes and texts of a picture that stands in the page, as it is written there: the picture works it out
 * where it knows the attributes too. Each declaration makes a new object at each element that it holds for, so an element whose
 * value is its parent's own object has been told nothing by the sheet.
 */
export interface Presentation {
	readonly text: string;
}

const presentation = (name: string, inherited: boolean, initial: string, values: string, test: Test) =>
	property<Presentation>({ name, inherited, initial: { text: initial }, parse: written(test), values });

type Nodes = Parameters<Parser<Presentation>>[0];
type Test = (text: string, nodes: Nodes) => boolean;

const written =
	(test: Test): Parser<Presentation> =>
	(nodes) => {
		const text = nodes.map((node) => generate(node)).join(' ');
		return nodes.length > 0 && test(text, nodes) ? () => ({ text }) : undefined;
	};

const NUMBER = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?`;
const LENGTH = new RegExp(`^${NUMBER}(?:%|px|pt|pc|in|cm|mm|q|em|rem|ex|ch|ic)?$`, 'i');
const ALPHA = new RegExp(`^${NUMBER}%?$`, 'i');

const isPaint: Test = (text, [node, ...rest]) =>
	text === 'none' ||
	(node?.type === 'Url' && rest.length <= 1) ||
	(rest.length === 0 && node !== undefined && parseColor(node, text) !== undefined);
const isLength: Test = (text) => LENGTH.test(text);
const isAlpha: Test = (text) => ALPHA.test(text);
const isDashes: Test = (text) => text === 'none' || text.split(/[\s,]+/).every((part) => LENGTH.test(part));

const paint = (name: string, initial: string) =>
	presentation(name, true, initial, 'none | <color> | <url> [ none | <color> ]?', isPaint);
const alpha = (name: string, inherited = true) =>
	presentation(name, inherited, '1', '<number> | <percentage>', isAlpha);
const length = (name: string, initial: string) =>
	presentation(name, true, initial, '<number> | <length-percentage>', isLength);
const oneOf = (name: string, inherited: boolean, initial: string, ...others: readonly string[]) =>
	presentation(name, inherited, initial, [initial, ...others].join(' | '), (text) =>
		[initial, ...others].includes(text.toLowerCase()),
	);

const baselines = ['alphabetic', 'middle', 'central', 'hanging', 'mathematical', 'ideographic'];
const edges = ['text-before-edge', 'text-after-edge', 'text-top', 'text-bottom'];

/** SVG 2, chapters 11 and 13, and 14.2.4. */
export const svgProperties = {
	fill: paint('fill', 'black'),
	fillOpacity: alpha('fill-opacity'),
	fillRule: oneOf('fill-rule', true, 'nonzero', 'evenodd'),
	clipRule: oneOf('clip-rule', true, 'nonzero', 'evenodd'),
	stroke: paint('stroke', 'none'),
	strokeWidth: length('stroke-width', '1px'),
	strokeOpacity: alpha('stroke-opacity'),
	strokeLinecap: oneOf('stroke-linecap', true, 'butt', 'round', 'square'),
	strokeLinejoin: oneOf('stroke-linejoin', true, 'miter', 'round', 'bevel'),
	strokeMiterlimit: presentation('stroke-miterlimit', true, '4', '<number>', (text) => Number(text) >= 1),
	strokeDasharray: presentation('stroke-dasharray', true, 'none', 'none | <length-percentage>#', isDashes),
	strokeDashoffset: length('stroke-dashoffset', '0'),
	stopColor: presentation('stop-color', false, 'black', '<color>', (text, nodes) => {
		const [node] = nodes;
		return nodes.length === 1 && node !== undefined && parseColor(node, text) !== undefined;
	}),
	stopOpacity: alpha('stop-opacity', false),
	textAnchor: oneOf('text-anchor', true, 'start', 'middle', 'end'),
	dominantBaseline: oneOf('dominant-baseline', true, 'auto', ...baselines, ...edges),
	alignmentBaseline: oneOf('alignment-baseline', false, 'baseline', 'auto', ...baselines, ...edges),
	baselineShift: presentation(
		'baseline-shift',
		false,
		'baseline',
		'baseline | sub | super | <length-percentage>',
		(text) => ['baseline', 'sub', 'super'].includes(text) || LENGTH.test(text),
	),
};
