import { CanvasRenderer } from 'vega';
import type { GradientStop, Ink, MarkReference } from '../../base/index.js';
import type { ChartFonts } from '../fonts/chart-fonts.js';
import type { DrawnItem, DrawnScene, SceneBounds } from '../view/vega.js';
import { drawLeader } from './draw-leader.js';
import { cutToLimit, linesOf, sizeOf, styleOf } from './label.js';
import { RecordedGradient } from './recorded.js';
import type { Recorder } from './recorder.js';

/** What the renderer is told about the chart. */
export interface RendererHost {
	readonly fonts: ChartFonts;
	parseColor(text: string): Ink | undefined;
	/** The file that has the row with this id, relative to the data's folder. */
	fileOfRow(id: string): string | undefined;
}

/**
 * Vega's renderer, drawing into a recorder. It learns which graphic comes next because Vega asks for the bounds of each before
 * it draws it, and sets labels itself: with the page's glyphs, and without rounding their baselines to whole points.
 */
export class ChartRenderer extends CanvasRenderer {
	/** Graphics of the spec's own marks that were drawn. */
	marks = 0;
	readonly #recorder: Recorder;
	readonly #host: RendererHost;

	constructor(loader: unknown, recorder: Recorder, host: RendererHost) {
		super(loader);
		this.#recorder = recorder;
		this.#host = host;
	}

	override draw(context: object, scene: DrawnScene): void {
		const recorder = this.#recorder;
		const outer = recorder.mark;
		if (scene.role === 'mark' && scene.marktype !== 'group') this.marks += scene.items.length;
		recorder.mark = this.#referenceOf(scene, scene.items[0]);
		if (scene.marktype === 'text') {
			this.#drawLabels(scene);
		} else {
			if (scene.marktype === 'group') this.#coverFrames(scene);
			const restore = this.#prepareGradients(scene);
			super.draw(context, scene, this.#probe(scene));
			restore();
		}
		recorder.mark = outer;
	}

	/** Stands for the visible part: everything is visible, and whatever is asked about is drawn next. */
	#probe(scene: DrawnScene): object {
		const items = new Map<SceneBounds, DrawnItem>(scene.items.map((item) => [item.bounds, item]));
		const probe = {
			intersects: (bounds: SceneBounds): boolean => {
				const item = items.get(bounds);
				if (item) this.#recorder.mark = this.#referenceOf(scene, item);
				return true;
			},
			translate: () => probe,
		};
		return probe;
	}

