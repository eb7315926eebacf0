import { isMapping } from '../findings/findings.js';
import type { Check } from './drawn-chart.js';
import { chartOf } from './series.js';

/** Bars whose lengths do not show their values: the scale does not start at zero. */
export const truncatedBars: Check = ({ marks, places, domainOf }, report) => {
	for (const mark of marks) {
		if (mark.items[0]?.ariaRoleDescription !== 'bar') continue;
		for (const channel of ['x', 'y'] as const) {
			const found = places.encoding(chartOf(mark), channel);
			if (!found || !isMapping(found.value) || found.value.bin || found.value.timeUnit) continue;
			// A bar from one value to another shows a span, which needs no zero.
			if (places.encoding(chartOf(mark), `${channel}2`)) continue;
			const domain = domainOf(mark.name, channel);
			const isLog = domain?.type === 'log';
			if (!domain || (!isLog && Math.min(...domain.values) <= 0 && Math.max(...domain.values) >= 0)) continue;
			report({
				code: 'chart/truncated-bars',
				severity: 'warning',
				message: isLog
					? 'the bars stand on a log scale, which has no zero: their lengths show nothing'
					: `the bars start at ${nearestToZero(domain.values)}, so their lengths do not show their values`,
				path: 'scale' in found.value ? [...found.path, 'scale'] : found.path,
				hint: 'let the scale start at zero, or draw points or a line',
			});
		}
	}
};

const nearestToZero = (values: readonly number[]): number =>
	values.reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a));
