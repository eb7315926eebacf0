import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { objectId, openOrMakeStore, putVersion, type User } from './archive/index.js';
import { type Diagnostic, didYouMean, type Report, sortDiagnostics } from './base/index.js';
import { editionSources } from './edition-sources.js';
import { type Disk, disk, openRoot, tryRead } from './files/index.js';
import { findIssues, type IssueName } from './issue/index.js';
import { type IssueReport, readReport } from './output/index.js';
import { selectIssues } from './select-issues.js';

export interface ArchiveOptions {
	/** The project's folder. */
	readonly directory: string;
	/** Where `build` put the files; `output` in the project by default. */
	readonly output?: string;
	/** The folder of the store; `archive` in the `output` of the project by default. */
	readonly store?: string;
	/** `publication` or `publication/issue`; all that are built when empty. */
	readonly issues?: readonly string[];
	readonly editions?: readonly string[];
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
	const names = tryRead(note, () => selectIssues(findIssues(project), options.issues ?? []));
	const output = names && existsSync(folder) ? openRoot(folder) : undefined;
	const built = (names ?? []).flatMap((name) => {
		const report = output && readReport(output, `${name.publication}/${name.issue}/report.json`);
		if (!report) note(notBuilt(name, options.issues?.length ? 'error' : 'warning'));
		return report ? [{ name, report }] : [];
	});
	const editions = built.flatMap(({ name, report }) =>
		editionsOf(name, report, options.editions, note).map((edition) => ({ name, report, edition })),
	);
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
		const base = { ...name, edition };
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

const notBuilt = ({ publication, issue }: IssueName, severity: Diagnostic['severity']): Diagnostic => ({
	code: 'archive/not-built',
	severity,
	message: `"${publication}/${issue}" has not been built, so there is nothing to store`,
	hint: `print it first: banmian build ${publication}/${issue}`,
});

/** The editions of an issue that are built and wanted. */
function editionsOf(
	{ publication, issue }: IssueName,
	{ editions }: IssueReport,
	wanted: readonly string[] | undefined,
	report: Report,
): readonly string[] {
	const known = Object.keys(editions);
	if (!wanted?.length) return known;
	for (const edition of wanted.filter((name) => !known.includes(name))) {
		report({
			code: 'archive/not-built',
			severity: 'error',
			message: `"${publication}/${issue}" has no built edition "${edition}"`,
			...(didYouMean(edition, known) ?? { hint: `it has ${known.join(', ')}` }),
		});
	}
	return known.filter((edition) => wanted.includes(edition));
}
