import { writeSfnt } from '../../../src/font/write-sfnt.js';

/** A glyph of the test font: nothing, a box in font units (y up), or other glyphs shifted. */
export interface SquareGlyph {
	readonly codePoints?: readonly number[];
	readonly advance: number;
	readonly box?: readonly [minX: number, minY: number, maxX: number, maxY: number];
	readonly parts?: readonly { readonly glyph: number; readonly dx: number; readonly dy: number }[];
	/** The glyph that stands for this one in vertical text. */
	readonly vertical?: number;
}

export interface SquareFont {
	readonly glyphs: readonly SquareGlyph[];
	/** Format of the character map; 4 knows only the first plane. */
	readonly cmap?: 4 | 12;
	readonly hasVerticalMetrics?: boolean;
	readonly fsType?: number;
}

export type FontTables = [tag: string, bytes: Uint8Array][];

/** A TrueType file of squares, 1000 units to the em: ascent 800, descent 200, capitals 700, small letters 500. */
export function squareFont(font: SquareFont): Uint8Array {
	const outlines = font.glyphs.map(outline);
	const offsets = [0];
	for (const { length } of outlines) offsets.push(offsets.at(-1)! + length);
	return writeSfnt([
		...commonTables(font),
		['loca', bytes(...offsets.map((offset): Part => ['u32', offset]))],
		['glyf', Uint8Array.from(outlines.flatMap((data) => [...data]))],
	]);
}

/** All tables but those of the outlines. */
export function commonTables(font: SquareFont): FontTables {
	const { glyphs } = font;
	const tables: FontTables = [
		['head', head()],
		['hhea', lineTable(0x00010000, [800, -200, 0], glyphs.length)],
		['maxp', bytes(['u32', 0x00010000], ['u16', glyphs.length], ...zeros(13))],
		['hmtx', bytes(...glyphs.flatMap(({ advance, box }) => [u16(advance), i16(box?.[0] ?? 0)]))],
		['cmap', font.cmap === 4 ? cmap4(glyphs) : cmap12(glyphs)],
		['OS/2', os2(font.fsType ?? 0)],
		['post', bytes(['u32', 0x00030000], ['u32', 0], i16(-100), i16(50), ['u32', 0], ...zeros(8))],
		['name', nameTable('Square-Regular')],
	];
	if (font.hasVerticalMetrics) {
		tables.push(
			['vhea', lineTable(0x00010000, [500, -500, 0], glyphs.length)],
			['vmtx', bytes(...glyphs.flatMap(({ box }) => [u16(1000), i16(880 - (box?.[3] ?? 880))]))],
		);
	}
	const forms = glyphs.flatMap(({ vertical }, glyph) =>
		vertical === undefined ? [] : [[glyph, vertical] as const],
	);
	if (forms.length > 0) tables.push(['GSUB', vert(forms)]);
	return tables;
}

type Part = readonly ['u16' | 'i16' | 'u32', number];
const u16 = (value: number): Part => ['u16', value];
const i16 = (value: number): Part => ['i16', value];
const zeros = (count: number): Part[] => Array.from({ length: count }, () => u16(0));
const tag = (text: string): Part[] => [
	u16(text.charCodeAt(0) * 256 + text.charCodeAt(1)),
	u16(text.charCodeAt(2) * 256 + text.charCodeAt(3)),
];

function bytes(...parts: readonly Part[]): Uint8Array {
	const view = new DataView(
		new ArrayBuffer(parts.reduce((sum, [kind]) => sum + (kind === 'u32' ? 4 : 2), 0)),
	);
	let at = 0;
	for (const [kind, value] of parts) {
		if (kind === 'u32') view.setUint32(at, value);
		else if (kind === 'u16') view.setUint16(at, value);
		else view.setInt16(at, value);
		at += kind === 'u32' ? 4 : 2;
	}
	return new Uint8Array(view.buffer);
}

function head(): Uint8Array {
	return bytes(
		['u32', 0x00010000],
		['u32', 0x00010000],
		['u32', 0],
		['u32', 0x5f0f3cf5],
		u16(0),
		u16(1000),
		...zeros(8),
		...[0, -200, 1000, 800].map(i16),
		...zeros(2),
		i16(2),
		i16(1),
		i16(0),
	);
}

/** hhea and vhea have the same form. */
function lineTable(version: number, line: readonly number[], count: number): Uint8Array {
	return bytes(['u32', version], ...line.map(i16), ...zeros(12), u16(count));
}

