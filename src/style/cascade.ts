import { originsOfFile, type Report, type Span } from '../base/index.js';
import { type Document, type Element, elementsOf } from '../dom/index.js';
import type { Layer, Origin } from './cascade-layer.js';
import { type PseudoElement, pseudoElements } from './compiled-selector.js';
import { computeStyle, initialStyle, type Surroundings } from './compute.js';
import type { FontFace } from './font-face.js';
import { type LayerName, LayerNames } from './layer-names.js';
import { pageDefaults } from './margin-boxes.js';
import type { PageRule } from './page-rule.js';
import { defaultPageSize } from './page-size.js';
import { areaOf, firstPage, initialSurroundings, pageStyles, type RankedPageRule } from './page-style.js';
import { compareSpecificity, type Place, Questions } from './place.js';
import { presentationalHints } from './presentational-hints.js';
import type { Style } from './properties.js';
import { applicable } from './pseudo-properties.js';
import type { StyleRule, StyleSheet } from './rules.js';
import type { DeclarationBlock, LoadStyleSheet, Reading, StyleSheetSource } from './sheet-context.js';
import { parseStyleAttribute, parseStyleSheet } from './style-sheet.js';
import { uaStyleSheet } from './ua-style-sheet.js';

/** A document with the computed style of each element, and what its style sheets say of pages and fonts. */
export interface StyledDocument {
	readonly document: Document;
	readonly styles: ReadonlyMap<Element, Style>;
	/** Styles of `::before` and the like, where a rule gives them content or looks. */
	readonly pseudoStyles: ReadonlyMap<Element, Readonly<Partial<Record<PseudoElement, Style>>>>;
	readonly pageRules: readonly RankedPageRule[];
	/** The area of the first page, which `vw` and its like are hundredths of. Points. */
	readonly viewport: { readonly width: number; readonly height: number };
	readonly fontFaces: readonly FontFace[];
}

/** Ranks of declarations among the author's: old attributes below all sheets, the style attribute above them. */
const HINTS = -1;
const ATTRIBUTE = Number.MAX_SAFE_INTEGER;

/** What only a footnote has. */
const isOfFootnote = (name: PseudoElement | undefined): boolean =>
	name !== undefined && footnoteElements.includes(name);
const footnoteElements: readonly PseudoElement[] = ['footnote-call', 'footnote-marker', '-x-footnote-area'];
/** What any element may have. */
const commonElements = pseudoElements.filter((name) => !isOfFootnote(name));
/** More than any paper has: each page is compared with all of them, and may look like no other. */
const MOST_PAGE_RULES = 1000;

/**
 * Gives every element its computed style: the author's sheets over HTML's own, in the order given (CSS Cascade 5). `load` gives
 * what `@import` names; without it no sheet is imported.
 */
