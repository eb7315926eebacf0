import {
	black,
	type DrawingOp,
	identity,
	isGradient,
	type Matrix,
	multiply,
	type Paint,
	type Rect,
	rectPath,
	transformPath,
} from '../base/index.js';
import type { Face, FontSet } from '../font/index.js';
import type { TextStyle } from '../text/index.js';
import type { PictureText, TextDecoration, TextPaint, TextPart } from './picture-text.js';
import { type PlacedCluster, placeText } from './place-text.js';
import { chunksOf, type TextSetting } from './text-clusters.js';
import { joinClusters, type TextRun } from './text-runs.js';
import { uniformScale } from './transform.js';

/** Sets a text of a picture with the fonts at hand: glyphs that stay text, and the lines at them. */
export function setText(text: PictureText, setting: TextSetting): readonly DrawingOp[] {
	const { fonts } = setting;
	const placed = placeText(text, chunksOf(text, setting));
	if (placed.length === 0) return [];
	// A pen that a transform flattens needs that transform: then all is drawn in the text's own space.
	const isFlat = uniformScale(text.matrix) === undefined;
	const base = isFlat ? identity : text.matrix;
	let bounds: Rect | undefined;
	const paintOf = (given: TextPaint | undefined): Paint | undefined => {
		if (!given || !isGradient(given.paint)) return given?.paint;
		const { paint, isOfBox } = given;
		bounds ??= boundsOf(placed, text.isVertical, fonts);
		if (isOfBox && !(bounds.width > 0 && bounds.height > 0)) return undefined;
		const box: Matrix = isOfBox ? [bounds.width, 0, 0, bounds.height, bounds.x, bounds.y] : identity;
		return { ...paint, matrix: multiply(multiply(base, box), paint.matrix ?? identity) };
	};
	const glyphs = joinClusters(placed, text.text, text.isVertical).flatMap((run): DrawingOp[] => {
		const { fill: ownFill, stroke: pen, isHidden } = run.part;
		const fill = paintOf(ownFill);
		const penPaint = paintOf(pen);
		if (isHidden || (!fill && !penPaint)) return [];
		return [
			{
				op: 'glyphs',
				run: run.run,
				matrix: multiply(base, matrixOf(run, text.isVertical, fonts)),
				fill: fill ?? { ...black, alpha: 0 },
				...(pen && penPaint && { stroke: { ...pen.stroke, paint: penPaint } }),
			},
		];
	});
	const lines = decorationsOf(placed, text.isVertical, fonts).flatMap(({ rect, fill, isAbove }) => {
		const paint = paintOf(fill);
		const op = { op: 'path', path: transformPath(base, rectPath(rect)), fill: paint } as const;
		return paint ? [{ op: { ...op, fill: paint }, isAbove }] : [];
	});
	const side = (above: boolean): readonly DrawingOp[] =>
		lines.flatMap(({ op, isAbove }) => (isAbove === above ? [op] : []));
	// Under the glyphs, but for lines through them (CSS Text Decoration 3, 5).
	const ops = [...side(false), ...glyphs, ...side(true)];
	return isFlat ? [{ op: 'group', matrix: text.matrix, ops }] : ops;
}

function faceOf({ fontFamily, fontWeight, fontStyle }: TextStyle, fonts: FontSet): Face | undefined {
	return fonts.choose({ families: fontFamily, weight: fontWeight, style: fontStyle })[0];
}

/** How far below its place the alphabetic baseline of a text stands, by the first of its fonts. */
function dropOf({ style, baseline }: TextPart, fonts: FontSet): number {
	const metrics = baseline === 'alphabetic' ? undefined : faceOf(style, fonts)?.metrics;
	if (!metrics) return 0;
	const { ascent, descent, xHeight } = metrics;
	const drop = {
		alphabetic: 0,
		middle: xHeight / 2,
		central: (ascent - descent) / 2,
		// Fonts say where letters hang only in scripts that hang: elsewhere it is at four fifths, as in browsers.
		hanging: 0.8 * ascent,
		mathematical: ascent / 2,
		'before-edge': ascent,
		'after-edge': -descent,
	}[baseline];
	return drop * style.fontSize;
}

