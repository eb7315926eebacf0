import type { View } from 'vega';
import { type Drawing, type DrawingOp, type Ink, type Rect, rectPath, type Size } from '../base/index.js';
import type { Findings } from './findings/findings.js';
import type { Recorder } from './record/recorder.js';
import { sizeOfView } from './view/vega.js';

/** Points by which a chart that cannot shrink may leave its box before it is refused. */
const TOLERANCE = 0.5;

/** Works a chart out at the size of its spec; the frame is what Vega's own picture of it shows, padding included. */
export async function ownFrame(view: View): Promise<Rect> {
	await view.runAsync();
	const padding = view.padding();
	const {
		left = 0,
		right = 0,
		top = 0,
		bottom = 0,
	} = typeof padding === 'number'
		? { left: padding, right: padding, top: padding, bottom: padding }
		: padding;
	const [x, y] = view.origin();
	const { width, height } = sizeOfView(view);
	return { x: -x - left, y: -y - top, width: width + left + right, height: height + top + bottom };
}

/** Whether a box can hold a chart; one without width or height is reported. */
export function hasRoom({ width, height }: Size, findings: Findings): boolean {
	if (width > 0 && height > 0) return true;
	const side = width > 0 ? 'height' : 'width';
	findings.add({
		code: 'chart/size',
		severity: 'error',
		message: `the box of the chart has no ${side}`,
		path: [],
		hint: `give its plot a ${side} in the style sheet`,
	});
	return false;
}

/** Whether a frame can be drawn; one without an end is reported. */
export function hasEnd({ width, height }: Size, findings: Findings): boolean {
	if (Number.isFinite(width) && Number.isFinite(height)) return true;
	findings.add({
		code: 'chart/size',
		severity: 'error',
		message: 'the chart has no size that could be drawn',
		path: [],
		hint: 'give it a width and a height, and look for values without end',
	});
	return false;
}

/** Reports a chart that is larger than its box. */
export function reportSize(reached: Size, size: Size, findings: Findings): void {
	for (const [side, excess, whole] of [
		['wider', reached.width - size.width, size.width],
		['higher', reached.height - size.height, size.height],
	] as const) {
		if (excess <= TOLERANCE) continue;
		findings.add({
			code: 'chart/size',
			severity: 'error',
			message: `the chart is ${Math.ceil(excess)} pt ${side} than its box of ${Number(whole.toFixed(1))} pt`,
			path: [],
			hint: 'give it more room, shorten its labels, or let Vega-Lite set the steps of its axes',
		});
	}
}

/**
 * The drawing at its size, on its ground. What stands outside is cut off: in a box it was reported, and in a chart of its own
 * size Vega's picture ends there too.
 */
export function framed(
	{ ops, extent }: Recorder,
	size: Size,
	{ ground, isOwnSize }: { readonly ground: Ink | undefined; readonly isOwnSize: boolean },
): Drawing {
	const frame = rectPath({ x: 0, y: 0, ...size });
	const all: readonly DrawingOp[] = [
		...(ground ? [{ op: 'path', path: frame, fill: ground, mark: { role: 'background' } } as const] : []),
		...ops,
	];
	const tolerance = isOwnSize ? 0 : TOLERANCE;
	const isWithin =
		extent.left >= -tolerance &&
		extent.top >= -tolerance &&
		extent.right <= size.width + tolerance &&
		extent.bottom <= size.height + tolerance;
	if (isWithin) return { size, ops: all };
	return { size, ops: [{ op: 'group', clip: frame, ops: all }] };
}
