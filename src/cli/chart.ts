import { resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type Diagnostic, PressError } from '../base/index.js';
import { type ChartFileOptions, drawChartFiles } from '../chart-files.js';
import { writeWhole } from '../files/index.js';
import { type ListedChart, readChartList } from './chart-list.js';
import { type ChartTarget, chartTargets, parseFormats } from './chart-target.js';
import { printDiagnostics } from './print-diagnostics.js';

interface Flags {
	readonly output?: string;
	readonly list?: string;
	readonly format?: ReturnType<typeof parseFormats>;
	readonly data?: string;
	readonly fonts?: string;
	readonly plain?: boolean;
	readonly language: 'zh' | 'en';
	readonly width?: number;
	readonly height?: number;
	readonly dpi?: number;
	readonly scale?: number;
	readonly date?: string;
	readonly project: string;
}

export const chartCommand = (): Command =>
	new Command('chart')
		.description('draws one chart, or all of a list, each at its own size: PDF, SVG or PNG')
		.argument('[spec]', 'Vega-Lite, Vega, or a kind of chart with its options, as JSON or YAML')
		.option('-o, --output <file>', 'the file to write; a folder, or a name with {name} in it, for several')
		.option('--list <file>', 'draw many: a line has a spec and, after a tab or spaces, the file to write')
		.option(
			'--format <formats>',
			'pdf, svg, png, vl.json, with commas between (default: by the file)',
			formats,
		)
		.option('--data <folder>', "urls of a spec are read from it only (default: the spec's own folder)")
		.option('--fonts <file>', 'a table of fonts (default: that of the project, or the one of Banmian)')
		.option('--plain', 'as Vega itself draws it, without the house theme')
		.addOption(
			new Option('--language <language>', 'of numbers and labels').choices(['zh', 'en']).default('en'),
		)
		.option('--width <points>', 'of the whole chart, with --height (default: the size of the spec)', positive)
		.option('--height <points>', 'of the whole chart, with --width', positive)
		.option('--dpi <number>', 'dots per inch of a PNG (default: 300)', positive)
		.addOption(
			new Option('--scale <number>', 'pixels of a PNG for each px of the spec')
				.argParser(positive)
				.conflicts('dpi'),
		)
		.option(
			'--date <date>',
			'what now() is in a spec, and the date of a PDF (default: 1970-01-01, and none)',
			day,
		)
		.action(async (spec: string | undefined, _: unknown, command: Command) => {
			const flags = command.optsWithGlobals<Flags>();
			const listed = flags.list === undefined ? [] : readChartList(flags.list);
			const charts = [...(spec === undefined ? [] : [{ spec }]), ...listed];
			if (spec === undefined && flags.list === undefined)
				command.error('error: name a chart, or a list of charts');
			if ((flags.width === undefined) !== (flags.height === undefined))
				command.error('error: --width and --height come together');
			const findings: Diagnostic[] = [];
			const jobs = jobsOf(charts, flags, findings);
			let next = 0;
			for await (const result of drawChartFiles(jobs.map(sourceOf), optionsOf(flags))) {
				findings.push(...result.diagnostics);
				for (const { format, path } of jobs[next++]!.targets) {
					const bytes = result.files[format];
					if (bytes && written(path, bytes, findings)) process.stdout.write(`${path}\n`);
				}
			}
			printDiagnostics([...new Set(findings)]);
			process.exitCode = findings.some(({ severity }) => severity === 'error') ? 1 : 0;
		});

type Chart = Omit<ListedChart, 'span'> & Partial<Pick<ListedChart, 'span'>>;
type Job = Chart & { readonly targets: readonly ChartTarget[] };

/** What is drawn of which chart. A file that would be written twice, or over its own chart, is a finding. */
function jobsOf(charts: readonly Chart[], flags: Flags, findings: Diagnostic[]): readonly Job[] {
	const taken = new Map<string, string>();
	return charts.flatMap((chart): readonly Job[] => {
		const { spec, output, span } = chart;
		try {
			const { output: given, format: asked, list } = flags;
			const targets = chartTargets(spec, output, {
				...(given !== undefined && { output: given }),
				...(asked && { formats: asked }),
				isList: list !== undefined,
			});
			for (const { path } of targets) {
				const other = resolve(path) === resolve(spec) ? spec : taken.get(resolve(path));
				if (other !== undefined) throw sameFile(path, other);
			}
			for (const { path } of targets) taken.set(resolve(path), spec);
			return [{ ...chart, targets }];
		} catch (cause) {
			if (!(cause instanceof PressError)) throw cause;
			findings.push(...cause.diagnostics.map((found) => (span ? { span, ...found } : found)));
			return [];
		}
	});
}

const sourceOf = ({ spec, span, targets }: Job) => ({
	file: spec,
	...(span && { span }),
	formats: [...new Set(targets.map(({ format }) => format))],
});

const optionsOf = ({ width, height, dpi, scale, ...flags }: Flags): ChartFileOptions => ({
	project: flags.project,
	language: flags.language,
	...(flags.data !== undefined && { data: flags.data }),
	...(flags.fonts !== undefined && { fonts: flags.fonts }),
	...(flags.plain && { plain: true }),
	...(flags.date !== undefined && { date: flags.date }),
	...(width !== undefined && height !== undefined && { size: { width, height } }),
	...(dpi !== undefined && { dpi }),
	...(scale !== undefined && { dpi: 72 * scale }),
});

/** A disk that refuses one file may take the next. */
function written(path: string, bytes: Uint8Array, findings: Diagnostic[]): boolean {
	try {
		writeWhole(path, bytes);
		return true;
	} catch (cause) {
		if (!(cause instanceof PressError)) throw cause;
		findings.push(...cause.diagnostics);
		return false;
	}
}

const sameFile = (path: string, spec: string): PressError =>
	new PressError([
		{
			code: 'chart/same-file',
			severity: 'error',
			message: `"${path}" is not written: it is the file of "${spec}"`,
			hint: 'give each chart a file of its own',
		},
	]);

function formats(text: string): ReturnType<typeof parseFormats> {
	try {
		return parseFormats(text);
	} catch (cause) {
		if (!(cause instanceof PressError)) throw cause;
		throw new InvalidArgumentError(
			cause.diagnostics.map(({ message, hint }) => `${message}; ${hint}`).join('\n'),
		);
	}
}

function positive(text: string): number {
	const value = Number(text);
	if (value > 0 && Number.isFinite(value)) return value;
	throw new InvalidArgumentError('It is a number above 0.');
}

function day(text: string): string {
	if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))) return text;
	throw new InvalidArgumentError('It is a day, such as 2023-08-03.');
}
