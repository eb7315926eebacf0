import type { Face } from '../../font/index.js';
import type { UnitGlyphs } from '../paragraph.js';
import type { TextStyle } from '../text-style.js';
import { IDEOGRAPHIC_CENTRE, uprightGlyph } from './upright-glyph.js';

/** What shaping needs to know of the text around. */
export interface UprightSetting {
	readonly style: TextStyle;
	readonly language: string;
}

/** Glyphs that are being put below each other: points. */
interface Column {
	readonly glyphs: number[];
	readonly advances: number[];
	readonly offsets: number[];
	readonly clusters: number[];
}

/** A character with the marks and selectors that go with it. */
const CLUSTER = /.[\p{M}\u200c\u200d]*/gsu;

/**
 * Characters one below the other, each in its form for vertical text: in the height that the face gives it, a mark in one em, or
 * in the part of an em that `widths` says.
 */
export function shapeUpright(
	text: string,
	face: Face,
	setting: UprightSetting,
	widths?: readonly number[],
): UnitGlyphs {
	const { style, language } = setting;
	const size = style.fontSize;
	const column: Column = { glyphs: [], advances: [], offsets: [], clusters: [] };
	for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
		const code = cluster.codePointAt(0)!;
		const width = widths?.[column.glyphs.length];
		if (cluster.length > (code > 0xffff ? 2 : 1)) {
			addCluster(column, cluster, index, face, setting);
			continue;
		}
		const place = uprightGlyph(code, face, language);
		const height = heightOf(cluster, place.glyph, face, width);
		const dy = height < 1 ? inMiddle(place.glyph, face, height) : place.dy;
		column.glyphs.push(place.glyph);
		const isSpaced = !widths || index + cluster.length === text.length;
		column.advances.push(height * size + (isSpaced ? style.letterSpacing : 0));
		column.offsets.push(place.dx * size, dy * size);
		column.clusters.push(index);
	}
	return finished(column, face, size);
}

/** Two or three ！ and ？: they stand side by side, two in an em. Their ink fills the left half of a glyph. */
export function shapeShout(text: string, face: Face, { style }: UprightSetting): UnitGlyphs {
	const size = style.fontSize;
	const column: Column = { glyphs: [], advances: [], offsets: [], clusters: [] };
	for (let i = 0; i < text.length; i++) {
		const glyph = face.glyphOf(text.codePointAt(i)!);
		const isAlone = i % 2 === 0 && i === text.length - 1;
		const isLeft = i % 2 === 0;
		const middle = middleAcross(glyph, face);
		const wanted = isAlone ? 0.5 : isLeft ? 0.25 : 0.75;
		column.glyphs.push(glyph);
		const isLast = i === text.length - 1;
		column.advances.push(isLeft && !isAlone ? 0 : size + (isLast ? style.letterSpacing : 0));
		column.offsets.push((wanted - middle) * size, 0);
		column.clusters.push(i);
	}
	return finished(column, face, size);
}

const MARK = /^[\p{P}\p{S}]/u;

/** Em. A glyph that is taller than the part of an em that it was to have takes a whole one. */
function heightOf(character: string, glyph: number, face: Face, width: number | undefined): number {
	if (width === undefined) return MARK.test(character) ? 1 : face.verticalAdvanceOf(glyph);
	return width < (face.inkOf(glyph)?.height ?? 0) ? 1 : width;
}

/** How far a glyph is moved down so that its ink is in the middle of what it takes: em. */
function inMiddle(glyph: number, face: Face, height: number): number {
	const ink = face.inkOf(glyph);
	const middle = ink ? ink.y + ink.height / 2 : -IDEOGRAPHIC_CENTRE;
	return height / 2 - face.verticalOriginOf(glyph) - middle;
}

const middleAcross = (glyph: number, face: Face): number => {
	const ink = face.inkOf(glyph);
	return ink ? ink.x + ink.width / 2 : 0.25;
};

/** A letter with marks, shaped as in a horizontal line: the marks keep their places about it. */
function addCluster(
	{ glyphs, advances, offsets, clusters }: Column,
	cluster: string,
	index: number,
	face: Face,
	{ style, language }: UprightSetting,
): void {
	const size = style.fontSize;
	const shaped = face.shape(cluster, { features: ['vert'], language });
	const width = shaped.advances.reduce((sum, advance) => sum + advance, 0);
	const [first] = shaped.glyphs;
	let pen = 0;
	shaped.glyphs.forEach((glyph, i) => {
		const isLast = i === shaped.glyphs.length - 1;
		// An upright run puts the middle of each glyph on the pen, and its own origin at the pen's height.
		const across = pen - width / 2 + face.advanceOf(glyph) / 2 + (shaped.offsets?.[2 * i] ?? 0);
		const down =
			face.verticalOriginOf(first!) - face.verticalOriginOf(glyph) + (shaped.offsets?.[2 * i + 1] ?? 0);
		glyphs.push(glyph);
		advances.push(isLast ? face.verticalAdvanceOf(first!) * size + style.letterSpacing : 0);
		offsets.push(across * size, down * size);
		clusters.push(index);
		pen += shaped.advances[i]!;
	});
}

function finished({ glyphs, advances, offsets, clusters }: Column, face: Face, size: number): UnitGlyphs {
	return {
		font: face.id,
		size,
		direction: 'upright',
		glyphs,
		advances,
		clusters,
		...(offsets.some((offset) => offset !== 0) && { offsets }),
	};
}
