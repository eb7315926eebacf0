import { type DrawingOp, type Path, type Point, pathBounds, transformPath } from '../base/index.js';
import type { FontSet } from '../font/index.js';
import {
	EMPHASIS_SIZE,
	emBox,
	emphasisSide,
	emphasisSpots,
	type InlineContent,
	type LineBox,
} from '../layout/index.js';
import type { InlinePart } from './inline-part.js';
import { inkOf } from './paint-border.js';
import { reachOf } from './text-decoration.js';

type Text = Extract<InlineContent, { kind: 'text' }>;
type Shape = 'dot' | 'circle' | 'double-circle' | 'triangle' | 'sesame';

/** The characters that stand for the shapes, filled and open (CSS Text Decoration 4, 3.1). */
const CHARACTERS: Readonly<Record<Shape, readonly [filled: string, open: string]>> = {
	dot: ['\u2022', '\u25e6'],
	circle: ['\u25cf', '\u25cb'],
	'double-circle': ['\u25c9', '\u25ce'],
	triangle: ['\u25b2', '\u25b3'],
	sesame: ['\ufe45', '\ufe46'],
};

/**
 * The marks of one run of text: drawn, not written, so that a copied text is the text. They stand in the middle of their
 * characters, outside of lines that run along the same side, and never move a line (CLREQ 3.1.8).
 */
export function paintEmphasis(
	set: LineBox['runs'][number],
	content: Text,
	line: LineBox,
	at: Point,
	parts: readonly InlinePart[],
	fonts: FontSet,
): readonly DrawingOp[] {
	const { style, language, lift } = content;
	if (style.textEmphasisStyle === 'none') return [];
	const { at: start, piece, run } = set;
	const spots = emphasisSpots(set, fonts.face(run.font), style.textEmphasisSkip);
	const size = style.fontSize * EMPHASIS_SIZE;
	if (spots.length === 0 || size <= 0) return [];
	const side = emphasisSide(style, language, line.writingMode);
	const own = { ...line, baseline: line.baseline - lift.raise };
	const reach = parts
		.filter(({ inline }) => inline.start <= piece && piece < inline.end)
		.reduce((most, part) => Math.max(most, reachOf(part, side, fonts, style.fontSize)), 0);
	const box = emBox(own, style.fontSize);
	const across = side === 'end' ? box.end + reach + size / 2 : box.start - reach - size / 2;
	const mark = markOf(content, line.writingMode, fonts);
	const path = spots.flatMap((spot) => {
		const along = line.start + start + spot;
		const [x, y] =
			line.writingMode === 'horizontal-tb'
				? [at.x + along, at.y + across]
				: [at.x + line.rect.width - across, at.y + along];
		return transformPath([size, 0, 0, size, x + lift.offset.x, y + lift.offset.y], mark);
	});
	return path.length > 0 ? [{ op: 'path', path, fill: inkOf(style.textEmphasisColor, style) }] : [];
}

/** A mark of one em whose middle lies at 0, 0: the glyph of the fonts, or a shape of ours where none has it. */
function markOf({ style, language }: Text, mode: LineBox['writingMode'], fonts: FontSet): Path {
	const { textEmphasisStyle: given } = style;
	if (given === 'none') return [];
	const shape: Shape | undefined =
		'text' in given
			? undefined
			: given.shape === 'auto'
				? mode === 'vertical-rl'
					? 'sesame'
					: 'circle'
				: given.shape;
	const isOpen = 'isOpen' in given && given.isOpen;
	const character = 'text' in given ? ([...given.text][0] ?? '') : CHARACTERS[shape!][isOpen ? 1 : 0];
	if (character === '') return [];
	const faces = fonts.choose({
		families: style.fontFamily,
		weight: style.fontWeight,
		style: style.fontStyle,
		language,
	});
	const face = faces.find((candidate) => candidate.glyphOf(character.codePointAt(0)!) !== 0);
	const outline = face ? face.outlineOf(face.glyphOf(character.codePointAt(0)!)) : [];
	const bounds = pathBounds(outline);
	if (!bounds) return shape ? drawn(shape, isOpen) : [];
	// The bullets of some faces are so small that half of one is not seen.
	const least = shape === 'dot' ? (2 * RADIUS.dot) / Math.max(bounds.width, 1e-6) : 1;
	const scale = Math.max(1, least);
	const x = -scale * (bounds.x + bounds.width / 2);
	const y = -scale * (bounds.y + bounds.height / 2);
	return transformPath([scale, 0, 0, scale, x, y], outline);
}

/** Widths of the shapes that we draw ourselves, as fonts have them. Em. */
const RADIUS: Readonly<Record<Shape, number>> = {
	dot: 0.18,
	circle: 0.36,
	'double-circle': 0.4,
	triangle: 0.4,
	sesame: 0.36,
};
/** Of the line of a shape that is open. */
const LINE = 0.07;

function drawn(shape: Shape, isOpen: boolean): Path {
	const radius = RADIUS[shape];
	switch (shape) {
		case 'dot':
		case 'circle':
			return isOpen ? ring(radius) : circle(radius);
		case 'double-circle':
			return [...ring(radius), ...(isOpen ? ring(radius / 2) : circle(radius / 2))];
		case 'triangle':
			return isOpen ? [...triangle(radius), ...triangle(radius - 2 * LINE, true)] : triangle(radius);
		case 'sesame':
			return isOpen ? [...seed(radius), ...seed(radius - 1.5 * LINE, true)] : seed(radius);
	}
}

const ring = (radius: number): Path => [...circle(radius), ...circle(radius - LINE, true)];

/** Four cubic arcs; the other way round, it is a hole in what lies around it. */
function circle(r: number, isHole = false): Path {
	const k = r * 0.5523;
	const y = isHole ? -1 : 1;
	return [
		['M', r, 0],
		['C', r, k * y, k, r * y, 0, r * y],
		['C', -k, r * y, -r, k * y, -r, 0],
		['C', -r, -k * y, -k, -r * y, 0, -r * y],
		['C', k, -r * y, r, -k * y, r, 0],
		['Z'],
	];
}

/** With sides of equal length, its middle in that of its height. */
function triangle(r: number, isHole = false): Path {
	const height = r * 0.866;
	const x = isHole ? -1 : 1;
	return [['M', 0, -height], ['L', r * x, height], ['L', -r * x, height], ['Z']];
}

/** A drop that leans: pointed at the upper left, round at the lower right. */
function seed(r: number, isHole = false): Path {
	const leaf: Path = isHole
		? [
				['M', -r, -r],
				['C', -r * 0.7, r * 0.4, r * 0.1, r * 1.3, r * 0.75, r * 0.75],
				['C', r * 1.3, r * 0.1, r * 0.4, -r * 0.7, -r, -r],
				['Z'],
			]
		: [
				['M', -r, -r],
				['C', r * 0.4, -r * 0.7, r * 1.3, r * 0.1, r * 0.75, r * 0.75],
				['C', r * 0.1, r * 1.3, -r * 0.7, r * 0.4, -r, -r],
				['Z'],
			];
	return leaf;
}
