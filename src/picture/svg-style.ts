import { type Ink, originAt, parseColor, type Report, type Span } from '../base/index.js';
import { type Element, elementsOf } from '../dom/index.js';
import { absoluteFont, expandFont, TEXT_INHERITED, TEXT_OWN } from './svg-font.js';
import { type PageStyles, withVariables } from './svg-page-style.js';

/** The presentation properties that a shape's drawing depends on, by their CSS names, as text. */
export interface SvgStyle {
	/** Inherited by children. Lengths of the font are in px, its weight is a number; `lang` is the language. */
	readonly inherited: Readonly<Record<string, string>>;
	/** Those of this element alone. */
	readonly own: Readonly<Record<string, string>>;
	/** What `currentColor` stands for. */
	readonly color: Ink;
}

interface Rule {
	readonly selector: Compound;
	readonly declarations: readonly Declaration[];
	/** Ids, classes and types count as in CSS; then the later rule wins. */
	readonly specificity: number;
	readonly order: number;
}

interface Compound {
	readonly tag: string | undefined;
	readonly id: string | undefined;
	readonly classes: readonly string[];
}

interface Declaration {
	readonly name: string;
	readonly value: string;
	readonly isImportant: boolean;
}

/** What the elements of a picture are told of their style, beside their attributes. */
export interface StyleRules {
	/** Those of the picture's `<style>` elements, found by what their selector must match. */
	readonly own: ReadonlyMap<string, readonly Rule[]>;
	/** What the sheets say of the page that the picture stands in. */
	readonly page: PageStyles;
}

const INHERITED: ReadonlySet<string> = new Set([
	...TEXT_INHERITED,
	'clip-rule',
	'color',
	'fill',
	'fill-opacity',
	'fill-rule',
	'stroke',
	'stroke-dasharray',
	'stroke-dashoffset',
	'stroke-linecap',
	'stroke-linejoin',
	'stroke-miterlimit',
	'stroke-opacity',
	'stroke-width',
	'visibility',
]);
const OWN: ReadonlySet<string> = new Set([
	...TEXT_OWN,
	'clip-path',
	'display',
	'mix-blend-mode',
	'opacity',
	'stop-color',
	'stop-opacity',
	'transform',
]);
/** Would change the picture, and is not drawn; `none` (or the value named) leaves it as it is. */
const UNSUPPORTED: ReadonlyMap<string, string> = new Map([
	['filter', 'none'],
	['backdrop-filter', 'none'],
	['mask', 'none'],
	['marker', 'none'],
	['marker-start', 'none'],
	['marker-mid', 'none'],
	['marker-end', 'none'],
	['vector-effect', 'none'],
	['paint-order', 'normal'],
	['transform-origin', '0 0'],
	['transform-box', 'view-box'],
	['direction', 'ltr'],
	['font-variant', 'normal'],
	['font-variant-caps', 'normal'],
	['font-variant-numeric', 'normal'],
	['font-feature-settings', 'normal'],
	['text-shadow', 'none'],
]);
/** Belongs to a screen or to an editor, or to lines of text, which a picture does not break. */
const WITHOUT_EFFECT =
	/^(-|font|text|letter-|word-|line-|line$|white-space|writing-mode|direction|unicode-bidi|(shape|image|color)-|pointer-events|cursor|enable-background|overflow|isolation|solid-|kerning|glyph-|will-change|user-select|mask-type|block-progression|inline-size|shape-|stroke-alignment)/;

/** What the root of a picture inherits: `fontSize` in px. */
export const initialStyle = (
	color: Ink,
	{ fontSize, fontWeight }: { readonly fontSize: number; readonly fontWeight: number },
): SvgStyle => ({
	inherited: { 'font-size': String(fontSize), 'font-weight': String(fontWeight) },
	own: {},
	color,
});

