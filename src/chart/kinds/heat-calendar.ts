import { z } from 'zod';
import type { FigureLanguage } from '../../quantity/index.js';
import { classFields, countOf, keyMarks, levels, shade } from './classes.js';
import { defineKind, type VegaLite } from './kind.js';
import { calculate, column, LINE, literal, overRows } from './shapes.js';

const shape = z.strictObject({
	kind: z.literal('heat-calendar'),
	/** A file with a row a day. */
	data: z.string().min(1),
	/** The column of days, `2015-01-31`. */
	date: column.default('date'),
	value: column.default('value'),
	...classFields,
	/** Days that are the point of the chart, `2015-01-31`. */
	highlight: z.array(z.string().regex(/^\d{4}-\d{2}-\d{2}$/)).default([]),
});
type Options = z.infer<typeof shape>;

/** Milliseconds of a day; days are counted from 1 January 1970, a Thursday. */
const DAY = 86_400_000;
/** Three years and some days: a calendar of more has no cells that can be seen. */
const MOST_DAYS = 1_130;

/** A cell a day, a column a week, Monday on top: shaded by classes, months marked off and named, days without a figure outlined. */
export const heatCalendar = defineKind(shape, (options, language) => {
	const count = countOf(options);
	const cellX = { x: { ...across, field: 'week' }, x2: { field: 'nextWeek' } };
	const cellY = { y: { ...down, field: 'weekday' }, y2: { field: 'nextWeekday' } };
	return {
		data: { url: options.data },
		transform: calendar(options),
		layer: [
			{
				mark: { type: 'rect', stroke: '$paper', strokeWidth: 0.6 },
				encoding: {
					...cellX,
					...cellY,
					color: { condition: { test: IS_MISSING, value: '$paper' }, ...shade(count) },
				},
			},
			{
				mark: {
					type: 'rect',
					filled: false,
					stroke: '$grey',
					strokeWidth: 0.5,
					strokeDash: [1.5, 1.5],
					opacity: { expr: `${IS_MISSING} ? 1 : 0` },
				},
				encoding: { ...cellX, ...cellY },
			},
			// Left of the first seven days of a month, and above its first day.
			{
				mark: boundary('utcdate(datum.time) <= 7 && datum.week > 0'),
				encoding: { x: { ...across, field: 'week' }, ...cellY },
			},
			{
				mark: boundary('utcdate(datum.time) == 1 && datum.weekday > 0'),
				encoding: { ...cellX, y: { ...down, field: 'weekday' } },
			},
			...(options.highlight.length > 0
				? [
						{
							transform: [{ filter: `indexof(${literal(options.highlight)}, datum.date) >= 0` }],
							mark: { type: 'rect', filled: false, stroke: '$accent', strokeWidth: 1.5 },
							encoding: { ...cellX, ...cellY },
						},
					]
				: []),
			monthNames(language),
			weekdayNames(language),
			...keyMarks(options, language, { rise: LINE + 4, left: leftOf(language) }),
		],
	};
});

const across = { type: 'quantitative', axis: null, scale: { nice: false, zero: false } };
const down = { type: 'quantitative', axis: null, scale: { domain: [7, 0], nice: false } };
const IS_MISSING = 'datum.level < 0';

/** A line between two months that both have days here. */
const boundary = (isHere: string): VegaLite => ({
	type: 'rule',
	color: '$text',
	strokeWidth: 0.7,
	strokeCap: 'square',
	opacity: { expr: `${isHere} && datum.day - utcdate(datum.time) >= datum.first ? 1 : 0` },
});

/** All days from the first to the last of the data, each with its place in the calendar and its figure, where it has one. */
const calendar = (options: Options): readonly VegaLite[] => [
	calculate('day', `floor(toDate(datum[${literal(options.date)}]) / ${DAY})`),
	{
		aggregate: [
			{ op: 'min', field: 'day', as: 'first' },
			{ op: 'max', field: 'day', as: 'last' },
		],
	},
	calculate('day', `sequence(datum.first, min(datum.last, datum.first + ${MOST_DAYS}) + 1)`),
	{ flatten: ['day'] },
	calculate('time', `datum.day * ${DAY}`),
	calculate('date', "utcFormat(datum.time, '%Y-%m-%d')"),
	{
		lookup: 'date',
		from: { data: { url: options.data }, key: options.date, fields: [options.value] },
		as: ['amount'],
	},
	calculate('weekday', '(datum.day + 3) % 7'),
	calculate('week', 'floor((datum.day + 3) / 7) - floor((datum.first + 3) / 7)'),
	calculate('nextWeek', 'datum.week + 1'),
	calculate('nextWeekday', 'datum.weekday + 1'),
	overRows('max', 'nextWeek', 'weeks'),
	...levels(options),
];

/** A month is named above its first whole week; of the months of a small calendar, each third. */
function monthNames(language: FigureLanguage): VegaLite {
	const name = `utcFormat(datum.time, ${literal(language === 'zh' ? '%-m月' : '%b')})`;
	const isFirst =
		'datum.day == datum.first || (datum.weekday == 0 && utcdate(datum.time) <= 7 && datum.day >= datum.first + 7)';
	return {
		transform: [
			{ filter: isFirst },
			calculate('month', name),
			calculate('monthWidth', "textWidth(datum.month, 'category-label') + 4"),
			overRows('max', 'monthWidth', 'monthWidth'),
		],
		mark: {
			type: 'text',
			style: 'category-label',
			align: 'left',
			baseline: 'bottom',
			dy: -3,
			opacity: {
				expr: 'datum.monthWidth <= width / datum.weeks * 4 || (utcmonth(datum.time) % 3 == 0 && datum.monthWidth <= width / datum.weeks * 12) ? 1 : 0',
			},
		},
		encoding: { x: { ...across, field: 'week' }, y: { value: 0 }, text: { field: 'month' } },
	};
}

const WEEKDAYS = { zh: ['一', '三', '五', '日'], en: ['Mon', 'Wed', 'Fri', 'Sun'] } as const;

/** The expression for where the box begins, left of the names of weekdays. */
const leftOf = (language: FigureLanguage): string =>
	`-textWidth(${literal(WEEKDAYS[language])}, 'category-label') - ${WEEKDAY_GAP}`;

/** Each second weekday beside its row, none where rows are lower than half a name. */
const weekdayNames = (language: FigureLanguage): VegaLite => ({
	data: { values: WEEKDAYS[language].map((weekdayName, at) => ({ weekdayName, middle: 2 * at + 0.5 })) },
	mark: {
		type: 'text',
		style: 'category-label',
		align: 'right',
		dx: -WEEKDAY_GAP,
		opacity: { expr: `(height / 7) * 2 >= ${LINE} ? 1 : 0` },
	},
	encoding: { x: { value: 0 }, y: { ...down, field: 'middle' }, text: { field: 'weekdayName' } },
});

const WEEKDAY_GAP = 4;
