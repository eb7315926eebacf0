import { type Diagnostic, didYouMean, PressError, type Report } from '../base/index.js';
import type { Root } from '../files/index.js';
import { findIssues, type IssueName, issuePath, readPeriod } from '../issue/index.js';
import { isGlob, matchesGlob } from './glob.js';
import { nearestQuarters, parseQuarter, type Quarter, quarterOfEnd, quarterText } from './quarter.js';

export interface Selection {
	/** Names and patterns of publications, and of issues as `publication/issue`; all when empty. */
	readonly issues?: readonly string[];
	/** `2015Q2`: only issues whose period ends in it. */
	readonly quarter?: string;
}

export interface SelectedIssues {
	readonly issues: readonly IssueName[];
	/** Issues that are meant, or may be, but cannot be printed: why was reported. */
	readonly refused: readonly IssueName[];
}

/** The issues that are meant. A name, pattern or quarter that means none is an error, and then nothing is. */
export function selectIssues(project: Root, selection: Selection, report: Report): SelectedIssues {
	const all = findIssues(project);
	const named = namedIssues(all, selection.issues ?? []);
	const twins = findTwins(all, named, report);
	const single = named.filter((issue) => !twins.includes(issue));
	if (selection.quarter === undefined) return { issues: single, refused: twins };
	const { issues, refused } = issuesOfQuarter(project, single, selection.quarter, report);
	return { issues, refused: [...twins, ...refused] };
}

function namedIssues(all: readonly IssueName[], names: readonly string[]): readonly IssueName[] {
	if (names.length === 0) {
		if (all.length > 0) return all;
		throw refusal('build/nothing-to-build', 'the project has no issue', {
			hint: 'banmian new my-paper sets up a publication',
		});
	}
	const known = [...new Set([...all.map(({ publication }) => publication), ...all.map(issuePath)])];
	const unknown = names.filter((name) => !known.some((other) => means(name, other)));
	if (unknown.length > 0) throw new PressError(unknown.map((name) => unknownName(name, known)));
	return all.filter((issue) =>
		names.some((name) => means(name, issue.publication) || means(name, issuePath(issue))),
	);
}

const means = (name: string, known: string): boolean =>
	name === known || (isGlob(name) && matchesGlob(name, known));

/** How many names a hint lists. */
const LISTED = 12;

function unknownName(name: string, known: readonly string[]): Diagnostic {
	const more = known.length > LISTED ? ` and ${known.length - LISTED} more` : '';
	return {
		code: 'build/unknown-issue',
		severity: 'error',
		message: isGlob(name)
			? `no publication or issue matches "${name}"`
			: `there is no publication or issue "${name}"`,
		...((isGlob(name) ? undefined : didYouMean(name, known)) ?? {
			hint: `there are ${known.slice(0, LISTED).join(', ')}${more}`,
		}),
	};
}

/**
 * Issues that are two folders here, and one folder on a disk that does not tell capitals from small letters or one way of writing
 * an accent from another (those of Windows and macOS): printed files of one would stand in the place of the other's.
 */
function findTwins(
	all: readonly IssueName[],
	wanted: readonly IssueName[],
	report: Report,
): readonly IssueName[] {
	const alike = new Map<string, IssueName[]>();
	for (const issue of all) {
		const key = foldedName(issuePath(issue));
		alike.set(key, [...(alike.get(key) ?? []), issue]);
	}
	return wanted.filter((issue) => {
		const others = alike.get(foldedName(issuePath(issue)))!.filter((other) => other !== issue);
		for (const other of others) {
			report({
				code: 'build/same-name',
				severity: 'error',
				message: `"${issuePath(issue)}" and "${issuePath(other)}" are one name where capitals, or ways of writing an accent, do not count`,
				span: { file: `data/${issuePath(issue)}/issue.yaml`, line: 1, column: 1 },
				hint: `rename one of the two folders, this one or data/${issuePath(other)}: many disks, and the archive, hold only one of them`,
			});
		}
		return others.length > 0;
	});
}

/** To capitals and back, so that letters with two small forms become one (Unicode 16, 3.13.3 has the same idea). */
const foldedName = (name: string): string =>
	name.normalize('NFD').toUpperCase().toLowerCase().normalize('NFC');

function issuesOfQuarter(
	project: Root,
	named: readonly IssueName[],
	text: string,
	report: Report,
): SelectedIssues {
	const wanted = parseQuarter(text);
	const refused: IssueName[] = [];
	const quarters = new Map<IssueName, Quarter>();
	for (const name of named) {
		const period = readPeriod(
			project,
			name.publication,
			name.issue,
			wanted === undefined ? () => {} : report,
		);
		if (period) quarters.set(name, quarterOfEnd(period));
		else refused.push(name);
	}
	const issues = named.filter((name) => quarters.get(name) === wanted);
	if (wanted !== undefined && issues.length > 0) return { issues, refused };
	const near = nearestQuarters(text, [...quarters.values()]).map(quarterText);
	const ends =
		near.length > 0 ? `issues end in ${near.join(', ')}` : 'no issue has a period that can be read';
	if (wanted === undefined)
		throw refusal('build/unknown-quarter', `"${text}" is not a quarter`, {
			hint: `write one as 2015Q2; ${ends}`,
		});
	report({
		code: 'build/unknown-quarter',
		severity: 'error',
		message: `no issue has a period that ends in ${quarterText(wanted)}`,
		hint: ends,
	});
	return { issues, refused };
}

const refusal = (
	code: Diagnostic['code'],
	message: string,
	more: Pick<Diagnostic, 'hint' | 'span'>,
): PressError => new PressError([{ code, severity: 'error', message, ...more }]);
