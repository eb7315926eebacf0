import type { CssNode } from 'css-tree';
import type { Shorthand } from './shorthand.js';

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
