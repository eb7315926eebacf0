import type { CssNode } from 'css-tree';
import type { Span } from '../base/index.js';
import type { Element } from '../dom/index.js';
import { type Longhands, parseDeclaration } from './declaration.js';
import { dimension, legacyColor, legacyFontSize, pixels } from './legacy-values.js';
import { nestingFault } from './nesting.js';
import { parseValue } from './parse-css.js';
import type { Place } from './place.js';

/** A declaration as a style sheet would have it. */
type Hint = readonly [name: string, value: string];

/** Attributes that say how an element of HTML looks (HTML 15.3): what they mean in CSS, weaker than any sheet of the author. */
export function presentationalHints(place: Place): Longhands {
	const { element } = place;
	if (element.namespace !== 'html' || !mayHint(place)) return [];
	return hintsOf(place).flatMap(([name, value]) => {
		const node = valueNode(value, element.attributeSpans.background ?? element.span);
		const longhands = node && parseDeclaration(name, node);
		return Array.isArray(longhands) ? longhands : [];
	});
}

const hintAttributes =
	`align valign bgcolor background color face size width height border bordercolor cellpadding cellspacing
	nowrap hspace vspace text type clear noshade cols rows rules frame wrap topmargin leftmargin rightmargin bottommargin marginwidth
	marginheight`.split(/\s+/);

/** Cells look at their table and links at the body, the others at themselves. */
const mayHint = ({ element: { tag, attributes } }: Place): boolean =>
	tag === 'td' ||
	tag === 'th' ||
	tag === 'a' ||
	tag === 'tr' ||
	hintAttributes.some((name) => Object.hasOwn(attributes, name));

/** A value from strangers' text: nothing when it is none. */
const valueNode = (text: string, span: Span): CssNode | undefined =>
	nestingFault(text) ? undefined : parseValue(text, span);

function hintsOf(place: Place): readonly Hint[] {
	const { element } = place;
	switch (element.tag) {
		case 'body':
			return bodyHints(element);
		case 'a':
			return linkHints(place);
		case 'table':
			return tableHints(element);
		case 'thead':
		case 'tbody':
		case 'tfoot':
		case 'tr':
		case 'td':
		case 'th':
			return cellHints(place);
		case 'col':
		case 'colgroup':
			return size(element, 'width');
		case 'caption':
			return [
				...when(element.attributes.align?.toLowerCase() === 'bottom', ['caption-side', 'bottom'] as const),
				...textAlign(element),
			];
		case 'div':
		case 'p':
		case 'h1':
		case 'h2':
		case 'h3':
		case 'h4':
		case 'h5':
		case 'h6':
		case 'legend':
			return textAlign(element);
		case 'hr':
			return ruleHints(element);
		case 'img':
		case 'object':
		case 'embed':
		case 'iframe':
		case 'video':
			return pictureHints(element);
		case 'input':
			return inputHints(element);
		case 'textarea':
			return textareaHints(element);
		case 'font':
			return fontHints(element);
		case 'ol':
		case 'ul':
		case 'li':
			return listHints(element);
		case 'br':
			return clearHint(element);
		case 'pre':
			return when(Object.hasOwn(element.attributes, 'wrap'), ['white-space', 'pre-wrap'] as const);
		default:
			return [];
	}
}

const when = (holds: boolean, ...hints: readonly Hint[]): readonly Hint[] => (holds ? hints : []);

/** One hint from an attribute whose text `read` understands. */
function given(
	element: Element,
	attribute: string,
	name: string,
	read: (text: string) => string | undefined,
): readonly Hint[] {
	const text = element.attributes[attribute];
	const value = text === undefined ? undefined : read(text);
	return value === undefined ? [] : [[name, value]];
}

const size = (element: Element, ...names: readonly ('width' | 'height')[]): readonly Hint[] =>
	names.flatMap((name) => given(element, name, name, dimension));

const background = (element: Element): readonly Hint[] => [
	...given(element, 'bgcolor', 'background-color', legacyColor),
	...given(element, 'background', 'background-image', (url) =>
		url.trim() === ''
			? undefined
			: `url("${url.trim().replace(/["\\\n\r\f]/g, (mark) => `\\${mark.codePointAt(0)!.toString(16)} `)}")`,
	),
];

function textAlign({ attributes }: Element): readonly Hint[] {
	const word = attributes.align?.toLowerCase();
	if (word === 'middle') return [['text-align', 'center']];
	return word === 'left' || word === 'right' || word === 'center' || word === 'justify'
		? [['text-align', word]]
		: [];
}

