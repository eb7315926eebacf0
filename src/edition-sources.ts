import type { Source } from './archive/index.js';
import { type Diagnostic, PressError } from './base/index.js';
import { type Root, tryRead } from './files/index.js';
import type { IssueName } from './issue/index.js';
import { type EditionReport, type IssueReport, jsonBytes } from './output/index.js';

/** Where the files of an edition are. */
interface Roots {
	readonly project: Root;
	readonly output: Root;
}

/**
 * The files of an object. What was printed stands in `output/`; `project/` is a project from which it can be printed again.
 */
export function editionSources(
	{ project, output }: Roots,
	{ publication, issue }: IssueName,
	report: IssueReport,
	edition: string,
): readonly Source[] {
	const own: unknown = report.editions[edition];
	const name = `${publication}/${issue}/${edition}`;
	if (!isWhole(own) || !isPath(name))
		throw refusal('archive/damaged-report', `the report of "${name}" is damaged`);
	if (own.diagnostics.some(({ severity }) => severity === 'error'))
		throw refusal('archive/draft', `"${name}" is a draft with errors, which is not stored`);
	const faults: Diagnostic[] = [];
	const place = (root: Root, file: string): string | undefined =>
		tryRead(
			(fault) => faults.push(fault),
			() => root.realPath(file),
		);
	const files = [
		...own.files.map(({ file, sha256 }) => ({
			path: `output/${file}`,
			file: `${publication}/${issue}/${file}`,
			from: place(output, `${publication}/${issue}/${file}`),
			sha256,
		})),
		...own.inputs.map(({ file, sha256 }) => ({
			path: `project/${file}`,
			file,
			from: place(project, file),
			sha256,
		})),
	];
	if (faults.length > 0) throw new PressError(faults);
	const sources = files.flatMap((file): Source[] =>
		file.from === undefined ? [] : [{ ...file, from: file.from }],
	);
	const ownReport: IssueReport = { ...report, editions: { [edition]: own } };
	return [...sources, { path: 'output/report.json', from: jsonBytes(ownReport) }];
}

const refusal = (code: `archive/${string}`, message: string): PressError =>
	new PressError([
		{ code, severity: 'error', message, hint: 'build it again, without errors, and put it then' },
	]);

/** A report is a file, which people and programs can change: what is used of it is checked. */
function isWhole(own: unknown): own is EditionReport {
	if (typeof own !== 'object' || own === null) return false;
	const { files, inputs, diagnostics }: Readonly<Record<string, unknown>> = { ...own };
	const isListed = (entry: unknown): boolean =>
		typeof entry === 'object' &&
		entry !== null &&
		'file' in entry &&
		isPath(entry.file) &&
		'sha256' in entry &&
		typeof entry.sha256 === 'string';
	const isFinding = (entry: unknown): boolean => typeof entry === 'object' && entry !== null;
	return (
		[files, inputs, diagnostics].every(Array.isArray) &&
		[files, inputs].flat().every(isListed) &&
		[diagnostics].flat().every(isFinding)
	);
}

/** A path below a folder, written in the one way there is. */
const isPath = (path: unknown): boolean =>
	typeof path === 'string' &&
	!/[\\\p{Cc}]/u.test(path) &&
	path.split('/').every((name) => name !== '' && name !== '.' && name !== '..');
