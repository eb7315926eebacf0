import type { Diagnostic } from '../base/index.js';
import type { ProofLine } from './proof-line.js';
import { shareOf } from './ranks.js';
import type { Proof } from './read-proof.js';

/** A master's setting: em a character that no line of body text passes, and that 95 of 100 keep. */
export const WIDEST_PITCH = 1.1;
export const COMMON_PITCH = 1.05;
const COMMON_SHARE = 0.95;
/** Of fewer lines a share says little: one more or less is too much. */
const LEAST_LINES = 100;
/** Points. */
const MOST_MISSED = 0.01;
const MOST_HYPHENS = 2;
/** Numbers that were added up differ from their sums by rounding. */
const ROUNDING = 1e-6;

/** Lines whose looseness the composer chose, and an eye compares. */
export const isEven = ({ isJustified, pitch }: ProofLine): boolean => isJustified && pitch !== undefined;

export const isLooser = ({ pitch }: ProofLine, limit: number): boolean => (pitch ?? 1) > limit + ROUNDING;

/** What a line may not be. */
interface LineRule {
	readonly code: Diagnostic['code'];
	/** How bad the line is; 0 when it keeps the rule. */
	fault(line: ProofLine): number;
	/** What is said of the worst of `lines`, which is named by its text. */
	message(lines: string, worst: ProofLine): string;
	readonly hint: string;
}

export const lineRules = {
	forbiddenMark: {
		code: 'proof/forbidden-mark',
		fault: ({ forbidden }) => (forbidden === undefined ? 0 : 1),
		message: (lines, { forbidden }) => `${lines}: a mark stands where none may, "${forbidden}"`,
		hint: 'join the mark to its neighbour with U+2060, or let the text be broken elsewhere with <wbr>',
	},
	missedMeasure: {
		code: 'proof/missed-measure',
		fault: ({ missed = 0 }) => (Math.abs(missed) > MOST_MISSED ? Math.abs(missed) : 0),
		message: (lines, { missed }) => `${lines}: the measure is missed by ${missed!.toFixed(2)} pt`,
		hint: 'a line without a gap cannot be justified: allow a break in it with <wbr>',
	},
	looseLine: {
		code: 'proof/loose-line',
		fault: (line) => (line.kind === 'body' && isEven(line) && isLooser(line, WIDEST_PITCH) ? line.pitch! : 0),
		message: (lines, { pitch }) =>
			`${lines}: body text is looser than ${WIDEST_PITCH} em a character, ${pitch!.toFixed(3)}`,
		hint: 'change a word near it: a long unit that cannot be broken stands behind it',
	},
	loneCharacter: {
		code: 'proof/lone-character',
		fault: ({ isLone, kind }) => (isLone && kind !== 'other' ? 1 : 0),
		message: (lines) => `${lines}: a paragraph ends with a line of one character`,
		hint: 'cut or add a word in the paragraph, or set -x-min-last-line: 2ic',
	},
	hyphens: {
		code: 'proof/hyphens',
		fault: ({ hyphens }) => (hyphens > MOST_HYPHENS ? hyphens : 0),
		message: (lines, { hyphens }) => `${lines}: ${hyphens} lines in a row end in a hyphen`,
		hint: 'change a word near it, or set hyphenate-limit-lines: 2',
	},
	adjacentMarks: {
		code: 'proof/adjacent-marks',
		fault: ({ wrongPairs }) => wrongPairs.length,
		message: (lines, { wrongPairs }) =>
			`${lines}: marks side by side do not take 1.5 em, ${wrongPairs.join(' ')}`,
		hint: 'give both marks one size and one font',
	},
} satisfies Readonly<Record<string, LineRule>>;

/** Where an edition falls short of a master's setting: one finding a rule, at the worst line. */
export function limitFindings({ lines, altered }: Proof, edition: string): readonly Diagnostic[] {
	const findings = Object.values<LineRule>(lineRules).flatMap((rule) => findingOf(rule, lines, edition));
	const pitches = lines.flatMap((line) => (line.kind === 'body' && isEven(line) ? [line.pitch!] : []));
	const common = shareOf(pitches, COMMON_SHARE) ?? 1;
	if (pitches.length >= LEAST_LINES && common > COMMON_PITCH + ROUNDING)
		findings.push({
			code: 'proof/loose-text',
			severity: 'error',
			message: `${edition}: 95 of 100 lines of body text are to take at most ${COMMON_PITCH} em a character, and take ${common.toFixed(3)}`,
			hint: 'widen the columns by a character, or allow push-in with -x-kinsoku: push-in-first',
		});
	for (const { span, from } of altered)
		findings.push({
			code: 'proof/altered-text',
			severity: 'error',
			message: `${edition}: what is copied from the page is not what was written, from "${from}"`,
			span,
			hint: 'this is a fault of the press: please report it with the text',
		});
	return findings;
}

function findingOf(rule: LineRule, lines: readonly ProofLine[], edition: string): Diagnostic[] {
	const faulty = lines.filter((line) => rule.fault(line) > 0);
	const [first] = faulty;
	if (!first) return [];
	const worst = faulty.reduce((a, b) => (rule.fault(b) > rule.fault(a) ? b : a), first);
	const count = `${edition}: ${faulty.length} ${faulty.length === 1 ? 'line' : 'lines'}`;
	return [
		{
			code: rule.code,
			severity: 'error',
			message: `${rule.message(count, worst)}, in "${worst.text}" on page ${worst.folio}`,
			...(worst.span && { span: worst.span }),
			hint: rule.hint,
		},
	];
}
