import { parseColor } from '../../base/index.js';
import { isNeutral, onPaper } from './colors.js';
import type { Check, DrawnMark } from './drawn-chart.js';
import { chartOf, colored, coloringOf, colorsIn } from './series.js';

/** What a reader tells apart and remembers (CHARTS.md, newsprint ink). */
const MOST_COLORS = 6;

/** More colours than a reader keeps apart. Shades of a scale do not count, nor do greys that a mark is given. */
export const tooManyColors: Check = (chart, report) => {
	const marks = chart.marks.filter(colored).map((mark) => ({ mark, coloring: coloringOf(chart, mark) }));
	const counted = marks.flatMap(({ mark, coloring }) =>
		coloring.kind === 'scale' ? [] : countedIn(mark, coloring.kind),
	);
	const colors = new Set(counted);
	if (colors.size <= MOST_COLORS) return;
	const series = marks.find(({ coloring }) => coloring.kind === 'series');
	const path =
		series?.coloring.kind === 'series' ? series.coloring.path : marks[0] ? chartOf(marks[0].mark) : [];
	report({
		code: 'chart/too-many-colours',
		severity: 'warning',
		message: `the chart has ${colors.size} colours, more than the ${MOST_COLORS} that a reader keeps apart`,
		path,
		hint: 'put the smaller ones together, or give one colour to the point of the chart and grey to the rest',
	});
};

function countedIn(mark: DrawnMark, kind: 'series' | 'constant'): readonly string[] {
	return [...colorsIn(mark)].filter((text) => {
		const ink = parseColor(text);
		return ink !== undefined && (kind === 'series' || !isNeutral(onPaper(ink)));
	});
}
