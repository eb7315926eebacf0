import { type Atrule, type CssNode, generate, type Rule as RuleNode } from 'css-tree';
import { didYouMean, originAt, type Report } from '../base/index.js';
import type { Selector } from './compiled-selector.js';
import { type FontFace, parseFontFace } from './font-face.js';
import { fileOf, importedSheet } from './import-rule.js';
import { matchesMedia } from './media-query.js';
import { nestedNodes } from './nested-pieces.js';
import { nestingFault } from './nesting.js';
import { type PageRule, parsePageRule } from './page-rule.js';
import { parseCss, placeUrls } from './parse-css.js';
import { isVendorName } from './print-meaning.js';
import { readDeclarations } from './read-block.js';
import type { StyleRule, StyleSheet } from './rules.js';
import { compileSelector, knownSelectors } from './selector.js';
import {
	type DeclarationBlock,
	type Reading,
	reportAt,
	type SheetContext,
	type StyleSheetSource,
} from './sheet-context.js';
import { isSupported } from './supports.js';
import { UnknownSelector } from './unknown-selector.js';

/** What is read so far; `canImport` until a rule stands before. */
interface OpenSheet {
	readonly rules: StyleRule[];
	readonly pages: PageRule[];
	readonly fontFaces: FontFace[];
	canImport: boolean;
}

/** Parses a style sheet. What is not understood is reported once at its place and left out, as CSS error handling asks. */
export function parseStyleSheet(
	source: StyleSheetSource,
	reading: Reading,
	from?: Pick<SheetContext, 'layer' | 'chain'>,
): StyleSheet {
	const own = fileOf(source);
	const context = contextOf(source, reading, {
		layer: from?.layer ?? reading.layers.root,
		chain: [...(from?.chain ?? []), ...(own === undefined ? [] : [own])],
	});
	const sheet: OpenSheet = { rules: [], pages: [], fontFaces: [], canImport: true };
	if (source.media !== undefined && !isForPrint(source.media, context)) return sheet;
	const tree = parseText(source.text, 'stylesheet', context);
	if (tree?.type === 'StyleSheet') readRules(tree.children.toArray(), sheet, context);
	reportFaults(context);
	return sheet;
}

/** Parses the declarations of a `style` attribute. */
export function parseStyleAttribute(source: StyleSheetSource, reading: Reading): DeclarationBlock {
	const context = contextOf(source, reading, { layer: reading.layers.root, chain: [] });
	const tree = parseText(source.text, 'declarationList', context);
	const block = readDeclarations(tree?.type === 'DeclarationList' ? tree.children.toArray() : [], context);
	reportFaults(context);
	return block;
}

function contextOf(
	source: StyleSheetSource,
	reading: Reading,
	where: Pick<SheetContext, 'layer' | 'chain'>,
): SheetContext {
	return {
		source,
		reading,
		report: reading.report,
		place: (node) => (node.loc ? originAt(source.origins, node.loc.start.offset) : undefined),
		...where,
		namespaces: new Map(),
		faults: [],
		excused: [],
		depth: 0,
	};
}

/** Parses CSS; a text that the parser must not be given is reported and gives nothing. */
function parseText(
	text: string,
	context: 'stylesheet' | 'declarationList' | 'mediaQueryList',
	{ faults, depth, source }: SheetContext,
): CssNode | undefined {
	const nesting = nestingFault(text);
	if (nesting) {
		faults.push({ ...nesting, depth });
		return undefined;
	}
	const tree = parseCss(text, { context, positions: true }, ({ message, offset }) =>
		faults.push({ message, offset, depth }),
	);
	if (tree) placeUrls(tree, (offset) => originAt(source.origins, offset));
	return tree;
}

/** Reports what the parser could not read, unless it was read otherwise. */
function reportFaults({ faults, excused, source, report }: SheetContext): void {
	const order = (a: { depth: number }, b: { depth: number }): number => a.depth - b.depth;
	const stretches = excused.toSorted((a, b) => order(a, b) || a.start - b.start);
	let at = 0;
	for (const { message, offset, depth } of faults.toSorted((a, b) => order(a, b) || a.offset - b.offset)) {
		while (at < stretches.length && isBefore(stretches[at]!, depth, offset)) at++;
		const stretch = stretches[at];
		if (stretch && stretch.depth === depth && stretch.start <= offset) continue;
		const span = originAt(source.origins, offset);
		report({ code: 'style/syntax', severity: 'error', message: lowerFirst(message), ...(span && { span }) });
	}
}

const isBefore = (stretch: SheetContext['excused'][number], depth: number, offset: number): boolean =>
	stretch.depth < depth || (stretch.depth === depth && stretch.end < offset);

