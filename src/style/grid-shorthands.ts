import type { CssNode } from 'css-tree';
import { initialNode, type Shorthand } from './shorthand.js';

const auto: readonly CssNode[] = [{ type: 'Identifier', name: 'auto' }];

export function partsAtSlash(nodes: readonly CssNode[]): CssNode[][] {
	const result: CssNode[][] = [[]];
	for (const node of nodes) {
		if (node.type === 'Operator' && node.value === '/') result.push([]);
		else result.at(-1)!.push(node);
	}
	return result;
}

/** `start / end`; a name given once stands for both ends (CSS Grid 2, 8.4). */
const other = (nodes: readonly CssNode[] | undefined): readonly CssNode[] => {
	const [only] = nodes ?? [];
	return nodes?.length === 1 && only?.type === 'Identifier' ? nodes : auto;
};

export function gridPlacement(start: string, end: string): Shorthand {
	return {
		longhands: [start, end],
		expand: (nodes) => {
			const [first, second, ...rest] = partsAtSlash(nodes);
			return first && first.length > 0 && rest.length === 0
				? { [start]: first, [end]: second ?? other(first) }
				: undefined;
		},
	};
}

export const gridArea: Shorthand = {
	longhands: ['grid-row-start', 'grid-column-start', 'grid-row-end', 'grid-column-end'],
	expand: (nodes) => {
		const [row, column = other(row), rowEnd = other(row), columnEnd = other(column), ...rest] =
			partsAtSlash(nodes);
		if (!row || row.length === 0 || rest.length > 0) return undefined;
		return {
			'grid-row-start': row,
			'grid-column-start': column,
			'grid-row-end': rowEnd,
			'grid-column-end': columnEnd,
		};
	},
};

const none: readonly CssNode[] = [{ type: 'Identifier', name: 'none' }];

const templateLonghands = ['grid-template-rows', 'grid-template-columns', 'grid-template-areas'] as const;

/** Tracks of both axes, or rows with their areas drawn (CSS Grid 2, 7.4). */
export const gridTemplate: Shorthand = { longhands: templateLonghands, expand: expandTemplate };

function expandTemplate(nodes: readonly CssNode[]): Readonly<Record<string, readonly CssNode[]>> | undefined {
	const [rows, columns, ...rest] = partsAtSlash(nodes);
	if (!rows || rows.length === 0 || rest.length > 0 || columns?.length === 0) return undefined;
	const strings = rows.filter(({ type }) => type === 'String');
	if (strings.length === 0) {
		const isNone = !columns && isWord(rows, 'none');
		if (!columns && !isNone) return undefined;
		return {
			'grid-template-rows': rows,
			'grid-template-columns': columns ?? none,
			'grid-template-areas': none,
		};
	}
	const sizes: CssNode[] = [];
	// A row is as high as its content unless a size stands behind its string.
	rows.forEach((node, i) => {
		if (node.type !== 'String') sizes.push(node);
		else if (!isSize(rows[i + 1])) sizes.push(...auto);
	});
	const tracks = sizes.filter(isSize).length;
	if (tracks !== strings.length || [...rows, ...(columns ?? [])].some(isRepetition)) return undefined;
	return {
		'grid-template-rows': sizes,
		'grid-template-columns': columns ?? none,
		'grid-template-areas': strings,
	};
}

const isWord = ([node, ...rest]: readonly CssNode[], word: string): boolean =>
	rest.length === 0 && node?.type === 'Identifier' && node.name.toLowerCase() === word;

const isSize = (node: CssNode | undefined): boolean =>
	node !== undefined && node.type !== 'String' && node.type !== 'Brackets';

const isRepetition = (node: CssNode): boolean =>
	node.type === 'Function' && node.name.toLowerCase() === 'repeat';

const autoLonghands = ['grid-auto-rows', 'grid-auto-columns', 'grid-auto-flow'] as const;

/** A template, or tracks in one axis and `auto-flow` in the other (7.8). */
export const grid: Shorthand = {
	longhands: [...templateLonghands, ...autoLonghands],
	expand: (nodes) => {
		const [rows, columns, ...rest] = partsAtSlash(nodes);
		if (!rows || rest.length > 0) return undefined;
		const flowRows = autoFlowOf(rows, 'row');
		const flowColumns = columns && autoFlowOf(columns, 'column');
		const initial = Object.fromEntries(autoLonghands.map((name) => [name, initialNode]));
		if (!flowRows && !flowColumns) {
			const template = expandTemplate(nodes);
			return template && { ...template, ...initial };
		}
		if (!columns || rows.length === 0 || columns.length === 0 || (flowRows && flowColumns)) return undefined;
		const flow = flowRows ?? flowColumns!;
		const sizes = flow.sizes.length > 0 ? flow.sizes : auto;
		return {
			...initial,
			'grid-template-rows': flowRows ? none : rows,
			'grid-template-columns': flowRows ? columns : none,
			'grid-template-areas': none,
			[flowRows ? 'grid-auto-rows' : 'grid-auto-columns']: sizes,
			'grid-auto-flow': flow.words,
		};
	},
};

/** `auto-flow` with `dense` before or behind it, and the sizes that follow. */
function autoFlowOf(
	nodes: readonly CssNode[],
	axis: 'row' | 'column',
): { readonly words: readonly CssNode[]; readonly sizes: readonly CssNode[] } | undefined {
	const count = nodes.findIndex((node) => !isWord([node], 'auto-flow') && !isWord([node], 'dense'));
	const words = count < 0 ? nodes : nodes.slice(0, count);
	const dense = words.filter((node) => isWord([node], 'dense'));
	if (words.length - dense.length !== 1 || dense.length > 1) return undefined;
	return { words: [{ type: 'Identifier', name: axis }, ...dense], sizes: nodes.slice(words.length) };
}
