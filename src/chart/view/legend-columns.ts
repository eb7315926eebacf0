import { textMetrics } from 'vega';

/** What the theme says of legends. */
export interface LegendStyle {
	readonly font: string;
	readonly fontSize: number;
	/** Points between entries, and between a symbol and its label. */
	readonly gap: number;
	readonly labelOffset: number;
}

/** Vega counts the pen of a symbol in, and whole points. */
const PEN = 2;

/** How many entries of a legend stand beside each other in `width`, at least one: those of a column are as wide as the widest. */
export function legendColumns(
	entries: readonly unknown[],
	width: number,
	symbol: number,
	{ font, fontSize, gap, labelOffset }: LegendStyle,
): number {
	const before = symbol + PEN + labelOffset;
	const widths = entries.map((entry) => Math.ceil(before + textMetrics.width({ font, fontSize }, entry)));
	for (let columns = widths.length; columns > 1; columns--) {
		const widest = Array.from({ length: columns }, (_, column) =>
			Math.max(...widths.filter((_, at) => at % columns === column)),
		);
		if (widest.reduce((sum, each) => sum + each, (columns - 1) * gap) <= width) return columns;
	}
	return 1;
}
