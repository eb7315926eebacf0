import { attempt } from './attempt.js';
import {
	type Diagnostic,
	type Drawing,
	type Report,
	type Size,
	type Span,
	sortDiagnostics,
} from './base/index.js';
import { type ChartRequest, chartWords, expandChart, GraphicsDesk } from './chart/index.js';
import { type ChartSource, chartFonts, openChartSource } from './chart-source.js';
import { type ChartFormat, writeChart } from './chart-writers.js';
import { type InputFile, mergeInputs } from './files/index.js';
import { FontFiles, type FontSet, openFonts } from './font/index.js';

export interface ChartFileOptions {
	/** The folder that urls of a spec are read from, and nothing else; by default the one that the spec stands in. */
	readonly data?: string;
	/** A table of fonts; without it that of the project, and without such a table the one that comes with Banmian. */
	readonly fonts?: string;
	readonly project?: string;
	/** Drawn as Vega itself would, without the house theme. */
	readonly plain?: boolean;
	/** `en` by default. */
	readonly language?: 'zh' | 'en';
	/** Points, of the whole chart; without it a chart has the size of its spec, 1 px = 1 pt. */
	readonly size?: Size;
	/** What `now()` is in a spec, and the date of a PDF: `2023-08-03`. Without it a PDF has none, and `now()` is 1970. */
	readonly date?: string;
	/** What is made; `['pdf']` by default. */
	readonly formats?: readonly ChartFormat[];
	/** Dots per inch of a PNG; 300 by default, 72 makes a pixel of each px of the spec. */
	readonly dpi?: number;
}

export interface ChartFileResult {
	/** The files that were asked for; none when there was an error. */
	readonly files: Readonly<Partial<Record<ChartFormat, Uint8Array>>>;
	/** Points; missing when nothing was drawn. */
	readonly size?: Size;
	readonly diagnostics: readonly Diagnostic[];
	/** The spec and its theme, by the name of the spec, and what it read, from the folder of data. */
	readonly inputs: readonly InputFile[];
	readonly ok: boolean;
}

/** Draws one chart by itself: Vega-Lite, Vega, or a kind of chart with its options. */
export async function drawChartFile(
	source: ChartSource,
	options: ChartFileOptions = {},
): Promise<ChartFileResult> {
	for await (const result of drawChartFiles([source], options)) return result;
	throw new Error('a chart came to nothing');
}

/** So many are drawn ahead of the one that is waited for. */
const AHEAD = 48;

/**
 * Draws charts one after another in one run, each with what `options` says unless its source says otherwise; the results come in
 * the order of the sources. A chart that cannot be drawn says why, and does not stop the others.
 */
export async function* drawChartFiles(
	sources: Iterable<ChartSource>,
	options: ChartFileOptions = {},
): AsyncGenerator<ChartFileResult> {
	const ofFonts: Diagnostic[] = [];
	const note: Report = (found) => ofFonts.push(found);
	const table = await attempt(note, () => chartFonts(options, note));
	const fontFiles = new FontFiles();
	const desk = new GraphicsDesk();
	try {
		const shop = table && { desk, fonts: await openFonts(table, note, fontFiles) };
		const waiting: Promise<ChartFileResult>[] = [];
		for (const source of sources) {
			waiting.push(drawOne(source, options, shop, ofFonts));
			if (waiting.length >= AHEAD) yield await waiting.shift()!;
		}
		for (const result of waiting) yield await result;
	} finally {
		fontFiles.close();
		desk.close();
	}
}

/** What a run has at hand. */
interface Shop {
	readonly desk: GraphicsDesk;
	readonly fonts: FontSet;
}

async function drawOne(
	source: ChartSource,
	options: ChartFileOptions,
	shop: Shop | undefined,
	ofFonts: readonly Diagnostic[],
): Promise<ChartFileResult> {
	const diagnostics: Diagnostic[] = [];
	const { span } = source;
	const report: Report = (found) => diagnostics.push(span ? { span, ...found } : found);
	const made = shop && (await attempt(report, () => make(source, options, shop, report)));
	const all = [...ofFonts, ...diagnostics];
	const ok = made !== undefined && all.every(({ severity }) => severity !== 'error');
	return {
		files: ok ? made.files : {},
		...(made?.size && { size: made.size }),
		diagnostics: sortDiagnostics(all),
		inputs: made?.inputs ?? [],
		ok,
	};
}

async function make(
	source: ChartSource,
	options: ChartFileOptions,
	{ desk, fonts }: Shop,
	report: Report,
): Promise<Omit<ChartFileResult, 'diagnostics' | 'ok'>> {
	const formats = source.formats ?? options.formats ?? ['pdf'];
	const { name, root, inputs } = openChartSource(source, options);
	const request = requestFor(name, source.span, options);
	const files: Partial<Record<ChartFormat, Uint8Array>> = {};
	if (formats.includes('vl.json')) {
		const spec = expandChart(request, root, report);
		if (spec !== undefined)
			files['vl.json'] = new TextEncoder().encode(`${JSON.stringify(spec, null, '\t')}\n`);
	}
	const drawn = formats.filter((format) => format !== 'vl.json');
	if (drawn.length === 0) return { files, inputs: inputs() };
	const { drawings, inputs: read } = await desk.draw([request], fonts.table, root, report);
	const drawing: Drawing | undefined = drawings[0];
	const all = mergeInputs(inputs(), read);
	if (!drawing) return { files, inputs: all };
	const words = chartWords(request, root);
	for (const format of drawn) files[format] = await writeChart(format, drawing, words, fonts, options);
	return { files, size: drawing.size, inputs: all };
}

/** The colours of a page without a style sheet. */
const PALETTE: Readonly<Record<string, string>> = {
	text: '#000000',
	companion: '#1b4d4a',
	accent: '#c0392b',
	grey: '#9a9a9a',
	tint: '#d5e2e0',
	paper: '#ffffff',
};

const requestFor = (
	spec: string,
	span: Span | undefined,
	{ plain, language = 'en', size, date = '1970-01-01' }: ChartFileOptions,
): ChartRequest => ({
	spec,
	dataRoot: '',
	language,
	...(size && { size }),
	...(plain && { isPlain: true }),
	palette: PALETTE,
	fontFamilies: ['latin-sans', 'sans'],
	date,
	...(span && { span }),
});
