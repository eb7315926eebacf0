import type { Rect, Size } from '../../base/index.js';
import type { Check } from './drawn-chart.js';
import { andMore, byPlace, points } from './words.js';

/** Points that a letter may lean out of the chart without being missed. */
const LEAN = 0.5;

/** Labels that stand outside the chart, where they are cut off or run into the page. */
export const labelsOutside: Check = ({ labels, size }, report) => {
	const outside = labels.flatMap(({ text, ink, path }) => {
		const by = ink ? beyond(ink, size) : 0;
		return by > LEAN ? [{ text, by, path }] : [];
	});
	for (const group of byPlace(outside)) {
		const [{ text, path }] = group;
		const by = Math.max(...group.map((each) => each.by));
		report({
			code: 'chart/outside',
			severity: 'warning',
			message: `the label "${text}"${andMore(group)} ${group.length > 1 ? 'stand' : 'stands'} ${points(by)} outside the chart`,
			path,
			hint: 'move it in with dx, dy or align, or give the chart more room',
		});
	}
};

const beyond = ({ x, y, width, height }: Rect, size: Size): number =>
	Math.max(-x, -y, x + width - size.width, y + height - size.height);