function bodyHints(element: Element): readonly Hint[] {
	const margin = (attributes: readonly string[], names: readonly string[]): readonly Hint[] => {
		const attribute = attributes.find((one) => Object.hasOwn(element.attributes, one));
		return attribute === undefined ? [] : names.flatMap((name) => given(element, attribute, name, pixels));
	};
	return [
		...background(element),
		...given(element, 'text', 'color', legacyColor),
		...margin(['marginheight', 'topmargin'], ['margin-top']),
		...margin(['marginheight', 'bottommargin'], ['margin-bottom']),
		...margin(['marginwidth', 'leftmargin'], ['margin-left']),
		...margin(['marginwidth', 'rightmargin'], ['margin-right']),
	];
}

/** `<body link="…">` colours its links. */
function linkHints(place: Place): readonly Hint[] {
	if (!Object.hasOwn(place.element.attributes, 'href')) return [];
	for (let at = place.parent; at; at = at.parent)
		if (at.element.tag === 'body') return given(at.element, 'link', 'color', legacyColor);
	return [];
}

function floatOrCenter(element: Element): readonly Hint[] {
	const word = element.attributes.align?.toLowerCase();
	if (word === 'left' || word === 'right') return [['float', word]];
	return when(
		word === 'center',
		['margin-inline-start', 'auto'] as const,
		['margin-inline-end', 'auto'] as const,
	);
}

/** `border` without a number is a border of 1 px; 0 is none. */
const borderOf = ({ attributes }: Element): string | undefined =>
	attributes.border === undefined ? undefined : (pixels(attributes.border) ?? '1px');

function tableHints(element: Element): readonly Hint[] {
	const border = borderOf(element);
	const rules = rulesOf(element);
	return [
		...size(element, 'width', 'height'),
		...background(element),
		...floatOrCenter(element),
		...when(border !== undefined && border !== '0px', ['border', `${border} solid gray`] as const),
		...frameHints(element),
		...given(element, 'bordercolor', 'border-color', legacyColor),
		...given(element, 'cellspacing', 'border-spacing', pixels),
		...when(rules !== undefined, ['border-collapse', 'collapse'] as const),
	];
}

/** Which sides of the table have a rule. */
const framedSides: Readonly<Record<string, readonly string[]>> = {
	void: [],
	above: ['top'],
	below: ['bottom'],
	hsides: ['top', 'bottom'],
	vsides: ['left', 'right'],
	lhs: ['left'],
	rhs: ['right'],
	box: ['top', 'right', 'bottom', 'left'],
	border: ['top', 'right', 'bottom', 'left'],
};

function frameHints({ attributes }: Element): readonly Hint[] {
	const word = attributes.frame?.toLowerCase() ?? '';
	if (!Object.hasOwn(framedSides, word)) return [];
	return ['top', 'right', 'bottom', 'left'].map(
		(side): Hint => [`border-${side}`, framedSides[word]!.includes(side) ? '1px solid gray' : 'none'],
	);
}

function rulesOf({ attributes }: Element): string | undefined {
	const word = attributes.rules?.toLowerCase();
	return word !== undefined && /^(?:none|groups|rows|cols|all)$/.test(word) ? word : undefined;
}

function cellHints(place: Place): readonly Hint[] {
	const { element } = place;
	const isCell = element.tag === 'td' || element.tag === 'th';
	const vertical = element.attributes.valign?.toLowerCase() ?? '';
	const table = tableAround(place);
	return [
		...(isCell && table ? bordersAndPadding(table) : []),
		...(element.tag === 'tr' && table ? rowRules(table) : []),
		...(element.tag.startsWith('t') && element.tag.length > 2 && table ? groupRules(table) : []),
		...textAlign(element),
		...when(/^(?:top|middle|bottom|baseline)$/.test(vertical), ['vertical-align', vertical] as const),
		...background(element),
		...(isCell ? size(element, 'width', 'height') : size(element, 'height')),
		...when(isCell && Object.hasOwn(element.attributes, 'nowrap'), ['white-space', 'nowrap'] as const),
	];
}

function tableAround(place: Place): Element | undefined {
	for (let at = place.parent; at; at = at.parent) if (at.element.tag === 'table') return at.element;
	return undefined;
}

function bordersAndPadding(table: Element): readonly Hint[] {
	const border = borderOf(table);
	const rules = rulesOf(table);
	const line = '1px solid gray';
	return [
		...given(table, 'cellpadding', 'padding', pixels),
		...when(border !== undefined && border !== '0px' && rules === undefined, ['border', line] as const),
		...when(rules === 'all', ['border', line] as const),
		...when(rules === 'cols', ['border-left', line] as const, ['border-right', line] as const),
		...given(table, 'bordercolor', 'border-color', legacyColor),
	];
}

