import { statSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { PressError } from '../base/index.js';
import { type ChartFormat, chartFormats } from '../chart-writers.js';

/** A file that is to be made of a chart. */
export interface ChartTarget {
	readonly format: ChartFormat;
	readonly path: string;
}

export interface TargetFlags {
	/** A file, a folder, or a pattern with {name}. */
	readonly output?: string;
	readonly formats?: readonly ChartFormat[];
	/** Whether there are several charts, so that one file is not enough. */
	readonly isList: boolean;
}

/**
 * Where the files of a chart go: `own` is what its line of a list says. The end of a name says what it is; formats that are asked
 * for besides get the same name with an end of their own.
 */
export function chartTargets(
	spec: string,
	own: string | undefined,
	{ output, formats, isList }: TargetFlags,
): readonly ChartTarget[] {
	const name = basename(spec).replace(/(?:\.v[lg])?\.(?:json|ya?ml)$/i, '');
	if (own !== undefined) {
		const format = formatOf(own);
		return format === undefined ? named(own, formats) : [{ format, path: own }];
	}
	if (output === undefined) return made(join(spec, '..', name), formats ?? ['pdf']);
	if (isFolder(output) || (isList && !output.includes(NAME) && formatOf(output) === undefined))
		return made(join(output, name), formats ?? ['pdf']);
	return named(output.replaceAll(NAME, name), formats);
}

const NAME = '{name}';

const made = (stem: string, formats: readonly ChartFormat[]): readonly ChartTarget[] =>
	formats.map((format) => ({ format, path: `${stem}.${format}` }));

function named(path: string, formats: readonly ChartFormat[] | undefined): readonly ChartTarget[] {
	const format = formatOf(path);
	if (format === undefined && formats && !OTHER_PICTURE.test(path)) return made(path, formats);
	if (format === undefined) throw unknownFormat(path);
	const stem = path.slice(0, -format.length - 1);
	const others = (formats ?? []).filter((each) => each !== format);
	return [{ format, path }, ...made(stem, others)];
}

/** What somebody who writes it wants to have, and we do not make. */
const OTHER_PICTURE = /\.(?:gif|jpe?g|webp|avif|tiff?|bmp|e?ps|emf|html?)$/i;

const formatOf = (path: string): ChartFormat | undefined =>
	chartFormats.find((format) => path.toLowerCase().endsWith(`.${format}`));

const isFolder = (path: string): boolean =>
	path.endsWith(sep) ||
	path.endsWith('/') ||
	statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** `pdf,svg` or `pdf svg`. */
export function parseFormats(text: string): readonly ChartFormat[] {
	const words = text.split(/[\s,]+/).filter((word) => word !== '');
	if (words.length === 0) throw unknownFormat(text);
	return words.map((word) => chartFormats.find((format) => format === word.toLowerCase()) ?? unknown(word));
}

const unknown = (word: string): never => {
	throw unknownFormat(word);
};

const unknownFormat = (text: string): PressError =>
	new PressError([
		{
			code: 'chart/unknown-format',
			severity: 'error',
			message: `"${text}" names no kind of file that a chart can be`,
			hint: `it is one of ${chartFormats.join(', ')}`,
		},
	]);
