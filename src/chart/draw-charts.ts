import { type Drawing, PressError, type Report, type Span } from '../base/index.js';
import { type InputFile, joinPath, mergeInputs, type Root, readYaml, type Yaml } from '../files/index.js';
import type { FontTable } from '../font/index.js';
import type { ChartJob, Finding } from './job.js';
import { specOf } from './kinds/index.js';
import { type ChartOutcome, runCharts } from './process/run-charts.js';
import type { ChartOptions, ChartRequest } from './request.js';

/** Milliseconds: a chart takes 50, on a busy machine a second. */
const DEADLINE = 15_000;
/** Megabytes of heap: the largest chart of the public examples takes 120. */
const MEMORY = 512;

/** Charts in the order of their requests. */
export interface DrawnCharts {
	readonly drawings: readonly (Drawing | undefined)[];
	/** What the process that drew them read by itself: data and pictures. */
	readonly inputs: readonly InputFile[];
}

/**
 * Draws the charts of an edition, in a process of their own since a spec is somebody else's program. Answers in the order of
 * the requests; undefined for a chart that could not be drawn, which is reported at its place in the spec.
 */
export async function drawCharts(
	requests: readonly ChartRequest[],
	fonts: FontTable,
	options: ChartOptions,
	report: Report,
): Promise<DrawnCharts> {
	const { project, deadline = DEADLINE, memory = MEMORY } = options;
	const prepared = requests.map((request) => prepareChart(request, project, report));
	const jobs = prepared.flatMap((each) => (each ? [each.job] : []));
	if (jobs.length === 0) return { drawings: requests.map(() => undefined), inputs: [] };
	const outcomes = [...(await runCharts(jobs, { fonts, deadline, memory }))];
	const inputs: InputFile[] = [];
	const drawings = prepared.map((chart, i) => {
		const outcome = chart && outcomes.shift();
		if (!outcome) return undefined;
		if (outcome.kind !== 'drawn') {
			report(endOf(outcome, { deadline, memory }, chart.yaml.spanOf([])));
			return undefined;
		}
		const { drawing, findings, inputs: read } = outcome.result;
		for (const finding of findings) reportFinding(finding, chart.yaml, report);
		for (const { file, sha256 } of read) inputs.push({ file: joinPath(requests[i]!.dataRoot, file), sha256 });
		return drawing;
	});
	return { drawings, inputs: mergeInputs(inputs) };
}

interface PreparedChart {
	readonly job: ChartJob;
	readonly yaml: Yaml;
}

function prepareChart(request: ChartRequest, root: Root, report: Report): PreparedChart | undefined {
	try {
		const yaml = readYaml(root, request.spec, report, request.span);
		if (!yaml) return undefined;
		const spec = specOf(yaml, request.language, report);
		if (spec === undefined) return undefined;
		const themePath = joinPath(...request.spec.split('/').slice(0, -1), 'theme.json');
		const theme = root.exists(themePath) ? readYaml(root, themePath, report)?.value : undefined;
		const { language, size, params, isPlain, palette, fontFamilies, date } = request;
		const job: ChartJob = {
			spec,
			...(spec !== yaml.value && { source: yaml.value }),
			...(isPlain && { isPlain }),
			...(params && { params }),
			theme,
			dataDirectory: root.realPath(request.dataRoot, request.span),
			tables: request.tables ?? {},
			language,
			...(size && { size }),
			palette,
			fontFamilies,
			now: Date.parse(`${date}T00:00:00Z`),
		};
		return { job, yaml };
	} catch (cause) {
		if (!(cause instanceof PressError)) throw cause;
		for (const diagnostic of cause.diagnostics) report(diagnostic);
		return undefined;
	}
}

function reportFinding({ path = [], atKey, ...finding }: Finding, yaml: Yaml, report: Report): void {
	report({ ...finding, span: finding.span ?? (atKey ? yaml.keySpanOf(path) : yaml.spanOf(path)) });
}

function endOf(
	outcome: Exclude<ChartOutcome, { kind: 'drawn' }>,
	{ deadline, memory }: { readonly deadline: number; readonly memory: number },
	span: Span,
): Parameters<Report>[0] {
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
