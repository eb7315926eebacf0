import type { Lookup, Root } from '../files/index.js';
import type { EditionReport, IssueReport } from '../output/index.js';
import { digestBelow, type Evidence } from './evidence.js';
import { type EditionState, reportDigest } from './state.js';

/** What an earlier build left of an edition. */
export interface EarlierEdition {
	readonly issue: Omit<IssueReport, 'editions'> | undefined;
	readonly report: EditionReport | undefined;
	readonly state: EditionState | undefined;
}

/**
 * Why an edition must be built, in words for its editor; nothing when it is up to date: the same program, the same bytes in every
 * file that was read, the same answer to every question about files, the same fonts, and every printed file as it was written.
 * `output` is the folder of the issue.
 */
export function findChanges(
	{ issue, report, state }: EarlierEdition,
	now: Evidence,
	output: Root | undefined,
): readonly string[] {
	if (!output || (!report && !state)) return ['never built'];
	if (!state) return ['no record of how it was built'];
	if (state.program !== now.program) return ['Banmian changed'];
	// From here on both files are as we wrote them.
	if (!issue || !report || reportDigest(issue, report) !== state.report)
		return ['its report.json is missing or changed'];
	const reasons = [
		...report.inputs.flatMap(({ file, sha256 }) => changedInput(file, sha256, now)),
		...state.lookups.flatMap((lookup) => changedAnswer(lookup, now.lookUp(lookup))),
		...changedFonts(state.fonts, now.fonts),
		...report.files
			.filter(({ file, sha256 }) => digestBelow(output, file) !== sha256)
			.map(({ file }) => `output file ${file} is missing or changed`),
	];
	return [...new Set(reasons)];
}

function changedInput(file: string, sha256: string, now: Evidence): readonly string[] {
	const digest = now.inputDigest(file);
	if (digest === sha256) return [];
	return [digest === undefined ? `${file} is gone` : `${file} changed`];
}

function changedAnswer(before: Lookup, after: Lookup): readonly string[] {
	const { path } = before;
	if (isList(before) && isList(after)) {
		const old = new Set(before.answer);
		const current = new Set(after.answer);
		if (before.kind === 'with')
			return [...old, ...current]
				.filter((name) => !(old.has(name) && current.has(name)))
				.map((name) => lineChanged(path, name));
		return [
			...after.answer.filter((name) => !old.has(name)).map((name) => `${path}/${name} is new`),
			...before.answer.filter((name) => !current.has(name)).map((name) => `${path}/${name} is gone`),
		];
	}
	if (before.kind === after.kind && before.answer === after.answer) return [];
	if (after.kind !== 'path' || after.answer === 'found') {
		const wasThere = before.kind === 'file' || before.answer === 'found';
		return [wasThere ? `${path} changed` : `${path} is new`];
	}
	return [after.answer === 'outside' ? `${path} leads out of the project` : `${path} is gone`];
}

/** `data/weather/…/issue.yaml#period: 2015-Q1` of one folder. */
function lineChanged(asked: string, name: string): string {
	const [path = '', line = ''] = asked.split('#');
	return `"${line.split(':')[0]}" of ${path.replace('…', name)} changed`;
}

const isList = (lookup: Lookup): lookup is Extract<Lookup, { kind: 'names' | 'folders' | 'with' }> =>
	lookup.kind === 'names' || lookup.kind === 'folders' || lookup.kind === 'with';

function changedFonts(
	before: Readonly<Record<string, string>>,
	after: Readonly<Record<string, string>>,
): readonly string[] {
	const sources = [...new Set([...Object.keys(before), ...Object.keys(after)])];
	return sources
		.filter((source) => before[source] !== after[source])
		.map((source) => `font ${source} changed`);
}
