import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { execPath, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { type FontFace, FontFiles, type FontSet, type FontTable } from '../../src/font/index.js';
import { EmbeddedFont } from '../../src/pdf/embedded-font.js';
import { PdfFile } from '../../src/pdf/pdf-file.js';
import type { PdfDictionary, PdfReference } from '../../src/pdf/pdf-value.js';
import type { Bench } from './bench.js';

/** The faces of the test page: 14 MB each. */
const FACES = ['noto-serif-sc-400', 'noto-serif-sc-700', 'noto-serif-sc-900', 'noto-sans-sc-400'];

/** As many as a broadsheet page of 8,500 characters has. */
const GLYPHS = 1600;

/** What the issue allows, in CPU milliseconds. */
const COLD_BUDGET = 40;
const EMBED_BUDGET = 8;

const COLD_RUNS = 9;

export function facesOf(table: FontTable): readonly FontFace[] {
	const faces = table.families.flatMap((family) => family.faces);
	return FACES.map((id) => faces.find((face) => face.id === id)!);
}

/** Opens faces and asks each for what the first line of a page asks. */
export function openAll(faces: readonly FontFace[]): void {
	const files = new FontFiles();
	for (const face of faces) {
		const { cmap, horizontal, metrics } = files.open(face, face);
		if (horizontal.advances[cmap(0x6c38)] !== metrics.unitsPerEm) throw new Error('not an em wide');
	}
	files.close();
}

export function fontBenches(fonts: FontSet): readonly Bench[] {
	const faces = facesOf(fonts.table);
	const face = fonts.face(FACES[0]!);
	// Every seventh character from 一 on: no two are neighbours in the file, as on a page.
	const characters = Array.from({ length: GLYPHS }, (_, index) => String.fromCodePoint(0x4e00 + index * 7));
	const glyphs = characters.map((character) => face.glyphOf(character.codePointAt(0)!));
	const file = fonts.table.families[0]!.faces[0]!.file;
	return [
		{ name: 'open four faces again', run: () => openAll(faces) },
		{
			name: `subset ${GLYPHS} glyphs`,
			against: ['hb-subset'],
			run: () => {
				face.subset(new Map(glyphs.map((glyph) => [glyph, glyph])));
			},
		},
		{
			name: `subset and embed ${GLYPHS} glyphs, not deflated`,
			budget: EMBED_BUDGET,
			against: ['hb-subset'],
			run: () => {
				const font = new EmbeddedFont(face, new PlainFile(), 1);
				font.direction('horizontal');
				glyphs.forEach((glyph, index) => {
					font.cidOf(glyph, characters[index]!);
				});
				font.finish();
			},
		},
		{ name: 'hb-subset, the same glyphs', bar: 'hb-subset', run: harfbuzzSubset(file, glyphs) },
	];
}

/** A file whose streams are written as they are. */
class PlainFile extends PdfFile {
	constructor() {
		super({ Producer: 'bench', Creator: 'bench', Title: 'bench' });
	}

	override stream(data: PdfDictionary, bytes: Uint8Array): PdfReference {
		return super.stream(data, bytes, 'plain');
	}
}

/** What is used of it; the types of Node leave it out. */
declare const WebAssembly: {
	readonly Module: new (bytes: Uint8Array) => object;
	readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

/** The functions of HarfBuzz's subsetter that are called, by their names in C. */
interface HarfBuzzSubset {
	readonly memory: { readonly buffer: ArrayBuffer };
	malloc(size: number): number;
	hb_blob_create(data: number, length: number, mode: number, user: number, destroy: number): number;
	hb_blob_destroy(blob: number): void;
	hb_blob_get_length(blob: number): number;
	hb_face_create(blob: number, index: number): number;
	hb_face_destroy(face: number): void;
	hb_face_reference_blob(face: number): number;
	hb_set_add(set: number, value: number): void;
	hb_subset_input_create_or_fail(): number;
	hb_subset_input_destroy(input: number): void;
	hb_subset_input_glyph_set(input: number): number;
	hb_subset_input_set(input: number, kind: number): number;
	hb_subset_or_fail(face: number, input: number): number;
}

/** HB_SUBSET_SETS_DROP_TABLE_TAG, and tables of layout, which a PDF does not need. */
const DROPPED = 3;
const LAYOUT = ['GSUB', 'GPOS', 'GDEF', 'BASE', 'vhea', 'vmtx', 'STAT'];

/** The work of others: the font stays in the memory of the module, the glyphs are numbered anew. */
function harfbuzzSubset(file: string, glyphs: readonly number[]): () => void {
	const path = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm');
	const module = new WebAssembly.Module(readFileSync(path));
	const { exports } = new WebAssembly.Instance(module, {});
	if (!isHarfBuzz(exports)) throw new Error('another HarfBuzz than was expected');
	const bytes = readFileSync(file);
	const at = exports.malloc(bytes.length);
	new Uint8Array(exports.memory.buffer, at, bytes.length).set(bytes);
	const blob = exports.hb_blob_create(at, bytes.length, 2, 0, 0);
	const face = exports.hb_face_create(blob, 0);
	return () => {
		const input = exports.hb_subset_input_create_or_fail();
		const wanted = exports.hb_subset_input_glyph_set(input);
		for (const glyph of glyphs) exports.hb_set_add(wanted, glyph);
		const dropped = exports.hb_subset_input_set(input, DROPPED);
		for (const tag of LAYOUT) exports.hb_set_add(dropped, Buffer.from(tag).readUInt32BE());
		const subset = exports.hb_subset_or_fail(face, input);
		const result = exports.hb_face_reference_blob(subset);
		if (exports.hb_blob_get_length(result) < glyphs.length * 100) throw new Error('no subset');
		exports.hb_blob_destroy(result);
		exports.hb_face_destroy(subset);
		exports.hb_subset_input_destroy(input);
	};
}

const isHarfBuzz = (exports: unknown): exports is HarfBuzzSubset =>
	typeof exports === 'object' && exports !== null && 'hb_subset_or_fail' in exports && 'malloc' in exports;

/** Opens the faces in processes of their own, where nothing is compiled or cached but the files by the system. */
export function printColdOpening(): void {
	const program = fileURLToPath(new URL('./open-cold.js', import.meta.url));
	const runs = Array.from({ length: COLD_RUNS }, () =>
		Number(spawnSync(execPath, [program], { encoding: 'utf8' }).stdout),
	).sort((a, b) => a - b);
	const middle = runs[COLD_RUNS >> 1]!;
	const verdict = middle > COLD_BUDGET ? 'missed' : 'kept';
	const range = `${runs[0]!.toFixed(1)}–${runs.at(-1)!.toFixed(1)}`;
	stdout.write(
		`four faces opened cold: ${middle.toFixed(1)} CPU ms (${range}), budget ${COLD_BUDGET}: ${verdict}\n`,
	);
}