export function cascade(
	document: Document,
	sheets: readonly StyleSheetSource[],
	report: Report,
	load?: LoadStyleSheet,
): StyledDocument {
	const questions = new Questions();
	const { author, layers } = readSheets(sheets, questions, report, load);
	const ranks = layers.ranks();
	const browser = readBrowserSheet(report);
	const browserRules = browser.rules.map(
		(rule, order): IndexedRule => ({ ...rule, origin: 'browser', rank: 0, order }),
	);
	const authorRules = author.rules.map(
		(rule, i): IndexedRule => ({
			...rule,
			origin: 'author',
			rank: ranks.get(rule.layer) ?? 0,
			order: browserRules.length + i,
		}),
	);
	// Few elements are footnotes: the others are not asked for their parts.
	const ofFootnotes = browserRules.filter(({ selector }) => isOfFootnote(selector.pseudoElement));
	const browserIndex = indexRules(browserRules.filter((rule) => !ofFootnotes.includes(rule)));
	const authorIndex = indexRules(authorRules);
	const computed = new ComputedStyles();
	const styles = new Map<Element, Style>();
	const pseudoStyles = new Map<Element, Partial<Record<PseudoElement, Style>>>();
	if (author.pages.length > MOST_PAGE_RULES) {
		report({
			code: 'style/too-large',
			severity: 'error',
			message: `the style sheets have more than ${MOST_PAGE_RULES} rules for pages; the rest were left out`,
			span: author.pages[MOST_PAGE_RULES]!.span ?? document.root.span,
			hint: 'give pages names, and make one rule for each name',
		});
	}
	const pageRules = [
		...rankedPages(browser.pages, 'browser'),
		...rankedPages(author.pages.slice(0, MOST_PAGE_RULES), 'author', ranks),
	];
	const attributes: Reading = { report, questions, layers, medium: paper(defaultPageSize), imported: 0 };
	const rootPlace: Place = { element: document.root, parent: undefined, siblings: [document.root], index: 0 };
	const viewport = pageArea(pageRules, (quiet) => {
		const matched = [
			...matchRules(rootPlace, browserIndex, questions),
			...matchRules(rootPlace, authorIndex, questions),
		];
		return computeStyle(
			layersOf(
				matched,
				undefined,
				presentationalHints(rootPlace),
				styleAttribute(document.root, { ...attributes, report: quiet.report }),
			),
			initialStyle,
			undefined,
			quiet,
		);
	});
	const around: Surroundings = { viewport, report, circles: new Set() };
	const visit = (place: Place, parent: Style | undefined, root: Style | undefined): void => {
		const { element } = place;
		const matched = [
			...matchRules(place, browserIndex, questions),
			...(questions.areSpent ? [] : matchRules(place, authorIndex, questions)),
		];
		const attribute = styleAttribute(element, attributes);
		const hints = presentationalHints(place);
		const compute = (): Style =>
			computeStyle(layersOf(matched, undefined, hints, attribute), parent ?? initialStyle, root, around);
		const own =
			parent && !attribute && hints.length === 0 ? computed.find(parent, matched, compute) : compute();
		styles.set(element, own);
		const pseudo: Partial<Record<PseudoElement, Style>> = {};
		const isFootnote = own.float === 'footnote';
		const ofParts = [
			...(isFootnote ? ofFootnotes : []),
			...matched.filter(({ selector }) => selector.pseudoElement),
		];
		for (const name of isFootnote ? pseudoElements : commonElements) {
			const layers = layersOf(ofParts, name);
			// The call stands in the text that the note is taken out of, and looks like it.
			const inherited = name === 'footnote-call' ? (parent ?? own) : own;
			if (layers.length > 0) pseudo[name] = computeStyle(layers, inherited, root ?? own, around);
		}
		if (Object.keys(pseudo).length > 0) pseudoStyles.set(element, pseudo);
		const siblings = element.children.filter((child) => child.kind === 'element');
		siblings.forEach((child, i) => {
			visit({ element: child, parent: place, siblings, index: i }, own, root ?? own);
		});
	};
	visit(rootPlace, undefined, undefined);
	reportDirection(document, report);
	if (questions.areSpent) {
		report({
			code: 'style/too-large',
			severity: 'error',
			message:
				'the style sheets ask too much of so large a page; from some place on their rules were left out',
			span: document.root.span,
			hint: 'use classes in the place of long selectors, or make fewer rules',
		});
	}
	return { document, styles, pseudoStyles, pageRules, viewport, fontFaces: author.fontFaces };
}

const paper = ({ width, height }: { width: number; height: number }, askedForSize = () => {}) => ({
	width,
	height,
	askedForSize,
});

/** Text from right to left is set from left to right; the page is told so once. */
function reportDirection({ root }: Document, report: Report): void {
	for (const element of elementsOf(root)) {
		if (element.namespace !== 'html' || element.attributes.dir?.toLowerCase() !== 'rtl') continue;
		report({
			code: 'style/right-to-left',
			severity: 'warning',
			message: 'text from right to left is not supported: it is set from left to right',
			span: element.attributeSpans.dir ?? element.span,
			hint: 'there is no mending this on the page; leave "dir" out where the text is not of such a script',
		});
		return;
	}
}

