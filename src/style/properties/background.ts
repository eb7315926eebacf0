import type { CssNode } from 'css-tree';
import { splitAtCommas } from '../calc.js';
import type { Color } from '../color.js';
import { transparent } from '../color.js';
import { property } from '../property.js';
import { color, constant, either, identifier, keyword, lengthOf } from '../syntax.js';
import { type Length, type Parser, type Specified, zero } from '../value.js';
import { type Image, parseImage } from './image-values.js';
import { type Position, parsePosition } from './position-value.js';

export const repeats = ['repeat', 'no-repeat', 'space', 'round'] as const;
export type Repeat = (typeof repeats)[number];
export const boxNames = ['border-box', 'padding-box', 'content-box'] as const;
export type BackgroundBox = (typeof boxNames)[number];
export const attachments = ['scroll', 'fixed', 'local'] as const;

export type BackgroundSize =
	| 'cover'
	| 'contain'
	| { readonly width: Length | 'auto'; readonly height: Length | 'auto' };

/** One value a layer, between commas. */
const layers =
	<T>(parse: Parser<T>): Parser<readonly T[]> =>
	(nodes) => {
		const values = splitAtCommas(nodes).map((part) => parse(part));
		return values.every((value) => value !== undefined)
			? (context) => values.map((value) => value!(context))
			: undefined;
	};

const parseRepeat: Parser<{ readonly x: Repeat; readonly y: Repeat }> = (nodes) => {
	const [first, second] = nodes.map((node) => identifier(node));
	if (nodes.length === 1 && first === 'repeat-x') return constant({ x: 'repeat', y: 'no-repeat' });
	if (nodes.length === 1 && first === 'repeat-y') return constant({ x: 'no-repeat', y: 'repeat' });
	const x = repeats.find((name) => name === first);
	const y = nodes.length === 1 ? x : repeats.find((name) => name === second);
	return x && y && nodes.length <= 2 ? constant({ x, y }) : undefined;
};

const parseSize: Parser<BackgroundSize> = (nodes) => {
	const [first, second] = nodes;
	const word = nodes.length === 1 ? identifier(first) : undefined;
	if (word === 'cover' || word === 'contain') return constant(word);
	const auto: Specified<'auto'> = () => 'auto';
	const side = (node: CssNode | undefined) => (identifier(node) === 'auto' ? auto : lengthOf(node, true, 0));
	const width = side(first);
	const height = nodes.length === 1 ? auto : side(second);
	return width && height && nodes.length <= 2
		? (context) => ({ width: width(context), height: height(context) })
		: undefined;
};

/** CSS Backgrounds 3, chapter 2: what lies behind a box. */
export const backgroundProperties = {
	backgroundColor: property<Color>({
		name: 'background-color',
		inherited: false,
		initial: transparent,
		parse: color,
		values: '<color>',
	}),
	backgroundImage: property<readonly (Image | 'none')[]>({
		name: 'background-image',
		inherited: false,
		initial: ['none'],
		parse: layers(either(parseImage, keyword('none'))),
		values: '[ none | <image> ]#',
	}),
	backgroundPosition: property<readonly Position[]>({
		name: 'background-position',
		inherited: false,
		initial: [{ x: zero, y: zero }],
		parse: layers(parsePosition),
		values: '<position>#',
	}),
	backgroundSize: property<readonly BackgroundSize[]>({
		name: 'background-size',
		inherited: false,
		initial: [{ width: 'auto', height: 'auto' }],
		parse: layers(parseSize),
		values: '[ auto | cover | contain | <length-percentage>{1,2} ]#',
	}),
	backgroundRepeat: property<readonly { readonly x: Repeat; readonly y: Repeat }[]>({
		name: 'background-repeat',
		inherited: false,
		initial: [{ x: 'repeat', y: 'repeat' }],
		parse: layers(parseRepeat),
		values: '[ repeat | no-repeat | space | round | repeat-x | repeat-y ]{1,2}#',
	}),
	backgroundOrigin: property<readonly BackgroundBox[]>({
		name: 'background-origin',
		inherited: false,
		initial: ['padding-box'],
		parse: layers(keyword(...boxNames)),
		values: '[ border-box | padding-box | content-box ]#',
	}),
	backgroundClip: property<readonly BackgroundBox[]>({
		name: 'background-clip',
		inherited: false,
		initial: ['border-box'],
		parse: layers(keyword(...boxNames)),
		values: '[ border-box | padding-box | content-box ]#',
	}),
	backgroundAttachment: property<readonly (typeof attachments)[number][]>({
		name: 'background-attachment',
		inherited: false,
		initial: ['scroll'],
		parse: layers(keyword(...attachments)),
		values: '[ scroll | fixed | local ]#',
	}),
};