/** Reads all `<style>` elements below `root`. At-rules and selectors with combinators are reported. */
export function styleRules(root: Element, page: PageStyles, report: Report): StyleRules {
	const rules = new Map<string, Rule[]>();
	let order = 0;
	for (const element of elementsOf(root)) {
		if (element.tag !== 'style') continue;
		for (const child of element.children) {
			if (child.kind !== 'text') continue;
			for (const { prelude, body, offset } of blocksOf(child.text)) {
				for (const part of prelude.split(',').map((each) => each.trim())) {
					const selector = parseCompound(part);
					if (!selector) {
						report({
							code: 'picture/unsupported',
							severity: 'error',
							message: `${part.startsWith('@') ? 'the rule' : 'the selector'} "${part}" in a picture's style sheet is not drawn`,
							span: originAt(child.origins, offset) ?? child.span,
							hint: 'use type, class and id selectors alone, or put the properties on the elements',
						});
						continue;
					}
					const specificity =
						(selector.id ? 10_000 : 0) + selector.classes.length * 100 + (selector.tag ? 1 : 0);
					const key = keyOf(selector);
					const known = rules.get(key);
					const rule = { selector, declarations: parseDeclarations(body), specificity, order: order++ };
					if (known) known.push(rule);
					else rules.set(key, [rule]);
				}
			}
		}
	}
	return { own: rules, page };
}

interface Block {
	readonly prelude: string;
	readonly body: string;
	/** Where the prelude starts in the style sheet. */
	readonly offset: number;
}

/** Media that a printed page is, and media that it never is. */
const PRINT_MEDIA = /^@media\s+(print|all)$/i;
const SCREEN_MEDIA = /^@media\s*(screen|speech|.*prefers-color-scheme\s*:\s*dark)/i;

/** The blocks of a style sheet, from left to right; of `@media` those that hold for print, and no other at-rule's. */
function* blocksOf(sheet: string): Generator<Block> {
	const text = sheet.replace(/\/\*[\s\S]*?(\*\/|$)|<!--|-->/g, (match) => match.replace(/[^\n]/g, ' '));
	let at = 0;
	while (at < text.length) {
		const open = text.indexOf('{', at);
		if (open < 0) return;
		// `@import "x";` and the like end without a block.
		const before = text.slice(at, open);
		const start = at + Math.max(before.lastIndexOf(';'), before.lastIndexOf('}')) + 1;
		const prelude = text.slice(start, open).trim();
		const offset = start + text.slice(start, open).search(/\S|$/);
		const close = closingBrace(text, open);
		const body = text.slice(open + 1, close);
		at = close + 1;
		if (PRINT_MEDIA.test(prelude)) {
			for (const inner of blocksOf(body)) yield { ...inner, offset: open + 1 + inner.offset };
		} else if (!SCREEN_MEDIA.test(prelude)) yield { prelude, body, offset };
	}
}

/** The brace that closes the one at `open`, or the end of the text. */
function closingBrace(text: string, open: number): number {
	let depth = 0;
	for (let at = open; at < text.length; at++) {
		if (text[at] === '{') depth++;
		if (text[at] === '}' && --depth === 0) return at;
	}
	return text.length;
}