function readBrowserSheet(report: Report): StyleSheet {
	const text = `${uaStyleSheet}${pageDefaults}`;
	const source = { text, origins: originsOfFile('ua.css', text) };
	const layers = new LayerNames();
	const questions = new Questions(Number.POSITIVE_INFINITY);
	return parseStyleSheet(source, { report, questions, layers, medium: paper(defaultPageSize), imported: 0 });
}

/**
 * The author's sheets in one. A media query may ask for the size of the page, which the sheets themselves give: they are read
 * for A4, and once more when that was asked for and is not the size they give.
 */
function readSheets(
	sheets: readonly StyleSheetSource[],
	questions: Questions,
	report: Report,
	load: LoadStyleSheet | undefined,
): { readonly author: StyleSheet; readonly layers: LayerNames } {
	const read = (size: { width: number; height: number }) => {
		const findings: Parameters<Report>[0][] = [];
		let asked = false;
		const layers = new LayerNames();
		const reading: Reading = {
			report: (finding) => findings.push(finding),
			questions,
			layers,
			medium: paper(size, () => {
				asked = true;
			}),
			imported: 0,
			...(load && { load }),
		};
		const parsed = sheets.map((sheet) => parseStyleSheet(sheet, reading));
		const author: StyleSheet = {
			rules: parsed.flatMap(({ rules }) => rules),
			pages: parsed.flatMap(({ pages }) => pages),
			fontFaces: parsed.flatMap(({ fontFaces }) => fontFaces),
		};
		return { author, layers, findings, asked };
	};
	let result = read(defaultPageSize);
	const { width, height } = pageStyles(
		rankedPages(result.author.pages, 'author'),
		initialSurroundings,
	)(firstPage);
	if (result.asked && (width !== defaultPageSize.width || height !== defaultPageSize.height))
		result = read({ width, height });
	for (const finding of result.findings) report(finding);
	return result;
}

function rankedPages(
	pages: readonly PageRule[],
	origin: Origin,
	ranks?: ReadonlyMap<LayerName, number>,
): readonly RankedPageRule[] {
	return pages.map((rule) => ({ ...rule, origin, rank: ranks?.get(rule.layer) ?? 0 }));
}

/** What the margins of the first page leave. They may be measured in the font of the root, which is asked for here. */
function pageArea(
	rules: readonly RankedPageRule[],
	rootStyle: (around: Surroundings) => Style,
): Surroundings['viewport'] {
	const { viewport, report } = initialSurroundings;
	const root = rootStyle({ viewport, report, circles: new Set() });
	return areaOf(pageStyles(rules, { root, viewport, report })(firstPage));
}

interface IndexedRule extends StyleRule {
	readonly origin: Origin;
	readonly rank: number;
	readonly order: number;
}

/** Elements with one parent that the same rules match look alike: their style is worked out once. */
class ComputedStyles {
	private readonly byParent = new WeakMap<Style, Map<string, Style>>();

	find(parent: Style, rules: readonly IndexedRule[], compute: () => Style): Style {
		let styles = this.byParent.get(parent);
		if (!styles) {
			styles = new Map();
			this.byParent.set(parent, styles);
		}
		const key = rules.map(({ order }) => order).join();
		let style = styles.get(key);
		if (!style) {
			style = compute();
			styles.set(key, style);
		}
		return style;
	}
}

/** Rules by the class, id or type that what they match must have, so that most are never tried; the weakest first. */
function indexRules(rules: readonly IndexedRule[]): ReadonlyMap<string, readonly IndexedRule[]> {
	const index = new Map<string, IndexedRule[]>();
	for (const rule of [...rules].sort(compareRules)) {
		const list = index.get(rule.selector.key);
		if (list) list.push(rule);
		else index.set(rule.selector.key, [rule]);
	}
	return index;
}

