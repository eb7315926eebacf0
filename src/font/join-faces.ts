import type { FontId } from '../base/index.js';
import type { Face } from './face.js';
import type { OpenableFace } from './open-face.js';
import { STRIDE } from './open-slices.js';
import { subsetTrueType } from './subset.js';

/** A face as it is embedded: itself, or one that stands for several, in which its glyphs have numbers from `base` on. */
export interface EmbeddableFace {
	readonly face: Face;
	readonly base: number;
}

/**
 * Joins the faces among which a sheet divides a font by character (`unicode-range`), so that a PDF has one font of them. Which of
 * them are of one font is known when they are open, and their places are given as they are asked for: in the order of the page.
 */
export function faceJoiner(openable: readonly OpenableFace[]): (id: FontId) => EmbeddableFace {
	const joins = new Map<string, Join>();
	const found = new Map<FontId, EmbeddableFace>();
	const embedded = (own: OpenableFace): EmbeddableFace => {
		const known = found.get(own.face.id);
		if (known) return known;
		const key = keyOf(own);
		let result: EmbeddableFace = { face: own.face, base: 0 };
		if (key !== undefined) {
			const join = joins.get(key) ?? { members: [own], face: own.face };
			if (joins.has(key)) join.members.push(own);
			else {
				joins.set(key, join);
				join.face = joinedFace(join.members, (code) => {
					// A blank between words of another slice may be the first that is wanted of its own.
					const other = openable.find((each) => mayJoin(each, own) && each.face.glyphOf(code) !== 0);
					if (!other || keyOf(other) !== key) return 0;
					return embedded(other).base + other.face.glyphOf(code);
				});
			}
			result = { face: join.face, base: (join.members.length - 1) * STRIDE };
		}
		found.set(own.face.id, result);
		return result;
	};
	const byId = new Map(openable.map((each) => [each.face.id, each]));
	return (id) => {
		const own = byId.get(id);
		if (!own) throw new Error(`no font has the id "${id}"`);
		return embedded(own);
	};
}

/** Faces of one font: `face` answers for all of them. */
interface Join {
	readonly members: OpenableFace[];
	face: Face;
}

/** Whether two faces can be of one font, as far as is known before they are opened. */
const mayJoin = ({ font, face }: OpenableFace, other: OpenableFace): boolean =>
	font.sheet !== undefined &&
	face.family.toLowerCase() === other.face.family.toLowerCase() &&
	face.weight === other.face.weight &&
	face.style === other.face.style;

/** What agrees in slices of one font; undefined for a face that is none, or whose outlines are not joined. */
function keyOf({ font, face, part }: OpenableFace): string | undefined {
	if (!font.sheet || font.sheet.ranges.length === 0 || !part()) return undefined;
	const { postscriptName, unitsPerEm } = face.metrics;
	return [face.family.toLowerCase(), face.weight, face.style, postscriptName, unitsPerEm].join('|');
}

/** One face of all members, of which more may come. */
function joinedFace(members: readonly OpenableFace[], glyphOf: (codePoint: number) => number): Face {
	const first = members[0]!.face;
	const of = (glyph: number): Face => members[Math.floor(glyph / STRIDE)]!.face;
	const own = (glyph: number): number => glyph % STRIDE;
	const base = (glyph: number): number => glyph - own(glyph);
	return {
		...first,
		file: first.file,
		files: first.files,
		metrics: first.metrics,
		hasHan: first.hasHan,
		// So many that its numbers are never taken for those of one file.
		glyphCount: 2 * STRIDE,
		glyphOf,
		advanceOf: (glyph) => of(glyph).advanceOf(own(glyph)),
		verticalAdvanceOf: (glyph) => of(glyph).verticalAdvanceOf(own(glyph)),
		verticalOriginOf: (glyph) => of(glyph).verticalOriginOf(own(glyph)),
		verticalFormOf: (glyph) => base(glyph) + of(glyph).verticalFormOf(own(glyph)),
		substitute: (glyph, feature, language) =>
			base(glyph) + of(glyph).substitute(own(glyph), feature, language),
		adjustment: (glyph, feature, language) => of(glyph).adjustment(own(glyph), feature, language),
		outlineOf: (glyph) => of(glyph).outlineOf(own(glyph)),
		inkOf: (glyph) => of(glyph).inkOf(own(glyph)),
		subset(glyphOfCid) {
			const wanted = [...new Set(glyphOfCid.values())].sort((a, b) => a - b);
			const parts = members.map((member, index) => ({
				...member.part()!,
				base: index * STRIDE,
				glyphs: wanted.filter((glyph) => base(glyph) === index * STRIDE).map(own),
			}));
			return { format: 'truetype', ...subsetTrueType(parts) };
		},
	};
}
