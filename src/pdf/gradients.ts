import { type Gradient, type GradientStop, type Ink, type Matrix, multiply } from '../base/index.js';
import { Content } from './content.js';
import type { PdfFile } from './pdf-file.js';
import type { PdfDictionary, PdfReference, PdfValue } from './pdf-value.js';

/** Where a shading with changing alpha may be seen: more than any page. */
const EVERYWHERE: readonly number[] = [-16000, -16000, 16000, 16000];

/** A gradient made ready: a pattern to paint with, and the alpha that goes with it. */
export interface GradientPaint {
	readonly name: string;
	readonly pattern: PdfReference;
	/** The alpha of all stops; 1 when `mask` has it. */
	readonly alpha: number;
	readonly mask?: PdfReference;
}

/** The gradients of the file: shadings (ISO 32000-1, 8.7.4), each written once. */
export class Gradients {
	private readonly known = new Map<string, GradientPaint>();

	constructor(private readonly file: PdfFile) {}

	/** `matrix` leads from the gradient's space to the space that the content stream starts in. */
	paint(gradient: Gradient, matrix: Matrix): GradientPaint {
		const toStart = gradient.matrix ? multiply(matrix, gradient.matrix) : matrix;
		const key = JSON.stringify([gradient, toStart]);
		const known = this.known.get(key);
		if (known) return known;
		const stops = fullStops(gradient.stops);
		const alphas = stops.map(({ ink }) => ink.alpha);
		const isEven = alphas.every((alpha) => alpha === alphas[0]);
		const colours = stops.map(({ offset, ink }) => ({ offset, values: ink.channels }));
		const pattern = this.file.add({
			Type: 'Pattern',
			PatternType: 2,
			Matrix: toStart,
			Shading: shading(gradient, 'DeviceRGB', colours),
		});
		const mask = isEven ? undefined : this.mask(gradient, stops);
		const name = `P${this.known.size + 1}`;
		const paint = { name, pattern, alpha: isEven ? (alphas[0] ?? 1) : 1, ...(mask && { mask }) };
		this.known.set(key, paint);
		return paint;
	}

	/** A form in the space of what is painted, as light as the gradient is opaque. */
	private mask(gradient: Gradient, stops: readonly GradientStop[]): PdfReference {
		const content = new Content('unmarked');
		const alphas = stops.map(({ offset, ink }) => ({ offset, values: [ink.alpha] }));
		if (gradient.matrix) content.transform(gradient.matrix);
		const reference = this.file.add(shading(gradient, 'DeviceGray', alphas));
		content.shade(content.resources.use('Shading', 'S', reference));
		return this.file.stream(
			{
				Type: 'XObject',
				Subtype: 'Form',
				BBox: EVERYWHERE,
				Group: { Type: 'Group', S: 'Transparency', CS: 'DeviceGray' },
				Resources: content.resources.dictionary(),
			},
			content.bytes(),
		);
	}
}

/** The ink of a gradient that has but one. */
export function singleInk({ stops }: Gradient): Ink | undefined {
	const [first, ...others] = stops;
	return first && others.every(({ ink }) => JSON.stringify(ink) === JSON.stringify(first.ink))
		? first.ink
		: undefined;
}

interface StopValues {
	readonly offset: number;
	readonly values: readonly number[];
}

function shading(gradient: Gradient, space: string, stops: readonly StopValues[]): PdfDictionary {
	return {
		ShadingType: gradient.kind === 'linear' ? 2 : 3,
		ColorSpace: space,
		Coords: [...gradient.from, ...gradient.to],
		Function: stitched(stops),
		Extend: [true, true],
	};
}

/** Straight ramps from stop to stop, joined; a step between two stops at the same offset is the joint itself. */
function stitched(stops: readonly StopValues[]): PdfDictionary {
	const ramps: { readonly end: number; readonly ramp: PdfDictionary }[] = [];
	for (let i = 0; i + 1 < stops.length; i++) {
		const from = stops[i]!;
		const to = stops[i + 1]!;
		if (to.offset <= from.offset) continue;
		const ramp = { FunctionType: 2, Domain: [0, 1], C0: from.values, C1: to.values, N: 1 };
		ramps.push({ end: to.offset, ramp });
	}
	const [only] = ramps;
	if (only && ramps.length === 1) return only.ramp;
	return {
		FunctionType: 3,
		Domain: [0, 1],
		Functions: ramps.map(({ ramp }): PdfValue => ramp),
		Bounds: ramps.slice(0, -1).map(({ end }) => end),
		Encode: ramps.flatMap(() => [0, 1]),
	};
}

/** Stops from 0 to 1, ascending: what lies outside takes the colour of the end. */
function fullStops(stops: readonly GradientStop[]): readonly GradientStop[] {
	const result: GradientStop[] = [];
	let last = 0;
	for (const { offset, ink } of stops) {
		last = Math.min(1, Math.max(last, offset));
		if (result.length === 0 && last > 0) result.push({ offset: 0, ink });
		result.push({ offset: last, ink });
	}
	const end = result.at(-1);
	return end && end.offset < 1 ? [...result, { offset: 1, ink: end.ink }] : result;
}
