import { join } from 'node:path';
import { type Diagnostic, PressError, type Report, sortDiagnostics } from './base/index.js';
import { joinPath, openRoot, type Root, tryRead, writeWhole } from './files/index.js';
import { loadFontTable } from './font/index.js';
import { findIssues, type Issue, type IssueName, loadIssue } from './issue/index.js';
import { editionFiles, editionReport, jsonBytes, mergeReport, readJson, readReport } from './output/index.js';
import { type Press, setEdition } from './press.js';
import { selectIssues } from './select-issues.js';

export interface BuildOptions {
	/** The project's folder: `templates/`, `data/`, `fonts/`. */
	readonly directory: string;
	/** Where files go; `output` in the project by default. */
	readonly output?: string;
	/** `publication` or `publication/issue`; all when empty. */
	readonly issues?: readonly string[];
	readonly editions?: readonly string[];
	/** Set pages and look them over, write nothing. */
	readonly dryRun?: boolean;
	/** Write editions with errors too, into `draft` below the output folder, so that they can be looked at. */
	readonly draft?: boolean;
	/** Milliseconds, for the timings; without a clock there are none. */
	readonly clock?: () => number;
	readonly onProgress?: (edition: EditionResult) => void;
}

/** What became of one edition. */
export interface EditionResult extends IssueName {
	readonly edition: string;
	readonly ok: boolean;
	readonly pages: number;
	/** Paths of the files, from the output folder; those of a draft stand below `draft`. */
	readonly files: readonly string[];
	readonly milliseconds?: number;
}

export interface BuildResult {
	readonly editions: readonly EditionResult[];
	readonly diagnostics: readonly Diagnostic[];
	/** No edition failed. */
	readonly ok: boolean;
}

/** Where editions with errors go, below the output folder. */
const DRAFT = 'draft';

/** Prints issues: all findings in one run, files only of editions without errors. An issue that fails does not stop the others. */
export async function build(options: BuildOptions): Promise<BuildResult> {
	const project = openRoot(options.directory);
	const diagnostics: Diagnostic[] = [];
	const editions: EditionResult[] = [];
	const note: Report = (diagnostic) => diagnostics.push(diagnostic);
	const press = tryRead(note, (): Press => ({ project, fonts: loadFontTable(project, note) }));
	const issues = tryRead(note, () => selectIssues(findIssues(project), options.issues ?? []));
	for (const name of press ? (issues ?? []) : []) {
		const issue = tryRead(note, () => loadIssue(project, name.publication, name.issue, note));
		if (!issue) editions.push({ ...name, edition: '', ok: false, pages: 0, files: [] });
		else editions.push(...(await buildIssue(press!, issue, name, options, note)));
	}
	const sorted = sortDiagnostics(diagnostics);
	return { editions, diagnostics: sorted, ok: sorted.every(({ severity }) => severity !== 'error') };
}

async function buildIssue(
	press: Press,
	issue: Issue,
	name: IssueName,
	options: BuildOptions,
	report: Report,
): Promise<readonly EditionResult[]> {
	const known = Object.keys(issue.publication.editions);
	const wanted = options.editions?.length
		? known.filter((edition) => options.editions!.includes(edition))
		: known;
	if (wanted.length === 0) {
		const message = `"${name.publication}" has no edition "${options.editions?.join('", "')}"`;
		report({ code: 'build/unknown-edition', severity: 'error', message, hint: `it has ${known.join(', ')}` });
	}
	const results: EditionResult[] = [];
	for (const edition of wanted) {
		const result = await buildEdition(press, issue, name, edition, options, report);
		options.onProgress?.(result);
		results.push(result);
	}
	return results;
}

async function buildEdition(
	press: Press,
	issue: Issue,
	name: IssueName,
	edition: string,
	options: BuildOptions,
	report: Report,
): Promise<EditionResult> {
	const start = options.clock?.();
	const own: Diagnostic[] = [];
	const note: Report = (diagnostic) => {
		own.push(diagnostic);
		report(diagnostic);
	};
	const base = { ...name, edition };
	const set = await attemptAsync(note, () => setEdition(press, issue, edition, note));
	const failed = !set || own.some(({ severity }) => severity === 'error');
	const took = (): { milliseconds?: number } =>
		start === undefined ? {} : { milliseconds: Math.round(options.clock!() - start) };
	if (!set || (failed && !options.draft) || options.dryRun) {
		set?.fonts.close();
		return { ...base, ok: !failed, pages: set?.pages.length ?? 0, files: [], ...took() };
	}
	const content = { edition, painted: set.painted, plots: set.plots, fonts: set.fonts, date: issue.date };
	const files = await attemptAsync(note, () => editionFiles(content));
	set.fonts.close();
	if (!files) return { ...base, ok: false, pages: set.pages.length, files: [], ...took() };
	const folder = `${name.publication}/${name.issue}`;
	const output = join(options.output ?? join(options.directory, 'output'), failed ? DRAFT : '');
	for (const { path, bytes } of files) writeWhole(join(output, folder, path), bytes);
	const reports = openRoot(output);
	const one = editionReport(content, files, set.inputs, sortDiagnostics(own));
	const order = Object.keys(issue.publication.editions);
	const merged = mergeReport(
		{ publication: name.publication, issue: name.issue, date: issue.date },
		readReport(reports, `${folder}/report.json`),
		edition,
		one,
		order,
	);
	writeWhole(join(output, folder, 'report.json'), jsonBytes(merged));
	const result = {
		...base,
		ok: !failed,
		pages: set.pages.length,
		files: files.map(({ path }) => joinPath(failed ? DRAFT : '', folder, path)),
		...took(),
	};
	writeTimings(reports, output, folder, result);
	return result;
}

/** Timings differ from build to build, so they have a file of their own. */
function writeTimings(
	reports: Root,
	output: string,
	folder: string,
	{ edition, milliseconds }: EditionResult,
): void {
	if (milliseconds === undefined) return;
	const path = `${folder}/timings.json`;
	const earlier = readJson(reports, path);
	writeWhole(
		join(output, path),
		jsonBytes({ ...(typeof earlier === 'object' && earlier), [edition]: { milliseconds } }),
	);
}

/** What a phase throws becomes findings, so that the next edition is built all the same. Faults of ours stay faults. */
async function attemptAsync<T>(report: Report, work: () => Promise<T>): Promise<T | undefined> {
	try {
		return await work();
	} catch (cause) {
		if (!(cause instanceof PressError)) throw cause;
		for (const diagnostic of cause.diagnostics) report(diagnostic);
		return undefined;
	}
}
