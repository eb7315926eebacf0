import { type Atrule, type CssNode, generate } from 'css-tree';
import { didYouMean, type Span } from '../base/index.js';
import { parseNumeric } from './calc.js';
import type { Longhands } from './declaration.js';
import { type DeclarationBlock, reportAt, type SheetContext } from './sheet-context.js';
import { type Context, dependsOnBase } from './value.js';
import { holdsVariable } from './variables.js';

/** `@page name:first { … }` (CSS Paged Media 3). */
export interface PageRule {
	/** Undefined: every page. */
	readonly name: string | undefined;
	readonly pseudo: 'first' | 'left' | 'right' | undefined;
	/** Points, width and height. */
	readonly size: { readonly width: number; readonly height: number } | undefined;
	readonly margins: Longhands;
	readonly span: Span | undefined;
}

const marginNames = ['margin', 'margin-top', 'margin-right', 'margin-bottom', 'margin-left'];

/** Paper sizes of ISO 216, JIS P 0138 and ANSI that CSS names, in points. */
const MM = 72 / 25.4;
const papers: Readonly<Record<string, readonly [number, number]>> = {
	a5: [148 * MM, 210 * MM],
	a4: [210 * MM, 297 * MM],
	a3: [297 * MM, 420 * MM],
	b5: [176 * MM, 250 * MM],
	b4: [250 * MM, 353 * MM],
	'jis-b5': [182 * MM, 257 * MM],
	'jis-b4': [257 * MM, 364 * MM],
	letter: [612, 792],
	legal: [612, 1008],
	ledger: [792, 1224],
};

/** The size of a page that no rule gives one: A4. */
export const defaultPageSize = { width: 210 * MM, height: 297 * MM };

type ReadBlock = (nodes: readonly CssNode[], context: SheetContext) => DeclarationBlock;

/** Reads a page rule, once for each of its selectors. What is not a size or a margin is reported. */
export function parsePageRule(
	node: Atrule,
	readBlock: ReadBlock,
	context: SheetContext,
): readonly PageRule[] {
	const children = node.block?.children.toArray() ?? [];
	const span = context.place(node);
	let size: PageRule['size'];
	const others: CssNode[] = [];
	for (const child of children) {
		if (child.type === 'Declaration' && child.property.toLowerCase() === 'size') {
			size = parseSize(child.value);
			if (!size) {
				reportAt(
					context,
					child.value,
					'style/unknown-value',
					`"${generate(child.value)}" does not fit "size"`,
					'give two lengths of 3 to 14400 pt, or a paper such as A4 landscape',
				);
			}
		} else if (child.type === 'Atrule') {
			reportAt(
				context,
				child,
				'style/unknown-at-rule',
				`the margin box "@${child.name}" is not supported`,
				'put the running line on the page as an element',
			);
		} else if (child.type !== 'Declaration') others.push(child);
		else if (!marginNames.includes(child.property.toLowerCase())) {
			const message = `"${child.property}" is not supported in @page`;
			reportAt(context, child, 'style/unknown-property', message, 'it takes size and margin');
		} else if (holdsVariable(generate(child.value))) {
			const message = `"${generate(child.value)}" does not fit "${child.property}" in @page`;
			reportAt(
				context,
				child.value,
				'style/unknown-value',
				message,
				'variables belong to elements; write the length',
			);
		} else others.push(child);
	}
	const block = readBlock(others, context);
	const margins = [...block.normal, ...block.important];
	const selectors = node.prelude ? generate(node.prelude).split(',') : [''];
	return selectors.flatMap((selector) => {
		const match = /^\s*([^\s:]*)(?::(first|left|right))?\s*$/.exec(selector);
		if (!match) {
			reportAt(
				context,
				node,
				'style/unknown-selector',
				`unknown page selector "${selector.trim()}"`,
				didYouMeanPseudo(selector) ?? 'use a page name, :first, :left or :right',
			);
			return [];
		}
		const pseudo = (['first', 'left', 'right'] as const).find((word) => word === match[2]);
		return [{ name: match[1] === '' ? undefined : match[1], pseudo, size, margins, span }];
	});
}

const didYouMeanPseudo = (selector: string): string | undefined =>
	didYouMean(selector.replace(/^[^:]*/, ''), [':first', ':left', ':right'])?.hint;

/** Sides of a page that a PDF can have, in points: 3 to 14,400 (ISO 32000-1, annex C). */
const LEAST_SIDE = 3;
const MOST_SIDE = 14_400;

function parseSize(value: CssNode): PageRule['size'] {
	const nodes =
		value.type === 'Value' ? value.children.toArray().filter(({ type }) => type !== 'WhiteSpace') : [];
	const words = nodes.flatMap((node) => (node.type === 'Identifier' ? [node.name.toLowerCase()] : []));
	const lengths = nodes.flatMap((node) => {
		const numeric = parseNumeric(node);
		const sum = numeric?.type === 'length' ? numeric.evaluate(pageContext) : undefined;
		const isSide = sum && !dependsOnBase(sum) && sum.points >= LEAST_SIDE && sum.points <= MOST_SIDE;
		return isSide ? [sum.points] : [];
	});
	if (lengths.length + words.length !== nodes.length) return undefined;
	if (lengths.length > 0) {
		const [width, height = width] = lengths;
		return words.length === 0 && lengths.length <= 2 ? { width: width!, height: height! } : undefined;
	}
	const turn = words.find((word) => word === 'landscape' || word === 'portrait');
	const paper = words.find((word) => Object.hasOwn(papers, word));
	if (words.length !== Number(Boolean(turn)) + Number(Boolean(paper)) || words.length === 0) {
		return words.length === 1 && words[0] === 'auto' ? defaultPageSize : undefined;
	}
	const [width, height] = paper ? papers[paper]! : [defaultPageSize.width, defaultPageSize.height];
	return turn === 'landscape' ? { width: height, height: width } : { width, height };
}

/** In `@page` an em is that of the initial font. */
export const pageContext: Context = {
	fontSize: 12,
	rootFontSize: 12,
	lineHeight: 14.4,
	rootLineHeight: 14.4,
	parentFontSize: 12,
	parentFontWeight: 400,
	viewport: { ...defaultPageSize, isVertical: false },
};
