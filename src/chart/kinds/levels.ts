import { z } from 'zod';
import type { FigureLanguage } from '../../quantity/index.js';
import { type Annotation, annotation, annotationLayers } from './annotations.js';
import type { VegaLite } from './kind.js';
import { GAP, LINE, literal, wordsIn } from './shapes.js';

const [, atValue, , betweenValues] = annotation.options;

/** Values that bars are measured by: a rule at one, a band between two, each with a short text. */
export const levelFields = {
	annotations: z
		.array(z.union([atValue, betweenValues]))
		.max(4)
		.default([]),
};

type Levels = readonly (z.infer<typeof atValue> | z.infer<typeof betweenValues>)[];

/** The share of the box's width that texts of levels may take right of columns. */
const TEXTS = 0.22;

const linesOf = (text: string): string => `wrapText(${literal(text)}, boxWidth * ${TEXTS}, 'annotation')`;

/** The expression of points that texts of levels take right of columns. */
export const levelRoom = (levels: Levels, language: FigureLanguage): string =>
	levels.length === 0
		? '0'
		: `(max(${['0', ...levels.map(({ text }) => `textWidth(${linesOf(wordsIn(text, language))}, 'annotation')`)].join(', ')}) + ${GAP})`;

/** A chart of bars that may have levels. */
export interface Bars {
	readonly encoding: VegaLite;
	readonly marks: readonly VegaLite[];
	/** The figures of the bars: no rule crosses them. */
	readonly figures: { readonly mark: VegaLite; readonly encoding: VegaLite };
}

/** Layers of a chart with its levels: bands behind the bars, rules over them. `along` is the axis that is measured. */
export function withLevels(
	levels: Levels,
	along: 'x' | 'y',
	language: FigureLanguage,
	{ encoding, marks, figures }: Bars,
): readonly VegaLite[] {
	if (levels.length === 0) return [{ encoding, layer: [...marks, figures] }];
	const names = { type: 'nominal', axis: null } as const;
	const numbers = { type: 'quantitative', axis: null } as const;
	const axes = along === 'x' ? { x: numbers, y: names } : { x: names, y: numbers };
	const made = levels.map((level: Annotation) => ({
		isBand: 'fromValue' in level,
		text: wordsIn(level.text, language),
		...annotationLayers([level], axes, language),
	}));
	const { color: _, ...place } = figures.encoding;
	const halo = {
		mark: { ...figures.mark, color: '$paper', stroke: '$paper', strokeWidth: HALO, strokeJoin: 'round' },
		encoding: place,
	};
	return [
		...made.flatMap(({ isBand, behind }) => (isBand ? behind : [])),
		{ encoding, layer: marks },
		...made.flatMap(({ isBand, behind }) => (isBand ? [] : behind)),
		{ encoding, layer: [halo, figures] },
		...made.flatMap(({ before, text }) =>
			along === 'x' ? before : before.map((label) => rightOfPlot(label, text)),
		),
	];
}

/** Points of paper around a figure that a rule would cross. */
const HALO = 3;

/** A text on columns would not be read: it stands at the end of its rule. */
const rightOfPlot = ({ mark: _, encoding, ...rest }: VegaLite, text: string): VegaLite => ({
	...rest,
	mark: {
		type: 'text',
		style: 'annotation',
		align: 'left',
		baseline: 'middle',
		lineHeight: LINE,
		text: { expr: linesOf(text) },
		dx: GAP,
		dy: { expr: `-${LINE / 2} * (length(${linesOf(text)}) - 1)` },
	},
	encoding: {
		...(typeof encoding === 'object' && encoding !== null ? encoding : {}),
		x: { value: { expr: 'width' } },
	},
});
