import { z } from 'zod';
import { defineKind, type VegaLite } from './kind.js';
import {
	calculate,
	cell,
	column,
	dataOf,
	dataSource,
	highlight,
	isHighlit,
	LINE,
	overRows,
} from './shapes.js';
import { periods, timeName, timeOf } from './time.js';

const shape = z.strictObject({
	kind: z.literal('timeline'),
	data: dataSource,
	/** Only rows with these ids. */
	only: z.array(z.string()).min(1).optional(),
	/** The column of moments, `2023-08-03`, `2023-08`, `2023Q3` or `2023`. */
	time: column.default('time'),
	/** How a moment is named. */
	period: z.enum(periods).default('day'),
	/** The column that says what happened. */
	name: column.default('name'),
	/** A column with more about it. */
	note: column.optional(),
	/** Events above and below a line of time, or one under another. */
	form: z.enum(['across', 'list']).default('list'),
	highlight,
});
type Options = z.infer<typeof shape>;

/** Events in their order, each with its moment and what happened. */
export const timeline = defineKind(shape, (options, language) => {
	const { form, period, time, name, note } = options;
	const events = [
		calculate('moment', timeOf(cell(time))),
		{ filter: 'isValid(datum.moment)' },
		{ window: [{ op: 'row_number', as: 'place' }], sort: [{ field: 'moment' }] },
		overRows('max', 'place', 'events'),
		calculate('when', timeName('datum.moment', period, language)),
		calculate('what', cell(name)),
		calculate('more', note === undefined ? "''" : `isValid(${cell(note)}) ? ${cell(note)} : ''`),
	];
	return form === 'list' ? list(options, events) : acrossTime(options, events);
});

const pointColor = (ids: readonly string[]): VegaLite =>
	ids.length === 0
		? { value: '$companion' }
		: { condition: { test: isHighlit(ids), value: '$accent' }, value: '$companion' };

/** Points between the moments, the rail and the texts. */
const RAIL_GAP = 8;
/** Points of white after each event, at least. */
const AIR = 4;
/** The share of the box's width that moments may take beside the texts. */
const WHEN_SHARE = 0.3;

/**
 *     3月1日  ●  What happened, on as many lines
 *             │  as it needs
 *     4月9日  ●  and what happened then
 */
function list(options: Options, events: readonly VegaLite[]): VegaLite {
	const textStart = `datum.rail + ${RAIL_GAP}`;
	// What height is left over stands between the events.
	const gap = `max(${AIR}, (height - ${LINE} * datum.total) / max(1, datum.events - 1))`;
	const line = (number: string): VegaLite =>
		px(`${LINE} * (datum.before + ${number} + 0.55) + (datum.place - 1) * ${gap}`);
	const text = { type: 'text', align: 'left', lineHeight: LINE };
	return {
		...dataOf(options, [
			...events,
			calculate('whenRoom', "textWidth(datum.when, 'category-label', 'bold')"),
			overRows('max', 'whenRoom', 'whenRoom'),
			// In a narrow box moments stand above their texts.
			calculate('stacked', `datum.whenRoom > ${WHEN_SHARE} * boxWidth ? 1 : 0`),
			calculate('rail', `datum.stacked ? 3 : datum.whenRoom + ${RAIL_GAP}`),
			calculate('lines', `wrapText(datum.what, boxWidth - (${textStart}), 'category-label')`),
			calculate(
				'moreLines',
				`datum.more == '' ? [] : wrapText(datum.more, boxWidth - (${textStart}), 'annotation')`,
			),
			calculate('size', 'datum.stacked + length(datum.lines) + length(datum.moreLines)'),
			overRows('sum', 'size', 'total'),
			{ window: [{ op: 'sum', field: 'size', as: 'after' }], frame: [null, 0], sort: [{ field: 'place' }] },
			calculate('before', 'datum.after - datum.size'),
		]),
		layer: [
			{
				mark: {
					type: 'rule',
					color: '$grey',
					strokeWidth: 0.5,
					opacity: { expr: 'datum.place < datum.events ? 1 : 0' },
				},
				encoding: {
					x: px('datum.rail'),
					y: line('0'),
					y2: px(`${LINE} * (datum.after + 0.55) + datum.place * ${gap}`),
				},
			},
			{
				mark: { type: 'point', size: 20 },
				encoding: { x: px('datum.rail'), y: line('0'), color: pointColor(options.highlight) },
			},
			{
				mark: {
					...text,
					style: 'category-label',
					fontWeight: 'bold',
					align: { expr: "datum.stacked ? 'left' : 'right'" },
				},
				encoding: {
					x: px(`datum.stacked ? ${textStart} : datum.whenRoom`),
					y: line('0'),
					text: { field: 'when' },
				},
			},
			{
				mark: { ...text, style: 'category-label' },
				encoding: { x: px(textStart), y: line('datum.stacked'), text: { field: 'lines' } },
			},
			{
				mark: { ...text, style: 'annotation' },
				encoding: {
					x: px(textStart),
					y: line('datum.stacked + length(datum.lines)'),
					text: { field: 'moreLines' },
				},
			},
		],
	};
}

