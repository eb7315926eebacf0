import type { FigureLanguage } from '../../quantity/index.js';
import { bareNumber, placesOf, withUnit } from './figures.js';
import type { VegaLite } from './kind.js';
import type { Figures } from './shapes.js';

export interface ValueAxis {
	/** A unit of figures; none where the numbers are counts of something that the deck names. */
	readonly unit: string;
	readonly figures: Figures;
	/** Points between the ticks, at least. */
	readonly pitch?: number;
	/** The expression for its length. */
	readonly height?: string;
	/** Whether something else stands above the plot: the unit is then at the topmost number. */
	readonly isCrowded?: boolean;
}

/** Units that stand at the topmost number; others above the axis. Figures beside the data have them too. */
const AT_NUMBERS = new Set(['%', '℃']);

export const isAtNumbers = (unit: string): boolean => AT_NUMBERS.has(unit);

/** The upright axis of values: level rules, few of them, numbers of one scale with as many places, and their unit once. */
export function valueAxis(
	{ unit, figures, height = 'height', pitch = 24, isCrowded = false }: ValueAxis,
	language: FigureLanguage,
): VegaLite {
	const count = `max(2, floor(${height} / ${pitch}))`;
	const bare = bareNumber('datum.value', unit, placesOf(stepOf(count), unit), language);
	const isTop = figures === 'unit' && (isAtNumbers(unit) || isCrowded);
	return {
		formatType: 'scaled',
		format: unit,
		labelExpr: isTop ? `datum.index == 1 ? ${withUnit(bare, unit, language)} : ${bare}` : bare,
		...((figures === 'bare' || isTop) && { title: null }),
		tickCount: { expr: count },
	};
}

/** The expression of what is between two numbers of the axis: one, two or five of a power of ten, as d3 has it. */
function stepOf(count: string): string {
	const rough = `abs(span(domain('y'))) / ${count}`;
	const power = `pow(10, floor(log(${rough}) / LN10))`;
	const ratio = `(${rough}) / ${power}`;
	return `${power} * (${ratio} >= sqrt(50) ? 10 : ${ratio} >= sqrt(10) ? 5 : ${ratio} >= sqrt(2) ? 2 : 1)`;
}
