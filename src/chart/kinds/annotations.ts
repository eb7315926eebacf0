import { z } from 'zod';
import type { FigureLanguage } from '../../quantity/index.js';
import type { VegaLite } from './kind.js';
import { LINE, literal, words, wordsIn } from './shapes.js';
import { timeOf } from './time.js';

const place = z.union([z.string(), z.number()]);
/** On which side of its rule a text stands; without it, where there is more room. */
const side = z.enum(['left', 'right']).optional();

/** A rule at a date or category, or at a value; a band between two of them; each with a short text. */
export const annotation = z.union([
	z.strictObject({ at: place, text: words, side }),
	z.strictObject({ value: z.number(), text: words, side }),
	z.strictObject({ from: place, to: place, text: words, side }),
	z.strictObject({ fromValue: z.number(), toValue: z.number(), text: words, side }),
]);
export type Annotation = z.infer<typeof annotation>;

/** For the shape of a kind: `annotations: [{ at: 2020-02, text: … }]`. */
export const annotationFields = { annotations: z.array(annotation).max(12).default([]) };

type AxisType = 'temporal' | 'quantitative' | 'nominal';

/** What an axis of the chart measures, and how the chart has it drawn, which all layers have to say alike; null is not at all. */
export interface AnnotatedAxis {
	readonly type: AxisType;
	readonly axis: VegaLite | null;
}

export interface AnnotationLayers {
	/** Bands and rules: they go behind the data. */
	readonly behind: readonly VegaLite[];
	/** Their texts: before the data. */
	readonly before: readonly VegaLite[];
}

/**
 * Layers for annotations: put `behind` before and `before` after the layers of the data, all of one `layer` whose encoding they do
 * not inherit. `axes` says what the chart's x and y measure: `value` means the quantitative one, `at`, `from` and `to` the other.
 * Moments and values widen the axis to be seen; categories have to be among those of the data.
 */
export function annotationLayers(
	annotations: readonly Annotation[],
	axes: { readonly x: AnnotatedAxis; readonly y: AnnotatedAxis },
	language: FigureLanguage,
): AnnotationLayers {
	const along = axes.x.type === 'quantitative' && axes.y.type !== 'quantitative' ? 'y' : 'x';
	const across = along === 'x' ? 'y' : 'x';
	const made = annotations.map((each): { readonly mark: VegaLite; readonly label: VegaLite } => {
		const text = wordsIn(each.text, language);
		const channel: Channel = 'at' in each || 'from' in each ? along : across;
		const axis = { channel, ...axes[channel] };
		if ('at' in each) return ruleAt(each.at, axis, text, each.side);
		if ('value' in each) return ruleAt(each.value, axis, text, each.side);
		if ('from' in each) return bandOf(each.from, each.to, axis, text, each.side);
		return bandOf(each.fromValue, each.toValue, axis, text, each.side);
	});
	return { behind: made.map(({ mark }) => mark), before: made.map(({ label }) => label) };
}

type Channel = 'x' | 'y';
type Side = Annotation['side'];

/** Points by which rules and bands stand above the plot, beside their text. */
const RISE = 11;
/** Points that a text may reach left of the plot, over the numbers of the axis. */
const BESIDE = 18;
/** Points: no text is broken to lines that are narrower. */
const NARROW = 30;
/** Points between a rule and its text. */
const GAP = 3;

interface Place extends AnnotatedAxis {
	readonly channel: Channel;
}

function ruleAt(at: string | number, place: Place, text: string, side: Side) {
	const { channel, type } = place;
	const data = rowOf({ at }, type);
	const position = { [channel]: positionOf('at', at, place, 0.5) };
	return {
		mark: {
			...data,
			mark: {
				type: 'rule',
				style: 'annotation-rule',
				color: '$text',
				strokeWidth: 0.5,
				strokeDash: [1.5, 1.5],
			},
			encoding: { ...position, ...(channel === 'x' && ABOVE) },
		},
		label: {
			...data,
			mark: channel === 'x' ? besideTop(placeOf(at, type, 0.5), text, side) : onRule(text, side, 'bottom'),
			encoding: { ...position, ...(channel === 'x' ? TOP : atSide(side)) },
		},
	};
}

