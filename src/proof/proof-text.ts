import { COMMON_PITCH, isEven, isLooser, lineRules, WIDEST_PITCH } from './limits.js';
import type { LineKind, ProofLine } from './proof-line.js';
import { shareOf } from './ranks.js';
import type { Proof } from './read-proof.js';

/** How many of the loosest lines are named. */
const NAMED = 10;
/** Characters of a line that are quoted. */
const QUOTED = 24;

const kinds: readonly (readonly [kind: LineKind, name: string])[] = [
	['body', 'Chinese body, 13 to 17 characters'],
	['chinese', 'other justified Chinese'],
];

/** Word spaces of English, as multiples of the font's own: what good setting keeps, and where it becomes a hole. */
const WIDE_SPACE = 1.33;
const HOLE = 2;

/** A proof as an editor reads it: how evenly the text is set, its faults by kind, and its loosest lines by place. */
export function proofText(proof: Proof, name: string): string {
	const { lines } = proof;
	const rows = [
		...kinds.flatMap(([kind, title]) =>
			chineseRow(
				lines.filter((line) => line.kind === kind),
				title,
			),
		),
		...englishRow(lines.filter(({ kind }) => kind === 'english')),
		`  ${lines.length} lines, ${charactersOf(proof)} characters; ${faultText(proof)}`,
		...loosest(lines),
	];
	return `${name}\n${rows.join('\n')}\n`;
}

/** Several proofs as one. */
export const joinProofs = (proofs: readonly Proof[]): Proof => ({
	lines: proofs.flatMap(({ lines }) => lines),
	paragraphs: proofs.flatMap(({ paragraphs }) => paragraphs),
	altered: proofs.flatMap(({ altered }) => altered),
	faults: proofs.flatMap(({ faults }) => faults),
});

const charactersOf = ({ paragraphs }: Proof): number =>
	paragraphs.reduce((sum, text) => sum + [...text.replace(/\s/g, '')].length, 0);

function chineseRow(lines: readonly ProofLine[], title: string): readonly string[] {
	if (lines.length === 0) return [];
	const even = lines.filter(isEven);
	const over = (limit: number): string => {
		const count = even.filter((line) => isLooser(line, limit)).length;
		return `over ${limit.toFixed(2)} ${count} (${((100 * count) / Math.max(1, even.length)).toFixed(1)} %)`;
	};
	return [
		`  ${title}: ${lines.length} lines, ${even.length} that fill their measure; em a character ${spread(
			even.map(({ pitch }) => pitch!),
			3,
		)}; ${over(COMMON_PITCH)}, ${over(WIDEST_PITCH)}`,
	];
}

function englishRow(lines: readonly ProofLine[]): readonly string[] {
	if (lines.length === 0) return [];
	const spaces = lines.flatMap(({ wordSpaces }) => wordSpaces);
	const narrowest = spaces.length === 0 ? '' : `${Math.min(...spaces).toFixed(2)} at least, `;
	const over = (limit: number): string =>
		`over ${limit} in ${lines.filter(({ wordSpaces }) => wordSpaces.some((space) => space > limit + 0.005)).length} lines`;
	return [
		`  justified English: ${lines.length} lines; word space ${narrowest}${spread(spaces, 2)}; ${over(WIDE_SPACE)}, ${over(HOLE)}`,
	];
}

function spread(values: readonly number[], digits: number): string {
	const at = (share: number): string => shareOf(values, share)?.toFixed(digits) ?? '–';
	return `median ${at(0.5)}, 95 % ${at(0.95)}, 99 % ${at(0.99)}, most ${at(1)}`;
}

function faultText({ lines, altered }: Proof): string {
	const count = (rule: keyof typeof lineRules): number =>
		lines.filter((line) => lineRules[rule].fault(line) > 0).length;
	const pairs = lines.reduce((sum, line) => sum + line.pairs, 0);
	const wrong = lines.reduce((sum, { wrongPairs }) => sum + wrongPairs.length, 0);
	const lone = lines.filter(({ isLone }) => isLone).length;
	const hyphens = lines.reduce((most, line) => Math.max(most, line.hyphens), 0);
	return [
		`marks at a wrong end ${count('forbiddenMark')}`,
		`measures missed ${count('missedMeasure')}`,
		`lone last characters ${count('loneCharacter')} in justified text and ${lone - count('loneCharacter')} elsewhere`,
		`hyphens in a row at most ${hyphens}`,
		`adjacent marks not of 1.5 em ${wrong} of ${pairs}`,
		altered.length === 0 ? 'copied text as written' : `copied text differs in ${altered.length} paragraphs`,
	].join(', ');
}

/** The loosest lines of body text with their places. */
function loosest(lines: readonly ProofLine[]): readonly string[] {
	return lines
		.filter((line) => line.kind === 'body' && isEven(line) && isLooser(line, 1))
		.sort((a, b) => b.pitch! - a.pitch!)
		.slice(0, NAMED)
		.map(({ pitch, span, folio, text }) => {
			const place = span ? `${span.file}:${span.line}:${span.column}` : `page ${folio}`;
			return `    ${pitch!.toFixed(3)}  ${place}  ${[...text].slice(0, QUOTED).join('')}`;
		});
}
