import { generate } from 'css-tree';
import { black, type Ink } from '../../base/index.js';
import { splitAtCommas } from '../calc.js';
import { parseColor } from '../color.js';
import { property, words } from '../property.js';
import { constant, either, identifier, keyword, length, lengthOf, number, points } from '../syntax.js';
import { type Length, type Parser, resolveLength, zero } from '../value.js';
import { fontStyleProperties } from './font-style.js';
import { textDecorationProperties } from './text-decoration.js';
import { textSpacingProperties } from './text-spacing.js';

/** `factor`: times the font size of the element that it reaches; `points`: fixed; `normal`: as the font says. */
export type LineHeight = 'normal' | { readonly factor: number } | { readonly points: number };

/** The colour of text is always an ink: `currentcolor` means the parent's. */
const inkColor: Parser<Ink> = (nodes) => {
	const [node] = nodes;
	const value = nodes.length === 1 && node ? parseColor(node, generate(node)) : undefined;
	return value && value !== 'currentcolor' ? constant(value) : undefined;
};

const families: Parser<readonly string[]> = (nodes) => {
	const names = splitAtCommas(nodes).map((part) => {
		const [first] = part;
		if (part.length === 1 && first?.type === 'String') return first.value;
		return part.length > 0 && part.every((node) => node.type === 'Identifier')
			? part.map((node) => (node.type === 'Identifier' ? node.name : '')).join(' ')
			: '';
	});
	return names.every((name) => name !== '') ? constant(names) : undefined;
};

/** The absolute keywords of CSS Fonts 4 2.5 around `medium`, 16 px. */
const sizeWords: ReadonlyMap<string, number> = new Map([
	['xx-small', 6.75],
	['x-small', 7.5],
	['small', 9.75],
	['medium', 12],
	['large', 13.5],
	['x-large', 18],
	['xx-large', 24],
	['xxx-large', 36],
]);

const fontSize: Parser<number> = (nodes) => {
	if (nodes.length !== 1) return undefined;
	const word = identifier(nodes[0]);
	if (word === 'larger') return ({ parentFontSize }) => parentFontSize * 1.2;
	if (word === 'smaller') return ({ parentFontSize }) => parentFontSize / 1.2;
	if (word !== undefined) {
		const size = sizeWords.get(word);
		return size === undefined ? undefined : constant(size);
	}
	const specified = lengthOf(nodes[0], true, 0);
	// An em in `font-size` is the parent's (CSS Fonts 4 2.5).
	return (
		specified &&
		((context) => {
			const size = specified({ ...context, fontSize: context.parentFontSize });
			return Math.max(0, resolveLength(size, context.parentFontSize));
		})
	);
};

const fontWeight: Parser<number> = (nodes) => {
	const word = nodes.length === 1 ? identifier(nodes[0]) : undefined;
	if (word === 'normal') return constant(400);
	if (word === 'bold') return constant(700);
	// CSS Fonts 4 2.2.1
	if (word === 'bolder')
		return ({ parentFontWeight: w }) => (w < 350 ? 400 : w < 550 ? 700 : Math.max(w, 900));
	if (word === 'lighter')
		return ({ parentFontWeight: w }) => (w < 550 ? Math.min(w, 100) : w < 750 ? 400 : 700);
	const parsed = number({ min: 1 })(nodes);
	return parsed && ((context) => Math.min(1000, parsed(context)));
};

const lineHeight: Parser<LineHeight> = (nodes) => {
	if (nodes.length !== 1) return undefined;
	if (identifier(nodes[0]) === 'normal') return constant('normal');
	const factor = number({ min: 0 })(nodes);
	if (factor) return (context) => ({ factor: factor(context) });
	const specified = lengthOf(nodes[0], true, 0);
	return (
		specified && ((context) => ({ points: Math.max(0, resolveLength(specified(context), context.fontSize)) }))
	);
};

const spacing: Parser<number> = (nodes) =>
	nodes.length === 1 && identifier(nodes[0]) === 'normal' ? constant(0) : points()(nodes);

const verticalAligns = [
	'baseline',
	'sub',
	'super',
	'text-top',
	'text-bottom',
	'top',
	'middle',
	'bottom',
] as const;
export type VerticalAlign = (typeof verticalAligns)[number] | Length;

/** Room before the first line, or before all the others when it hangs. */
export interface TextIndent {
	readonly length: Length;
	readonly isHanging: boolean;
}

const noIndent: TextIndent = { length: zero, isHanging: false };

