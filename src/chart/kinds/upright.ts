/** What columns have in common: names below them, a line at zero, and lines of a scale where figures have no room. */
import { z } from 'zod';
import type { FigureLanguage } from '../../quantity/index.js';
import { bareNumber, type FigureOptions, placesOf, withUnit } from './figures.js';
import type { VegaLite } from './kind.js';
import { calculate, GAP, LINE, order, overRows } from './shapes.js';

/** Fields that all kinds of columns have. */
export const columnFields = {
	/** By value, or by the total of a stack. */
	order: order.default('given'),
	/** What the columns stand for: of points in time, names that have no room are left out. */
	over: z.enum(['categories', 'time']).default('categories'),
	/** Figures above the columns, or lines of a scale behind them. Figures that have no room give way to a scale. */
	values: z.enum(['above', 'scale']).default('above'),
};

/** Points between two labels side by side. */
const APART = 4;
/** The share of a step that is column, and points of the widest one. */
const COLUMN = 0.7;
export const WIDE = 40;

/** The scale of columns, which `place` numbers. */
export const columnScale: VegaLite = {
	field: 'place',
	type: 'ordinal',
	axis: null,
	scale: { type: 'band', paddingInner: 0, paddingOuter: 0 },
};

/** A height above the line that columns stand on. */
export const upright = (field: string): VegaLite => ({
	field,
	type: 'quantitative',
	axis: null,
	stack: null,
	scale: { zero: true, nice: false },
});

export const columnWidth = `min(${WIDE}, ${COLUMN} * bandwidth('x'))`;

/**
 * Columns `isScaled` and `step` (points from one column to the next). Figures stand above the columns where the widest, `needed`
 * points, has room; otherwise lines of a scale stand behind them, with figures left of the plot. A box too narrow for these has
 * neither; `beside` is the points that names take right of them. `top` is the column of the largest number, `least` that of the smallest.
 */
export function measureScale(
	options: FigureOptions,
	language: FigureLanguage,
	values: Values,
	needed: string,
	beside = '0',
): readonly VegaLite[] {
	const least = 'min(0, datum.least)';
	const top = 'max(0, datum.top)';
	const ratio = 'datum.rough / datum.power';
	return [
		calculate('rough', `(${top} - ${least}) / clamp(boxHeight / ${LINE_PITCH}, 2, 5)`),
		calculate('power', 'pow(10, floor(log(datum.rough) / LN10 + 1e-9))'),
		calculate('interval', `datum.power * (${ratio} > 5 ? 10 : ${ratio} > 2 ? 5 : ${ratio} > 1 ? 2 : 1)`),
		calculate('levels', `sequence(ceil(${least} / datum.interval), floor(${top} / datum.interval) + 1)`),
		calculate('highest', 'datum.interval * datum.levels[length(datum.levels) - 1]'),
		calculate('levelPlaces', placesOf('datum.interval', options.unit)),
		calculate(
			'scaleRoom',
			`textWidth(${levelOf('datum.highest', options, language)}, 'category-label') + ${GAP}`,
		),
		calculate(
			'isCrowded',
			values === 'scale' ? 'true' : `(${needed}) + 2 > (boxWidth - ${beside}) / datum.places`,
		),
		calculate('isScaled', `datum.isCrowded && datum.scaleRoom < ${SCALE} * boxWidth`),
		calculate('step', `(boxWidth - ${beside} - (datum.isScaled ? datum.scaleRoom : 0)) / datum.places`),
	];
}

/** Figures above the columns, or lines of a scale behind them. */
export type Values = 'above' | 'scale';
/** The share of the box's width that figures of a scale may take. */
const SCALE = 0.33;
/** Points of height for each line of a scale, about. */
const LINE_PITCH = 26;

/** The figure of a line; the topmost alone has the unit. */
function levelOf(level: string, { unit, figures }: FigureOptions, language: FigureLanguage): string {
	const bare = bareNumber(level, unit, 'datum.levelPlaces', language);
	return figures === 'bare'
		? bare
		: `(${level} >= datum.highest - datum.interval / 2 ? ${withUnit(bare, unit, language)} : ${bare})`;
}

