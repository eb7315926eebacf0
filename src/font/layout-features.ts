import type { GlyphAdjustment } from './face.js';
import { languageSystemTag } from './language-tags.js';
import { hasFeature } from './layout-table.js';
import { type Adjustments, readAdjustments } from './read-adjustments.js';
import { readSubstitutions, type Substitutions } from './read-substitutions.js';
import type { Sfnt } from './sfnt.js';
import type { Table } from './table.js';

/** The features of a face that concern a glyph alone, each read from the font when it is first asked for. */
export interface LayoutFeatures {
	has(feature: string): boolean;
	substitute(glyph: number, feature: string, language?: string): number;
	adjustment(glyph: number, feature: string, language?: string): GlyphAdjustment | undefined;
	verticalFormOf(glyph: number): number;
}

export function layoutFeatures(sfnt: Sfnt, glyphCount: number, unitsPerEm: number): LayoutFeatures {
	const gsub = lazyTable(sfnt, 'GSUB');
	const gpos = lazyTable(sfnt, 'GPOS');
	const substitutions = kept<Substitutions>((feature, language) => {
		const table = gsub();
		return table && readSubstitutions(table, feature, language, glyphCount);
	});
	const adjustments = kept<Adjustments>((feature, language) => {
		const table = gpos();
		return table && readAdjustments(table, feature, language, unitsPerEm);
	});
	const known = new Map<string, boolean>();
	return {
		has(feature) {
			let has = known.get(feature);
			if (has === undefined) {
				has = [gsub(), gpos()].some((table) => table !== undefined && hasFeature(table, feature));
				known.set(feature, has);
			}
			return has;
		},
		substitute: (glyph, feature, language) => substitutions(feature, language)?.get(glyph) ?? glyph,
		adjustment: (glyph, feature, language) => adjustments(feature, language)?.get(glyph),
		// `vrt2` also turns Latin letters, which we set sideways by a matrix: it counts only where there is no `vert`.
		verticalFormOf(glyph) {
			const forms = substitutions('vert', undefined) ?? substitutions('vrt2', undefined);
			return forms?.get(glyph) ?? glyph;
		},
	};
}

/** A table that the font may have, read once. */
function lazyTable(sfnt: Sfnt, tag: string): () => Table | undefined {
	let read: { readonly table: Table | undefined } | undefined;
	return () => {
		read ??= { table: sfnt.optionalTable(tag) };
		return read.table;
	};
}

/** What `read` makes of a feature in the system of a language, kept; without a string made for each question. */
function kept<T>(
	read: (feature: string, system: string | undefined) => T | undefined,
): (feature: string, language: string | undefined) => T | undefined {
	const byFeature = new Map<string, Map<string | undefined, { readonly value: T | undefined }>>();
	const systemOf = keptTags();
	return (feature, language) => {
		let bySystem = byFeature.get(feature);
		if (!bySystem) {
			bySystem = new Map();
			byFeature.set(feature, bySystem);
		}
		const system = systemOf(language);
		const known = bySystem.get(system);
		if (known) return known.value;
		const value = read(feature, system);
		bySystem.set(system, { value });
		return value;
	};
}

/** A page has some few languages; what a hostile one makes beyond this is forgotten. */
const MOST_LANGUAGES = 256;

function keptTags(): (language: string | undefined) => string | undefined {
	const tags = new Map<string, string | undefined>();
	return (language) => {
		if (language === undefined) return undefined;
		if (tags.has(language)) return tags.get(language);
		if (tags.size >= MOST_LANGUAGES) tags.clear();
		const tag = languageSystemTag(language);
		tags.set(language, tag);
		return tag;
	};
}
