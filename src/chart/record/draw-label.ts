import type { Ink } from '../../base/index.js';
import type { ChartFonts } from '../fonts/chart-fonts.js';
import type { DrawnItem, SceneBounds } from '../view/vega.js';
import { paintOver } from './gradients.js';
import { baselineShift, cutToLimit, linesOf, sizeOf, styleOf } from './label.js';
import type { Recorder } from './recorder.js';

/** What is asked when a label is drawn. */
export interface LabelHost {
	readonly fonts: ChartFonts;
	/** True where labels stand exactly where Vega puts them. */
	readonly isPlain: boolean;
	parseColor(text: string): Ink | undefined;
}

/** Draws a text mark with the page's glyphs, line by line, as Vega's canvas would with those of the machine. */
export function drawLabel(item: DrawnItem, recorder: Recorder, host: LabelHost): void {
	const size = sizeOf(item);
	const opacity = item.opacity ?? 1;
	const lines = linesOf(item.text, item.lineBreak);
	if (opacity === 0 || size === 0 || lines.every((line) => line === '')) return;
	const style = styleOf(item);
	const lineHeight = lineHeightOf(item, size);
	const isStroked = Boolean(item.stroke) && !((item.strokeWidth ?? 1) <= 0);
	const alphas = {
		fill: item.fill ? opacity * (item.fillOpacity ?? 1) : 0,
		stroke: isStroked ? opacity * (item.strokeOpacity ?? 1) : 0,
	};
	const set = lines.map((line) => {
		const text = cutToLimit(line, item, host.fonts);
		return { text, width: host.fonts.width(text, size, style) };
	});
	const anchor = anchorOf(item);
	const top = (item.dy ?? 0) + baselineShift(item.baseline, size, lineHeight, host.isPlain);
	recorder.save();
	if (item.angle) {
		recorder.translate(anchor.x, anchor.y);
		recorder.rotate((item.angle * Math.PI) / 180);
	}
	const origin = item.angle ? { x: 0, y: 0 } : anchor;
	const startOf = (width: number): number => origin.x + (item.dx ?? 0) - shareBefore(item.align) * width;
	// The bounds of a turned label are not those of its text: a gradient goes over the text, as in Vega's own SVG.
	const widest = Math.max(...set.map(({ width }) => width));
	const bounds: SceneBounds = item.angle
		? {
				x1: startOf(widest),
				y1: origin.y + top - 0.8 * size,
				x2: startOf(widest) + widest,
				y2: origin.y + top + 0.2 * size + (set.length - 1) * lineHeight,
			}
		: item.bounds;
	recorder.globalCompositeOperation = item.blend ?? 'source-over';
	recorder.fillStyle = paintOver(item.fill, bounds, host.parseColor);
	recorder.strokeStyle = paintOver(item.stroke, bounds, host.parseColor);
	recorder.lineWidth = item.strokeWidth ?? 1;
	recorder.lineCap = item.strokeCap ?? 'butt';
	recorder.lineJoin = item.strokeJoin ?? 'miter';
	recorder.miterLimit = item.strokeMiterLimit ?? 4;
	recorder.setLineDash(item.strokeDash ?? []);
	recorder.lineDashOffset = item.strokeDashOffset ?? 0;
	for (const [index, { text, width }] of set.entries()) {
		const at = { x: startOf(width), y: origin.y + top + index * lineHeight };
		recorder.drawPieces(host.fonts.pieces(text, style), size, at, alphas);
	}
	recorder.restore();
}

/** The point that a label hangs on: its own, or one that lies `radius` away in the direction `theta`. */
function anchorOf({ x = 0, y = 0, radius, theta }: DrawnItem): { readonly x: number; readonly y: number } {
	if (!radius) return { x: x || 0, y: y || 0 };
	const angle = (theta ?? 0) - Math.PI / 2;
	return { x: (x || 0) + radius * Math.cos(angle), y: (y || 0) + radius * Math.sin(angle) };
}

const lineHeightOf = ({ lineHeight }: DrawnItem, size: number): number => Number(lineHeight ?? size + 2);

const shareBefore = (align: string | undefined): number =>
	align === 'center' ? 0.5 : align === 'right' ? 1 : 0;
