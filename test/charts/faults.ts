import { type DrawingOp, isGradient, type Paint, type Rect } from '../../src/base/index.js';
import type { FontSet } from '../../src/font/index.js';
import { extentOf, union } from './op-extents.js';

/** A drawing's ops with one fault in them, and where it is. */
export interface Fault {
	readonly kind: FaultKind;
	readonly ops: readonly DrawingOp[];
	readonly place: Rect;
}

/** What is done to one op; undefined where the fault does not apply. A list takes the place of the op. */
type Plant = (op: DrawingOp, fonts: FontSet) => readonly DrawingOp[] | undefined;

const moved = (op: DrawingOp, x: number, y: number): readonly DrawingOp[] | undefined =>
	op.op === 'group' ? undefined : [{ op: 'group', matrix: [1, 0, 0, 1, x, y], ops: [op] }];

const opaque = (paint: Paint): Paint =>
	isGradient(paint)
		? { ...paint, stops: paint.stops.map(({ offset, ink }) => ({ offset, ink: { ...ink, alpha: 1 } })) }
		: { ...paint, alpha: 1 };

const isTransparent = (paint: Paint | undefined): paint is Paint =>
	paint !== undefined &&
	(isGradient(paint) ? paint.stops.some(({ ink }) => ink.alpha < 1) : paint.alpha < 1 && paint.alpha > 0);

const firstInk = (paint: Paint): Paint => (isGradient(paint) ? (paint.stops[0]?.ink ?? paint) : paint);

/** The faults that a recorder could make, each by itself. */
export const plants = {
	'1 px to the right': (op) => moved(op, 1, 0),
	'1 px down': (op) => moved(op, 0, 1),
	'a mark lost': (op) => (op.op === 'group' ? undefined : []),
	'a label lost': (op) => (op.op === 'glyphs' ? [] : undefined),
	'a dash lost': (op) =>
		op.op === 'path' && op.stroke && op.stroke.dash.length > 0
			? [{ ...op, stroke: { ...op.stroke, dash: [] } }]
			: undefined,
	'a dash offset lost': (op) =>
		op.op === 'path' && op.stroke && op.stroke.dashOffset !== 0
			? [{ ...op, stroke: { ...op.stroke, dashOffset: 0 } }]
			: undefined,
	'an opacity of the fill lost': (op) =>
		(op.op === 'path' || op.op === 'glyphs') && isTransparent(op.fill)
			? [{ ...op, fill: opaque(op.fill) }]
			: undefined,
	'an opacity of the stroke lost': (op) =>
		(op.op === 'path' || op.op === 'glyphs') && op.stroke && isTransparent(op.stroke.paint)
			? [{ ...op, stroke: { ...op.stroke, paint: opaque(op.stroke.paint) } }]
			: undefined,
	'an opacity of a picture lost': (op) =>
		op.op === 'group' && op.opacity !== undefined ? [{ ...op, opacity: 1 }] : undefined,
	'a clip lost': (op) => (op.op === 'group' && op.clip ? [{ op: 'group', ops: op.ops }] : undefined),
	'a blend mode lost': (op) => (op.op === 'group' && op.blend ? op.ops : undefined),
	'a gradient lost': (op) =>
		op.op === 'path' && op.fill && isGradient(op.fill)
			? [{ ...op, fill: firstInk(op.fill) }]
			: op.op === 'path' && op.stroke && isGradient(op.stroke.paint)
				? [{ ...op, stroke: { ...op.stroke, paint: firstInk(op.stroke.paint) } }]
				: undefined,
	'a stroke lost': (op) => {
		if (op.op !== 'path' || !op.stroke || !op.fill) return undefined;
		const { stroke: _, ...filled } = op;
		return [filled];
	},
	'a pen twice as wide': (op) =>
		op.op === 'path' && op.stroke && op.stroke.width >= 1
			? [{ ...op, stroke: { ...op.stroke, width: op.stroke.width * 2 } }]
			: undefined,
	'another face': (op, fonts) => inAnotherFamily(op, fonts),
	'another picture': (op) =>
		op.op === 'image'
			? [{ ...op, rect: { ...op.rect, y: op.rect.y + op.rect.height, height: -op.rect.height } }]
			: undefined,
} satisfies Readonly<Record<string, Plant>>;

