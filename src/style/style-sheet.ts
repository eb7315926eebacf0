import {
	type Atrule,
	type CssNode,
	type Declaration as DeclarationNode,
	generate,
	parse,
	type Rule as RuleNode,
	walk,
} from 'css-tree';
import { didYouMean, type Origin, originAt, type Report } from '../base/index.js';
import { knownNames, type Longhands, longhandsOf, parseDeclaration } from './declaration.js';
import { type FontFace, parseFontFace } from './font-face.js';
import { nestingFault } from './nesting.js';
import { type PageRule, parsePageRule } from './page-rule.js';
import { placeUrl } from './place-url.js';
import { keysByName, properties } from './properties.js';
import { compileSelector, knownSelectors, type Selector, UnknownSelector } from './selector.js';
import type { DeclarationBlock, SheetContext } from './sheet-context.js';

/** A style sheet as it is read: the file's text and where each part of it stands. */
export interface StyleSheetSource {
	readonly text: string;
	readonly origins: readonly Origin[];
}

export interface StyleRule {
	readonly selector: Selector;
	readonly block: DeclarationBlock;
}

export interface StyleSheet {
	readonly rules: readonly StyleRule[];
	readonly pages: readonly PageRule[];
	readonly fontFaces: readonly FontFace[];
}

/** Parses a style sheet. What is not understood is reported once at its place and left out, as CSS error handling asks. */
export function parseStyleSheet(source: StyleSheetSource, report: Report): StyleSheet {
	const context = contextOf(source, report);
	const sheet = { rules: [] as StyleRule[], pages: [] as PageRule[], fontFaces: [] as FontFace[] };
	const tree = parseText(source, 'stylesheet', report);
	if (tree?.type === 'StyleSheet') readRules(tree.children.toArray(), sheet, context);
	return sheet;
}

/** Parses the declarations of a `style` attribute. */
export function parseStyleAttribute(source: StyleSheetSource, report: Report): DeclarationBlock {
	const tree = parseText(source, 'declarationList', report);
	const nodes = tree?.type === 'DeclarationList' ? tree.children.toArray() : [];
	return readBlock(nodes, contextOf(source, report));
}

/** Parses CSS; a text that the parser must not be given is reported and gives nothing. */
function parseText(
	source: StyleSheetSource,
	context: 'stylesheet' | 'declarationList',
	report: Report,
): CssNode | undefined {
	const fault = (message: string, offset: number): void => {
		const span = originAt(source.origins, offset);
		report({ code: 'style/syntax', severity: 'error', message, ...(span && { span }) });
	};
	const nesting = nestingFault(source.text);
	if (nesting) {
		fault(nesting.message, nesting.offset);
		return undefined;
	}
	const onParseError = ({ message, offset }: { message: string; offset: number }): void =>
		fault(lowerFirst(message), offset);
	const tree = parse(source.text, { context, positions: true, onParseError });
	walk(tree, (node) => placeUrl(node, (offset) => originAt(source.origins, offset)));
	return tree;
}

function contextOf(source: StyleSheetSource, report: Report): SheetContext {
	return {
		report,
		place: (node) => (node.loc ? originAt(source.origins, node.loc.start.offset) : undefined),
	};
}

interface MutableSheet {
	readonly rules: StyleRule[];
	readonly pages: PageRule[];
	readonly fontFaces: FontFace[];
}

function readRules(nodes: readonly CssNode[], sheet: MutableSheet, context: SheetContext): void {
	for (const node of nodes) {
		if (node.type === 'Rule') readRule(node, sheet, context);
		else if (node.type === 'Atrule') readAtrule(node, sheet, context);
	}
}

function readRule(node: RuleNode, sheet: MutableSheet, context: SheetContext): void {
	const block = readBlock(node.block.children.toArray(), context);
	if (node.prelude.type !== 'SelectorList') return;
	const rules: StyleRule[] = [];
	let isUnderstood = true;
	for (const child of node.prelude.children.toArray()) {
		if (child.type !== 'Selector') continue;
		try {
			rules.push({ selector: compileSelector(child), block });
		} catch (error) {
			if (!(error instanceof UnknownSelector)) throw error;
			isUnderstood = false;
			const message = `unknown selector "${error.message}" in "${generate(child)}"`;
			const isKnown = knownSelectors.includes(error.message);
			const hint = isKnown ? 'it cannot stand here' : didYouMean(error.message, knownSelectors)?.hint;
			report(context, child, 'style/unknown-selector', message, hint);
		}
	}
	// One selector that is not understood takes the whole rule with it (Selectors 4, 3.9).
	if (isUnderstood) sheet.rules.push(...rules);
}

