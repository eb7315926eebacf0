import type { Diagnostic, Report, Span } from '../base/index.js';
import { parseYaml, type Yaml } from '../files/index.js';
import type { ChartSources } from './cache/chart-key.js';
import type { ChartJob, Finding } from './job.js';
import { specOf } from './kinds/index.js';
import type { ChartLimits, ChartOutcome } from './process/chart-process.js';
import { type ChartRequest, themePath } from './request.js';

/** A chart as its process is told of it, and the places of its values. */
export interface PreparedChart {
	readonly job: ChartJob;
	readonly yaml: Yaml;
}

/** Reads what the editor wrote; undefined when it is no chart, which is reported. */
export function prepareJob(
	request: ChartRequest,
	sources: ChartSources,
	dataDirectory: string,
	report: Report,
): PreparedChart | undefined {
	const yaml = parseYaml(sources.spec, request.spec, report);
	if (!yaml) return undefined;
	if (yaml.value === undefined) {
		report({
			code: 'chart/spec',
			severity: 'error',
			message: 'the file holds no chart',
			span: yaml.spanOf([]),
		});
	}
	const spec = specOf(yaml, request.language, report);
	if (spec === undefined) return undefined;
	const theme =
		sources.theme === undefined ? undefined : parseYaml(sources.theme, themePath(request), report)?.value;
	const { language, size, params, isPlain, palette, fontFamilies, date } = request;
	const job: ChartJob = {
		spec,
		...(spec !== yaml.value && { source: yaml.value }),
		...(isPlain && { isPlain }),
		...(params && { params }),
		theme,
		dataDirectory,
		tables: request.tables ?? {},
		language,
		...(size && { size }),
		palette,
		fontFamilies,
		now: Date.parse(`${date}T00:00:00Z`),
	};
	return { job, yaml };
}

/** The finding at its line and column. */
export const placed = ({ path = [], atKey, ...finding }: Finding, yaml: Yaml): Diagnostic => ({
	...finding,
	span: finding.span ?? (atKey ? yaml.keySpanOf(path) : yaml.spanOf(path)),
});

/** What is said of a chart that ended its process. */
export function endOf(
	outcome: Exclude<ChartOutcome, { kind: 'drawn' }>,
	{ deadline, memory }: ChartLimits,
	span: Span,
): Diagnostic {
	const error = { severity: 'error', span } as const;
	switch (outcome.kind) {
		case 'deadline':
			return {
				...error,
				code: 'chart/deadline',
				message: `the chart was not finished after ${deadline / 1000} seconds`,
				hint: 'look for a sequence, a repetition or a pattern that has no end',
			};
		case 'memory':
			return {
				...error,
				code: 'chart/memory',
				message: `the chart needs more than ${memory} MB of memory`,
				hint: 'look for a sequence or a facet that grows, or reduce the data before it is drawn',
			};
		case 'stopped':
			return { ...error, code: 'chart/stopped', message: 'the chart ended the process that drew it' };
	}
}