function os2(fsType: number): Uint8Array {
	const table = new Uint8Array(96);
	const view = new DataView(table.buffer);
	view.setUint16(0, 4);
	view.setUint16(4, 400);
	view.setUint16(8, fsType);
	view.setInt16(68, 900);
	view.setInt16(70, -100);
	view.setInt16(86, 500);
	view.setInt16(88, 700);
	return table;
}

function nameTable(name: string): Uint8Array {
	const record = bytes(u16(0), u16(1), u16(18), u16(1), u16(0), u16(0), u16(6), u16(name.length), u16(0));
	return Uint8Array.from([...record, ...Buffer.from(name, 'latin1')]);
}

/** Four points of a square, or the parts of a composite; padded to four bytes. */
function outline({ box, parts }: SquareGlyph): Uint8Array {
	if (parts) {
		const last = parts.length - 1;
		// Flags: arguments are words, arguments are shifts, more components.
		const components = parts.flatMap(({ glyph, dx, dy }, index) => [
			u16(3 | (index < last ? 1 << 5 : 0)),
			u16(glyph),
			i16(dx),
			i16(dy),
		]);
		return padded(bytes(i16(-1), i16(0), i16(0), i16(1000), i16(1000), ...components));
	}
	if (!box) return new Uint8Array(0);
	const [minX, minY, maxX, maxY] = box;
	const points = [minX, minY, 0, maxY - minY, maxX - minX, 0, 0, minY - maxY];
	const xs = [points[0]!, points[2]!, points[4]!, points[6]!];
	const ys = [points[1]!, points[3]!, points[5]!, points[7]!];
	const data = bytes(i16(1), ...box.map(i16), u16(3), u16(0));
	return padded(Uint8Array.from([...data, 1, 1, 1, 1, ...bytes(...xs.map(i16), ...ys.map(i16))]));
}

function padded(data: Uint8Array): Uint8Array {
	const result = new Uint8Array((data.length + 3) & ~3);
	result.set(data);
	return result;
}

function codes(glyphs: readonly SquareGlyph[]): readonly (readonly [code: number, glyph: number])[] {
	return glyphs
		.flatMap(({ codePoints = [] }, glyph) => codePoints.map((code) => [code, glyph] as const))
		.sort(([a], [b]) => a - b);
}

function cmap12(glyphs: readonly SquareGlyph[]): Uint8Array {
	const groups = codes(glyphs).flatMap(([code, glyph]): Part[] => [
		['u32', code],
		['u32', code],
		['u32', glyph],
	]);
	const count = groups.length / 3;
	return bytes(
		...[u16(0), u16(1), u16(3), u16(10), ['u32', 12] as const],
		...[u16(12), u16(0), ['u32', 16 + count * 12] as const, ['u32', 0] as const, ['u32', count] as const],
		...groups,
	);
}

function cmap4(glyphs: readonly SquareGlyph[]): Uint8Array {
	const segments = [...codes(glyphs), [0xffff, 0] as const];
	const twice = segments.length * 2;
	return bytes(
		...[u16(0), u16(1), u16(3), u16(1), ['u32', 12] as const],
		...[u16(4), u16(16 + twice * 4), u16(0), u16(twice), ...zeros(3)],
		...segments.map(([code]) => u16(code)),
		u16(0),
		...segments.map(([code]) => u16(code)),
		...segments.map(([code, glyph]) => u16((glyph - code) & 0xffff)),
		...zeros(segments.length),
	);
}

/** One script (DFLT), one feature (vert), one lookup: single substitution of format 2. */
function vert(forms: readonly (readonly [glyph: number, form: number])[]): Uint8Array {
	const script = [u16(1), ...tag('DFLT'), u16(8), u16(4), u16(0), u16(0), u16(0xffff), u16(1), u16(0)];
	const feature = [u16(1), ...tag('vert'), u16(8), u16(0), u16(1), u16(0)];
	const single = [
		u16(2),
		u16(6 + forms.length * 2),
		u16(forms.length),
		...forms.map(([, form]) => u16(form)),
	];
	const coverage = [u16(1), u16(forms.length), ...forms.map(([glyph]) => u16(glyph))];
	const lookup = [u16(1), u16(4), u16(1), u16(0), u16(1), u16(8), ...single, ...coverage];
	const at = (parts: readonly Part[]) => bytes(...parts).length;
	const [scriptAt, featureAt] = [10, 10 + at(script)];
	const header: Part[] = [['u32', 0x00010000], u16(scriptAt), u16(featureAt), u16(featureAt + at(feature))];
	return bytes(...header, ...script, ...feature, ...lookup);
}
