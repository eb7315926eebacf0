import { type Runtime, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import type { Findings } from '../findings/findings.js';
import { FindingsLogger } from '../findings/findings-logger.js';
import type { ChartJob } from '../job.js';
import type { ChartData } from './chart-data.js';
import { pageLocale } from './page-locale.js';

/** Starts a prepared spec: expressions are interpreted, never compiled to code, and all it says is taken down. */
export function openView(
	runtime: Runtime,
	data: ChartData,
	{ language, isPlain }: Pick<ChartJob, 'language' | 'isPlain'>,
	findings: Findings,
): View {
	const logger = new FindingsLogger((severity, text) =>
		findings.add({
			code: 'chart/transform',
			severity,
			message: `the chart cannot be worked out: ${text}`,
			path: [],
		}),
	);
	const view = new View(runtime, {
		renderer: 'none',
		loader: data.loader,
		logger,
		expr: expressionInterpreter,
	});
	return isPlain ? view : view.locale(pageLocale(view.locale(), language));
}
