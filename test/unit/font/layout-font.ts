/** Makes tables GSUB and GPOS of a few lookups, right or wrong, for the tests of the reader. */

export interface LayoutTable {
	/** By script, then by language system (`dflt` for the default one): numbers of features. */
	readonly scripts: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
	readonly features: readonly { readonly tag: string; readonly lookups: readonly number[] }[];
	readonly lookups: readonly { readonly type: number; readonly subtables: readonly Uint8Array[] }[];
}

export const words = (...values: readonly number[]): Uint8Array =>
	Uint8Array.from(values.flatMap((value) => [(value >> 8) & 255, value & 255]));

const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const letters = (tag: string): Uint8Array => Buffer.from(tag.padEnd(4), 'latin1');

export function layoutTable({ scripts, features, lookups }: LayoutTable): Uint8Array {
	const scriptList = listOf(
		Object.entries(scripts).map(([tag, systems]) => [tag, scriptTable(systems)] as const),
	);
	const featureList = listOf(
		features.map(({ tag, lookups: own }) => [tag, words(0, own.length, ...own)] as const),
	);
	const lookupList = offsetList(
		lookups.map(({ type, subtables }) => join(words(type, 0), offsetList(subtables, 4))),
	);
	const featuresAt = 10 + scriptList.length;
	return join(
		words(1, 0, 10, featuresAt, featuresAt + featureList.length),
		...[scriptList, featureList, lookupList],
	);
}

function scriptTable(systems: Readonly<Record<string, readonly number[]>>): Uint8Array {
	const system = (features: readonly number[]) => words(0, 0xffff, features.length, ...features);
	const named = Object.entries(systems).filter(([tag]) => tag !== 'dflt');
	const own = systems.dflt && system(systems.dflt);
	const start = 4 + named.length * 6;
	let at = start + (own?.length ?? 0);
	const records = named.map(([tag, features]) => {
		const record = join(letters(tag), words(at));
		at += system(features).length;
		return record;
	});
	return join(
		words(own ? start : 0, named.length),
		...records,
		...(own ? [own] : []),
		...named.map(([, features]) => system(features)),
	);
}

/** Tags with offsets from the list. */
function listOf(entries: readonly (readonly [tag: string, table: Uint8Array])[]): Uint8Array {
	let at = 2 + entries.length * 6;
	const records = entries.map(([tag, table]) => {
		at += table.length;
		return join(letters(tag), words(at - table.length));
	});
	return join(words(entries.length), ...records, ...entries.map(([, table]) => table));
}

/** Offsets that count from `before` bytes ahead of the list. */
function offsetList(tables: readonly Uint8Array[], before = 0): Uint8Array {
	let at = before + 2 + tables.length * 2;
	const offsets = tables.map((table) => {
		at += table.length;
		return at - table.length;
	});
	return join(words(tables.length, ...offsets), ...tables);
}

/** Coverage of format 1. */
export const glyphList = (...glyphs: readonly number[]): Uint8Array => words(1, glyphs.length, ...glyphs);

/** Coverage of format 2: one range. */
export const glyphRange = (first: number, last: number): Uint8Array => words(2, 1, first, last, 0);

/** Substitution of format 1: a number added to those of the glyphs covered. */
export const shifted = (coverage: Uint8Array, delta: number): Uint8Array =>
	join(words(1, 6, delta), coverage);

/** Substitution of format 2: a form for each glyph covered. */
export const replaced = (coverage: Uint8Array, forms: readonly number[]): Uint8Array =>
	join(words(2, 6 + forms.length * 2, forms.length, ...forms), coverage);

/** Adjustment of format 1: one value for all. */
export const adjusted = (coverage: Uint8Array, fields: number, value: readonly number[]): Uint8Array =>
	join(words(1, 6 + value.length * 2, fields, ...value), coverage);

/** Adjustment of format 2: a value for each glyph covered. */
export const adjustedEach = (
	coverage: Uint8Array,
	fields: number,
	values: readonly (readonly number[])[],
): Uint8Array => {
	const numbers = values.flat();
	return join(words(2, 8 + numbers.length * 2, fields, values.length, ...numbers), coverage);
};

/** A subtable that only says where the real one, of another type, begins: right behind it. */
export const extension = (type: number, subtable: Uint8Array): Uint8Array =>
	join(words(1, type, 0, 8), subtable);
