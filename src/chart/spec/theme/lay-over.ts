import { isMapping } from '../../findings/findings.js';

/** Lays `upper` over `lower`, mapping by mapping; everything else is replaced whole. */
export function layOver(lower: unknown, upper: unknown): unknown {
	if (upper === undefined) return lower;
	if (!isMapping(lower) || !isMapping(upper)) return upper;
	const merged: Record<string, unknown> = { ...lower };
	for (const [key, value] of Object.entries(upper)) merged[key] = layOver(merged[key], value);
	return merged;
}