function readAtrule(node: Atrule, sheet: MutableSheet, context: SheetContext): void {
	const inner = node.block?.children.toArray() ?? [];
	switch (node.name.toLowerCase()) {
		case 'page':
			sheet.pages.push(...parsePageRule(node, readBlock, context));
			return;
		case 'font-face': {
			const face = parseFontFace(node, context);
			if (face) sheet.fontFaces.push(face);
			return;
		}
		case 'media':
			if (!node.prelude || isPrint(generate(node.prelude), (name) => unknownMedia(name, node, context)))
				readRules(inner, sheet, context);
			return;
		case 'charset':
			return;
		default:
			report(
				context,
				node,
				'style/unknown-at-rule',
				`unknown at-rule "@${node.name}"`,
				didYouMean(`@${node.name}`, atRules)?.hint,
			);
	}
}

const atRules = ['@page', '@font-face', '@media', '@charset'];

/** Media types of Media Queries 4; the deprecated ones match nothing there and are not listed. */
const mediaTypes = ['all', 'print', 'screen', 'speech'];

/** A page is `print`; sizes and other features are not asked for. */
function isPrint(query: string, unknown: (name: string) => void): boolean {
	return query.split(',').some((part) => {
		const words = part.trim().toLowerCase().split(/\s+/);
		const isNot = words[0] === 'not';
		const name = words[isNot || words[0] === 'only' ? 1 : 0];
		const isLong = words.length > (isNot || words[0] === 'only' ? 2 : 1);
		if (isLong || name === undefined || !mediaTypes.includes(name)) {
			unknown(isLong ? '' : (name ?? ''));
			return false;
		}
		return (name === 'print' || name === 'all') !== isNot;
	});
}

function unknownMedia(name: string, node: Atrule, context: SheetContext): void {
	const query = node.prelude ? generate(node.prelude) : '';
	report(
		context,
		node,
		'style/unknown-value',
		`media query "${query}" is not supported`,
		didYouMean(name, mediaTypes)?.hint ?? 'use print, all, screen or not',
	);
}

function readBlock(nodes: readonly CssNode[], context: SheetContext): DeclarationBlock {
	const normal = new Map<string, Longhands[number]>();
	const important = new Map<string, Longhands[number]>();
	const variables: Record<string, string> = {};
	const importantVariables: Record<string, string> = {};
	for (const node of nodes) {
		if (node.type === 'Rule' || node.type === 'Atrule') {
			report(context, node, 'style/syntax', 'a rule stands inside a rule; nesting is not supported');
			continue;
		}
		if (node.type !== 'Declaration') continue;
		if (typeof node.important === 'string') {
			report(context, node, 'style/syntax', `"!${node.important}" is not "!important"`);
			continue;
		}
		if (node.property.startsWith('--')) {
			const target = node.important ? importantVariables : variables;
			target[node.property] = generate(node.value).trim();
			continue;
		}
		const target = node.important ? important : normal;
		for (const longhand of readDeclaration(node, context)) {
			target.delete(longhand[0]);
			target.set(longhand[0], longhand);
		}
	}
	return {
		normal: [...normal.values()],
		important: [...important.values()],
		variables,
		importantVariables,
	};
}

function readDeclaration(node: DeclarationNode, context: SheetContext): Longhands {
	const name = node.property.toLowerCase();
	const longhands = parseDeclaration(name, node.value);
	if (longhands === 'unknown') {
		report(
			context,
			node,
			'style/unknown-property',
			`unknown property "${name}"`,
			didYouMean(name, knownNames)?.hint,
		);
		return [];
	}
	if (!longhands) {
		const key = keysByName.get(name);
		const hint = key ? `it takes ${properties[key].values}` : `it stands for ${longhandsOf(name).join(', ')}`;
		report(
			context,
			node.value,
			'style/unknown-value',
			`"${generate(node.value)}" does not fit "${name}"`,
			hint,
		);
		return [];
	}
	const span = context.place(node);
	return span
		? longhands.map(([key, given]) => [key, given.kind === 'deferred' ? { ...given, span } : given])
		: longhands;
}

function report(
	context: SheetContext,
	node: CssNode,
	code: `style/${string}`,
	message: string,
	hint?: string,
): void {
	const span = context.place(node);
	context.report({
		code,
		severity: 'error',
		message,
		...(span && { span }),
		...(hint !== undefined && { hint }),
	});
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
