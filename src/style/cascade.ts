import { originsOfFile, type Report, type Span } from '../base/index.js';
import type { Document, Element } from '../dom/index.js';
import type { Layer } from './cascade-layer.js';
import { computeStyle, initialStyle } from './compute.js';
import type { FontFace } from './font-face.js';
import type { PageRule } from './page-rule.js';
import type { Style } from './properties.js';
import { compareSpecificity, type Place, type Selector } from './selector.js';
import type { DeclarationBlock } from './sheet-context.js';
import {
	parseStyleAttribute,
	parseStyleSheet,
	type StyleRule,
	type StyleSheetSource,
} from './style-sheet.js';
import { uaStyleSheet } from './ua-style-sheet.js';

/** A document with the computed style of each element, and what its style sheets say of pages and fonts. */
export interface StyledDocument {
	readonly document: Document;
	readonly styles: ReadonlyMap<Element, Style>;
	/** Styles of `::before`, `::after` and `::marker`, where a rule gives them content or looks. */
	readonly pseudoStyles: ReadonlyMap<Element, Readonly<Partial<Record<PseudoElement, Style>>>>;
	readonly pageRules: readonly PageRule[];
	readonly fontFaces: readonly FontFace[];
}

export type PseudoElement = 'before' | 'after' | 'marker' | 'first-letter' | 'first-line';

/** Gives every element its computed style: the author's sheets over HTML's own, in the order given (CSS Cascade 4). */
export function cascade(
	document: Document,
	sheets: readonly StyleSheetSource[],
	report: Report,
): StyledDocument {
	const ua = parseStyleSheet({ text: uaStyleSheet, origins: originsOfFile('ua.css', uaStyleSheet) }, report);
	const author = sheets.map((sheet) => parseStyleSheet(sheet, report));
	const index = indexRules([ua.rules, author.flatMap(({ rules }) => rules)]);
	const styles = new Map<Element, Style>();
	const pseudoStyles = new Map<Element, Partial<Record<PseudoElement, Style>>>();
	const visit = (place: Place, parent: Style | undefined, root: Style | undefined): void => {
		const { element } = place;
		const matched = matchRules(place, index);
		const attribute = styleAttribute(element, report);
		const own = computeStyle(
			sortedBlocks(matched, undefined, attribute),
			parent ?? initialStyle,
			root,
			report,
		);
		styles.set(element, own);
		const pseudo: Partial<Record<PseudoElement, Style>> = {};
		for (const name of ['before', 'after', 'marker'] as const) {
			const blocks = sortedBlocks(matched, name, undefined);
			if (blocks.length > 0) pseudo[name] = computeStyle(blocks, own, root ?? own, report);
		}
		if (Object.keys(pseudo).length > 0) pseudoStyles.set(element, pseudo);
		const siblings = element.children.filter((child) => child.kind === 'element');
		siblings.forEach((child, i) => {
			visit({ element: child, parent: place, siblings, index: i }, own, root ?? own);
		});
	};
	visit(
		{ element: document.root, parent: undefined, siblings: [document.root], index: 0 },
		undefined,
		undefined,
	);
	return {
		document,
		styles,
		pseudoStyles,
		pageRules: author.flatMap(({ pages }) => pages),
		fontFaces: author.flatMap(({ fontFaces }) => fontFaces),
	};
}

interface IndexedRule extends StyleRule {
	/** 0 for the browser's own sheet, 1 for the author's. */
	readonly origin: number;
	readonly order: number;
}

/** Rules by the class, id or type that what they match must have, so that most are never tried. */
function indexRules(
	byOrigin: readonly (readonly StyleRule[])[],
): ReadonlyMap<string, readonly IndexedRule[]> {
	const index = new Map<string, IndexedRule[]>();
	let order = 0;
	byOrigin.forEach((rules, origin) => {
		for (const rule of rules) {
			const list = index.get(rule.selector.key) ?? [];
			list.push({ ...rule, origin, order: order++ });
			index.set(rule.selector.key, list);
		}
	});
	return index;
}

function matchRules(
	place: Place,
	index: ReadonlyMap<string, readonly IndexedRule[]>,
): readonly IndexedRule[] {
	const { element } = place;
	const classes = (element.attributes.class ?? '').split(/\s+/).filter((name) => name !== '');
	const keys = ['*', element.tag.toLowerCase(), ...new Set(classes.map((name) => `.${name}`))];
	if (element.attributes.id) keys.push(`#${element.attributes.id}`);
	const candidates = keys.flatMap((key) => index.get(key) ?? []);
	return candidates.filter(({ selector }) => selector.matches(place)).sort(compareRules);
}

const compareRules = (a: IndexedRule, b: IndexedRule): number =>
	a.origin - b.origin ||
	compareSpecificity(a.selector.specificity, b.selector.specificity) ||
	a.order - b.order;

function sortedBlocks(
	rules: readonly IndexedRule[],
	pseudo: Selector['pseudoElement'],
	attribute: DeclarationBlock | undefined,
): readonly Layer[] {
	const blocks = rules.filter(({ selector }) => selector.pseudoElement === pseudo).map(({ block }) => block);
	const all = attribute ? [...blocks, attribute] : blocks;
	return [
		...all.map(({ normal, variables }) => ({ longhands: normal, variables })),
		...all.map((block) => ({ longhands: block.important, variables: block.importantVariables })),
	];
}

function styleAttribute(element: Element, report: Report): DeclarationBlock | undefined {
	const text = element.attributes.style;
	if (text === undefined || element.namespace !== 'html') return undefined;
	const span: Span = element.attributeSpans.style ?? element.span;
	const at = { ...span, column: span.column + 'style="'.length };
	return parseStyleAttribute({ text, origins: [{ offset: 0, span: at }] }, report);
}