function matchRules(
	place: Place,
	index: ReadonlyMap<string, readonly IndexedRule[]>,
	questions: Questions,
): readonly IndexedRule[] {
	const { element } = place;
	const classes = (element.attributes.class ?? '').split(/\s+/).filter((name) => name !== '');
	const keys = ['*', element.tag.toLowerCase(), ...new Set(classes.map((name) => `.${name}`))];
	if (element.attributes.id) keys.push(`#${element.attributes.id}`);
	const candidates = keys.flatMap((key) => index.get(key) ?? []);
	const matched = candidates.filter(({ selector }) => selector.matches(place)).sort(compareRules);
	// What matches is sorted and looked through, which costs more than to ask.
	questions.ask(4 * matched.length);
	return matched;
}

const originOrder: Readonly<Record<Origin, number>> = { browser: 0, author: 1 };

const compareRules = (a: IndexedRule, b: IndexedRule): number =>
	originOrder[a.origin] - originOrder[b.origin] ||
	a.rank - b.rank ||
	compareSpecificity(a.selector.specificity, b.selector.specificity) ||
	a.order - b.order;

/** Among important declarations the weakest layer is the strongest, and so is the browser (CSS Cascade 5, 6.1). */
const compareImportant = (a: IndexedRule, b: IndexedRule): number =>
	originOrder[b.origin] - originOrder[a.origin] ||
	b.rank - a.rank ||
	compareSpecificity(a.selector.specificity, b.selector.specificity) ||
	a.order - b.order;

/** What an element or a part of it is given, weakest first. */
function layersOf(
	rules: readonly IndexedRule[],
	pseudo: PseudoElement | undefined,
	hints: DeclarationBlock['normal'] = [],
	attribute?: DeclarationBlock,
): readonly Layer[] {
	const own = rules.filter(({ selector }) => selector.pseudoElement === pseudo);
	const applied = (longhands: DeclarationBlock['normal']) => applicable(longhands, pseudo);
	const normal = own.map(
		({ block, origin, rank }): Layer => ({
			longhands: applied(block.normal),
			variables: block.variables,
			variablePlaces: block.variablePlaces,
			origin,
			rank,
		}),
	);
	const author = normal.findIndex(({ origin }) => origin === 'author');
	const split = author < 0 ? normal.length : author;
	const inline = (longhands: Layer['longhands'], variables: Layer['variables']): Layer => ({
		longhands,
		variables,
		...(attribute && { variablePlaces: attribute.variablePlaces }),
		origin: 'author',
		rank: ATTRIBUTE,
	});
	const important = own
		.filter(({ block }) => block.important.length > 0 || Object.keys(block.importantVariables).length > 0)
		.sort(compareImportant)
		.map(
			({ block, origin, rank }): Layer => ({
				longhands: applied(block.important),
				variables: block.importantVariables,
				variablePlaces: block.variablePlaces,
				origin,
				rank,
			}),
		);
	return [
		...normal.slice(0, split),
		...(hints.length > 0
			? [{ longhands: hints, variables: {}, origin: 'author', rank: HINTS } as const]
			: []),
		...normal.slice(split),
		...(attribute ? [inline(attribute.normal, attribute.variables)] : []),
		...important,
		...(attribute ? [inline(attribute.important, attribute.importantVariables)] : []),
	];
}

function styleAttribute(element: Element, reading: Reading): DeclarationBlock | undefined {
	const text = element.attributes.style;
	if (text === undefined || element.namespace !== 'html') return undefined;
	const span: Span = element.attributeSpans.style ?? element.span;
	const at = { ...span, column: span.column + 'style="'.length };
	return parseStyleAttribute({ text, origins: [{ offset: 0, span: at }] }, reading);
}
