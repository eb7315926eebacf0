import { basename, dirname } from 'node:path';
import type { Report, Span } from './base/index.js';
import { themePath } from './chart/index.js';
import type { ChartFormat } from './chart-writers.js';
import { belowRoot, noteInputs, openRoot, type Root } from './files/index.js';
import { type FontTable, loadFontTable } from './font/index.js';

/** A chart to be drawn by itself: a file, or its text. */
export type ChartSource = (
	| { readonly file: string }
	/** `name` is what findings call the chart. Its data is read from the working folder, unless another is named. */
	| { readonly text: string; readonly name?: string }
) & {
	/** What is made of this one. */
	readonly formats?: readonly ChartFormat[];
	/** Where the chart is asked for, such as a line of a list. */
	readonly span?: Span;
};

/** A chart's files as a desk reads them. */
export interface OpenChart {
	/** The path of the spec in `root`, which is also its name in findings. */
	readonly name: string;
	/** Holds the spec and the theme beside it, by the path that was given for it, and the folder of data, by an empty path. */
	readonly root: Root;
	readonly inputs: ReturnType<typeof noteInputs>['inputs'];
}

/** The spec may stand anywhere, since whoever asks for it names it; its data is read from one folder and nowhere else. */
export function openChartSource(source: ChartSource, { data }: { readonly data?: string }): OpenChart {
	if ('text' in source) {
		const { text, name = 'chart.vl.json' } = source;
		const root = openRoot(data ?? '.');
		const bytes = new TextEncoder().encode(text);
		const { root: noted, inputs } = noteInputs({ ...root, readBytes: () => bytes, exists: () => false });
		return { name, root: noted, inputs };
	}
	const { folder, file } = belowRoot(source.file);
	const beside = openRoot(folder);
	const dataRoot = data === undefined ? beside : openRoot(data);
	const names = new Map([
		[source.file, file],
		[themePath({ spec: source.file }), 'theme.json'],
	]);
	const inFolder = (path: string): string => names.get(path) ?? path;
	const { root, inputs } = noteInputs({
		...beside,
		readBytes: (path, from, limit) => beside.readBytes(inFolder(path), from, limit),
		exists: (path) => beside.exists(inFolder(path)),
		isInside: (path) => beside.isInside(inFolder(path)),
		realPath: (_, from) => dataRoot.realPath('', from),
	});
	return { name: source.file, root, inputs };
}

/**
 * The fonts that are meant. Files of a table in a folder `fonts` are looked for from the folder above it, as in a project; those of
 * another table from its own.
 */
export function chartFonts(
	{ fonts, project = '.' }: { readonly fonts?: string; readonly project?: string },
	report: Report,
): FontTable {
	if (fonts === undefined) return loadFontTable(openRoot(project), report);
	const { folder, file } = belowRoot(fonts);
	return basename(folder) === 'fonts'
		? loadFontTable(openRoot(dirname(folder)), report, `fonts/${file}`)
		: loadFontTable(openRoot(folder), report, file);
}
