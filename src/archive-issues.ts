import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { objectId, openOrMakeStore, putVersion, type User } from './archive/index.js';
import { type Diagnostic, type Report, sortDiagnostics } from './base/index.js';
import { type EditionSelection, selectEditions } from './batch/index.js';
import { editionSources } from './edition-sources.js';
import { type Disk, disk, openRoot, tryRead } from './files/index.js';
import { type IssueName, issuePath } from './issue/index.js';
import { readReport } from './output/index.js';

/** Of the issues that are meant, those editions are stored that are built. */
export interface ArchiveOptions extends EditionSelection {
	/** The project's folder. */
	readonly directory: string;
	/** Where `build` put the files; `output` in the project by default. */
	readonly output?: string;
	/** The folder of the store; `archive` in the `output` of the project by default. */
	readonly store?: string;
	/** When, by RFC 3339: the library has no clock. */
	readonly created: string;
	/** Who stores the editions. */
	readonly user?: User;
	/** Why; what changed, when it is not said. */
	readonly message?: string;
	readonly onProgress?: (edition: ArchivedEdition) => void;
	/** Where the store stands; this machine's disk by default. */
	readonly disk?: Disk;
}

/** What became of one edition. */
export interface ArchivedEdition extends IssueName {
	readonly edition: string;
	readonly ok: boolean;
	/** The newest version in the store, `v2`. */
	readonly version?: string;
	/** Whether there is a new version; false when nothing had changed. */
	readonly isNew?: boolean;
	/** Files that were not in the store before. */
	readonly stored?: number;
}

export interface ArchiveResult {
	readonly editions: readonly ArchivedEdition[];
	readonly diagnostics: readonly Diagnostic[];
	/** Every edition is in the store as it was built. */
	readonly ok: boolean;
}

/** Who stores an edition when nobody says so. */
const PROGRAM: User = { name: 'Banmian', address: 'urn:x-banmian:archive' };

/**
 * Stores built editions: what was printed, and what it was printed from, as the report of the edition lists it. A file that is
 * not what the report says stops its edition, and no other.
 */
export function archiveIssues(options: ArchiveOptions): ArchiveResult {
	const diagnostics: Diagnostic[] = [];
	const note: Report = (diagnostic) => diagnostics.push(diagnostic);
	const project = openRoot(options.directory);
	const folder = options.output ?? join(options.directory, 'output');
	const selected = tryRead(note, () => selectEditions(project, options, note))?.issues ?? [];
	const output = existsSync(folder) ? openRoot(folder) : undefined;
	const isNamed =
		[options.issues, options.editions].some((names) => names?.length) || options.quarter !== undefined;
	const editions = selected.flatMap((name) => {
		const report = output && readReport(output, `${issuePath(name)}/report.json`);
		const wanted = name.editions ?? Object.keys(report?.editions ?? {});
		const built = wanted.filter((edition) => report && Object.hasOwn(report.editions, edition));
		for (const edition of wanted.filter((other) => !built.includes(other)))
			note(notBuilt(`${issuePath(name)}/${edition}`, isNamed ? 'error' : 'warning'));
		return built.map((edition) => ({ name, report: report!, edition }));
	});
	const store =
		editions.length > 0
			? tryRead(note, () =>
					openOrMakeStore(
						options.store ?? join(options.directory, 'output', 'archive'),
						options.disk ?? disk,
					),
				)
			: undefined;
	const results = editions.map(({ name, report, edition }): ArchivedEdition => {
		const base = { publication: name.publication, issue: name.issue, edition };
		const put = (): ArchivedEdition => {
			const files = editionSources({ project, output: output! }, name, report, edition);
			const { created, user = PROGRAM, message } = options;
			const id = objectId(base);
			return {
				...base,
				ok: true,
				...putVersion(store!, { id, files, created, user, ...(message !== undefined && { message }) }),
			};
		};
		const result = (store && tryRead(note, put)) ?? { ...base, ok: false };
		options.onProgress?.(result);
		return result;
	});
	const sorted = sortDiagnostics(diagnostics);
	return { editions: results, diagnostics: sorted, ok: sorted.every(({ severity }) => severity !== 'error') };
}

const notBuilt = (name: string, severity: Diagnostic['severity']): Diagnostic => ({
	code: 'archive/not-built',
	severity,
	message: `"${name}" has not been built, so there is nothing to store`,
	hint: 'print it first, with "banmian build"',
});
