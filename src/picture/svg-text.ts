import { identity, type Rect, transformPath } from '../base/index.js';
import type { Element, Text } from '../dom/index.js';
import { type CollapsedText, collapse, type Piece, type TextStyle } from '../text/index.js';
import type { PictureText, TextDecoration, TextFit, TextPaint, TextPart, TextWay } from './picture-text.js';
import { lengthOf } from './scan.js';
import { fontSizeOf } from './svg-font.js';
import { opacityOf, paintOf } from './svg-paint.js';
import {
	NOT_DRAWN,
	type Place,
	reportUnsupported,
	reportValue,
	type Scene,
	transformOf,
} from './svg-scene.js';
import { SHAPES, shapePath } from './svg-shapes.js';
import { strokeOf } from './svg-stroke.js';
import { type SvgStyle, styleOf } from './svg-style.js';
import { placesOf, type StyledElement, type TextSpan } from './svg-text-places.js';
import { baselineOf, decorationOf, raiseOf, textStyleOf } from './svg-text-style.js';
import { uniformScale } from './transform.js';

/** What the texts of one picture share. */
export interface TextScene extends Scene {
	/** What a text has that says nothing of itself: as the page around the picture is set, in px. */
	readonly base: TextStyle;
	/** Whether the picture may grow by an element so deep, or by so many characters and pieces of paths; too much is reported. */
	readonly admits: (element: Element, depth: number, amount: number) => boolean;
}

/** Elements within a text that hold text (SVG 2, 11.2). */
const INNER: ReadonlySet<string> = new Set(['tspan', 'a', 'textPath']);

/** The space of a gradient that is given in shares of a text's bounds, which are known later. */
const UNIT: Rect = { x: 0, y: 0, width: 1, height: 1 };

/** An element with its style, and the pieces of text in it and in what it holds. */
interface PieceSpan extends StyledElement {
	readonly from: number;
	to: number;
}

/** What the pieces of one element share, beside their style. */
interface Around {
	readonly style: SvgStyle;
	readonly element: Element;
	readonly depth: number;
	readonly opacity: number;
	readonly raise: number;
	readonly decorations: readonly TextDecoration[];
}

/** A stretch of text as it is written, and what stands around it. */
interface Written {
	readonly node: Text;
	readonly around: Around;
}

/** What a `text` element comes to at its place; undefined when there is nothing to set. */
export function textOf(element: Element, place: Place, scene: TextScene): PictureText | undefined {
	const pieceSpans: PieceSpan[] = [];
	const written: Written[] = [];
	const scale = uniformScale(place.matrix) ?? 1;
	const paint = (text: string, opacity: number, { style, element: of }: Around): TextPaint | undefined => {
		let isOfBox = false;
		const found = paintOf(text, opacity, {
			style,
			rules: scene.rules,
			elementsById: scene.elementsById,
			viewport: place.viewport,
			boundsOf: () => {
				isOfBox = true;
				return UNIT;
			},
			matrix: identity,
			fault: (message) => reportUnsupported(scene, of, message),
		});
		return found && { paint: found, isOfBox };
	};
	const fillOf = (around: Around): TextPaint | undefined => {
		const { inherited } = around.style;
		return paint(inherited.fill ?? 'black', opacityOf(inherited['fill-opacity']) * around.opacity, around);
	};
	const gather = (around: Around): void => {
		const { element: of, style } = around;
		const span: PieceSpan = { element: of, style, from: written.length, to: written.length };
		pieceSpans.push(span);
		for (const child of around.element.children) {
			if (child.kind === 'text') {
				if (scene.admits(around.element, around.depth, child.text.length))
					written.push({ node: child, around });
			} else inner(child, around);
		}
		span.to = written.length;
	};
	const inner = (child: Element, around: Around): void => {
		if (NOT_DRAWN.has(child.tag) || child.tag.includes(':')) return;
		const isNested = child.tag === 'textPath' && around.element.tag === 'textPath';
		if (!INNER.has(child.tag) || isNested) {
			reportUnsupported(scene, child, `the element "${child.tag}" in a text of a picture is not drawn`);
			return;
		}
		if (!scene.admits(child, around.depth + 1, 0)) return;
		const style = styleOf(child, around.style, scene.rules, scene.report);
		if (style.own.display === 'none') return;
		gather(insideOf(child, style, around));
	};
	const insideOf = (of: Element, style: SvgStyle, around: Omit<Around, 'element' | 'style'>): Around => {
		const inside = {
			element: of,
			style,
			depth: around.depth + 1,
			opacity: of === element ? 1 : around.opacity * opacityOf(style.own.opacity),
			raise: around.raise + raiseOf(style, of, scene),
		};
		const own = decorationOf(style);
		if (!own) return { ...inside, decorations: around.decorations };
		const fill = own.color === undefined ? fillOf({ ...inside, decorations: [] }) : undefined;
		const decoration = {
			lines: own.lines,
			style: textStyleOf(style, scene.base),
			fill: own.color === undefined ? fill : paint(own.color, inside.opacity, { ...inside, decorations: [] }),
		};
		return { ...inside, decorations: [...around.decorations, decoration] };
	};
	gather(insideOf(element, place.style, { depth: place.depth, opacity: 1, raise: 0, decorations: [] }));

	const pieces = written.map(({ node, around }) => pieceOf(node, around.style, scene));
	const collapsed = collapse(pieces);
	if (collapsed.text === '') return undefined;
	const starts = startsOf(collapsed, pieces.length);
	const parts = written.flatMap(({ node, around }, i): TextPart[] => {
		const [start, end] = [starts[i]!, starts[i + 1]!];
		if (start === end) return [];
		const { style } = around;
		const { inherited } = style;
		const penOpacity = opacityOf(inherited['stroke-opacity']) * around.opacity;
		const pen = paint(inherited.stroke ?? 'none', penOpacity, around);
		const stroke = pen && strokeOf(style, pen.paint, scale, place.viewport);
		const anchor = inherited['text-anchor'];
		return [
			{
				start,
				end,
				style: textStyleOf(style, scene.base),
				language: inherited.lang,
				isHidden: inherited.visibility === 'hidden' || inherited.visibility === 'collapse',
				fill: fillOf(around),
				stroke: pen && stroke && { ...pen, stroke },
				anchor: anchor === 'middle' || anchor === 'end' ? anchor : 'start',
				baseline: baselineOf(style, around.element, scene),
				raise: around.raise,
				decorations: around.decorations,
				sources: [...collapsed.sources.subarray(start, end)],
				origins: node.origins,
			},
		];
	});
	const spans = pieceSpans.map(
		({ from, to, ...span }): TextSpan => ({ ...span, start: starts[from]!, end: starts[to]! }),
	);
	return {
		op: 'text',
		matrix: place.matrix,
		text: collapsed.text,
		parts,
		places: placesOf(spans, collapsed.text, place.viewport, scene),
		// An element stands before those in it, so from the last to the first the inner ones come first.
		fits: spans.toReversed().flatMap((span) => fitOf(span, place, scene)),
		ways: spans.flatMap((span) => wayOf(span, place, scene)),
		isVertical: textStyleOf(place.style, scene.base).writingMode === 'vertical-rl',
	};
}