/** A place in points, as an expression. */
const px = (expr: string): VegaLite => ({ value: { expr } });

/** Points of the slanting part of a stem, from the line of time to the text's edge. */
const STEM = 12;
/** Points between a stem and its text. */
const STEM_GAP = 3;
/** Points of white between two texts of one side. */
const SLOT_GAP = 6;

/**
 * Where the texts of each side begin, `slot`: each at its moment, or as far right of it as those before push it, or as far left as
 * those after need. With `before` the widths of the texts before, the first is before + the greatest (stand - before) so far.
 */
const besideEachOther: readonly VegaLite[] = [
	{
		window: [{ op: 'sum', field: 'width', as: 'after' }],
		frame: [null, 0],
		groupby: ['isAbove'],
		sort: [{ field: 'place' }],
	},
	calculate('before', 'datum.after - datum.width'),
	calculate('push', 'datum.stand - datum.before'),
	{
		window: [{ op: 'max', field: 'push', as: 'push' }],
		frame: [null, 0],
		groupby: ['isAbove'],
		sort: [{ field: 'place' }],
	},
	overRows('sum', 'width', 'widths', ['isAbove']),
	calculate('slot', 'min(datum.before + datum.push, boxWidth - datum.widths + datum.before)'),
];

/**
 * Texts of each side are broken to share its width, so that they cannot collide however near their moments are; a stem joins each to
 * its moment.
 *
 *     │ 3月1日        │ 4月9日
 *     │ What came     │ and then
 *      ╲              ╱
 *     ──●────●───────●──●──
 */
function acrossTime(options: Options, events: readonly VegaLite[]): VegaLite {
	const axis = `(height * (datum.above + 1) / (datum.above + datum.below + 2))`;
	const slot = 'datum.slot';
	const moment = 'datum.stand';
	/** Where the texts of each side begin, downwards. */
	const top = `(datum.isAbove ? 0 : ${axis} + ${STEM})`;
	const textY = (line: string): VegaLite => px(`${top} + ${LINE / 2 + 1} + (${line}) * ${LINE}`);
	const text = { type: 'text', align: 'left', dx: STEM_GAP, lineHeight: LINE };
	const stem = { type: 'rule', color: '$text', strokeWidth: 0.35 };
	return {
		...dataOf(options, [
			...events,
			overRows('min', 'moment', 'start'),
			overRows('max', 'moment', 'end'),
			calculate(
				'along',
				'datum.end == datum.start ? 0.5 : (datum.moment - datum.start) / (datum.end - datum.start)',
			),
			calculate('isAbove', 'datum.place % 2 == 1'),
			calculate('slots', 'datum.isAbove ? ceil(datum.events / 2) : floor(datum.events / 2)'),
			calculate('room', `boxWidth / datum.slots - ${STEM_GAP + SLOT_GAP}`),
			calculate('lines', "wrapText(datum.what, datum.room, 'category-label')"),
			calculate('moreLines', "datum.more == '' ? [] : wrapText(datum.more, datum.room, 'annotation')"),
			calculate('stand', 'datum.along * (boxWidth - 6) + 3'),
			calculate(
				'width',
				`max(textWidth(datum.when, 'category-label', 'bold'), textWidth(datum.lines, 'category-label'), textWidth(datum.moreLines, 'annotation')) + ${STEM_GAP + SLOT_GAP}`,
			),
			...besideEachOther,
			calculate('size', '1 + length(datum.lines) + length(datum.moreLines)'),
			calculate('sizeAbove', 'datum.isAbove ? datum.size : 0'),
			calculate('sizeBelow', 'datum.isAbove ? 0 : datum.size'),
			overRows('max', 'sizeAbove', 'above'),
			overRows('max', 'sizeBelow', 'below'),
		]),
		layer: [
			{
				mark: stem,
				encoding: {
					x: px(slot),
					y: px(top),
					y2: px(`datum.isAbove ? ${axis} - ${STEM} : ${top} + datum.size * ${LINE}`),
				},
			},
			{
				mark: stem,
				encoding: {
					x: px(slot),
					x2: px(moment),
					y: px(`datum.isAbove ? ${axis} - ${STEM} : ${top}`),
					y2: px(axis),
				},
			},
			{
				transform: [{ filter: 'datum.place == 1' }],
				mark: { type: 'rule', color: '$text', strokeWidth: 0.8 },
				encoding: { x: { value: 1 }, x2: px('boxWidth - 1'), y: px(axis) },
			},
			{
				mark: { type: 'point', size: 20 },
				encoding: { x: px(moment), y: px(axis), color: pointColor(options.highlight) },
			},
			{
				mark: { ...text, style: 'category-label', fontWeight: 'bold' },
				encoding: { x: px(slot), y: textY('0'), text: { field: 'when' } },
			},
			{
				mark: { ...text, style: 'category-label' },
				encoding: { x: px(slot), y: textY('1'), text: { field: 'lines' } },
			},
			{
				mark: { ...text, style: 'annotation' },
				encoding: { x: px(slot), y: textY('1 + length(datum.lines)'), text: { field: 'moreLines' } },
			},
		],
	};
}
