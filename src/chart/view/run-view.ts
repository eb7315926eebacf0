import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import type { Findings } from '../findings/findings.js';
import { FindingsLogger } from '../findings/findings-logger.js';
import type { CompiledSpec } from '../spec/compile-spec.js';
import type { ChartData } from './chart-data.js';

/** Starts a compiled spec: expressions are interpreted, never compiled to code, and all it says is taken down. */
export function openView({ vega, config }: CompiledSpec, data: ChartData, findings: Findings): View {
	const runtime = parse(vega, config, { ast: true });
	const logger = new FindingsLogger((severity, text) =>
		findings.add({
			code: 'chart/transform',
			severity,
			message: `the chart cannot be worked out: ${text}`,
			path: [],
		}),
	);
	return new View(runtime, { renderer: 'none', loader: data.loader, logger, expr: expressionInterpreter });
}
