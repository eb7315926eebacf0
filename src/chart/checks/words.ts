import type { DataPath } from '../../files/index.js';

/** Findings of one kind at one place are one finding: the lists of what stands at each place, in order. */
export function byPlace<T extends { readonly path: DataPath }>(
	found: readonly T[],
): readonly (readonly [T, ...T[]])[] {
	const groups = new Map<string, [T, ...T[]]>();
	for (const each of found) {
		const place = each.path.join('/');
		const group = groups.get(place);
		if (group) group.push(each);
		else groups.set(place, [each]);
	}
	return [...groups.values()];
}

/** ` and 3 more` after the first of several. */
export const andMore = (group: readonly unknown[]): string =>
	group.length > 1 ? ` and ${group.length - 1} more` : '';

export const points = (length: number): string => `${Number(length.toFixed(2))} pt`;