function isForPrint(media: string, context: SheetContext): boolean {
	if (media.trim() === '') return true;
	const unheard: Report = () => {};
	const quiet = { ...context, faults: [], report: unheard };
	const list = parseText(media, 'mediaQueryList', quiet);
	return list !== undefined && matchesMedia(list, context.reading.medium, () => {});
}

function readRules(nodes: readonly CssNode[], sheet: OpenSheet, context: SheetContext): void {
	for (const node of nodes) {
		if (node.type === 'Rule') {
			sheet.canImport = false;
			readRule(node, sheet, context);
		} else if (node.type === 'Atrule') readAtrule(node, sheet, context);
	}
}

/** A rule with what is nested in it; declarations behind a nested rule count behind it (CSS Nesting 1, 4). */
function readRule(node: RuleNode, sheet: OpenSheet, context: SheetContext): void {
	const selectors = readSelectors(node, context);
	// What stands in a rule that is left out is looked at all the same, so that one run shows all faults.
	const target = selectors ? sheet : { rules: [], pages: [], fontFaces: [], canImport: false };
	readBody(node.block.children.toArray(), selectors ?? [], target, context);
}

function readBody(
	nodes: readonly CssNode[],
	selectors: readonly Selector[],
	sheet: OpenSheet,
	context: SheetContext,
): void {
	const within: SheetContext = { ...context, parents: selectors };
	let declarations: CssNode[] = [];
	const flush = (): void => {
		if (declarations.length === 0) return;
		const block = readDeclarations(declarations, context);
		sheet.rules.push(...selectors.map((selector) => ({ selector, block, layer: context.layer })));
		declarations = [];
	};
	for (const node of nodes) {
		const inner = nestedIn(node, context);
		if (inner) {
			flush();
			readBody(inner, selectors, sheet, { ...context, depth: context.depth + 1 });
		} else if (node.type === 'Rule' || node.type === 'Atrule') {
			flush();
			if (node.type === 'Rule') readRule(node, sheet, within);
			else readAtrule(node, sheet, within);
		} else declarations.push(node);
	}
	flush();
}

/** How deep rules without `&` may stand in rules: their text is parsed again at each level. */
const MAX_NESTING = 32;

/** What stands in a text that the parser could not take for a declaration. */
function nestedIn(node: CssNode, context: SheetContext): readonly CssNode[] | undefined {
	const isBroken = node.type === 'Raw' || (node.type === 'Declaration' && node.value.type === 'Raw');
	if (!isBroken || !node.loc || (node.type === 'Declaration' && node.property.startsWith('--')))
		return undefined;
	const { source, faults, excused, depth } = context;
	if (depth >= MAX_NESTING) return undefined;
	const [start, end] = [node.loc.start.offset, node.loc.end.offset];
	const nodes = nestedNodes(source.text.slice(start, end), start, ({ message, offset }) =>
		faults.push({ message, offset, depth: depth + 1 }),
	);
	if (!nodes) return undefined;
	for (const inner of nodes) placeUrls(inner, (offset) => originAt(source.origins, offset));
	excused.push({ start, end, depth });
	return nodes;
}

/** The selectors of a rule. One that is not understood takes the whole rule with it (Selectors 4, 3.9). */
function readSelectors(node: RuleNode, context: SheetContext): readonly Selector[] | undefined {
	if (node.prelude.type !== 'SelectorList') return undefined;
	const selectors: Selector[] = [];
	let isUnderstood = true;
	for (const child of node.prelude.children.toArray()) {
		if (child.type !== 'Selector') continue;
		const unknown = (error: UnknownSelector): void => {
			if (error.isVendors) return;
			const message = `unknown selector "${error.message}" in "${generate(child)}"`;
			const isKnown = knownSelectors.includes(error.message);
			const hint = isKnown ? 'it cannot stand here' : didYouMean(error.message, knownSelectors)?.hint;
			reportAt(context, child, 'style/unknown-selector', message, hint);
		};
		const { parents, namespaces, reading } = context;
		try {
			const selector = compileSelector(parents ? fromParent(child) : child, {
				questions: reading.questions,
				namespaces,
				forgive: unknown,
				...(parents && { parents }),
			});
			selectors.push(selector);
		} catch (error) {
			if (!(error instanceof UnknownSelector)) throw error;
			isUnderstood = false;
			unknown(error);
		}
	}
	return isUnderstood ? selectors : undefined;
}

/** A nested selector without `&` is one of something inside: `& .note` for `.note` (CSS Nesting 1, 3.1). */
function fromParent(node: Extract<CssNode, { type: 'Selector' }>): typeof node {
	if (generate(node).includes('&')) return node;
	const children = node.children.copy();
	children.prependData({ type: 'Combinator', name: ' ' });
	children.prependData({ type: 'NestingSelector' });
	return { ...node, children };
}

/** At-rules that say nothing of a printed page, and stand in sheets for screens. */
const meaninglessAtRules = ['keyframes', 'view-transition', 'starting-style', 'position-try', 'viewport'];

