import type { DrawingOp, GlyphRun, Ink } from '../../../src/base/index.js';
import { type FontSet, loadFontTable, openFonts } from '../../../src/font/index.js';
import type { Op, OutlineEntry, PaintedDocument, StructureElement } from '../../../src/paint/index.js';
import { profiles, writePdf } from '../../../src/pdf/index.js';
import { type PdfReader, readPdf } from '../../support/read-pdf.js';
import { project, unexpected } from '../font/project.js';

export const ink = (red: number, green: number, blue: number, alpha = 1): Ink => ({
	space: 'srgb',
	channels: [red, green, blue],
	alpha,
});

const span = { file: 'layouts/a.hbs', line: 1, column: 1 };

export function element(
	id: number,
	role: StructureElement['role'],
	children: readonly StructureElement[] = [],
	more: Partial<StructureElement> = {},
): StructureElement {
	return { id, role, children, span, ...more };
}

export interface Pages {
	readonly pages: readonly (readonly Op[])[];
	readonly structure?: StructureElement;
	readonly outline?: readonly OutlineEntry[];
	readonly title?: string;
}

/** Pages of 200 × 100 points. */
export function painted({ pages, structure, outline, title }: Pages): PaintedDocument {
	const size = { width: 200, height: 100 };
	return {
		title: title ?? '西湖报',
		language: 'zh-Hans',
		pages: pages.map((ops, index) => ({
			folio: `${index + 1}`,
			size,
			trim: { x: 0, y: 0, ...size },
			bleed: 0,
			ops,
		})),
		structure: structure ?? element(0, 'Document', [element(1, 'P')]),
		outline: outline ?? [],
	};
}

/** The fonts that come with Banmian. */
export async function ownFonts(): Promise<FontSet> {
	return await openFonts(loadFontTable(project({ 'page.html': '' }), unexpected), unexpected);
}

export async function write(pages: Pages): Promise<PdfReader> {
	return readPdf(await writeBytes(pages));
}

export async function writeBytes(pages: Pages): Promise<Uint8Array> {
	return await writePdf(painted(pages), {
		profile: profiles.screen,
		fonts: await ownFonts(),
		date: '2023-08-03',
	});
}

export const songti = 'noto-serif-sc-400';
export const latin = 'source-serif-4-400';

/** A run set solid: each glyph takes its own advance, and `extra` ems more. */
export function run(fonts: FontSet, font: string, text: string, size: number, extra = 0): GlyphRun {
	const face = fonts.face(font);
	const { glyphs, advances, clusters } = face.shape(text, { language: font === latin ? 'en' : 'zh-Hans' });
	return {
		font,
		size,
		direction: 'horizontal',
		glyphs,
		advances: advances.map((advance) => (advance + extra) * size),
		text,
		clusters,
	};
}

export function upright(fonts: FontSet, text: string, size: number): GlyphRun {
	const face = fonts.face(songti);
	const glyphs = [...text].map((character) => face.verticalFormOf(face.glyphOf(character.codePointAt(0)!)));
	return {
		font: songti,
		size,
		direction: 'upright',
		glyphs,
		advances: glyphs.map(() => size),
		text,
		clusters: glyphs.map((_, index) => index),
	};
}

export const at = (glyphRun: GlyphRun, x: number, y: number): DrawingOp => ({
	op: 'glyphs',
	run: glyphRun,
	matrix: [1, 0, 0, 1, x, y],
	fill: ink(0, 0, 0),
});

export const tagged = (id: number, ...ops: readonly Op[]): Op => ({ op: 'tag', element: id, ops });
