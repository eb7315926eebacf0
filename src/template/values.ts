import type { Localized, PlacedText } from '../issue/index.js';
import { Html } from './html.js';

export const isPlacedText = (value: unknown): value is PlacedText =>
	hasKind(value, 'text') && 'span' in value;

export const isLocalized = (value: unknown): value is Localized =>
	hasKind(value, 'localized') && 'texts' in value;

function hasKind(value: unknown, kind: string): value is { readonly kind: string } {
	return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;
}

/** A value as a plain word, for ids and comparisons. */
export function wordOf(value: unknown): string | undefined {
	if (typeof value === 'string') return value;
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	if (value instanceof Html) return value.text();
	return isPlacedText(value) ? value.text : undefined;
}

/** What counts as there: not nothing, false, zero, an empty text or an empty list. */
export function isThere(value: unknown): boolean {
	if (value instanceof Html) return !value.isEmpty;
	if (isPlacedText(value)) return value.text !== '';
	return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