	#referenceOf(scene: DrawnScene, item: DrawnItem | undefined): MarkReference {
		const id = item?.datum instanceof Object && 'id' in item.datum ? item.datum.id : undefined;
		const file = typeof id === 'string' ? this.#host.fileOfRow(id) : undefined;
		return { role: roleOf(scene, item), ...(file === undefined ? {} : { data: `${file}#${id}` }) };
	}

	#coverFrames(scene: DrawnScene): void {
		if (scene.role !== 'frame' && scene.role !== 'scope' && scene.role !== 'mark') return;
		for (const { x = 0, y = 0, width = 0, height = 0 } of scene.items) {
			if (width > 0 && height > 0) this.#recorder.coverFrame(x, y, width, height);
		}
	}

	/** Puts our gradients where Vega would make a canvas gradient, or a bitmap for one that is not level; returns the way back. */
	#prepareGradients(scene: DrawnScene): () => void {
		const undo: (() => void)[] = [];
		const isLine = scene.marktype === 'line' || scene.marktype === 'area' || scene.marktype === 'trail';
		for (const item of scene.items) {
			for (const channel of ['fill', 'stroke'] as const) {
				const asked = item[channel];
				if (!isGradientSpec(asked)) continue;
				item[channel] = this.#gradient(asked, isLine ? scene.bounds : item.bounds);
				undo.push(() => {
					item[channel] = asked;
				});
			}
		}
		return () => {
			for (const step of undo) step();
		};
	}

	#gradient(spec: GradientSpec, { x1, y1, x2, y2 }: SceneBounds): RecordedGradient {
		const [width, height] = [x2 - x1, y2 - y1];
		const stops = (spec.stops ?? []).flatMap(({ offset, color }): GradientStop[] => {
			const ink = this.#host.parseColor(String(color));
			return ink ? [{ offset: Math.min(1, Math.max(0, Number(offset) || 0)), ink }] : [];
		});
		if (spec.gradient === 'radial') {
			const side = Math.max(width, height);
			const circle = (x = 0.5, y = 0.5, r = 0) => [x1 + x * width, y1 + y * height, r * side] as const;
			return new RecordedGradient({
				kind: 'radial',
				from: circle(spec.x1, spec.y1, spec.r1 ?? 0),
				to: circle(spec.x2, spec.y2, spec.r2 ?? 0.5),
				stops,
			});
		}
		return new RecordedGradient({
			kind: 'linear',
			from: [spec.x1 ?? 0, spec.y1 ?? 0],
			to: [spec.x2 ?? 1, spec.y2 ?? 0],
			stops,
			matrix: [width, 0, 0, height, x1, y1],
		});
	}

	#drawLabels(scene: DrawnScene): void {
		const recorder = this.#recorder;
		if (scene.clip) {
			recorder.save();
			recorder.beginPath();
			if (typeof scene.clip === 'function') scene.clip(recorder);
			else recorder.rect(0, 0, scene.group?.width ?? 0, scene.group?.height ?? 0);
			recorder.clip();
		}
		const items = [...scene.items].sort((a, b) => (a.zindex ?? 0) - (b.zindex ?? 0));
		for (const item of items) {
			recorder.mark = this.#referenceOf(scene, item);
			recorder.item = item;
			const restore = this.#prepareGradients({ ...scene, items: [item] });
			drawLeader(item.leader, recorder);
			this.#drawLabel(item);
			restore();
		}
		if (scene.clip) recorder.restore();
	}

	#drawLabel(item: DrawnItem): void {
		const recorder = this.#recorder;
		const size = sizeOf(item);
		const opacity = item.opacity ?? 1;
		const lines = linesOf(item.text, item.lineBreak);
		if (opacity === 0 || size === 0 || lines.every((line) => line === '')) return;
		recorder.save();
		recorder.globalCompositeOperation = item.blend ?? 'source-over';
		const radius = item.radius ?? 0;
		const theta = (item.theta ?? 0) - Math.PI / 2;
		recorder.translate((item.x ?? 0) + radius * Math.cos(theta), (item.y ?? 0) + radius * Math.sin(theta));
		if (item.angle) recorder.rotate((item.angle * Math.PI) / 180);
		const style = styleOf(item);
		const lineHeight = item.lineHeight ?? size + 2;
		const paints = {
			fill: Boolean(item.fill) && (item.fillOpacity ?? 1) > 0,
			stroke: Boolean(item.stroke) && (item.strokeOpacity ?? 1) > 0 && (item.strokeWidth ?? 1) > 0,
		};
		for (const [index, line] of lines.entries()) {
			const text = cutToLimit(line, item, this.#host.fonts);
			const width = this.#host.fonts.width(text, size, style);
			const start = item.align === 'center' ? width / 2 : item.align === 'right' ? width : 0;
			const x = (item.dx ?? 0) - start;
			const y = (item.dy ?? 0) + baselineShift(item.baseline, size, lineHeight) + index * lineHeight;
			const pieces = this.#host.fonts.pieces(text, style);
			// One op has one alpha: a label whose fill and stroke fade apart would need two; charts have no such labels.
			recorder.globalAlpha = opacity * (item.fillOpacity ?? 1);
			recorder.fillStyle = item.fill;
			recorder.strokeStyle = item.stroke;
			recorder.lineWidth = item.strokeWidth ?? 1;
			recorder.lineCap = item.strokeCap ?? 'butt';
			recorder.lineJoin = item.strokeJoin ?? 'miter';
			recorder.miterLimit = item.strokeMiterLimit ?? 4;
			recorder.setLineDash(item.strokeDash ?? []);
			recorder.lineDashOffset = item.strokeDashOffset ?? 0;
			recorder.drawPieces(pieces, size, { x, y }, paints);
		}
		recorder.restore();
	}
}

interface GradientSpec {
	readonly gradient: string;
	readonly x1?: number;
	readonly y1?: number;
	readonly r1?: number;
	readonly x2?: number;
	readonly y2?: number;
	readonly r2?: number;
	readonly stops?: readonly { readonly offset: number; readonly color: string }[];
}

const isGradientSpec = (value: unknown): value is GradientSpec =>
	value instanceof Object && 'gradient' in value && typeof value.gradient === 'string';

/** `bar`, `line`, `axis-label`: what Vega-Lite calls the mark, a name of the spec's own, or Vega's type of it. */
function roleOf({ role, name, marktype }: DrawnScene, item: DrawnItem | undefined): string {
	if (role !== undefined && role !== 'mark') return role;
	const own = name?.replace(/_marks$/, '');
	if (own && own !== 'marks' && !/^(layer|concat|child)_/.test(own)) return own;
	return item?.ariaRoleDescription?.replace(/ mark$/, '') ?? marktype;
}

/**
 * Vega's own baselines, with the middle where Latin figures and Chinese characters have theirs: a label beside a bar stands
 * level with it.
 */
export function baselineShift(baseline: string | undefined, size: number, lineHeight: number): number {
	switch (baseline) {
		case 'top':
			return 0.79 * size;
		case 'middle':
			return 0.35 * size;
		case 'bottom':
			return -0.21 * size;
		case 'line-top':
			return 0.29 * size + 0.5 * lineHeight;
		case 'line-bottom':
			return 0.29 * size - 0.5 * lineHeight;
		default:
			return 0;
	}
}
