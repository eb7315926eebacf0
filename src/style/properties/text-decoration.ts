import type { Color } from '../color.js';
import { property, words } from '../property.js';
import {
	atMostOne,
	color,
	constant,
	either,
	identifier,
	keyword,
	length,
	lengthOf,
	wordsIn,
} from '../syntax.js';
import { type Parser, resolveLength } from '../value.js';

const decorationLines = ['underline', 'overline', 'line-through'] as const;

const decoration: Parser<readonly (typeof decorationLines)[number][]> = (nodes) => {
	if (nodes.length === 1 && identifier(nodes[0]) === 'none') return constant([]);
	const given = wordsIn(nodes, decorationLines);
	return given && constant([...given]);
};

/** A length where a percentage is one of an em. */
const ofFontSize =
	(min?: number): Parser<number> =>
	(nodes) => {
		const specified = length(min === undefined ? {} : { min })(nodes);
		return specified && ((context) => resolveLength(specified(context), context.fontSize));
	};

/** What a line under text is shorter by at its ends. Points; below 0 it is longer. */
export interface DecorationInset {
	readonly start: number;
	readonly end: number;
}

const inset: Parser<DecorationInset> = (nodes) => {
	const [first, second = first] = nodes;
	const start = lengthOf(first, false);
	const end = lengthOf(second, false);
	return start && end && nodes.length <= 2
		? (context) => ({ start: start(context).points, end: end(context).points })
		: undefined;
};

/** Where a line under text stands: in horizontal text by the font or below all letters, in vertical text at one of the sides. */
export interface UnderlinePosition {
	readonly at: 'auto' | 'from-font' | 'under';
	readonly side: 'auto' | 'left' | 'right';
}

/** CSS Text Decoration 4, 2.6. */
const underlinePosition: Parser<UnderlinePosition> = (nodes) => {
	const given = wordsIn(nodes, ['auto', 'from-font', 'under', 'left', 'right']);
	if (!given || !atMostOne(given, 'from-font', 'under') || !atMostOne(given, 'left', 'right'))
		return undefined;
	if (given.has('auto') && given.size > 1) return undefined;
	return constant({
		at: given.has('from-font') ? 'from-font' : given.has('under') ? 'under' : 'auto',
		side: given.has('left') ? 'left' : given.has('right') ? 'right' : 'auto',
	});
};

export const emphasisShapes = ['dot', 'circle', 'double-circle', 'triangle', 'sesame'] as const;

/** `auto`: a circle in horizontal text, a sesame dot in vertical. */
export type EmphasisStyle =
	| 'none'
	| { readonly isOpen: boolean; readonly shape: (typeof emphasisShapes)[number] | 'auto' }
	| { readonly text: string };

/** CSS Text Decoration 4, 3.1. */
const emphasisStyle: Parser<EmphasisStyle> = (nodes) => {
	const [node] = nodes;
	if (nodes.length === 1 && node?.type === 'String') return constant({ text: node.value });
	const given = wordsIn(nodes, ['none', 'filled', 'open', ...emphasisShapes]);
	if (!given || !atMostOne(given, 'filled', 'open') || !atMostOne(given, ...emphasisShapes)) return undefined;
	if (given.has('none')) return given.size === 1 ? constant('none') : undefined;
	return constant({
		isOpen: given.has('open'),
		shape: emphasisShapes.find((shape) => given.has(shape)) ?? 'auto',
	});
};

/** `auto`: below Chinese, above other languages; at the right in vertical text. */
export type EmphasisPosition = 'auto' | { readonly block: 'over' | 'under'; readonly side: 'right' | 'left' };

/** CSS Text Decoration 4, 3.4. */
const emphasisPosition: Parser<EmphasisPosition> = (nodes) => {
	const given = wordsIn(nodes, ['auto', 'over', 'under', 'right', 'left']);
	if (!given || !atMostOne(given, 'over', 'under') || !atMostOne(given, 'right', 'left')) return undefined;
	if (given.has('auto')) return given.size === 1 ? constant('auto') : undefined;
	if (!given.has('over') && !given.has('under')) return undefined;
	return constant({
		block: given.has('over') ? 'over' : 'under',
		side: given.has('left') ? 'left' : 'right',
	});
};