function bandOf(from: string | number, to: string | number, place: Place, text: string, side: Side) {
	const { channel, type } = place;
	const data = rowOf({ from, to }, type);
	const start = positionOf('from', from, place, 0);
	const end = positionOf('to', to, place, 1);
	const isRight = side === 'right';
	return {
		mark: {
			...data,
			mark: { type: 'rect', style: 'annotation-band', color: '$grey', opacity: 0.22 },
			encoding: { [channel]: start, [`${channel}2`]: withoutType(end), ...(channel === 'x' && ABOVE) },
		},
		label: {
			...data,
			mark:
				channel === 'x'
					? besideTop(placeOf(isRight ? to : from, type, isRight ? 1 : 0), text, side)
					: onRule(text, side, 'top'),
			encoding: channel === 'x' ? { x: isRight ? end : start, ...TOP } : { [channel]: end, ...atSide(side) },
		},
	};
}

/** From above the plot down to its foot. */
const ABOVE = { y: { value: -RISE }, y2: { value: { expr: 'height' } } };
const TOP = { y: { value: -RISE / 2 } };

/** One row of its own, so that nothing is drawn once for each row of the chart. */
const rowOf = (row: Readonly<Record<string, string | number>>, type: AxisType): VegaLite => ({
	data: { values: [row] },
	...(type === 'temporal' && {
		transform: Object.keys(row).map((name) => ({ calculate: timeOf(`datum.${name}`), as: name })),
	}),
});

/** Categories are looked up, for a scale shared with a layer of another order would lose the order of the data. */
function positionOf(
	field: string,
	at: string | number,
	{ channel, type, axis }: Place,
	share: number,
): VegaLite {
	if (type !== 'nominal')
		return { field, type, axis, ...(type === 'temporal' && { scale: { type: 'utc' } }) };
	const scale = literal(channel);
	return { value: { expr: `scale(${scale}, ${JSON.stringify(at)}) + ${share} * bandwidth(${scale})` } };
}

/** The second end of a band has the type of the first. */
const withoutType = ({ field, value }: VegaLite): VegaLite => (field === undefined ? { value } : { field });

/** The expression for where a vertical rule stands. */
const placeOf = (at: string | number, type: AxisType, share: number): string =>
	type === 'nominal'
		? `scale('x', ${JSON.stringify(at)}) + ${share} * bandwidth('x')`
		: `scale('x', ${type === 'temporal' ? timeOf(JSON.stringify(at)) : at})`;

/**
 * A text beside the top of a rule: on its left where it would leave the plot at the right, where ends of lines are named, and there is
 * room for it. Where neither side has room it is broken to lines in the wider one.
 */
function besideTop(place: string, text: string, side: Side): VegaLite {
	const wide = `textWidth(${literal(text)}, 'annotation') + ${GAP}`;
	const isLeft =
		side === undefined
			? `((${place}) + ${wide} > width && ((${place}) + ${BESIDE} >= ${wide} || (${place}) > width / 2))`
			: String(side === 'left');
	const room = `max(${NARROW}, (${isLeft} ? (${place}) + ${BESIDE} : width - (${place})) - ${GAP})`;
	const lines = `wrapText(${literal(text)}, ${room}, 'annotation')`;
	return {
		type: 'text',
		style: 'annotation',
		text: { expr: lines },
		lineHeight: LINE,
		dy: { expr: `-${LINE} * (length(${lines}) - 1)` },
		align: { expr: `${isLeft} ? 'right' : 'left'` },
		dx: { expr: `${isLeft} ? ${-GAP} : ${GAP}` },
		baseline: 'middle',
	};
}

/** A text at one end of a level rule, above it, or in the top of a band. */
const onRule = (text: string, side: Side, baseline: 'bottom' | 'top'): VegaLite => ({
	type: 'text',
	style: 'annotation',
	text,
	align: side === 'right' ? 'right' : 'left',
	baseline,
	dy: baseline === 'bottom' ? -2 : 2,
});

const atSide = (side: Side): VegaLite => ({ x: { value: side === 'right' ? { expr: 'width' } : 0 } });
