import type { Check } from './drawn-chart.js';
import { andMore, byPlace, points } from './words.js';

/** Points. Newsprint closes up smaller text (PRINT.md, newsprint rules). */
const SMALLEST_TEXT = 7;

/** Text that newsprint closes up. */
export const smallText: Check = ({ labels }, report) => {
	for (const group of byPlace(labels.filter(({ size }) => size < SMALLEST_TEXT - 0.01))) {
		const [first] = group;
		const are = group.length > 1 ? 'are' : 'is';
		report({
			code: 'chart/small-text',
			severity: 'warning',
			message: `the label "${first.text}"${andMore(group)} ${are} ${points(first.size)} high`,
			path: first.path,
			hint: `newsprint needs ${SMALLEST_TEXT} pt`,
		});
	}
};
