import { type Diagnostic, PressError, type Report, type Span } from '../base/index.js';
import { type Root, readDataUrl, refusedLink, resolveLink } from '../files/index.js';
import type { CharacterRanges } from './character-ranges.js';
import type { FontFace, FontFamily, FontFile, FontTable } from './font-table.js';

/** A face that a style sheet brings (`@font-face`, CSS Fonts 4, section 4). */
export interface SheetFace {
	readonly family: string;
	/** One weight twice, or a range. */
	readonly weights: readonly [lightest: number, heaviest: number];
	readonly style: 'normal' | 'italic';
	/** Files to try, the best first; urls are relative to the sheet. */
	readonly sources: readonly SheetSource[];
	/** The characters that it is for; all of them when empty. */
	readonly ranges: CharacterRanges;
	readonly span: Span | undefined;
}

export type SheetSource = { readonly url: string } | { readonly local: string };

/** The table with the faces of style sheets added; a family of the same name is replaced, as in CSS. */
export function addFaces(
	table: FontTable,
	faces: readonly SheetFace[],
	project: Root,
	report: Report,
): FontTable {
	if (faces.length === 0) return table;
	const families = new Map<string, FontFamily>();
	faces.forEach((face, index) => {
		const key = face.family.toLowerCase();
		const before = families.get(key) ?? {
			name: face.family,
			licence: 'as its owner says',
			faces: [],
		};
		const made = makeFace(face, index, table, project, report);
		families.set(key, { ...before, faces: made ? [...before.faces, made] : before.faces });
	});
	return {
		...table,
		families: [
			...table.families.filter(({ name }) => !families.has(name.toLowerCase())),
			...families.values(),
		],
	};
}

/** The face with the files that are there; what keeps one from being read is an error only when none is left. */
function makeFace(
	{ family, weights, style, sources, ranges, span }: SheetFace,
	index: number,
	table: FontTable,
	project: Root,
	report: Report,
): FontFace | undefined {
	const at = span ?? { file: 'style.css', line: 1, column: 1 };
	const refusals: Diagnostic[] = [];
	const files = sources.flatMap((source) => {
		if ('local' in source) return localFile(source.local, table) ?? [];
		const found = fileOf(source.url, at, project);
		if ('diagnostics' in found) refusals.push(...found.diagnostics);
		return 'diagnostics' in found ? [] : found;
	});
	const [first, ...otherwise] = files;
	for (const refusal of refusals) report(first ? { ...refusal, severity: 'warning' } : refusal);
	if (!first) {
		if (refusals.length === 0) report(nothingLocal(family, at));
		return undefined;
	}
	const slug = `${family}-${weights[0]}${style === 'italic' ? '-italic' : ''}`
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-');
	return {
		...first,
		id: `sheet-${index}-${slug}`,
		weight: weights[0],
		style,
		span: at,
		sheet: { heaviest: weights[1], otherwise, ranges },
	};
}

function fileOf(url: string, at: Span, project: Root): FontFile | PressError {
	const link = resolveLink(at.file, url);
	switch (link.kind) {
		case 'data': {
			const data = readDataUrl(link.url);
			if (!data) return new PressError([refusedLink(url, 'it holds no data', at)]);
			return { source: `data of ${data.length} bytes`, file: '', data };
		}
		case 'refused':
			return new PressError([refusedLink(url, link.why, at)]);
		case 'file':
			try {
				return { source: link.path, file: project.realPath(link.path, at) };
			} catch (cause) {
				if (!(cause instanceof PressError)) throw cause;
				return cause;
			}
	}
}

function nothingLocal(family: string, span: Span): Diagnostic {
	return {
		code: 'font/no-local',
		severity: 'warning',
		message: `none of the fonts that "${family}" names by local() is a face of the font table`,
		span,
		hint: 'fonts of the machine are not used: add src: url(…), or name a face of fonts/fonts.yaml',
	};
}

const WEIGHT_NAMES: Readonly<Record<number, string>> = {
	100: 'thin',
	200: 'extralight',
	300: 'light',
	400: 'regular',
	500: 'medium',
	600: 'semibold',
	700: 'bold',
	800: 'extrabold',
	900: 'black',
};

/**
 * What `local()` names by its full or its PostScript name: a face of the font table, for the fonts of the machine differ from
 * one to the next. The names are made of family, weight and style, so that no file need be opened.
 */
function localFile(name: string, { families }: FontTable): FontFile | undefined {
	const wanted = plainName(name);
	for (const family of families) {
		for (const face of family.faces) {
			const weight = WEIGHT_NAMES[face.weight] ?? String(face.weight);
			const style = face.style === 'italic' ? 'italic' : '';
			const names = [`${family.name}${weight}${style}`];
			if (face.weight === 400) names.push(`${family.name}${style}`);
			if (names.some((each) => plainName(each) === wanted))
				return { source: face.source, file: face.file, isLocal: true };
		}
	}
	return undefined;
}

/** `Source Serif 4 Bold` and `SourceSerif4-Bold` are one. */
const plainName = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, '');