function parseCompound(text: string): Compound | undefined {
	const match = /^(\*|[A-Za-z][\w-]*)?((?:[.#][A-Za-z_-][\w-]*)*)$/.exec(text);
	if (!match || text === '') return undefined;
	const parts = match[2]!.match(/[.#][\w-]+/g) ?? [];
	return {
		tag: match[1] === '*' ? undefined : match[1],
		id: parts.find((part) => part.startsWith('#'))?.slice(1),
		classes: parts.filter((part) => part.startsWith('.')).map((part) => part.slice(1)),
	};
}

const keyOf = ({ tag, id, classes }: Compound): string =>
	id !== undefined ? `#${id}` : classes[0] !== undefined ? `.${classes[0]}` : (tag ?? '*');

function parseDeclarations(text: string): readonly Declaration[] {
	return text.split(';').flatMap((part): Declaration[] => {
		const colon = part.indexOf(':');
		if (colon < 0) return [];
		const value = part.slice(colon + 1).trim();
		const isImportant = /!\s*important$/i.test(value);
		const name = part.slice(0, colon).trim();
		return [{ name, value: isImportant ? value.replace(/!\s*important$/i, '').trim() : value, isImportant }];
	});
}

/**
 * The style of `element`: its attributes, then the sheets of the page, then the picture's own by specificity, then its `style`
 * (SVG 2, 6.6).
 */
export function styleOf(element: Element, parent: SvgStyle, rules: StyleRules, report: Report): SvgStyle {
	const inherited: Record<string, string> = { ...parent.inherited };
	const own: Record<string, string> = {};
	const page = rules.page.get(element);
	const set = (name: string, said: string, span: Span | undefined, isAttribute: boolean): void => {
		const value = withVariables(said, page);
		if (value === 'inherit') return;
		const parts = name === 'font' ? expandFont(value) : undefined;
		if (parts) for (const [longhand, part] of parts) inherited[longhand] = part;
		else if (INHERITED.has(name)) inherited[name] = value;
		else if (OWN.has(name)) own[name] = value;
		else reportProperty(name, value, span ?? element.span, isAttribute, report);
	};
	for (const [name, value] of Object.entries(element.attributes)) {
		if (name === 'xml:space') inherited['white-space'] = value.trim() === 'preserve' ? 'preserve' : 'normal';
		else if (name === 'lang' || name === 'xml:lang') inherited.lang = value.trim();
		else if (name !== 'transform') set(name, value.trim(), element.attributeSpans[name], true);
	}
	for (const [name, value] of page?.declarations ?? []) set(name, value, element.span, false);
	const sheet = matchingRules(element, rules.own);
	const inline = parseDeclarations(element.attributes.style ?? '');
	const inlineSpan = element.attributeSpans.style;
	for (const { declarations } of sheet)
		for (const d of declarations) set(d.name, d.value, element.span, false);
	for (const d of inline) set(d.name, d.value, inlineSpan, false);
	for (const { declarations } of sheet) {
		for (const d of declarations) if (d.isImportant) set(d.name, d.value, element.span, false);
	}
	for (const name of absoluteFont(inherited, parent.inherited)) {
		report({
			code: 'picture/broken',
			severity: 'error',
			message: `the value of "${name}" is none that it may have`,
			span: element.attributeSpans[name] ?? inlineSpan ?? element.span,
		});
	}
	const color = inherited.color === undefined ? undefined : parseColor(inherited.color);
	return { inherited, own, color: color ?? parent.color };
}

function matchingRules(element: Element, rules: StyleRules['own']): readonly Rule[] {
	if (rules.size === 0) return [];
	const classes = (element.attributes.class ?? '').split(/\s+/).filter((name) => name !== '');
	const keys = ['*', element.tag, ...classes.map((name) => `.${name}`)];
	if (element.attributes.id !== undefined) keys.push(`#${element.attributes.id}`);
	return [...new Set(keys)]
		.flatMap((key) => rules.get(key) ?? [])
		.filter(
			({ selector }) =>
				(selector.tag === undefined || selector.tag === element.tag) &&
				(selector.id === undefined || selector.id === element.attributes.id) &&
				selector.classes.every((name) => classes.includes(name)),
		)
		.sort((a, b) => a.specificity - b.specificity || a.order - b.order);
}

function reportProperty(name: string, value: string, span: Span, isAttribute: boolean, report: Report): void {
	const harmless = UNSUPPORTED.get(name);
	if (harmless === undefined ? isAttribute || WITHOUT_EFFECT.test(name) : value === harmless) return;
	report({
		code: 'picture/unsupported',
		severity: 'error',
		message: `"${name}: ${value}" of a picture is not drawn`,
		span,
		hint: 'draw the effect with shapes, clips, opacity and gradients',
	});
}
