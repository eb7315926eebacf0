import { type Atrule, type CssNode, type Declaration, generate } from 'css-tree';
import { didYouMean, type Span } from '../base/index.js';
import type { LayerName } from './layer-names.js';
import { type MarginBoxName, marginBoxNames } from './margin-boxes.js';
import { type PageSelector, pagePseudoClasses, parsePageSelector } from './page-selector.js';
import { type Sheet, sheetDescriptors } from './page-size.js';
import { type DeclarationBlock, reportAt, type SheetContext } from './sheet-context.js';
import { holdsVariable } from './variables.js';

/** `@page name:first { … }` (CSS Paged Media 3): what one of its selectors asks for. */
export interface PageRule extends Sheet {
	readonly selector: PageSelector;
	/** Margins, background, font and the like of the page itself. */
	readonly block: DeclarationBlock;
	readonly boxes: readonly {
		readonly name: MarginBoxName;
		readonly block: DeclarationBlock;
		readonly span?: Span;
	}[];
	readonly layer: LayerName;
	readonly span: Span | undefined;
}

type ReadBlock = (nodes: readonly CssNode[], context: SheetContext) => DeclarationBlock;

/** Properties that a page has, by their names as they are written (CSS Page 3, 7.1). */
const ofPage =
	/^(?:all$|--|margin|padding|border(?!-(?:collapse|spacing))|background|color$|counter-|font|outline|line-height$|letter-spacing$|word-|text-|hyphen|hanging-|white-space$|writing-mode$|quotes$|visibility$|list-style|-x-)/;

/** Properties that say what a box is among others: a margin box has its place (5.2). */
const ofPlace =
	/^(?:display|position|float|clear|top|right|bottom|left|inset|z-index|page|break-|page-break|flow-|columns?$|column-|grid|align-|justify-|order|string-set|table-layout|caption-side|wrap-|shape-)/;

/** Reads a page rule, once for each of its selectors. What a page or its margin boxes do not have is reported. */
export function parsePageRule(
	node: Atrule,
	readBlock: ReadBlock,
	context: SheetContext,
): readonly PageRule[] {
	let sheet: Sheet = {};
	const own: CssNode[] = [];
	const boxes: PageRule['boxes'][number][] = [];
	for (const child of node.block?.children.toArray() ?? []) {
		if (child.type === 'Atrule') {
			const box = readMarginBox(child, readBlock, context);
			if (box) boxes.push(box);
		} else if (child.type !== 'Declaration') own.push(child);
		else if (Object.hasOwn(sheetDescriptors, child.property.toLowerCase()))
			sheet = { ...sheet, ...readDescriptor(child, context) };
		else if (ofPage.test(child.property.toLowerCase())) own.push(child);
		else {
			const message = `"${child.property}" is not supported in @page`;
			const hint =
				'a page takes size, bleed, marks, margin, padding, border, background, counters, and the style of its text';
			reportAt(context, child, 'style/unknown-property', message, hint);
		}
	}
	const block = readBlock(own, context);
	const span = context.place(node);
	return selectorsOf(node, context).map((selector) => ({
		...sheet,
		selector,
		block,
		boxes,
		layer: context.layer,
		span,
	}));
}

function readDescriptor(node: Declaration, context: SheetContext): Sheet | undefined {
	const name = node.property.toLowerCase();
	const { parse, takes } = sheetDescriptors[name]!;
	const { value } = node;
	const nodes =
		value.type === 'Value' ? value.children.toArray().filter(({ type }) => type !== 'WhiteSpace') : [];
	const read = parse(nodes);
	if (read) return read;
	const text = generate(value);
	const hint = holdsVariable(text) ? 'variables belong to elements; write it out' : takes;
	reportAt(context, value, 'style/unknown-value', `"${text}" does not fit "${name}"`, hint);
	return undefined;
}

function readMarginBox(
	node: Atrule,
	readBlock: ReadBlock,
	context: SheetContext,
): PageRule['boxes'][number] | undefined {
	const name = marginBoxNames.find((known) => known === node.name.toLowerCase());
	if (!name) {
		const hint = didYouMean(
			`@${node.name}`,
			marginBoxNames.map((known) => `@${known}`),
		)?.hint;
		reportAt(context, node, 'style/unknown-at-rule', `a page has no margin box "@${node.name}"`, hint);
		return undefined;
	}
	const declarations = (node.block?.children.toArray() ?? []).filter((child) => {
		if (child.type !== 'Declaration' || !ofPlace.test(child.property.toLowerCase())) return true;
		const message = `"${child.property}" has no meaning in a margin box`;
		reportAt(
			context,
			child,
			'style/unknown-property',
			message,
			'its place is the margin; width, height and margin move it there',
		);
		return false;
	});
	const span = context.place(node);
	return { name, block: readBlock(declarations, context), ...(span && { span }) };
}

function selectorsOf(node: Atrule, context: SheetContext): readonly PageSelector[] {
	const texts = node.prelude ? generate(node.prelude).split(',') : [''];
	return texts.flatMap((text) => {
		const selector = parsePageSelector(text);
		if (selector) return [selector];
		const written = text.trim();
		// A name may be meant; what stands in brackets is of the author's own.
		const hint = written.includes('(')
			? undefined
			: didYouMean(written.replace(/^[^:]*/, ''), pagePseudoClasses)?.hint;
		const message = `unknown page selector "${written}"`;
		const usual = 'use a page name, :first, :left, :right, :blank or :nth()';
		reportAt(context, node, 'style/unknown-selector', message, hint ?? usual);
		return [];
	});
}
