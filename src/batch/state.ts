import { createHash } from 'node:crypto';
import type { Lookup, Root } from '../files/index.js';
import { type EditionReport, type IssueReport, jsonBytes, readJson } from '../output/index.js';

/**
 * What must be the same for an edition to be up to date, beside the files that its report names. It stands in `state.json` beside
 * `report.json`, for it is about building and not about what was printed, and is written after everything else: a build that was
 * killed leaves an edition without a state, or with one that does not fit.
 */
export interface EditionState {
	/** Of the program that printed it. */
	readonly program: string;
	/** Of what the report says of the edition: inputs, files and all. */
	readonly report: string;
	readonly lookups: readonly Lookup[];
	/** The font files at hand, by the name that fonts.yaml has for them; empty for one that was missing. */
	readonly fonts: Readonly<Record<string, string>>;
}

type IssueState = Readonly<Record<string, EditionState>>;

export const STATE = 'state.json';

/** The state of each edition as an earlier build left it; nothing of what is missing or was damaged. */
export function readState(output: Root, folder: string): IssueState {
	const value = readJson(output, `${folder}/${STATE}`);
	if (!isRecord(value) || !isRecord(value.editions)) return {};
	const states: Record<string, EditionState> = {};
	for (const [edition, state] of Object.entries(value.editions))
		if (isEditionState(state)) states[edition] = state;
	return states;
}

/** The file with one more edition; of the others those stay that `order` names. */
export function stateBytes(
	earlier: IssueState,
	edition: string,
	state: EditionState,
	order: readonly string[],
): Uint8Array {
	const editions = { ...earlier, [edition]: state };
	const names = order.filter((name) => Object.hasOwn(editions, name));
	return jsonBytes({ editions: Object.fromEntries(names.map((name) => [name, editions[name]])) });
}

export function reportDigest(
	{ publication, issue, date }: Omit<IssueReport, 'editions'>,
	report: EditionReport,
): string {
	return createHash('sha256').update(jsonBytes({ publication, issue, date, report })).digest('hex');
}

function isEditionState(value: unknown): value is EditionState {
	return (
		isRecord(value) &&
		typeof value.program === 'string' &&
		typeof value.report === 'string' &&
		isRecord(value.fonts) &&
		Array.isArray(value.lookups) &&
		value.lookups.every(isLookup)
	);
}

function isLookup(value: unknown): value is Lookup {
	if (!isRecord(value) || typeof value.path !== 'string') return false;
	if (value.kind === 'names' || value.kind === 'folders' || value.kind === 'with')
		return Array.isArray(value.answer) && value.answer.every((name) => typeof name === 'string');
	return (value.kind === 'path' || value.kind === 'file') && typeof value.answer === 'string';
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
