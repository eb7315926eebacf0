import { PressError } from '../base/index.js';
import { withinRanges } from './character-ranges.js';
import type { Face, ShapedText, ShapeOptions } from './face.js';
import type { FontFace, FontSlice } from './font-table.js';
import type { GlyphData } from './glyph-data.js';
import { type GlyphFacts, glyphFacts } from './glyph-facts.js';
import { once } from './once.js';
import type { FaceContext, OpenableFace } from './open-face.js';
import { findingsOf, type ReadFont } from './read-font.js';
import { subsetTrueType } from './subset.js';

/** A slice once it is open. */
interface OpenSlice extends ReadFont {
	readonly facts: GlyphFacts;
	readonly data: GlyphData;
}

/** Glyphs of the slice `n` have numbers from `n` times this: a font file numbers its glyphs with 16 bits. */
export const STRIDE = 1 << 16;

const SPACE = 0x20;
const HAN = 0x6c38;

/** Characters whose slices say for all whether the font has a feature: space, letter, ideograph, comma and stop, quotation mark. */
const SAMPLES = [SPACE, 0x61, HAN, 0xff0c, 0x3002, 0x201c];

/**
 * Makes one face of a font that comes in slices: one name, one space of glyph numbers, one font in a PDF. A slice is opened when
 * one of its characters is wanted, and no number depends on which are open: processes and editions agree on them.
 */
export function openSlices(
	family: string,
	font: FontFace,
	all: readonly FontSlice[],
	context: FaceContext,
): OpenableFace {
	// The slice with the space stands first: it measures the lines, and its glyph 0 is the face's.
	const lead = Math.max(
		0,
		all.findIndex(({ ranges }) => withinRanges(ranges)(SPACE)),
	);
	const slices = [all[lead]!, ...all.filter((_, index) => index !== lead)];
	const isFor = slices.map(({ ranges }) => (ranges.length === 0 ? () => true : withinRanges(ranges)));
	const opened = new Map<number, OpenSlice>();

	const open = (index: number): OpenSlice => {
		const known = opened.get(index);
		if (known) return known;
		const slice = context.shared.open(slices[index]!, font);
		if (index === 0)
			for (const finding of findingsOf(slice, { ...font, ...slices[0]! })) context.report(finding);
		const data = dataOf(slice, slices[index]!, font);
		if (index > 0) checkSlice(slice, open(0), slices[index]!, font);
		const made = { ...slice, data, facts: glyphFacts(slice) };
		opened.set(index, made);
		return made;
	};
	const sliceOf = (glyph: number): OpenSlice => {
		const index = Math.floor(glyph / STRIDE);
		if (!(index >= 0 && index < slices.length)) throw new RangeError(`there is no glyph ${glyph}`);
		return open(index);
	};
	/** The number within the slice, and that of the slice's first glyph. */
	const own = (glyph: number): number => glyph % STRIDE;
	const base = (glyph: number): number => glyph - own(glyph);

	const glyphs = new Map<number, number>();
	const glyphOf = (code: number): number => {
		const known = glyphs.get(code);
		if (known !== undefined) return known;
		let glyph = 0;
		// Of slices that share a character the last one counts (CSS Fonts 4, 4.5).
		for (let index = slices.length - 1; index >= 0 && glyph === 0; index--) {
			const found = isFor[index]!(code) ? open(index).cmap(code) : 0;
			if (found !== 0) glyph = index * STRIDE + found;
		}
		glyphs.set(code, glyph);
		return glyph;
	};

	const shape = (text: string, options: ShapeOptions = {}): ShapedText => {
		const parts = partsOf(text, (code) => {
			const glyph = glyphOf(code);
			return glyph === 0 ? undefined : Math.floor(glyph / STRIDE);
		});
		return joinShapes(
			parts.map(({ index, start, end }) => ({
				start,
				base: index * STRIDE,
				shaped: open(index).shape(context.harfbuzz)(text.slice(start, end), options),
			})),
		);
	};

	const hasHan = once(() => glyphOf(HAN) !== 0);
	const face: Face = {
		id: font.id,
		family,
		weight: font.weight,
		style: font.style,
		file: font,
		get files() {
			return [font, ...[...opened.keys()].sort((a, b) => a - b).map((index) => slices[index]!)];
		},
		get metrics() {
			return open(0).metrics;
		},
		glyphCount: slices.length * STRIDE,
		get hasHan() {
			return hasHan();
		},
		glyphOf,
		advanceOf: (glyph) => sliceOf(glyph).facts.advanceOf(own(glyph)),
		verticalAdvanceOf: (glyph) => sliceOf(glyph).facts.verticalAdvanceOf(own(glyph)),
		verticalOriginOf: (glyph) => sliceOf(glyph).facts.verticalOriginOf(own(glyph)),
		verticalFormOf: (glyph) => base(glyph) + sliceOf(glyph).facts.verticalFormOf(own(glyph)),
		has: (feature) =>
			[...new Set(SAMPLES.map((code) => Math.floor(glyphOf(code) / STRIDE)))].some((index) =>
				open(index).features().has(feature),
			),
		substitute: (glyph, feature, language) =>
			base(glyph) + sliceOf(glyph).facts.substitute(own(glyph), feature, language),
		adjustment: (glyph, feature, language) => sliceOf(glyph).facts.adjustment(own(glyph), feature, language),
		shape,
		outlineOf: (glyph) => sliceOf(glyph).facts.outlineOf(own(glyph)),
		inkOf: (glyph) => sliceOf(glyph).facts.inkOf(own(glyph)),
		subset(glyphOfCid) {
			const wanted = [...new Set(glyphOfCid.values())].sort((a, b) => a - b);
			const indices = new Set([0, ...wanted.map((glyph) => Math.floor(glyph / STRIDE))]);
			const parts = [...indices].map((index) => ({
				...open(index),
				base: index * STRIDE,
				glyphs: wanted.filter((glyph) => base(glyph) === index * STRIDE).map(own),
			}));
			return { format: 'truetype', ...subsetTrueType(parts) };
		},
	};
	return { face, font, isForSpace: true, isUsable: () => true, part: () => undefined };
}

