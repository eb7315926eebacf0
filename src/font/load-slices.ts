import { readFileSync, statSync } from 'node:fs';
import { type Diagnostic, PressError, type Span } from '../base/index.js';
import { type Root, resolveLink } from '../files/index.js';
import { findFontFile } from './find-font-file.js';
import { missingFile } from './font-files.js';
import type { FontSlice } from './font-table.js';
import { readSliceSheet, type SliceRule } from './slice-sheet.js';

/** The sheet of the largest font we know, with 45,000 characters in 313 slices, has 250 KB. */
const LARGEST_SHEET = 8 << 20;

/** A place in an npm package is written as `npm:` and a path; one in the project is a path. */
const NPM = 'npm:';

/** A sheet and the slices that it names. */
export interface Slices {
	/** Absolute path of the sheet; empty when it was not found. */
	readonly sheet: string;
	readonly slices: readonly FontSlice[];
}

/**
 * Finds the files of a face that comes in slices, by the sheet that says which characters each of them has. Throws a PressError
 * when a file of it is missing, or the sheet is not of one face.
 */
export function loadSlices(
	project: Root,
	source: string,
	wanted: { readonly weight: number; readonly style: 'normal' | 'italic' },
	span: Span,
): Slices {
	const sheet = findFontFile(project, source, span);
	if (sheet === undefined) throw new PressError([missingFile({ source, span })]);
	const { size } = statSync(sheet);
	if (size > LARGEST_SHEET)
		throw refusal(source, `has ${size} bytes, more than the ${LARGEST_SHEET} that are read`, span);
	const rules = readSliceSheet(readFileSync(sheet, 'utf8'));
	const faces = [...new Set(rules.map(({ face }) => face))];
	const own =
		faces.length > 1
			? rules.filter(({ weight, style }) => weight === wanted.weight && style === wanted.style)
			: rules;
	const found = new Set(own.map(({ face }) => face)).size;
	if (found === 0) throw refusal(source, 'names no file of such a face by @font-face', span);
	if (found > 1) throw refusal(source, `names ${found} such faces`, span);
	const missing: Diagnostic[] = [];
	const slices = own.flatMap((rule) => sliceOf(project, source, rule, span, missing));
	if (missing.length > 0) throw new PressError(missing);
	return { sheet, slices };
}

function sliceOf(
	project: Root,
	sheet: string,
	{ url, ranges }: SliceRule,
	span: Span,
	missing: Diagnostic[],
): readonly FontSlice[] {
	const prefix = sheet.startsWith(NPM) ? NPM : '';
	const from = sheet.slice(prefix.length);
	const link = resolveLink(from, url);
	if (link.kind !== 'file')
		throw refusal(sheet, `names "${url.slice(0, 80)}", which is no file beside it`, span);
	// A sheet of a package leads to files of that package.
	if (prefix !== '' && packageOf(link.path) !== packageOf(from))
		throw refusal(sheet, `names "${url}", which is not in its package`, span);
	const source = `${prefix}${link.path}`;
	const file = findFontFile(project, source, span);
	if (file !== undefined) return [{ source, file, ranges }];
	// Of a sheet whose files are all gone one is named.
	if (missing.length === 0) missing.push(missingFile({ source, span }));
	return [];
}

/** `@scope/name` or `name`. */
const packageOf = (path: string): string => path.split('/', path.startsWith('@') ? 2 : 1).join('/');

const refusal = (source: string, what: string, span: Span): PressError =>
	new PressError([
		{
			code: 'font/bad-slices',
			severity: 'error',
			message: `the sheet "${source}" ${what}`,
			span,
			hint: 'name the style sheet of one face, whose @font-face rules give url() and unicode-range',
		},
	]);
