import type { DataPath } from '../../files/index.js';
import type { Check } from './drawn-chart.js';
import { CONCATENATIONS, type Places } from './places.js';

/** Charts of a composition that draw nothing, while others do. */
export const emptyPlots: Check = ({ marks, places }, report) => {
	const drawn = marks.filter(({ role }) => role === 'mark').map(({ path }) => `${path.join('/')}/`);
	for (const path of partsOf(places, [])) {
		if (drawn.some((each) => each.startsWith(`${path.join('/')}/`))) continue;
		report({
			code: 'chart/empty',
			severity: 'warning',
			message: 'this part of the chart shows no data',
			path,
			hint: 'look at its filters, and at the names of fields',
		});
	}
};

/** The charts that stand beside each other, the innermost ones. */
function partsOf(places: Places, path: DataPath): readonly DataPath[] {
	return CONCATENATIONS.flatMap((key) => {
		const parts = places.value([...path, key]);
		if (!Array.isArray(parts)) return [];
		return parts.flatMap((_, at) => {
			const own = [...path, key, at];
			const inner = partsOf(places, own);
			return inner.length > 0 ? inner : [own];
		});
	});
}