/** White space is resolved as in a paragraph (SVG 2, 11.4): `xml:space="preserve"` makes spaces of all of it. */
function pieceOf(node: Text, style: SvgStyle, { base }: TextScene): Piece {
	const space = style.inherited['white-space'] ?? base.whiteSpace;
	const keeps = space === 'preserve' || space.startsWith('pre') || space === 'break-spaces';
	return {
		kind: 'text',
		text: keeps ? node.text.replace(/[\t\n\r\f]/g, ' ') : node.text,
		style: {
			...textStyleOf(style, base),
			whiteSpace: keeps && space !== 'pre-line' ? 'pre' : 'normal',
			textTransform: transformIn(style.inherited['text-transform'] ?? base.textTransform),
		},
		language: style.inherited.lang ?? '',
	};
}

const transformIn = (text: string): TextStyle['textTransform'] =>
	(['uppercase', 'lowercase', 'capitalize'] as const).find((word) => word === text) ?? 'none';

/** Where each piece begins in the text, and at last where the text ends. */
function startsOf({ text, pieceOf: pieces }: CollapsedText, count: number): readonly number[] {
	const starts = Array.from({ length: count + 1 }, () => text.length);
	for (let at = text.length - 1; at >= 0; at--) starts[pieces[at]!] = at;
	// A piece of which nothing is left begins where the next one does.
	for (let i = count - 1; i >= 0; i--) starts[i] = Math.min(starts[i]!, starts[i + 1]!);
	return starts;
}

function fitOf({ element, style, start, end }: TextSpan, place: Place, scene: TextScene): TextFit[] {
	const { textLength, lengthAdjust } = element.attributes;
	if (textLength === undefined || start === end) return [];
	const whole = place.viewport.width;
	const length = lengthOf(textLength, whole, fontSizeOf(style.inherited));
	if (length === undefined || length < 0) {
		reportValue(scene, element, 'textLength');
		return [];
	}
	return [{ start, end, length, adjust: lengthAdjust === 'spacingAndGlyphs' ? lengthAdjust : 'spacing' }];
}

/** The path of a `textPath`; a text whose path is not there is not drawn (SVG 2, 11.8.1). */
function wayOf({ element, style, start, end }: TextSpan, place: Place, scene: TextScene): TextWay[] {
	if (element.tag !== 'textPath' || start === end) return [];
	const { attributes } = element;
	const href = attributes.href ?? attributes['xlink:href'] ?? '';
	const target = href.startsWith('#') ? scene.elementsById.get(href.slice(1)) : undefined;
	if (!target || !SHAPES.has(target.tag)) {
		reportUnsupported(scene, element, `no path for a text has the id "${href.replace(/^#/, '')}"`);
		return [{ start, end, path: [], offset: 0, isShare: false }];
	}
	if (attributes.side === 'right')
		reportUnsupported(scene, element, 'text on the right side of its path is not drawn there');
	const styleOfPath = styleOf(target, style, scene.rules, () => undefined);
	const shape = shapePath(target, place.viewport, fontSizeOf(styleOfPath.inherited), scene.report);
	const path = transformPath(transformOf(target, styleOfPath, scene), shape);
	if (!scene.admits(element, place.depth, path.length)) return [];
	const given = attributes.startOffset ?? '0';
	const isShare = given.trim().endsWith('%');
	const offset = lengthOf(given, 1, fontSizeOf(style.inherited));
	if (offset === undefined) reportValue(scene, element, 'startOffset');
	return [{ start, end, path, offset: offset ?? 0, isShare }];
}