/** The bytes of a slice's glyphs, which have to be such as can be put together in one file. */
function dataOf(slice: ReadFont, { source }: FontSlice, { span }: FontFace): GlyphData {
	const { data } = slice.outlines();
	if (data) return data;
	throw new PressError([
		{
			code: 'font/unsupported',
			severity: 'error',
			message: `the font file "${source}" is a slice with CFF outlines`,
			span,
			hint: 'name slices with TrueType outlines, or a whole file of the face',
		},
	]);
}

function checkSlice(slice: ReadFont, lead: ReadFont, { source }: FontSlice, { span }: FontFace): void {
	const { unitsPerEm } = lead.metrics;
	if (slice.metrics.unitsPerEm === unitsPerEm) return;
	throw new PressError([
		{
			code: 'font/bad-slices',
			severity: 'error',
			message: `the slice "${source}" has ${slice.metrics.unitsPerEm} units to the em, the others ${unitsPerEm}`,
			span,
			hint: 'name slices that were cut from one font',
		},
	]);
}

/** A stretch of a text that is set with glyphs of one slice. */
interface Part {
	readonly index: number;
	readonly start: number;
	readonly end: number;
}

/** Divides a text by slice. A character that no slice has stays with what stands before it: it may be a mark upon it. */
function partsOf(text: string, indexOf: (code: number) => number | undefined): readonly Part[] {
	const parts: Part[] = [];
	let at = 0;
	for (const character of text) {
		const before = parts.at(-1);
		const index = indexOf(character.codePointAt(0)!) ?? before?.index ?? 0;
		const end = at + character.length;
		if (before?.index === index) parts[parts.length - 1] = { ...before, end };
		else parts.push({ index, start: at, end });
		at = end;
	}
	return parts;
}

function joinShapes(
	parts: readonly { readonly start: number; readonly base: number; readonly shaped: ShapedText }[],
): ShapedText {
	const hasOffsets = parts.some(({ shaped }) => shaped.offsets);
	return {
		// Glyph 0 is the same in all slices: none.
		glyphs: parts.flatMap(({ base, shaped }) =>
			shaped.glyphs.map((glyph) => (glyph === 0 ? 0 : base + glyph)),
		),
		advances: parts.flatMap(({ shaped }) => shaped.advances),
		clusters: parts.flatMap(({ start, shaped }) => shaped.clusters.map((cluster) => start + cluster)),
		...(hasOffsets && {
			offsets: parts.flatMap(({ shaped }) => shaped.offsets ?? shaped.glyphs.flatMap(() => [0, 0])),
		}),
	};
}
