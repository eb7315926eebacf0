import type { CssNode } from 'css-tree';

/** A shorthand: the longhands it sets, and how it deals its values out. `initial` stands for a value that was left out. */
export interface Shorthand {
	readonly longhands: readonly string[];
	readonly expand: (nodes: readonly CssNode[]) => Readonly<Record<string, readonly CssNode[]>> | undefined;
}

export const initialNode: readonly CssNode[] = [{ type: 'Identifier', name: 'initial' }];

export const sides = ['top', 'right', 'bottom', 'left'] as const;

/** One to four values for top, right, bottom, left. */
export function fourSides(name: (side: string) => string): Shorthand {
	return {
		longhands: sides.map(name),
		expand: (nodes) => {
			const [top, right = top, bottom = top, left = right] = nodes;
			if (!top || !right || !bottom || !left || nodes.length > 4) return undefined;
			return Object.fromEntries([top, right, bottom, left].map((node, i) => [name(sides[i]!), [node]]));
		},
	};
}

/** Values in any order, told apart by what they look like; what is left out is initial. */
export function anyOrder(kinds: Readonly<Record<string, (node: CssNode) => boolean>>): Shorthand {
	const longhands = Object.keys(kinds);
	return {
		longhands,
		expand: (nodes) => {
			const result: Record<string, readonly CssNode[]> = Object.fromEntries(
				longhands.map((name) => [name, initialNode]),
			);
			const free = new Set(longhands);
			for (const node of nodes) {
				const name = longhands.find((candidate) => free.has(candidate) && kinds[candidate]!(node));
				if (name === undefined) return undefined;
				free.delete(name);
				result[name] = [node];
			}
			return nodes.length > 0 ? result : undefined;
		},
	};
}

/** Two values, the second like the first when it is left out. */
export function pair(first: string, second: string): Shorthand {
	return {
		longhands: [first, second],
		expand: ([a, b = a, ...rest]) =>
			a && b && rest.length === 0 ? { [first]: [a], [second]: [b] } : undefined,
	};
}

/** As a pair, of alignments that may be two words: `last baseline`, `safe center` (Box Alignment 3, 7). */
export function placement(first: string, second: string): Shorthand {
	return {
		longhands: [first, second],
		expand: (nodes) => {
			const [one, two, ...rest] = alignmentsIn(nodes);
			return one && rest.length === 0 ? { [first]: one, [second]: two ?? one } : undefined;
		},
	};
}

function alignmentsIn(nodes: readonly CssNode[]): readonly (readonly CssNode[])[] {
	const parts: CssNode[][] = [];
	let isOpen = false;
	for (const node of nodes) {
		if (isOpen) parts.at(-1)!.push(node);
		else parts.push([node]);
		isOpen =
			node.type === 'Identifier' && ['first', 'last', 'safe', 'unsafe'].includes(node.name.toLowerCase());
	}
	return parts;
}

/** Another name for the same, which sheets of older days use. */
export const alias = (name: string): Shorthand => ({
	longhands: [name],
	expand: (nodes) => ({ [name]: nodes }),
});
