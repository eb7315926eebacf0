import type { DrawingOp, Ink, Path } from '../base/index.js';
import type { InlineBox } from '../layout/index.js';

/** Where a point of the line stands on the page: along the text, and across it from the line's top. */
export type OnPage = (along: number, across: number) => readonly [x: number, y: number];

/** A line under, over or through text that is not plain (CSS Text Decoration 4, 2): from `start` to `end`, its upper edge at `top`. */
export function decorationLine(
	kind: Exclude<InlineBox['style']['textDecorationStyle'], 'solid'>,
	{ start, end, top, width }: { start: number; end: number; top: number; width: number },
	fill: Ink,
	onPage: OnPage,
): readonly DrawingOp[] {
	const bar = (from: number, to: number): DrawingOp => ({
		op: 'path',
		path: [
			['M', ...onPage(start, from)],
			['L', ...onPage(end, from)],
			['L', ...onPage(end, to)],
			['L', ...onPage(start, to)],
			['Z'],
		],
		fill,
	});
	const stroke = (path: Path, dash: readonly number[], cap: 'butt' | 'round'): DrawingOp => ({
		op: 'path',
		path,
		stroke: { paint: fill, width, cap, join: 'round', miterLimit: 10, dash, dashOffset: 0 },
	});
	const middle = top + width / 2;
	const straight: Path = [
		['M', ...onPage(start, middle)],
		['L', ...onPage(end, middle)],
	];
	switch (kind) {
		case 'double':
			return [bar(top, top + width), bar(top + 2 * width, top + 3 * width)];
		case 'dotted':
			return [stroke(straight, [0, 2 * width], 'round')];
		case 'dashed':
			return [stroke(straight, [3 * width, 2 * width], 'butt')];
		case 'wavy':
			return [stroke(wave(start, end, middle + width, width, onPage), [], 'butt')];
	}
}

/** Half waves of four widths' length, as high as the line is thick; the last is as long as the others and ends with the text. */
function wave(start: number, end: number, middle: number, width: number, onPage: OnPage): Path {
	const count = Math.max(1, Math.round((end - start) / (4 * width)));
	const step = (end - start) / count;
	const halves = Array.from({ length: count }, (_, i): Path[number] => {
		const from = start + i * step;
		// The middle of a cubic whose handles stand 4/3 high is one high.
		const height = middle + (i % 2 === 0 ? -1 : 1) * width * (4 / 3);
		return [
			'C',
			...onPage(from + step / 3, height),
			...onPage(from + (2 * step) / 3, height),
			...onPage(from + step, middle),
		];
	});
	return [['M', ...onPage(start, middle)], ...halves];
}
