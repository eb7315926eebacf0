import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Diagnostic, PressError, type Span } from '../base/index.js';

/** A chart of a list, and where its file goes, when the line says so. */
export interface ListedChart {
	readonly spec: string;
	readonly output?: string;
	readonly span: Span;
}

/**
 * Reads a list of charts: a line has the path of a specification, and after a tab or spaces that of the file to be made of it.
 * Blank lines and those that start with # say nothing. Paths are from the working folder or, where there is no such file, from
 * the folder of the list.
 */
export function readChartList(path: string): readonly ListedChart[] {
	const faults: Diagnostic[] = [];
	const charts = textOf(path)
		.split(/\r?\n/)
		.flatMap((line, index): readonly ListedChart[] => {
			const text = line.trim();
			if (text === '' || text.startsWith('#')) return [];
			const span = { file: path, line: index + 1, column: line.indexOf(text) + 1 };
			const [spec = '', output, ...rest] = partsOf(text);
			if (rest.length > 0) faults.push(tooMuch(rest.join(' '), span));
			const found = existsSync(spec) ? spec : resolve(dirname(path), spec);
			return [{ spec: existsSync(found) ? found : spec, ...(output !== undefined && { output }), span }];
		});
	if (faults.length > 0) throw new PressError(faults);
	return charts;
}

/** A tab parts for certain. Spaces may stand in names as well: those part that come first after the end of a spec's name. */
function partsOf(text: string): readonly string[] {
	if (text.includes('\t')) return text.split('\t').flatMap((part) => part.trim() || []);
	const [, spec, output] = /^(.*?\.(?:json|ya?ml))\s+(.+)$/i.exec(text) ?? [];
	return spec === undefined || output === undefined ? [text] : [spec, output];
}

const tooMuch = (text: string, span: Span): Diagnostic => ({
	code: 'chart/no-list',
	severity: 'error',
	message: `a line has a chart and the file to make of it, and nothing more: not "${text}"`,
	span,
	hint: 'give each file a line of its own',
});

/** More lines than a run of charts has. */
const LARGEST = 16 * 1024 * 1024;

function textOf(path: string): string {
	const state = statSync(path, { throwIfNoEntry: false });
	if (state?.isFile() && state.size <= LARGEST) return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
	throw new PressError([
		{
			code: 'chart/no-list',
			severity: 'error',
			message: state ? `"${path}" is no list of charts` : `there is no list "${path}"`,
			hint: 'name a text file that has the path of a specification on each line',
		},
	]);
}
