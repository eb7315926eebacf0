import { linesOf } from '../record/label.js';
import type { Check } from './drawn-chart.js';
import { andMore, byPlace } from './words.js';

/** Labels that are longer than their limit, and end in an ellipsis. */
export const cutLabels: Check = ({ labels }, report) => {
	const cut = labels.flatMap(({ text, item, path }) => {
		if (!(Number(item.limit) > 0)) return [];
		const lines = linesOf(item.text, item.lineBreak);
		if (lines.includes(text)) return [];
		const start = text.slice(0, -(item.ellipsis ?? '…').length);
		return [{ whole: lines.find((line) => line.startsWith(start)) ?? text, path }];
	});
	for (const group of byPlace(cut)) {
		const are = group.length > 1 ? 'are cut to their' : 'is cut to its';
		report({
			code: 'chart/cut-label',
			severity: 'warning',
			message: `the label "${group[0].whole}"${andMore(group)} ${are} limit`,
			path: group[0].path,
			hint: 'raise labelLimit or limit, or write a shorter label',
		});
	}
};
