import type { DrawingOp, Rect } from '../../src/base/index.js';
import { multiply, transformPoint } from '../../src/base/index.js';
import type { FontSet } from '../../src/font/index.js';
import type { Op } from '../../src/paint/index.js';
import { placeGlyphs } from '../../src/paint/place-glyphs.js';
import { type Printed, printPage } from './print-page.js';

/** A glyph as it lies on the page: points, from the upper left corner, y down. */
export interface PageGlyph {
	/** What it stands for. */
	readonly text: string;
	readonly glyph: number;
	readonly font: string;
	/** By a quarter, clockwise. */
	readonly isTurned: boolean;
	/** Its width by its height: 1 as the font draws it. */
	readonly condensed: number;
	/** Of a face without outlines, its em box. */
	readonly ink: Rect;
}

/** The glyphs of the first page of some HTML, in the order in which they are painted. */
export function pageGlyphs(html: string, fonts: FontSet): { glyphs: readonly PageGlyph[]; printed: Printed } {
	const printed = printPage({ html, fonts });
	const glyphs = printed.painted.pages[0]!.ops.flatMap(runsIn).flatMap(({ run, matrix }) => {
		const face = fonts.face(run.font);
		return placeGlyphs(run, face).map(({ glyph, x, y }, i): PageGlyph => {
			const [a, b, c, d] = matrix;
			const em = multiply(matrix, [run.size, 0, 0, run.size, x, y]);
			const box = face.inkOf(glyph) ?? { x: 0, y: -0.88, width: face.advanceOf(glyph), height: 1 };
			const [start, end] = [
				transformPoint(em, { x: box.x, y: box.y }),
				transformPoint(em, { x: box.x + box.width, y: box.y + box.height }),
			];
			const ink = {
				x: Math.min(start.x, end.x),
				y: Math.min(start.y, end.y),
				width: Math.abs(end.x - start.x),
				height: Math.abs(end.y - start.y),
			};
			const from = run.clusters[i]!;
			const next = run.clusters.find((cluster) => cluster > from) ?? run.text.length;
			return {
				text: run.text.slice(from, next),
				glyph,
				font: run.font,
				isTurned: a === 0 && b > 0,
				condensed: Math.hypot(a, b) / Math.hypot(c, d),
				ink,
			};
		});
	});
	return { glyphs, printed };
}

type GlyphsOp = Extract<DrawingOp, { op: 'glyphs' }>;

function runsIn(op: Op | DrawingOp): readonly GlyphsOp[] {
	if (op.op === 'glyphs') return [op];
	return 'ops' in op ? op.ops.flatMap((inner: Op | DrawingOp) => runsIn(inner)) : [];
}
