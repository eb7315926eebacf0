import type { Color } from '../color.js';
import { property, words } from '../property.js';
import { color, constant, either, identifier, keyword, length, number, points } from '../syntax.js';
import { type Length, type Parser, zero } from '../value.js';
import { floats, floatWords } from './page-floats.js';

export type Auto = 'auto';

const displays = [
	'none',
	'contents',
	'block',
	'flow-root',
	'inline',
	'inline-block',
	'list-item',
	'grid',
	'inline-grid',
	'table',
	'inline-table',
	'table-row-group',
	'table-header-group',
	'table-footer-group',
	'table-row',
	'table-cell',
	'table-caption',
	'table-column',
	'table-column-group',
	'ruby',
	'ruby-base',
	'ruby-text',
	'ruby-text-container',
] as const;
export type Display = (typeof displays)[number];

const autoOrLength = (min?: number): Parser<Length | Auto> =>
	either(length(min === undefined ? {} : { min }), keyword('auto'));

const side = (name: string) =>
	property<Length | Auto>({
		name,
		inherited: false,
		initial: 'auto',
		parse: autoOrLength(),
		values: 'auto | <length-percentage>',
	});

const size = (name: string) =>
	property<Length | 'auto' | 'min-content' | 'max-content' | 'fit-content'>({
		name,
		inherited: false,
		initial: 'auto',
		parse: either(length({ min: 0 }), keyword('auto', 'min-content', 'max-content', 'fit-content')),
		values: 'auto | <length-percentage> | min-content | max-content | fit-content',
	});

const minSize = (name: string) =>
	property<Length | Auto>({
		name,
		inherited: false,
		initial: 'auto',
		parse: autoOrLength(0),
		values: 'auto | <length-percentage>',
	});

const maxSize = (name: string) =>
	property<Length | 'none'>({
		name,
		inherited: false,
		initial: 'none',
		parse: either(length({ min: 0 }), keyword('none')),
		values: 'none | <length-percentage>',
	});

const margin = (name: string) =>
	property<Length | Auto>({
		name,
		inherited: false,
		initial: zero,
		parse: autoOrLength(),
		values: 'auto | <length-percentage>',
	});

const padding = (name: string) =>
	property<Length>({
		name,
		inherited: false,
		initial: zero,
		parse: length({ min: 0 }),
		values: '<length-percentage>',
	});

export const lineStyles = [
	'none',
	'hidden',
	'solid',
	'dashed',
	'dotted',
	'double',
	'groove',
	'ridge',
	'inset',
	'outset',
] as const;
export type LineStyle = (typeof lineStyles)[number];

/** thin, medium and thick as in browsers: 1, 3 and 5 px. */
const lineWidths: ReadonlyMap<string | undefined, number> = new Map([
	['thin', 0.75],
	['medium', 2.25],
	['thick', 3.75],
]);

export const lineWidth: Parser<number> = either(points({ min: 0 }), (nodes) => {
	const width = lineWidths.get(identifier(nodes[0]));
	return nodes.length === 1 && width !== undefined ? constant(width) : undefined;
});

const borderWidth = (name: string) =>
	property<number>({
		name,
		inherited: false,
		initial: 2.25,
		parse: lineWidth,
		values: '<length> | thin | medium | thick',
	});

const borderStyle = (name: string) =>
	property<LineStyle>({
		name,
		inherited: false,
		initial: 'none',
		parse: keyword(...lineStyles),
		values: lineStyles.join(' | '),
	});

const borderColor = (name: string) =>
	property<Color>({ name, inherited: false, initial: 'currentcolor', parse: color, values: '<color>' });

export interface Ratio {
	readonly width: number;
	readonly height: number;
}

const aspectRatio: Parser<Ratio | Auto> = (nodes) => {
	const [first, slash, second] = nodes;
	const value = (node: typeof first) => (node?.type === 'Number' ? Number(node.value) : Number.NaN);
	if (nodes.length === 1 && identifier(first) === 'auto') return constant('auto');
	if (first?.type === 'Ratio') {
		const width = value(first.left ?? undefined);
		const height = value(first.right ?? undefined);
		return width > 0 && height > 0 ? constant({ width, height }) : undefined;
	}
	const width = value(first);
	const height =
		nodes.length === 1 ? 1 : slash?.type === 'Operator' && slash.value === '/' ? value(second) : Number.NaN;
	return nodes.length <= 3 && width > 0 && height > 0 ? constant({ width, height }) : undefined;
};