const skipped = ['spaces', 'punctuation', 'symbols', 'narrow'] as const;
/** Characters that carry no emphasis mark. */
export type EmphasisSkip = readonly (typeof skipped)[number][];

const emphasisSkip: Parser<EmphasisSkip> = (nodes) => {
	const given = wordsIn(nodes, skipped);
	return given && constant([...given]);
};

/** On which side of its base a ruby stands; `alternates`: a second one stands on the other side (CSS Ruby 1, 4.1). */
export interface RubyPosition {
	readonly side: 'over' | 'under';
	readonly alternates: boolean;
}

const rubyPosition: Parser<RubyPosition> = (nodes) => {
	const given = wordsIn(nodes, ['alternate', 'over', 'under']);
	if (!given || !atMostOne(given, 'over', 'under')) return undefined;
	return constant({ side: given.has('under') ? 'under' : 'over', alternates: given.has('alternate') });
};

/** CSS Text Decoration 4 and Ruby 1: what stands beside the letters. */
export const textDecorationProperties = {
	textDecorationLine: property<readonly (typeof decorationLines)[number][]>({
		name: 'text-decoration-line',
		inherited: false,
		initial: [],
		parse: decoration,
		values: 'none | [ underline || overline || line-through ]',
	}),
	textDecorationColor: property<Color>({
		name: 'text-decoration-color',
		inherited: false,
		initial: 'currentcolor',
		parse: color,
		values: '<color>',
	}),
	textDecorationStyle: words('text-decoration-style', false, 'solid', 'double', 'dotted', 'dashed', 'wavy'),
	textDecorationThickness: property<number | 'auto' | 'from-font'>({
		name: 'text-decoration-thickness',
		inherited: false,
		initial: 'auto',
		parse: either(ofFontSize(0), keyword('auto', 'from-font')),
		values: 'auto | from-font | <length-percentage>',
	}),
	textDecorationInset: property<DecorationInset | 'auto'>({
		name: 'text-decoration-inset',
		inherited: false,
		initial: { start: 0, end: 0 },
		parse: either(inset, keyword('auto')),
		values: '<length>{1,2} | auto',
	}),
	textUnderlineOffset: property<number | 'auto'>({
		name: 'text-underline-offset',
		inherited: true,
		initial: 'auto',
		parse: either(ofFontSize(), keyword('auto')),
		values: 'auto | <length-percentage>',
	}),
	textUnderlinePosition: property<UnderlinePosition>({
		name: 'text-underline-position',
		inherited: true,
		initial: { at: 'auto', side: 'auto' },
		parse: underlinePosition,
		values: 'auto | [ from-font | under ] || [ left | right ]',
	}),
	textEmphasisStyle: property<EmphasisStyle>({
		name: 'text-emphasis-style',
		inherited: true,
		initial: 'none',
		parse: emphasisStyle,
		values: `none | [ [ filled | open ] || [ ${emphasisShapes.join(' | ')} ] ] | <string>`,
	}),
	textEmphasisColor: property<Color>({
		name: 'text-emphasis-color',
		inherited: true,
		initial: 'currentcolor',
		parse: color,
		values: '<color>',
	}),
	textEmphasisPosition: property<EmphasisPosition>({
		name: 'text-emphasis-position',
		inherited: true,
		initial: 'auto',
		parse: emphasisPosition,
		values: 'auto | [ over | under ] && [ right | left ]?',
	}),
	textEmphasisSkip: property<EmphasisSkip>({
		name: 'text-emphasis-skip',
		inherited: true,
		initial: ['spaces', 'punctuation'],
		parse: emphasisSkip,
		values: 'spaces || punctuation || symbols || narrow',
	}),
	rubyPosition: property<RubyPosition>({
		name: 'ruby-position',
		inherited: true,
		initial: { side: 'over', alternates: true },
		parse: rubyPosition,
		values: 'alternate || [ over | under ]',
	}),
	rubyAlign: words('ruby-align', true, 'space-around', 'start', 'center', 'space-between'),
	rubyOverhang: words('ruby-overhang', true, 'auto', 'none'),
	rubyMerge: words('ruby-merge', true, 'separate', 'merge', 'auto'),
};