const rowRules = (table: Element): readonly Hint[] =>
	when(
		rulesOf(table) === 'rows',
		['border-top', '1px solid gray'] as const,
		['border-bottom', '1px solid gray'] as const,
	);

const groupRules = (table: Element): readonly Hint[] =>
	when(
		rulesOf(table) === 'groups',
		['border-top', '1px solid gray'] as const,
		['border-bottom', '1px solid gray'] as const,
	);

function ruleHints(element: Element): readonly Hint[] {
	const word = element.attributes.align?.toLowerCase();
	return [
		...size(element, 'width'),
		...given(element, 'size', 'border-top-width', pixels),
		...given(element, 'color', 'border-top-color', legacyColor),
		...when(word === 'left', ['margin-left', '0'] as const, ['margin-right', 'auto'] as const),
		...when(word === 'right', ['margin-left', 'auto'] as const, ['margin-right', '0'] as const),
	];
}

const alignWords: Readonly<Record<string, Hint>> = {
	left: ['float', 'left'],
	right: ['float', 'right'],
	top: ['vertical-align', 'top'],
	middle: ['vertical-align', 'middle'],
	center: ['vertical-align', 'middle'],
	bottom: ['vertical-align', 'baseline'],
	baseline: ['vertical-align', 'baseline'],
	texttop: ['vertical-align', 'text-top'],
	absmiddle: ['vertical-align', 'middle'],
	abscenter: ['vertical-align', 'middle'],
	absbottom: ['vertical-align', 'bottom'],
};

function pictureHints(element: Element): readonly Hint[] {
	const word = element.attributes.align?.toLowerCase() ?? '';
	const border = element.tag === 'img' || element.tag === 'object' ? borderOf(element) : undefined;
	return [
		...size(element, 'width', 'height'),
		...given(element, 'hspace', 'margin-left', dimension),
		...given(element, 'hspace', 'margin-right', dimension),
		...given(element, 'vspace', 'margin-top', dimension),
		...given(element, 'vspace', 'margin-bottom', dimension),
		...(Object.hasOwn(alignWords, word) ? [alignWords[word]!] : []),
		...when(border !== undefined && border !== '0px', ['border', `${border} solid`] as const),
	];
}

const count = (text: string | undefined): number | undefined => {
	const value = Number.parseInt(text ?? '', 10);
	return value > 0 && value <= 1000 ? value : undefined;
};

const textTypes = /^(?:text|search|tel|url|email|password|number|)$/;

function inputHints(element: Element): readonly Hint[] {
	const type = element.attributes.type?.toLowerCase() ?? '';
	if (type === 'image') return pictureHints(element);
	const letters = textTypes.test(type) ? count(element.attributes.size) : undefined;
	return letters === undefined ? [] : [['width', `${letters}ch`]];
}

function textareaHints({ attributes }: Element): readonly Hint[] {
	const [columns, rows] = [count(attributes.cols), count(attributes.rows)];
	return [
		...when(columns !== undefined, ['width', `${columns}ch`] as const),
		...when(rows !== undefined, ['min-height', `${rows}lh`] as const),
		...when(attributes.wrap?.toLowerCase() === 'off', ['white-space', 'pre'] as const),
	];
}

const fontHints = (element: Element): readonly Hint[] => [
	...given(element, 'color', 'color', legacyColor),
	...given(element, 'face', 'font-family', (text) => text),
	...given(element, 'size', 'font-size', legacyFontSize),
];

/** Numbers of lists by letter; capitals count here. */
const listTypes: Readonly<Record<string, string>> = {
	'1': 'decimal',
	a: 'lower-alpha',
	A: 'upper-alpha',
	i: 'lower-roman',
	I: 'upper-roman',
};

function listHints({ attributes: { type = '' } }: Element): readonly Hint[] {
	if (Object.hasOwn(listTypes, type)) return [['list-style-type', listTypes[type]!]];
	return /^(?:none|disc|circle|square)$/i.test(type) ? [['list-style-type', type.toLowerCase()]] : [];
}

function clearHint({ attributes }: Element): readonly Hint[] {
	const word = attributes.clear?.toLowerCase();
	if (word === 'left' || word === 'right') return [['clear', word]];
	return when(word === 'all' || word === 'both', ['clear', 'both'] as const);
}
