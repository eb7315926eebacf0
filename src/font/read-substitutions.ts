import { CoverageReader, findLookups, type Subtable } from './layout-table.js';
import type { Table } from './table.js';

/** Glyphs by the glyphs that they stand for. */
export type Substitutions = ReadonlyMap<number, number>;

const SINGLE = 1;
const EXTENSION = 7;

/**
 * Reads the single substitutions of a feature from GSUB (OpenType 1.9, GSUB, lookup types 1 and 7). What depends on the
 * neighbours (ligatures, contexts) is HarfBuzz's. Undefined when the font lacks the feature.
 */
export function readSubstitutions(
	gsub: Table,
	feature: string,
	language: string | undefined,
	glyphCount: number,
): Substitutions | undefined {
	// Forms of a language are for that language only; others stand under all scripts alike, or the font has forgotten one.
	const anywhere = feature !== 'locl';
	const lookups = findLookups(gsub, { feature, language, anywhere, extension: EXTENSION });
	if (!lookups) return undefined;
	const coverage = new CoverageReader(gsub);
	const forms = new Map<number, number>();
	for (const lookup of lookups) {
		const own = readLookup(gsub, lookup, coverage, glyphCount);
		// What one lookup has put in is what the next one finds.
		for (const [glyph, form] of forms) {
			const next = own.get(form);
			if (next !== undefined) forms.set(glyph, next);
		}
		for (const [glyph, form] of own) if (!forms.has(glyph)) forms.set(glyph, form);
	}
	return forms;
}

/** The first subtable that has a glyph counts. A form that the font does not have is none. */
function readLookup(
	gsub: Table,
	subtables: readonly Subtable[],
	coverage: CoverageReader,
	glyphCount: number,
): Substitutions {
	const forms = new Map<number, number>();
	const add = (glyph: number, form: number): void => {
		if (glyph < glyphCount && form < glyphCount && !forms.has(glyph)) forms.set(glyph, form);
	};
	for (const { type, at } of subtables) {
		if (type !== SINGLE) continue;
		const format = gsub.u16(at);
		const covered = at + gsub.u16(at + 2);
		if (format === 1) {
			const delta = gsub.u16(at + 4);
			coverage.read(covered, Number.POSITIVE_INFINITY, (glyph) => add(glyph, (glyph + delta) & 0xffff));
		} else if (format === 2) {
			coverage.read(covered, gsub.u16(at + 4), (glyph, index) => add(glyph, gsub.u16(at + 6 + index * 2)));
		} else gsub.broken(`has a single substitution of format ${format}`);
	}
	return forms;
}
