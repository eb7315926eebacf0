import type { Table } from './table.js';

/** Glyphs by the glyphs that they stand for in vertical text. */
export type VerticalForms = ReadonlyMap<number, number>;

const SINGLE = 1;
const EXTENSION = 7;

/**
 * Reads the single substitutions of the feature `vert` from GSUB, or of `vrt2` when there is no `vert`: `vrt2` also turns
 * Latin letters, which we set sideways by a matrix. Of several scripts the one for ideographs counts.
 */
export function readVerticalForms(gsub: Table | undefined): VerticalForms {
	const forms = new Map<number, number>();
	if (!gsub) return forms;
	const featureList = gsub.u16(6);
	const lookupList = gsub.u16(8);
	const feature = findFeature(gsub, gsub.u16(4), featureList);
	if (feature === undefined) return forms;
	const lookups = gsub.u16(feature + 2);
	for (let i = 0; i < lookups; i++) {
		const index = gsub.u16(feature + 4 + i * 2);
		if (index >= gsub.u16(lookupList)) gsub.broken(`has no lookup ${index}`);
		readLookup(gsub, lookupList + gsub.u16(lookupList + 2 + index * 2), forms);
	}
	return forms;
}

/** Offset of the feature table of `vert` (or `vrt2`). */
function findFeature(gsub: Table, scriptList: number, featureList: number): number | undefined {
	const indices = [
		...new Set(['hani', 'DFLT', 'kana', 'latn'].flatMap((tag) => features(gsub, scriptList, tag))),
	];
	const all = Array.from({ length: gsub.u16(featureList) }, (_, index) => index);
	for (const wanted of ['vert', 'vrt2']) {
		for (const index of [...indices, ...all]) {
			const at = featureList + 2 + index * 6;
			if (tagAt(gsub, at) === wanted) return featureList + gsub.u16(at + 4);
		}
	}
	return undefined;
}

/** Features of the script's default language system. */
function features(gsub: Table, scriptList: number, tag: string): readonly number[] {
	for (let i = 0; i < gsub.u16(scriptList); i++) {
		const at = scriptList + 2 + i * 6;
		if (tagAt(gsub, at) !== tag) continue;
		const script = scriptList + gsub.u16(at + 4);
		const language = gsub.u16(script);
		if (language === 0) return [];
		const count = gsub.u16(script + language + 4);
		return Array.from({ length: count }, (_, k) => gsub.u16(script + language + 6 + k * 2));
	}
	return [];
}

function readLookup(gsub: Table, lookup: number, forms: Map<number, number>): void {
	const type = gsub.u16(lookup);
	for (let i = 0; i < gsub.u16(lookup + 4); i++) {
		let at = lookup + gsub.u16(lookup + 6 + i * 2);
		let kind = type;
		if (type === EXTENSION) {
			kind = gsub.u16(at + 2);
			at += gsub.u32(at + 4);
		}
		if (kind === SINGLE) readSingle(gsub, at, forms);
	}
}

/** The first substitution of a glyph counts, as in a lookup. */
function readSingle(gsub: Table, at: number, forms: Map<number, number>): void {
	const format = gsub.u16(at);
	if (format !== 1 && format !== 2) gsub.broken(`has a single substitution of format ${format}`);
	const covered = readCoverage(gsub, at + gsub.u16(at + 2));
	covered.forEach((glyph, index) => {
		if (forms.has(glyph)) return;
		const form = format === 1 ? (glyph + gsub.u16(at + 4)) & 0xffff : gsub.u16(at + 6 + index * 2);
		forms.set(glyph, form);
	});
}

function readCoverage(gsub: Table, at: number): readonly number[] {
	const format = gsub.u16(at);
	const count = gsub.u16(at + 2);
	if (format === 1) return Array.from({ length: count }, (_, i) => gsub.u16(at + 4 + i * 2));
	if (format !== 2) gsub.broken(`has a coverage of format ${format}`);
	const glyphs: number[] = [];
	for (let i = 0; i < count; i++) {
		const start = gsub.u16(at + 4 + i * 6);
		const end = gsub.u16(at + 6 + i * 6);
		for (let glyph = start; glyph <= end; glyph++) glyphs.push(glyph);
		if (glyphs.length > 65536) gsub.broken('covers more glyphs than a font can have');
	}
	return glyphs;
}

function tagAt(table: Table, at: number): string {
	return String.fromCharCode(...table.slice(at, 4));
}
