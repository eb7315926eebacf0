import type { Diagnostic } from '../base/index.js';
import type { Fault, FaultKind } from './fault.js';
import { isEven, isLooser, WIDEST_PITCH } from './limits.js';
import type { Proof } from './read-proof.js';

/** Faults of one kind that are named one by one, the worst first: a narrow column of English has hundreds. */
const MOST_NAMED = 8;
/** Characters of a line that are quoted. */
const QUOTED = 24;

/** How the faults of a kind are told. What layout has said already has no row. */
interface FaultRule {
	readonly code: Diagnostic['code'];
	readonly hint: string;
}

const rules: Readonly<Partial<Record<FaultKind, FaultRule>>> = {
	'loose-line': {
		code: 'proof/loose-line',
		hint: 'change a word near it, or allow a break in a long one with <wbr>',
	},
	'very-loose-line': {
		code: 'proof/very-loose-line',
		hint: 'change a word near it, let it be hyphenated, or set text of such a measure with text-align: start',
	},
	'tight-line': {
		code: 'proof/tight-line',
		hint: 'change a word near it, or set -x-kinsoku: push-out-only',
	},
	'orphan-char': {
		code: 'proof/lone-character',
		hint: 'cut or add a word in the paragraph, or set -x-min-last-line: 2ic',
	},
	widow: { code: 'proof/widow', hint: 'set orphans: 2 and widows: 2, or cut or add a line in the paragraph' },
	underset: { code: 'proof/underset', hint: 'write as many rows more, or give the text less room' },
	'off-grid': {
		code: 'proof/off-grid',
		hint: 'set line-snap: baseline, or make what stands above it as high as whole rows',
	},
	'number-split': { code: 'proof/number-split', hint: 'join its parts with U+2060, or widen the column' },
	'headline-stop': {
		code: 'proof/headline-stop',
		hint: 'take it away: a headline is no sentence of the text',
	},
	'headline-particle': {
		code: 'proof/headline-particle',
		hint: 'join it to the word before it with U+2060, or end the line elsewhere with <br>',
	},
};

/** What a compositor would mend on the pages of an edition: of a paragraph the worst line of each kind, of the edition the worst few. */
export function faultFindings({ lines, faults }: Proof, edition: string): readonly Diagnostic[] {
	// A lone character and a line beyond the limit of body text are errors of their own.
	const isError = new Set(
		lines
			.filter((line) => line.kind === 'body' && isEven(line) && isLooser(line, WIDEST_PITCH))
			.map(({ paragraph, line }) => `loose-line ${paragraph} ${line}`),
	);
	for (const { kind, isLone, paragraph, line } of lines)
		if (isLone && kind !== 'other') isError.add(`orphan-char ${paragraph} ${line}`);
	const byKind = new Map<FaultKind, Fault[]>();
	for (const fault of faults) {
		if (!rules[fault.kind] || isError.has(`${fault.kind} ${fault.paragraph} ${fault.line}`)) continue;
		const known = byKind.get(fault.kind);
		if (known) known.push(fault);
		else byKind.set(fault.kind, [fault]);
	}
	return [...byKind].flatMap(([kind, found]) => findingsOf(rules[kind]!, found, edition));
}

function findingsOf({ code, hint }: FaultRule, faults: readonly Fault[], edition: string): Diagnostic[] {
	const named = worstOfEach(faults).slice(0, MOST_NAMED);
	const rest = faults.length - named.length;
	const findings = named.map((fault): Diagnostic => {
		const { span } = fault;
		return {
			code,
			severity: 'warning',
			message: `${edition}: ${saying(fault)}, ${placeText(fault)}`,
			...(span && { span }),
			hint,
		};
	});
	if (rest === 0) return findings;
	const message = `${edition}: the same in ${rest} more ${rest === 1 ? 'place' : 'places'}`;
	return [...findings, { code, severity: 'warning', message, hint }];
}

/** The worst fault of each paragraph, or frame, from bad to less bad. */
function worstOfEach(faults: readonly Fault[]): readonly Fault[] {
	const worst = new Map<number | Fault, Fault>();
	for (const fault of faults) {
		const key = fault.paragraph ?? fault;
		const known = worst.get(key);
		if (!known || badness(fault) > badness(known)) worst.set(key, fault);
	}
	return [...worst.values()].sort((a, b) => badness(b) - badness(a));
}

/** Compares faults of one kind: the greater, the worse. */
function badness(fault: Fault): number {
	switch (fault.kind) {
		case 'loose-line':
		case 'very-loose-line':
			// Gaps are in em, word spaces in those of the font, of which there are about four in an em.
			return fault.of === 'gap' ? fault.value * 4 : fault.value;
		case 'tight-line':
			return -fault.value;
		case 'underset':
		case 'overset':
			return fault.value;
		case 'off-grid':
			return Math.abs(fault.value);
		default:
			return 0;
	}
}

/** What is amiss, with its measure. */
function saying(fault: Fault): string {
	switch (fault.kind) {
		case 'loose-line':
		case 'very-loose-line':
			return fault.of === 'gap'
				? `a gap of ${fault.value.toFixed(2)} em`
				: `a word space of ${fault.value.toFixed(2)} times the font's`;
		case 'tight-line':
			return {
				blank: `a full stop with a blank of ${fault.value.toFixed(2)} em`,
				step: `characters that take ${fault.value.toFixed(2)} em each`,
				'word-space': `a word space of ${fault.value.toFixed(2)} times the font's`,
			}[fault.of];
		case 'forced-break':
			return `a word is cut, "${fault.value}"`;
		case 'number-split':
			return `a number goes over a line end, "${fault.value}"`;
		case 'orphan-char':
			return 'a paragraph ends with a line of one character';
		case 'widow':
			return fault.value === 'top'
				? 'the last line of a paragraph stands alone at the top of a column'
				: 'the first line of a paragraph stands alone at the foot of a column';
		case 'overset':
			return `${rowsText(fault.value, 'line')} left over`;
		case 'underset': {
			const columns = fault.columns === 1 ? '' : ` in ${fault.columns} columns`;
			return `${rowsText(fault.value, 'empty row')}${columns}`;
		}
		case 'off-grid': {
			const side = fault.value < 0 ? 'above' : 'below';
			return `body text stands ${Math.abs(fault.value).toFixed(2)} pt ${side} the grid`;
		}
		case 'headline-stop':
			return `a headline ends with "${fault.value}"`;
		case 'headline-particle':
			return `a line of a headline begins with "${fault.value}"`;
	}
}

const rowsText = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** The page, the frame, the line, and what it says. */
function placeText({ folio, frame, line, text }: Fault): string {
	const where = `page ${folio}, ${frame.startsWith('<') ? frame : `"${frame}"`}`;
	if (line === undefined) return where;
	const shown = [...text.trim().slice(0, 2 * QUOTED)].slice(0, QUOTED).join('');
	return `${where}, line ${line} of its paragraph: "${shown}"`;
}
