import type { Check, DrawnMark } from './drawn-chart.js';
import { byPlace } from './words.js';

/** Graphics whose place is no number: they are drawn nowhere, and nothing else would tell. */
export const noPlace: Check = ({ marks }, report) => {
	const lost = marks.filter(({ role, items }) => role === 'mark' && items.some(isLost));
	for (const [first, ...others] of byPlace(lost)) {
		const all = [first, ...others].flatMap(({ items }) => items);
		const count = all.filter(isLost).length;
		report({
			code: 'chart/no-place',
			severity: 'warning',
			message: `${count} of ${all.length} graphics are drawn nowhere: their place on the scale is no number`,
			path: first.path,
			hint: 'look at the domain of the scale, which needs two ends, and at the values of the field',
		});
	}
};

const isLost = ({ x = 0, y = 0, defined }: DrawnMark['items'][number]): boolean =>
	defined !== false && (!Number.isFinite(x) || !Number.isFinite(y));
