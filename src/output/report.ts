import { createHash } from 'node:crypto';
import type { Diagnostic } from '../base/index.js';
import { digestFile, type InputFile, type Root } from '../files/index.js';
import { type EditionContent, type FittedStory, facesUsed, type OutputFile } from './edition-files.js';

/** What stands in `report.json` of one edition: everything that went in and came out, so that it can be proved later. */
export interface EditionReport {
	readonly title: string;
	readonly language: string;
	readonly pages: readonly { readonly folio: string; readonly width: number; readonly height: number }[];
	readonly fonts: readonly {
		readonly id: string;
		readonly family: string;
		readonly source: string;
		readonly licence: string;
		/** As the font table has it. */
		readonly copyright?: string;
		/** Of the font file that the pages were set with. */
		readonly sha256: string;
	}[];
	readonly files: readonly { readonly file: string; readonly bytes: number; readonly sha256: string }[];
	readonly inputs: readonly InputFile[];
	readonly diagnostics: readonly Diagnostic[];
	/** Stories that did not fit their frames by themselves, and what was done to them. */
	readonly decisions: readonly FittedStory[];
}

export interface IssueReport {
	readonly publication: string;
	readonly issue: string;
	readonly date: string;
	readonly editions: Readonly<Record<string, EditionReport>>;
}

export function editionReport(
	content: EditionContent,
	files: readonly OutputFile[],
	inputs: readonly InputFile[],
	diagnostics: readonly Diagnostic[],
): EditionReport {
	const { painted, fonts, decisions } = content;
	const used = new Set(facesUsed(painted.pages));
	const faces = fonts.table.families.flatMap((family) =>
		family.faces
			.filter(({ id }) => used.has(id))
			// Of several files that a sheet names those that were opened count.
			.flatMap(({ id }) => fonts.face(id).files.map((opened) => ({ id, ...opened })))
			.map(({ id, source, file, data }) => {
				const sha256 = data
					? createHash('sha256').update(data).digest('hex')
					: digestFile(file, ['sha256']).sha256;
				const { name, licence, copyright } = family;
				return { id, family: name, source, licence, ...(copyright !== undefined && { copyright }), sha256 };
			}),
	);
	return {
		title: painted.title,
		language: painted.language,
		pages: painted.pages.map(({ folio, trim }) => ({
			folio,
			width: round(trim.width),
			height: round(trim.height),
		})),
		fonts: faces,
		files: files.map(({ path, bytes }) => ({
			file: path,
			bytes: bytes.length,
			sha256: createHash('sha256').update(bytes).digest('hex'),
		})),
		inputs,
		diagnostics,
		decisions,
	};
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** The report of an issue with one more edition; the editions that an earlier build wrote stay in it. */
export function mergeReport(
	issue: Omit<IssueReport, 'editions'>,
	earlier: IssueReport | undefined,
	edition: string,
	report: EditionReport,
	order: readonly string[],
): IssueReport {
	const editions = { ...earlier?.editions, [edition]: report };
	const names = order.filter((name) => Object.hasOwn(editions, name));
	return { ...issue, editions: Object.fromEntries(names.map((name) => [name, editions[name]!])) };
}

/** The report that an earlier build left, if it can still be read. */
export function readReport(output: Root, path: string): IssueReport | undefined {
	const value = readJson(output, path);
	return isReport(value) ? value : undefined;
}

/** What an earlier build left in a JSON file; nothing when it is missing or was damaged, for it is written anew. */
export function readJson(output: Root, path: string): unknown {
	if (!output.exists(path)) return undefined;
	try {
		return JSON.parse(output.readText(path));
	} catch {
		return undefined;
	}
}

const isReport = (value: unknown): value is IssueReport =>
	typeof value === 'object' &&
	value !== null &&
	'editions' in value &&
	typeof value.editions === 'object' &&
	value.editions !== null;

export const jsonBytes = (value: unknown): Uint8Array =>
	new TextEncoder().encode(`${JSON.stringify(value, null, '\t')}\n`);
