import { didYouMean } from '../../base/index.js';
import type { DataPath } from '../../files/index.js';
import { type Findings, isMapping } from '../findings/findings.js';

/** What a spec or theme writes for a colour of the page: `"$accent"`. */
const ROLE = /^\$([a-z][a-z0-9-]*)$/;
/** Texts that may start with a dollar and are no colour. */
const NOT_COLORS: ReadonlySet<string> = new Set([
	'format',
	'labelExpr',
	'text',
	'title',
	'subtitle',
	'description',
]);

/** The spec with the page's colours in the places of their roles. A role that the page has not is reported at its place. */
export function fillInRoles(
	tree: unknown,
	palette: Readonly<Record<string, string>>,
	findings: Findings | undefined,
	path: DataPath = [],
): unknown {
	if (typeof tree === 'string') {
		const role = NOT_COLORS.has(String(path.at(-1))) ? undefined : ROLE.exec(tree)?.[1];
		if (role === undefined) return tree;
		const color = Object.hasOwn(palette, role) ? palette[role] : undefined;
		if (color !== undefined) return color;
		findings?.add({
			code: 'chart/unknown-colour',
			severity: 'error',
			message: `the page has no colour "${role}"`,
			path,
			...(didYouMean(role, Object.keys(palette)) ?? {
				hint: `it has ${Object.keys(palette).sort().join(', ')}`,
			}),
		});
		return tree;
	}
	if (Array.isArray(tree))
		return tree.map((entry, index) => fillInRoles(entry, palette, findings, [...path, index]));
	if (!isMapping(tree)) return tree;
	// Rows of data are what they are.
	return Object.fromEntries(
		Object.entries(tree).map(([key, entry]) => [
			key,
			key === 'values' && path.includes('data')
				? entry
				: fillInRoles(entry, palette, findings, [...path, key]),
		]),
	);
}
