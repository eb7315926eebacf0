import type { VegaLite } from './kind.js';

export interface ValueAxis {
	/** A unit of figures; none where the numbers are counts of something that the deck names. */
	readonly unit: string;
	/** Points between the ticks, at least. */
	readonly pitch?: number;
	/** The expression for its length. */
	readonly height?: string;
	/** Whether the row above the plot is taken by annotations: the unit then stands above them. */
	readonly isCrowded?: boolean;
}

/** Points from the plot up to the unit, and more where annotations stand between. */
const UNIT_RISE = 6;
const ANNOTATIONS = 13;
/** Units that stand at each number; others are said once, above the axis. */
const AT_NUMBERS = new Set(['%', '℃']);

/** The upright axis of values: level rules, few of them, numbers of one scale. */
export function valueAxis({ unit, height = 'height', pitch = 24, isCrowded = false }: ValueAxis): VegaLite {
	return {
		...(AT_NUMBERS.has(unit)
			? { title: null, formatType: 'quantity', format: unit }
			: { formatType: 'scaled', format: unit, titleY: -UNIT_RISE - (isCrowded ? ANNOTATIONS : 0) }),
		tickCount: { expr: `max(2, floor(${height} / ${pitch}))` },
	};
}
