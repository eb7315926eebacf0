import { join } from 'node:path';
import {
	type NewFile,
	openRoot,
	type Root,
	removeFiles,
	type StagedFiles,
	stageFiles,
} from '../files/index.js';
import { type IssueName, issuePath } from '../issue/index.js';
import {
	type EditionReport,
	type IssueReport,
	jsonBytes,
	mergeReport,
	type OutputFile,
	readJson,
	readReport,
} from '../output/index.js';
import { type EditionState, readState, reportDigest, STATE, stateBytes } from './state.js';

/** An edition that is ready for the disk. */
export interface PrintedEdition extends IssueName {
	readonly edition: string;
	/** The date of the issue. */
	readonly date: string;
	/** All editions of the publication, in order. */
	readonly order: readonly string[];
	readonly files: readonly OutputFile[];
	readonly report: EditionReport;
	/** How it was made; a draft has none, for it is never up to date. */
	readonly state?: Omit<EditionState, 'report'>;
	readonly milliseconds?: number;
}

/**
 * Writes an edition: its files, then what reports them, and its state last. All are on the disk under temporary names before the
 * first is put in place. Whenever the process is killed, every file is whole, and the state tells that the edition is not.
 */
export function writeEdition(output: string, printed: PrintedEdition): void {
	const { publication, issue, date, edition, order, report, state } = printed;
	const folder = issuePath(printed);
	const earlier = tryOpen(output);
	const reported = earlier && readReport(earlier, `${folder}/report.json`);
	const head = { publication, issue, date };
	const merged = mergeReport(head, reported, edition, report, order);
	const records = [
		{ path: 'report.json', bytes: jsonBytes(merged) },
		...timings(earlier, folder, printed),
		...(state ? [{ path: STATE, bytes: stateOf(earlier, printed, state, head) }] : []),
	];
	const staged: StagedFiles[] = [];
	try {
		const stage = (files: readonly OutputFile[]): StagedFiles => {
			const group = stageFiles(
				files.map(({ path, bytes }): NewFile => ({ path: join(output, folder, path), content: bytes })),
			);
			staged.push(group);
			return group;
		};
		const [files, reports] = [stage(printed.files), stage(records)];
		files.place();
		// Before the new report stands: a run that is killed here still finds in the old one what it has to remove.
		removeFiles(join(output, folder), leftovers(reported, merged, edition));
		reports.place();
	} finally {
		for (const group of staged) group.discard();
	}
}

function stateOf(
	earlier: Root | undefined,
	{ edition, order, report, ...name }: PrintedEdition,
	state: Omit<EditionState, 'report'>,
	head: Omit<IssueReport, 'editions'>,
): Uint8Array {
	const others = earlier ? readState(earlier, issuePath(name)) : {};
	return stateBytes(others, edition, { ...state, report: reportDigest(head, report) }, order);
}

/** Timings differ from build to build, so they have a file of their own. */
function timings(
	earlier: Root | undefined,
	folder: string,
	{ edition, milliseconds }: PrintedEdition,
): readonly OutputFile[] {
	if (milliseconds === undefined) return [];
	const path = 'timings.json';
	const known = earlier && readJson(earlier, `${folder}/${path}`);
	return [
		{ path, bytes: jsonBytes({ ...(typeof known === 'object' && known), [edition]: { milliseconds } }) },
	];
}

/** Files that the edition had and no edition has now: pages and charts that went away. */
function leftovers(before: IssueReport | undefined, after: IssueReport, edition: string): readonly string[] {
	const kept = new Set(Object.values(after.editions).flatMap(filesOf));
	return filesOf(before?.editions[edition]).filter((file) => !kept.has(file));
}

/** The report of an earlier build may have been changed by anybody. */
const filesOf = (report: EditionReport | undefined): readonly string[] =>
	Array.isArray(report?.files)
		? report.files.flatMap((entry) => (typeof entry?.file === 'string' ? [entry.file] : []))
		: [];

/** The output folder, if there is one. */
export function tryOpen(output: string): Root | undefined {
	try {
		return openRoot(output);
	} catch {
		return undefined;
	}
}
