import { parseColor } from '../../base/index.js';
import { isMapping, valuesOf } from '../findings/findings.js';
import { lightness, onPaper } from './colors.js';
import type { Check, DrawnChart } from './drawn-chart.js';
import { colored, coloringOf, colorsIn } from './series.js';

/** L* that two colours must lie apart to be told from each other in grey (CHARTS.md, newsprint ink). */
const APART = 15;
/** Channels that tell series apart without colour. */
const SECOND_CODES: ReadonlySet<string> = new Set([
	...['x', 'y', 'xOffset', 'yOffset', 'row', 'column', 'facet'],
	...['shape', 'strokeDash', 'text', 'theta', 'order'],
]);

/** Colours of series that are the same grey in a copy, or on a page in black, where nothing else tells the series apart. */
export const greysThatMeet: Check = (chart, report) => {
	const told = new Set<string>();
	for (const mark of chart.marks.filter(colored)) {
		const coloring = coloringOf(chart, mark);
		if (coloring.kind !== 'series' || told.has(coloring.path.join()) || hasSecondCode(chart, coloring.field))
			continue;
		const shades = [...colorsIn(mark)].flatMap((text) => {
			const ink = parseColor(text);
			return ink ? [{ text, light: lightness(onPaper(ink)) }] : [];
		});
		const sorted = shades.sort((a, b) => a.light - b.light);
		const meeting = sorted.flatMap((shade, at) => {
			const next = sorted[at + 1];
			return next && next.light - shade.light < APART ? [{ shade, next }] : [];
		});
		const [first] = meeting;
		if (!first) continue;
		told.add(coloring.path.join());
		report({
			code: 'chart/grey',
			severity: 'warning',
			message: `the colours ${first.shade.text} and ${first.next.text} of "${coloring.field}" look alike in grey: ${Math.round(first.next.light - first.shade.light)} L* apart`,
			path: coloring.path,
			hint: `take colours ${APART} L* apart, or tell the series apart by strokeDash, shape or a label too`,
		});
	}
};

/** True when a channel of position, form or text has the field as well, in any part of the chart. */
function hasSecondCode({ places }: DrawnChart, field: string): boolean {
	for (const { path, value } of valuesOf(places.value([]))) {
		if (!isMapping(value) || value.field !== field) continue;
		if (SECOND_CODES.has(String(path.at(-1)))) return true;
		// A text in the colour of its series names it.
		if (path.at(-2) === 'encoding' && isText(places.value([...path.slice(0, -2), 'mark']))) return true;
	}
	return false;
}

const isText = (mark: unknown): boolean => mark === 'text' || (isMapping(mark) && mark.type === 'text');
