/** What GSUB and GPOS have in common (OpenType 1.9, "OpenType Layout Common Table Formats"). */

import type { Table } from './table.js';

/** A subtable of a lookup: what it does, and where it stands in its table. */
export interface Subtable {
	readonly type: number;
	readonly at: number;
}

/** Which features are looked for in which system: the writing system's, or anywhere. */
export interface FeatureSearch {
	/** A tag of four characters. */
	readonly feature: string;
	/** The tag of a language system; the script's default counts where there is none of it. */
	readonly language: string | undefined;
	/** Whether a feature may come from another script than that of ideographs. */
	readonly anywhere: boolean;
	/** The type of lookup that only says where another one stands: 7 in GSUB, 9 in GPOS. */
	readonly extension: number;
}

/** Scripts whose features ideographs and the marks between them take, the first that has one counts. */
const SCRIPTS = ['hani', 'DFLT', 'kana', 'latn'];

/** A feature of a Chinese face names less than a dozen lookups, which have some hundred subtables. */
const MOST_SUBTABLES = 4096;

/** What the subtables of a feature may name of glyphs: four times the glyphs that a font can have. */
const MOST_ENTRIES = 1 << 18;

/** Subtables of a feature, lookup by lookup in the order in which they are applied; undefined when there is no such feature. */
export function findLookups(
	table: Table,
	search: FeatureSearch,
): readonly (readonly Subtable[])[] | undefined {
	const feature = findFeature(table, search);
	if (feature === undefined) return undefined;
	const list = table.u16(8);
	const count = table.u16(list);
	// Lookups are applied in the order of the list, not in that of the feature ("Feature table").
	const indices = [...new Set(numbersAt(table, feature + 2))].sort((a, b) => a - b);
	let subtables = 0;
	return indices.map((index) => {
		if (index >= count) table.broken(`has no lookup ${index}`);
		const lookup = list + table.u16(list + 2 + index * 2);
		const type = table.u16(lookup);
		const offsets = numbersAt(table, lookup + 4);
		subtables += offsets.length;
		if (subtables > MOST_SUBTABLES) table.broken(`has a feature of more than ${MOST_SUBTABLES} subtables`);
		return offsets.map((offset) => {
			const at = lookup + offset;
			if (type !== search.extension) return { type, at };
			return { type: table.u16(at + 2), at: at + table.u32(at + 4) };
		});
	});
}

/** Whether the table has the feature for any script or language. */
export function hasFeature(table: Table, tag: string): boolean {
	const list = table.u16(6);
	for (let i = 0; i < table.u16(list); i++) if (tagAt(table, list + 2 + i * 6) === tag) return true;
	return false;
}

/** Offset of the feature's table. */
function findFeature(table: Table, { feature, language, anywhere }: FeatureSearch): number | undefined {
	const list = table.u16(6);
	const count = table.u16(list);
	const offsetOf = (index: number): number | undefined => {
		if (index >= count) return undefined;
		const at = list + 2 + index * 6;
		return tagAt(table, at) === feature ? list + table.u16(at + 4) : undefined;
	};
	for (const script of SCRIPTS) {
		const features = featuresOf(table, script, language);
		for (const index of features ?? []) {
			const offset = offsetOf(index);
			if (offset !== undefined) return offset;
		}
		if (features && !anywhere) return undefined;
	}
	for (let index = 0; anywhere && index < count; index++) {
		const offset = offsetOf(index);
		if (offset !== undefined) return offset;
	}
	return undefined;
}

/** Features of a language system of a script, or of the script's default one; undefined when the font lacks the script. */
function featuresOf(table: Table, tag: string, language: string | undefined): readonly number[] | undefined {
	const scripts = table.u16(4);
	for (let i = 0; i < table.u16(scripts); i++) {
		const at = scripts + 2 + i * 6;
		if (tagAt(table, at) !== tag) continue;
		const script = scripts + table.u16(at + 4);
		const system = languageSystem(table, script, language);
		return system === 0 ? [] : numbersAt(table, script + system + 4);
	}
	return undefined;
}

/** Offset of the language system from its script; 0 when it has none. */
function languageSystem(table: Table, script: number, language: string | undefined): number {
	if (language !== undefined) {
		for (let i = 0; i < table.u16(script + 2); i++) {
			const at = script + 4 + i * 6;
			if (tagAt(table, at) === language) return table.u16(at + 4);
		}
	}
	return table.u16(script);
}

/** A count and as many numbers. */
function numbersAt(table: Table, at: number): readonly number[] {
	const count = table.u16(at);
	table.slice(at + 2, count * 2);
	return Array.from({ length: count }, (_, index) => table.u16(at + 2 + index * 2));
}

/** Reads coverages one after the other: which glyphs a subtable is about, each with its index ("Coverage Table"). */
export class CoverageReader {
	private entries = 0;

	constructor(private readonly table: Table) {}

	/** Calls `each` for the glyphs of the coverage at `at`, of which `limit` have something in the subtable. */
	read(at: number, limit: number, each: (glyph: number, index: number) => void): void {
		const { table } = this;
		const format = table.u16(at);
		if (format !== 1 && format !== 2) table.broken(`has a coverage of format ${format}`);
		const count = table.u16(at + 2);
		table.slice(at + 4, count * (format === 1 ? 2 : 6));
		let next = 0;
		for (let i = 0; i < count && next < limit; i++) {
			const first = table.u16(at + 4 + i * (format === 1 ? 2 : 6));
			const last = format === 1 ? first : table.u16(at + 6 + i * 6);
			this.entries += Math.max(1, last - first + 1);
			// Many subtables can share one coverage of all glyphs: a small file must not keep us for minutes.
			if (this.entries > MOST_ENTRIES) table.broken(`has a feature of more than ${MOST_ENTRIES} glyphs`);
			for (let glyph = first; glyph <= last && next < limit; glyph++) each(glyph, next++);
		}
	}
}

function tagAt(table: Table, at: number): string {
	return String.fromCharCode(table.u8(at), table.u8(at + 1), table.u8(at + 2), table.u8(at + 3));
}
