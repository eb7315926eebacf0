import { join } from 'node:path';
import { type IssueName, issuePath } from '../issue/index.js';
import { type EditionReport, readReport } from '../output/index.js';
import type { Evidence } from './evidence.js';
import { type EarlierEdition, findChanges } from './find-changes.js';
import { readState } from './state.js';
import { tryOpen } from './write-edition.js';

/** Whether an edition is to be built. */
export interface EditionPlan extends IssueName {
	readonly edition: string;
	/** Why it is to be built, in words; none when it is up to date. */
	readonly reasons: readonly string[];
	/** What an earlier build reported of it. */
	readonly earlier?: EditionReport;
}

/** What is stale among the editions of an issue. `output` is where earlier builds wrote; with `force` everything is. */
export function planIssue(
	name: IssueName,
	editions: readonly string[],
	now: Evidence,
	{ output, force }: { readonly output: string; readonly force: boolean },
): readonly EditionPlan[] {
	const root = tryOpen(output);
	const own = tryOpen(join(output, issuePath(name)));
	const report = root && readReport(root, `${issuePath(name)}/report.json`);
	const states = root ? readState(root, issuePath(name)) : {};
	return editions.map((edition) => {
		const earlier: EarlierEdition = {
			issue: report,
			report: ownValue(report?.editions, edition),
			state: ownValue(states, edition),
		};
		const changes = findChanges(earlier, now, own);
		return {
			publication: name.publication,
			issue: name.issue,
			edition,
			reasons: force && changes.length === 0 ? ['nothing changed, but it is forced'] : changes,
			...(earlier.report && { earlier: earlier.report }),
		};
	});
}

const ownValue = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
	record && Object.hasOwn(record, key) ? record[key] : undefined;