/** CSS Text 3, 7.1. */
const textIndent: Parser<TextIndent> = (nodes) => {
	const lengths = nodes.filter((node) => identifier(node) !== 'hanging');
	const specified = length()(lengths);
	const isHanging = nodes.length > lengths.length;
	return specified && nodes.length <= 2
		? (context) => ({ length: specified(context), isHanging })
		: undefined;
};

const textAligns = ['start', 'end', 'left', 'right', 'center', 'justify'] as const;

/** A character that the cells of a column have in one place, such as the decimal point (CSS Text 4, 7.1). */
export type TextAlign = (typeof textAligns)[number] | { readonly character: string };

const alignmentCharacter: Parser<{ readonly character: string }> = (nodes) => {
	const [node] = nodes;
	return nodes.length === 1 && node?.type === 'String' && [...node.value].length === 1
		? constant({ character: node.value })
		: undefined;
};

const tabLength: Parser<{ readonly points: number }> = (nodes) => {
	const specified = points({ min: 0 })(nodes);
	return specified && ((context) => ({ points: specified(context) }));
};

/** CSS Fonts 4, Inline 3, Text 4, Writing Modes 4 and what TYPOGRAPHY section 19 adds. */
export const textProperties = {
	color: property<Ink>({
		name: 'color',
		inherited: true,
		initial: black,
		parse: inkColor,
		values: '<color>',
	}),
	fontFamily: property<readonly string[]>({
		name: 'font-family',
		inherited: true,
		initial: ['serif'],
		parse: families,
		values: '[ <family-name> | <generic-family> ]#',
	}),
	fontSize: property<number>({
		name: 'font-size',
		inherited: true,
		initial: 12,
		parse: fontSize,
		values: '<length-percentage> | xx-small … xxx-large | larger | smaller',
	}),
	fontWeight: property<number>({
		name: 'font-weight',
		inherited: true,
		initial: 400,
		parse: fontWeight,
		values: 'normal | bold | bolder | lighter | <number>',
	}),
	...fontStyleProperties,
	lineHeight: property<LineHeight>({
		name: 'line-height',
		inherited: true,
		initial: 'normal',
		parse: lineHeight,
		values: 'normal | <number> | <length-percentage>',
	}),
	verticalAlign: property<VerticalAlign>({
		name: 'vertical-align',
		inherited: false,
		initial: 'baseline',
		parse: either(keyword(...verticalAligns), length()),
		values: `${verticalAligns.join(' | ')} | <length-percentage>`,
	}),
	letterSpacing: property<number>({
		name: 'letter-spacing',
		inherited: true,
		initial: 0,
		parse: spacing,
		values: 'normal | <length>',
	}),
	wordSpacing: property<number>({
		name: 'word-spacing',
		inherited: true,
		initial: 0,
		parse: spacing,
		values: 'normal | <length>',
	}),
	textIndent: property<TextIndent>({
		name: 'text-indent',
		inherited: true,
		initial: noIndent,
		parse: textIndent,
		values: '<length-percentage> && hanging?',
	}),
	textAlign: property<TextAlign>({
		name: 'text-align',
		inherited: true,
		initial: 'start',
		parse: either(keyword(...textAligns), alignmentCharacter),
		values: `${textAligns.join(' | ')} | <string>`,
	}),
	textAlignLast: words('text-align-last', true, 'auto', 'start', 'end', 'left', 'right', 'center', 'justify'),
	textJustify: words(
		'text-justify',
		true,
		'auto',
		'none',
		'inter-word',
		'inter-character',
		'inter-ideograph',
	),
	textTransform: words('text-transform', true, 'none', 'uppercase', 'lowercase', 'capitalize'),
	...textDecorationProperties,
	whiteSpace: words('white-space', true, 'normal', 'nowrap', 'pre', 'pre-wrap', 'pre-line'),
	textWrap: words('text-wrap', true, 'wrap', 'nowrap', 'balance', 'pretty', 'stable'),
	lineBreak: words('line-break', true, 'auto', 'loose', 'normal', 'strict', 'anywhere'),
	tabSize: property<number | { readonly points: number }>({
		name: 'tab-size',
		inherited: true,
		initial: 8,
		parse: either(number({ min: 0 }), tabLength),
		values: '<number> | <length>',
	}),
	wordBreak: words('word-break', true, 'normal', 'break-all', 'keep-all', 'break-word'),
	overflowWrap: words('overflow-wrap', true, 'normal', 'anywhere', 'break-word'),
	...textSpacingProperties,
	writingMode: words('writing-mode', true, 'horizontal-tb', 'vertical-rl'),
	textOrientation: words('text-orientation', true, 'mixed', 'upright', 'sideways'),
};