const atRules = [
	'@page',
	'@font-face',
	'@media',
	'@import',
	'@supports',
	'@layer',
	'@namespace',
	'@charset',
	'@keyframes',
];

function readAtrule(node: Atrule, sheet: OpenSheet, context: SheetContext): void {
	const name = node.name.toLowerCase();
	const before = sheet.canImport;
	if (name !== 'charset' && name !== 'import' && !(name === 'layer' && !node.block)) sheet.canImport = false;
	switch (name) {
		case 'page':
			sheet.pages.push(...parsePageRule(node, readDeclarations, context));
			return;
		case 'font-face': {
			const face = parseFontFace(node, context);
			if (face) sheet.fontFaces.push(face);
			return;
		}
		case 'media': {
			const query = node.prelude?.type === 'AtrulePrelude' ? node.prelude.children.first : node.prelude;
			if (!query || matchesMedia(query, context.reading.medium, () => unknownMedia(node, context)))
				readInner(node, sheet, context);
			return;
		}
		case 'supports':
			if (!node.prelude) return;
			excuse(node.prelude, context);
			if (isSupported(node.prelude, { questions: context.reading.questions, namespaces: context.namespaces }))
				readInner(node, sheet, context);
			return;
		case 'layer':
			readLayer(node, sheet, context);
			return;
		case 'import': {
			const imported = importedSheet(node, before, context, parseStyleSheet);
			sheet.rules.push(...imported.rules);
			sheet.pages.push(...imported.pages);
			sheet.fontFaces.push(...imported.fontFaces);
			return;
		}
		case 'namespace':
			readNamespace(node, context);
			return;
		case 'charset':
			return;
		default: {
			if (meaninglessAtRules.includes(name) || isVendorName(name)) return;
			const isOfCss =
				/^(?:container|scope|property|counter-style|font-feature-values|font-palette-values|color-profile)$/;
			const hint = didYouMean(`@${name}`, atRules)?.hint;
			if (isOfCss.test(name)) reportAt(context, node, 'style/unknown-at-rule', `"@${name}" is not supported`);
			else reportAt(context, node, 'style/unknown-at-rule', `unknown at-rule "@${node.name}"`, hint);
		}
	}
}

/** The rules of an at-rule that holds; inside of a rule also declarations. */
function readInner(node: Atrule, sheet: OpenSheet, context: SheetContext): void {
	const inner = node.block?.children.toArray() ?? [];
	if (context.parents) readBody(inner, context.parents, sheet, context);
	else readRules(inner, sheet, context);
}

function readLayer(node: Atrule, sheet: OpenSheet, context: SheetContext): void {
	const [list] = node.prelude?.type === 'AtrulePrelude' ? node.prelude.children.toArray() : [];
	const names =
		list?.type === 'LayerList'
			? list.children.toArray().flatMap((layer) => (layer.type === 'Layer' ? [layer.name] : []))
			: [];
	const { layers } = context.reading;
	if (!node.block) for (const name of names) layers.find(context.layer, name);
	else readInner(node, sheet, { ...context, layer: layers.find(context.layer, names[0]) });
}

const namespaces: Readonly<Record<string, 'html' | 'svg'>> = {
	'http://www.w3.org/1999/xhtml': 'html',
	'http://www.w3.org/2000/svg': 'svg',
};

/** `@namespace svg url(…)`: the empty prefix is for types without one. */
function readNamespace(node: Atrule, context: SheetContext): void {
	const parts = node.prelude?.type === 'AtrulePrelude' ? node.prelude.children.toArray() : [];
	const prefix = parts.find((part) => part.type === 'Identifier');
	const url = parts.find((part) => part.type === 'Url' || part.type === 'String');
	if (url?.type !== 'Url' && url?.type !== 'String') return;
	context.namespaces.set(prefix?.type === 'Identifier' ? prefix.name : '', namespaces[url.value] ?? 'other');
}

/** The parser tries a declaration where brackets stand in brackets, and calls it a fault when it is none. */
function excuse(node: CssNode, { excused, depth }: SheetContext): void {
	if (node.loc && node.type !== 'Raw')
		excused.push({ start: node.loc.start.offset, end: node.loc.end.offset, depth });
}

function unknownMedia(node: Atrule, context: SheetContext): void {
	const query = node.prelude ? generate(node.prelude) : '';
	const words = query.toLowerCase().split(/[\s,()]+/);
	const hint = words
		.map((word) => didYouMean(word, ['print', 'screen', 'speech']))
		.find((found) => found && !words.includes(found.hint.split('"')[1]!))?.hint;
	reportAt(
		context,
		node,
		'style/unknown-value',
		`media query "${query}" is not supported`,
		hint ?? 'use print, all, screen, not, and the features of docs/css.md',
	);
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