/** From the run's space to the text's. */
function matrixOf(
	{ part, run, x, y, angle, scale, way, combined }: TextRun,
	isVertical: boolean,
	fonts: FontSet,
): Matrix {
	const stretch: Matrix = run.direction === 'upright' ? [1, 0, 0, scale, 0, 0] : [scale, 0, 0, 1, 0, 0];
	const turned = angle === 0 ? stretch : multiply(rotation((angle * Math.PI) / 180), stretch);
	if (way) {
		const { x: alongX, y: alongY, angle: lead, back } = way;
		const off = y + dropOf(part, fonts) - part.raise;
		const onWay = multiply([1, 0, 0, 1, alongX, alongY], rotation(lead));
		return multiply(multiply(onWay, [1, 0, 0, 1, -back, off]), turned);
	}
	if (!isVertical) return multiply([1, 0, 0, 1, x, y + dropOf(part, fonts) - part.raise], turned);
	const at: Matrix = [1, 0, 0, 1, x + part.raise, y];
	if (combined)
		return multiply(at, [combined.condensed, 0, 0, scale, combined.across, combined.down * scale]);
	if (run.direction === 'upright') return multiply(at, turned);
	// The middle of a sideways face's capitals stands on the line's axis, as in a vertical line of the page.
	const cap = (fonts.face(run.font).metrics.capHeight * run.size) / 2;
	return multiply(at, multiply([0, 1, -1, 0, -cap, 0], turned));
}

const rotation = (radians: number): Matrix => {
	const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
	return [cos, sin, -sin, cos, 0, 0];
};

/** The cells of all glyphs, which is what a gradient in shares of the bounds refers to (SVG 2, 8.10). */
function boundsOf(placed: readonly PlacedCluster[], isVertical: boolean, fonts: FontSet): Rect {
	let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const { cluster, x, y, advance } of placed) {
		const { part, font, size } = cluster;
		const { ascent, descent } = fonts.face(font).metrics;
		const line = y + dropOf(part, fonts) - part.raise;
		left = Math.min(left, isVertical ? x - size / 2 : x);
		right = Math.max(right, isVertical ? x + size / 2 : x + advance);
		top = Math.min(top, isVertical ? y : line - ascent * size);
		bottom = Math.max(bottom, isVertical ? y + advance : line + descent * size);
	}
	return { x: left, y: top, width: right - left, height: bottom - top };
}

interface DecorationLine {
	readonly rect: Rect;
	readonly fill: TextPaint | undefined;
	readonly isAbove: boolean;
}

/** A stretch of a line with the same lines at it. */
interface Decorated {
	readonly part: TextPart;
	readonly x: number;
	readonly y: number;
	start: number;
	end: number;
}

/** Lines at text, one for each stretch that they are not broken in. Text that is turned or on a path has none. */
function decorationsOf(
	placed: readonly PlacedCluster[],
	isVertical: boolean,
	fonts: FontSet,
): readonly DecorationLine[] {
	const stretches: Decorated[] = [];
	for (const { cluster, x, y, angle, advance, track } of placed) {
		const { part } = cluster;
		if (part.decorations.length === 0 || part.isHidden || angle !== 0 || track) continue;
		const [from, to] = isVertical ? [y, y + advance] : [x, x + advance];
		const last = stretches.at(-1);
		const goesOn =
			last?.part.decorations === part.decorations &&
			(isVertical ? last.x === x : last.y === y) &&
			Math.abs(from - last.end) < 1e-6;
		if (goesOn) last.end = to;
		else stretches.push({ part, x, y, start: from, end: to });
	}
	return stretches.flatMap(({ part, x, y, start, end }) =>
		part.decorations.flatMap((decoration) =>
			decoration.lines.map((kind): DecorationLine => {
				const { top, width } = lineAt(kind, decoration, fonts);
				const rect = isVertical
					? { x: x - top - width, y: start, width, height: end - start }
					: { x: start, y: y + dropOf(part, fonts) + top, width: end - start, height: width };
				return { rect, fill: decoration.fill, isAbove: kind === 'line-through' };
			}),
		),
	);
}

/** Where a line stands below the baseline and how wide it is, as at text of the page. */
function lineAt(
	kind: TextDecoration['lines'][number],
	{ style }: TextDecoration,
	fonts: FontSet,
): { readonly top: number; readonly width: number } {
	const metrics = faceOf(style, fonts)?.metrics;
	const { underlineThickness = 0.05, underlinePosition = -0.1, xHeight = 0.5 } = metrics ?? {};
	const em = style.fontSize;
	const width = Math.max(0.02, underlineThickness) * em;
	if (kind === 'underline') return { top: Math.max(0.1, -underlinePosition) * em, width };
	return { top: (kind === 'overline' ? -0.9 : -xHeight / 2) * em, width };
}
