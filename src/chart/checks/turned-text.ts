import type { Check } from './drawn-chart.js';
import { andMore, byPlace } from './words.js';

/** Text that a reader must turn the paper for. */
export const turnedText: Check = ({ labels }, report) => {
	const turned = labels.filter(({ item }) => Math.abs((item.angle ?? 0) % 360) > 0.5);
	for (const group of byPlace(turned)) {
		const [{ text, path }] = group;
		report({
			code: 'chart/turned-text',
			severity: 'warning',
			message: `the label "${text}"${andMore(group)} ${group.length > 1 ? 'are' : 'is'} turned`,
			path,
			hint: 'write it level: turn the chart instead, shorten the label, or put the unit above the axis',
		});
	}
};
