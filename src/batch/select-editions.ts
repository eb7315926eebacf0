import { didYouMean, type Report } from '../base/index.js';
import { type Root, tryRead } from '../files/index.js';
import { type IssueName, readPublication } from '../issue/index.js';
import { type Selection, selectIssues } from './select-issues.js';

export interface EditionSelection extends Selection {
	/** Names of editions; all when empty. A publication that has none of them is passed over. */
	readonly editions?: readonly string[];
}

/** An issue to be printed. */
export interface SelectedIssue extends IssueName {
	/** Its editions that are meant, in the order of the publication; undefined when the publication cannot be read. */
	readonly editions: readonly string[] | undefined;
}

export interface SelectedEditions {
	readonly issues: readonly SelectedIssue[];
	/** Issues that cannot be printed: why was reported. */
	readonly refused: readonly IssueName[];
}

/** The issues and editions that are meant, each issue with its editions. Issues themselves are not read yet. */
export function selectEditions(project: Root, selection: EditionSelection, report: Report): SelectedEditions {
	const { issues, refused } = selectIssues(project, selection, report);
	const publications = new Map<string, readonly string[] | undefined>();
	for (const { publication } of issues) {
		if (!publications.has(publication)) publications.set(publication, editionsOf(project, publication));
	}
	const wanted = selection.editions ?? [];
	reportUnknown(publications, wanted, report);
	const chosen = (publication: string): readonly string[] | undefined => {
		const known = publications.get(publication);
		return wanted.length === 0 ? known : known?.filter((edition) => wanted.includes(edition));
	};
	return {
		issues: issues
			.map((name) => ({ ...name, editions: chosen(name.publication) }))
			.filter(({ editions }) => editions?.length !== 0),
		refused,
	};
}

/** Faults of the publication are told when its issues are read. */
function editionsOf(project: Root, publication: string): readonly string[] | undefined {
	const read = tryRead(
		() => {},
		() => readPublication(project, publication, () => {}),
	);
	return read?.publication && Object.keys(read.publication.editions);
}

function reportUnknown(
	publications: ReadonlyMap<string, readonly string[] | undefined>,
	wanted: readonly string[],
	report: Report,
): void {
	const known = new Set([...publications.values()].flatMap((editions) => editions ?? []));
	// A publication that cannot be read may have them all.
	if ([...publications.values()].includes(undefined)) return;
	for (const edition of wanted.filter((name) => !known.has(name))) {
		const [only, ...more] = publications.keys();
		if (only === undefined) return;
		report({
			code: 'build/unknown-edition',
			severity: 'error',
			message:
				more.length === 0
					? `"${only}" has no edition "${edition}"`
					: `none of the publications has an edition "${edition}"`,
			hint:
				didYouMean(edition, known)?.hint ??
				`${more.length === 0 ? 'it has' : 'there are'} ${[...known].join(', ')}`,
		});
	}
}