/** Lines at round numbers, behind the columns, where `measureScale` found them needed. */
export function scaleLines(options: FigureOptions, language: FigureLanguage): readonly VegaLite[] {
	const transform = [
		{ window: [{ op: 'row_number', as: 'number' }] },
		{ filter: 'datum.number == 1' },
		calculate('line', 'datum.levels'),
		{ flatten: ['line'] },
		calculate('level', 'round(datum.line * datum.interval * 1e6) / 1e6'),
	];
	const y = upright('level');
	return [
		{
			transform,
			layer: [
				{
					mark: {
						type: 'rule',
						color: '$grid',
						strokeWidth: 0.35,
						opacity: { expr: 'datum.isScaled ? 1 : 0' },
					},
					encoding: { x: { value: 0 }, x2: { value: 'width' }, y },
				},
				{
					mark: { type: 'text', style: 'category-label', align: 'right', dx: -GAP },
					encoding: {
						x: { value: 0 },
						y,
						text: { value: { expr: `datum.isScaled ? ${levelOf('datum.level', options, language)} : ''` } },
					},
				},
			],
		},
	];
}

/**
 * The columns `nameLines` and `leftEdge`, where the chart begins left of its plot. Names are broken to lines as wide as a step, and where a word is wider, stand on two levels in turn; over
 * time, those that have no room are left out, evenly and counted from the last.
 */
export const measureColumnNames = (name: string, over: 'time' | 'categories'): readonly VegaLite[] => [
	calculate('rowName', name),
	calculate('ownRoom', "textWidth(datum.rowName, 'category-label')"),
	overRows('max', 'ownRoom', 'nameRoom'),
	...(over === 'categories'
		? [
				calculate('nameLines', `wrapText(datum.rowName, datum.step - ${APART}, 'category-label')`),
				calculate('lineRoom', "textWidth(datum.nameLines, 'category-label')"),
				overRows('max', 'lineRoom', 'widestLine'),
				calculate('isStaggered', 'datum.widestLine > datum.step - 1'),
				calculate(
					'nameLines',
					`datum.isStaggered ? wrapText(datum.rowName, 2 * datum.step - ${APART}, 'category-label') : datum.nameLines`,
				),
				calculate('ownLines', 'length(datum.nameLines)'),
				overRows('max', 'ownLines', 'mostLines'),
				calculate('nameDrop', `datum.isStaggered && datum.place % 2 == 0 ? ${LINE} * datum.mostLines : 0`),
			]
		: [
				calculate('every', `max(1, ceil((datum.nameRoom + ${APART + 2}) / datum.step))`),
				calculate('nameLines', "(datum.places - datum.place) % datum.every == 0 ? [datum.rowName] : ['']"),
				calculate('nameDrop', '0'),
			]),
	calculate(
		'ownHang',
		"datum.place == 1 ? max(0, (textWidth(datum.nameLines, 'category-label') - datum.step) / 2) : 0",
	),
	overRows('max', 'ownHang', 'hang'),
	calculate('leftEdge', '-max(datum.hang, datum.isScaled ? datum.scaleRoom : 0)'),
];

/** Names below the plot, level for all columns; `drop` is the expression of points that figures need there. */
export const columnNames = (drop = '0'): VegaLite => ({
	mark: {
		type: 'text',
		style: 'category-label',
		align: 'center',
		baseline: 'top',
		dy: { expr: `${GAP} + datum.nameDrop + (${drop})` },
		lineHeight: LINE,
	},
	encoding: { y: { value: 'height' }, text: { field: 'nameLines' } },
});

/** The line that columns stand on. */
export const baseLine: VegaLite = {
	mark: { type: 'rule' },
	encoding: { x: { value: 0 }, x2: { value: 'width' }, y: { datum: 0, type: 'quantitative', axis: null } },
};