export type FaultKind = keyof typeof plants;

/** The label with the glyphs of another family, on the same advances. */
function inAnotherFamily(op: DrawingOp, fonts: FontSet): readonly DrawingOp[] | undefined {
	if (op.op !== 'glyphs') return undefined;
	const { family, weight } = fonts.face(op.run.font);
	return inFaceOf(
		op,
		fonts,
		/Sans/.test(family) ? ['Source Serif 4', 'Noto Serif SC'] : ['Noto Sans SC'],
		weight,
	);
}

function inFaceOf(
	op: DrawingOp & { readonly op: 'glyphs' },
	fonts: FontSet,
	families: readonly string[],
	weight: number,
): readonly DrawingOp[] | undefined {
	const characters = [...op.run.text].map((character) => character.codePointAt(0) ?? 0);
	if (characters.length !== op.run.glyphs.length) return undefined;
	const other = fonts
		.choose({ families, weight, style: 'normal' })
		.find(
			(face) => face.id !== op.run.font && characters.every((character) => face.glyphOf(character) !== 0),
		);
	if (!other) return undefined;
	return [
		{ ...op, run: { ...op.run, font: other.id, glyphs: characters.map((each) => other.glyphOf(each)) } },
	];
}

/** A drawing with all its labels in bold instead of regular, or the other way round. */
export const inAnotherWeight = (ops: readonly DrawingOp[], fonts: FontSet): readonly DrawingOp[] =>
	ops.flatMap((op): readonly DrawingOp[] => {
		if (op.op === 'group') return [{ ...op, ops: inAnotherWeight(op.ops, fonts) }];
		if (op.op !== 'glyphs') return [op];
		const { family, weight } = fonts.face(op.run.font);
		return inFaceOf(op, fonts, [family], weight >= 600 ? 400 : 700) ?? [op];
	});

/** Each kind of fault planted in up to `most` ops of a drawing, which are chosen evenly from all to which it applies. */
export function* plantFaults(ops: readonly DrawingOp[], fonts: FontSet, most: number): Generator<Fault> {
	for (const [kind, plant] of Object.entries(plants) as readonly [FaultKind, Plant][]) {
		const places = placesOf(ops).filter((place) => plant(opAt(ops, place), fonts) !== undefined);
		const step = Math.max(1, places.length / most);
		for (let at = 0; at < places.length; at += step) {
			const place = places[Math.floor(at)]!;
			const sound = opAt(ops, place);
			const made = plant(sound, fonts) ?? [];
			const extents = [sound, ...made].flatMap((op) => extentOf(op) ?? []);
			const [first] = extents;
			if (first) yield { kind, ops: replaced(ops, place, made), place: extents.reduce(union, first) };
		}
	}
}

type Place = readonly number[];

const placesOf = (ops: readonly DrawingOp[]): readonly Place[] =>
	ops.flatMap((op, index) => [
		[index],
		...(op.op === 'group' ? placesOf(op.ops).map((inner) => [index, ...inner]) : []),
	]);

function opAt(ops: readonly DrawingOp[], [index = 0, ...inner]: Place): DrawingOp {
	const op = ops[index]!;
	return inner.length > 0 && op.op === 'group' ? opAt(op.ops, inner) : op;
}

function replaced(
	ops: readonly DrawingOp[],
	[index = 0, ...inner]: Place,
	made: readonly DrawingOp[],
): readonly DrawingOp[] {
	return ops.flatMap((op, at) => {
		if (at !== index) return [op];
		return inner.length > 0 && op.op === 'group' ? [{ ...op, ops: replaced(op.ops, inner, made) }] : made;
	});
}
