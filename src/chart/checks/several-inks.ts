import { parseColor } from '../../base/index.js';
import { colorsOf, isNeutral, onPaper } from './colors.js';
import type { Check, DrawnChart } from './drawn-chart.js';
import { andMore, byPlace, points } from './words.js';

/** Points: up to these, plates that meet badly show as a shadow beside the line or letter (CHARTS.md, newsprint ink). */
const THICKEST_LINE = 4;
const LARGEST_TEXT = 7;

type Color = readonly [number, number, number];

/**
 * Small text and thin lines in a colour that is mixed of several inks. Black and its greys are one ink; the page's own colours
 * and their tints are what the publication has chosen to print with, and what the press may have an ink for.
 */
export const severalInks: Check = (chart, report) => {
	const isMixed = mixedIn(chart);
	const texts = chart.labels.filter(
		({ size, item }) => size <= LARGEST_TEXT + 0.01 && isMixed(colorsOf(item).fill),
	);
	for (const group of byPlace(texts)) {
		report({
			code: 'chart/several-inks',
			severity: 'warning',
			message: `the label "${group[0].text}"${andMore(group)} of ${points(group[0].size)} ${group.length > 1 ? 'are' : 'is'} mixed of several inks`,
			path: group[0].path,
			hint: HINT,
		});
	}
	const lines = chart.marks.flatMap(({ type, items, path }) =>
		type === 'rule' || type === 'line'
			? items.flatMap((item) => {
					const { stroke } = colorsOf(item);
					const width = item.strokeWidth ?? 1;
					return width <= THICKEST_LINE && isMixed(stroke) ? [{ stroke, width, path }] : [];
				})
			: [],
	);
	for (const [{ stroke, width, path }] of byPlace(lines)) {
		report({
			code: 'chart/several-inks',
			severity: 'warning',
			message: `a line of ${points(width)} in ${stroke} is mixed of several inks`,
			path,
			hint: HINT,
		});
	}
};

const HINT = 'take black, a grey, or a colour of the page such as "$accent"';

function mixedIn({ palette }: DrawnChart): (text: string | undefined) => boolean {
	const own = Object.values(palette).flatMap((text): Color[] => {
		const ink = parseColor(text);
		return ink ? [onPaper(ink)] : [];
	});
	return (text) => {
		const ink = text === undefined ? undefined : parseColor(text);
		if (!ink) return false;
		const color = onPaper(ink);
		return !isNeutral(color) && !own.some((each) => isTintOf(color, each));
	};
}

/** What two colours of one ink may differ by in a channel, from 0 to 1. */
const CLOSE = 0.08;

/** True when a colour is the ink with some of the paper showing through: it lies on the way from white to the ink. */
function isTintOf(color: Color, ink: Color): boolean {
	const depth = ink.map((channel) => 1 - channel);
	const length = depth.reduce((sum, each) => sum + each * each, 0);
	if (length === 0) return false;
	const share = color.reduce((sum, channel, at) => sum + (1 - channel) * depth[at]!, 0) / length;
	const tint = Math.min(1, Math.max(0, share));
	return color.every((channel, at) => Math.abs(1 - channel - tint * depth[at]!) <= CLOSE);
}