const positions = ['static', 'relative', 'absolute', 'fixed', 'sticky'] as const;

/** `running(name)` takes an element out of the flow, for the margin boxes that ask for it (GCPM 3, 1.2). */
export type Position = (typeof positions)[number] | { readonly running: string };

const running: Parser<Position> = ([node, ...rest]) => {
	if (node?.type !== 'Function' || node.name.toLowerCase() !== 'running' || rest.length > 0) return undefined;
	const [name, ...more] = node.children.toArray();
	return name?.type === 'Identifier' && more.length === 0 ? constant({ running: name.name }) : undefined;
};

/** CSS 2.2 chapters 8 to 11, Box Sizing 4, Images 3: what a box is and how large it is. */
export const boxProperties = {
	display: property<Display>({
		name: 'display',
		inherited: false,
		initial: 'inline',
		parse: keyword(...displays),
		values: displays.join(' | '),
	}),
	position: property<Position>({
		name: 'position',
		inherited: false,
		initial: 'static',
		parse: either(keyword(...positions), running),
		values: `${positions.join(' | ')} | running(<custom-ident>)`,
	}),
	float: property<(typeof floats)[number]>({
		name: 'float',
		inherited: false,
		initial: 'none',
		parse: floatWords,
		values: `${floats.join(' | ')} | block-start | block-end`,
	}),
	clear: words('clear', false, 'none', 'left', 'right', 'both', 'inline-start', 'inline-end'),
	top: side('top'),
	right: side('right'),
	bottom: side('bottom'),
	left: side('left'),
	zIndex: property<number | Auto>({
		name: 'z-index',
		inherited: false,
		initial: 'auto',
		parse: either(number({ integer: true }), keyword('auto')),
		values: 'auto | <integer>',
	}),
	width: size('width'),
	height: size('height'),
	minWidth: minSize('min-width'),
	minHeight: minSize('min-height'),
	maxWidth: maxSize('max-width'),
	maxHeight: maxSize('max-height'),
	boxSizing: property<'content-box' | 'border-box'>({
		name: 'box-sizing',
		inherited: false,
		initial: 'content-box',
		parse: keyword('content-box', 'border-box'),
		values: 'content-box | border-box',
	}),
	aspectRatio: property<Ratio | Auto>({
		name: 'aspect-ratio',
		inherited: false,
		initial: 'auto',
		parse: aspectRatio,
		values: 'auto | <ratio>',
	}),
	marginTop: margin('margin-top'),
	marginRight: margin('margin-right'),
	marginBottom: margin('margin-bottom'),
	marginLeft: margin('margin-left'),
	paddingTop: padding('padding-top'),
	paddingRight: padding('padding-right'),
	paddingBottom: padding('padding-bottom'),
	paddingLeft: padding('padding-left'),
	borderTopWidth: borderWidth('border-top-width'),
	borderRightWidth: borderWidth('border-right-width'),
	borderBottomWidth: borderWidth('border-bottom-width'),
	borderLeftWidth: borderWidth('border-left-width'),
	borderTopStyle: borderStyle('border-top-style'),
	borderRightStyle: borderStyle('border-right-style'),
	borderBottomStyle: borderStyle('border-bottom-style'),
	borderLeftStyle: borderStyle('border-left-style'),
	borderTopColor: borderColor('border-top-color'),
	borderRightColor: borderColor('border-right-color'),
	borderBottomColor: borderColor('border-bottom-color'),
	borderLeftColor: borderColor('border-left-color'),
	/** Paper does not scroll: `auto` and `scroll` show everything, in a formatting context of its own (CSS Overflow 3, 3). */
	overflow: words('overflow', false, 'visible', 'hidden', 'clip', 'auto', 'scroll'),
	visibility: property<'visible' | 'hidden' | 'collapse'>({
		name: 'visibility',
		inherited: true,
		initial: 'visible',
		parse: keyword('visible', 'hidden', 'collapse'),
		values: 'visible | hidden | collapse',
	}),
	objectFit: property<'fill' | 'contain' | 'cover' | 'none' | 'scale-down'>({
		name: 'object-fit',
		inherited: false,
		initial: 'fill',
		parse: keyword('fill', 'contain', 'cover', 'none', 'scale-down'),
		values: 'fill | contain | cover | none | scale-down',
	}),
};
