import type { FigureLanguage } from '../../quantity/index.js';
import type { VegaLite } from './kind.js';
import { literal } from './shapes.js';

export interface ValueAxis {
	/** A unit of figures; none where the numbers are counts of something that the deck names. */
	readonly unit: string;
	readonly language: FigureLanguage;
	/** Points between the ticks, at least. */
	readonly pitch?: number;
	/** The expression for its length. */
	readonly height?: string;
	/** Whether the row above the plot is taken by annotations: the unit then stands above them. */
	readonly isCrowded?: boolean;
}

/** The upright axis of values: level rules, few of them, the unit said once at the top; percent stands at each number. */
export function valueAxis({ unit, height = 'height', pitch = 24 }: ValueAxis): VegaLite {
	return {
		title: null,
		labelExpr: `quantity(datum.value, ${literal(unit)})`,
		tickCount: { expr: `max(2, floor(${height} / ${pitch}))` },
	};
}
