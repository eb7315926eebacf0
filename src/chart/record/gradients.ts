import type { GradientStop, Ink } from '../../base/index.js';
import type { DrawnItem, DrawnScene, SceneBounds } from '../view/vega.js';
import { RecordedGradient } from './recorded.js';

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

type ParseColor = (text: string) => Ink | undefined;

/** A fill or stroke of a mark, with a gradient of the spec made ours, over `bounds`. */
export const paintOver = (paint: unknown, bounds: SceneBounds, parseColor: ParseColor): unknown =>
	isGradientSpec(paint) ? gradientOver(paint, bounds, parseColor) : paint;

/**
 * Puts our gradients where Vega would make a canvas gradient, or a bitmap for one that is not level; returns the way back.
 * What is one shape of many points, a line or an area, has its bounds in its first point, as Vega paints by the first.
 */
export function prepareGradients({ items }: DrawnScene, parseColor: ParseColor): () => void {
	const undo: (() => void)[] = [];
	for (const item of items) {
		for (const channel of ['fill', 'stroke'] as const) {
			const asked = item[channel];
			if (!isGradientSpec(asked) || !hasBounds(item)) continue;
			item[channel] = gradientOver(asked, item.bounds, parseColor);
			undo.push(() => {
				item[channel] = asked;
			});
		}
	}
	return () => {
		for (const step of undo) step();
	};
}

/** Points of a line after its first are never bounded. */
const hasBounds = ({ bounds }: Partial<DrawnItem>): boolean => bounds !== undefined && bounds.x1 <= bounds.x2;

function gradientOver(
	spec: GradientSpec,
	{ x1, y1, x2, y2 }: SceneBounds,
	parseColor: ParseColor,
): RecordedGradient {
	const [width, height] = [x2 - x1, y2 - y1];
	const stops = (spec.stops ?? []).flatMap(({ offset, color }): GradientStop[] => {
		const ink = parseColor(String(color));
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
	const from = [spec.x1 ?? 0, spec.y1 ?? 0] as const;
	const to = [spec.x2 ?? 1, spec.y2 ?? 0] as const;
	// One that is level, upright or in a square needs no space of its own.
	if (from[0] === to[0] || from[1] === to[1] || width === height) {
		const landed = ([x, y]: readonly [number, number]) => [x1 + x * width, y1 + y * height] as const;
		return new RecordedGradient({ kind: 'linear', from: landed(from), to: landed(to), stops });
	}
	return new RecordedGradient({
		kind: 'linear',
		from,
		to,
		stops,
		matrix: [width, 0, 0, height, x1, y1],
	});
}
