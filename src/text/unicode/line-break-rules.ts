/** The rules of UAX 14, version 18, in its order, as data; `line-break.ts` walks through a text with the table made of them. */
import { LB, type LineBreakClass, TRAIT } from './line-break-class.js';

export const PROHIBITED = 0;
export const ALLOWED = 1;
export const MANDATORY = 2;
type Verdict = typeof PROHIBITED | typeof ALLOWED | typeof MANDATORY;

/** The start of the text, as the class of what comes before the first character. */
export const START: LineBreakClass = Object.keys(LB).length;
const CLASSES = START + 1;

/** Where the walk stands, for rules that ask more than the two classes beside a place. Characters here are those of LB9 and LB10. */
export interface Surroundings {
	/** The last character before the place that is no space, and the one before that, which may be a space or the start. */
	left: LineBreakClass;
	leftTraits: number;
	beforeLeft: LineBreakClass;
	beforeLeftTraits: number;
	right: LineBreakClass;
	rightTraits: number;
	/** The character after the one to the right of the place, START at the end of the text. */
	next(): LineBreakClass;
	nextTraits(): number;
	/** The one after that. */
	afterNext(): LineBreakClass;
	/** Whether the character to the left ends NU (SY | IS)*, and whether one such with CL or CP after it. */
	number: 'none' | 'digits' | 'closed';
	/** How many regional indicators end at the place. */
	indicators: number;
}

interface Rule {
	/** Classes before and after the place; all when left out. */
	readonly left?: readonly LineBreakClass[];
	readonly right?: readonly LineBreakClass[];
	readonly verdict: Verdict;
	/** The rule holds with spaces after `left` too (SP* in the notation of the annex). */
	readonly acrossSpaces?: true;
	readonly when?: (at: Surroundings) => boolean;
}

const { AK, AL, AP, AS, B2, BA, BB, BK, CB, CL, CP, CR, EB, EM, EX, GL, H2, H3, HH, HL, HY, ID, IN, IS } = LB;
const { JL, JT, JV, LF, NL, NS, NU, OP, PO, PR, QU, RI, SP, SY, VF, VI, WJ, ZW } = LB;

const allBut = (...excluded: readonly LineBreakClass[]): LineBreakClass[] =>
	Array.from({ length: CLASSES }, (_, c) => c).filter((c) => !excluded.includes(c));
const has = (traits: number, trait: number): boolean => (traits & trait) !== 0;
const letters = [AL, HL];
const aksara = (c: LineBreakClass, traits: number): boolean =>
	c === AK || c === AS || has(traits, TRAIT.dottedCircle);

const beforeInitialQuote = [START, BK, CR, LF, NL, OP, QU, GL, SP, ZW];
const afterFinalQuote = [START, SP, GL, WJ, CL, QU, CP, EX, IS, SY, BK, CR, LF, NL, ZW];
const beforeWordInitialHyphen = [START, BK, CR, LF, NL, SP, ZW, CB, GL];

const rules: readonly Rule[] = [
	// LB4, LB5
	{ left: [BK], verdict: MANDATORY },
	{ left: [CR], right: [LF], verdict: PROHIBITED },
	{ left: [CR, LF, NL], verdict: MANDATORY },
	// LB6, LB7
	{ right: [BK, CR, LF, NL, SP, ZW], verdict: PROHIBITED },
	// LB8; LB8a to LB10 are in the walk
	{ left: [ZW], verdict: ALLOWED, acrossSpaces: true },
	// LB11, LB12, LB12a
	{ right: [WJ], verdict: PROHIBITED },
	{ left: [WJ, GL], verdict: PROHIBITED },
	{ left: allBut(SP, HY, HH), right: [GL], verdict: PROHIBITED },
	// LB13
	{ right: [CL, CP, EX, SY], verdict: PROHIBITED },
	// LB14
	{ left: [OP], verdict: PROHIBITED, acrossSpaces: true },
	// LB15a
	{
		left: [QU],
		verdict: PROHIBITED,
		acrossSpaces: true,
		when: (at) => has(at.leftTraits, TRAIT.initial) && beforeInitialQuote.includes(at.beforeLeft),
	},
	// LB15b
	{
		right: [QU],
		verdict: PROHIBITED,
		when: (at) => has(at.rightTraits, TRAIT.final) && afterFinalQuote.includes(at.next()),
	},
	// LB15c, LB15d
	{ left: [SP], right: [IS], verdict: ALLOWED, when: (at) => at.next() === NU },
	{ right: [IS], verdict: PROHIBITED },
	// LB16, LB17
	{ left: [CL, CP], right: [NS], verdict: PROHIBITED, acrossSpaces: true },
	{ left: [B2], right: [B2], verdict: PROHIBITED, acrossSpaces: true },
	// LB18
	{ left: [SP], verdict: ALLOWED },
	// LB19
	{ right: [QU], verdict: PROHIBITED, when: (at) => !has(at.rightTraits, TRAIT.initial) },
	{ left: [QU], verdict: PROHIBITED, when: (at) => !has(at.leftTraits, TRAIT.final) },
	// LB19a
	{
		right: [QU],
		verdict: PROHIBITED,
		when: (at) => !has(at.leftTraits, TRAIT.eastAsian) || !has(at.nextTraits(), TRAIT.eastAsian),
	},
	{
		left: [QU],
		verdict: PROHIBITED,
		when: (at) => !has(at.rightTraits, TRAIT.eastAsian) || !has(at.beforeLeftTraits, TRAIT.eastAsian),
	},
	// LB20
	{ right: [CB], verdict: ALLOWED },
	{ left: [CB], verdict: ALLOWED },
	// LB20a
	{
		left: [HY, HH],
		right: letters,
		verdict: PROHIBITED,
		when: (at) => beforeWordInitialHyphen.includes(at.beforeLeft),
	},
	// LB21
	{ right: [BA, HH, HY, NS], verdict: PROHIBITED },
	{ left: [BB], verdict: PROHIBITED },
	// LB21a, LB21b
	{ left: [HY, HH], right: allBut(HL), verdict: PROHIBITED, when: (at) => at.beforeLeft === HL },
	{ left: [SY], right: [HL], verdict: PROHIBITED },
	// LB22
	{ right: [IN], verdict: PROHIBITED },
	// LB23, LB23a
	{ left: letters, right: [NU], verdict: PROHIBITED },
	{ left: [NU], right: letters, verdict: PROHIBITED },
	{ left: [PR], right: [ID, EB, EM], verdict: PROHIBITED },
	{ left: [ID, EB, EM], right: [PO], verdict: PROHIBITED },
	// LB24
	{ left: [PR, PO], right: letters, verdict: PROHIBITED },
	{ left: letters, right: [PR, PO], verdict: PROHIBITED },
	// LB25
	{ left: [CL, CP], right: [PO, PR], verdict: PROHIBITED, when: (at) => at.number === 'closed' },
	{ left: [NU, SY, IS], right: [PO, PR, NU], verdict: PROHIBITED, when: (at) => at.number === 'digits' },
	{
		left: [PO, PR],
		right: [OP],
		verdict: PROHIBITED,
		when: (at) => at.next() === NU || (at.next() === IS && at.afterNext() === NU),
	},
	{ left: [PO, PR, HY, IS], right: [NU], verdict: PROHIBITED },
	// LB26, LB27
	{ left: [JL], right: [JL, JV, H2, H3], verdict: PROHIBITED },
	{ left: [JV, H2], right: [JV, JT], verdict: PROHIBITED },
	{ left: [JT, H3], right: [JT], verdict: PROHIBITED },
	{ left: [JL, JV, JT, H2, H3], right: [PO], verdict: PROHIBITED },
	{ left: [PR], right: [JL, JV, JT, H2, H3], verdict: PROHIBITED },
	// LB28
	{ left: letters, right: letters, verdict: PROHIBITED },
	// LB28a; the dotted circle is an AL
	{ left: [AP], right: [AK, AS], verdict: PROHIBITED },
	{ left: [AP], right: [AL], verdict: PROHIBITED, when: (at) => has(at.rightTraits, TRAIT.dottedCircle) },
	{ left: [AK, AS], right: [VF, VI], verdict: PROHIBITED },
	{ left: [AL], right: [VF, VI], verdict: PROHIBITED, when: (at) => has(at.leftTraits, TRAIT.dottedCircle) },
	{ left: [VI], right: [AK], verdict: PROHIBITED, when: (at) => aksara(at.beforeLeft, at.beforeLeftTraits) },
	{
		left: [VI],
		right: [AL],
		verdict: PROHIBITED,
		when: (at) => has(at.rightTraits, TRAIT.dottedCircle) && aksara(at.beforeLeft, at.beforeLeftTraits),
	},
	{
		left: [AK, AS, AL],
		right: [AK, AS, AL],
		verdict: PROHIBITED,
		when: (at) => at.next() === VF && aksara(at.left, at.leftTraits) && aksara(at.right, at.rightTraits),
	},
	// LB29
	{ left: [IS], right: letters, verdict: PROHIBITED },
	// LB30
	{
		left: [AL, HL, NU],
		right: [OP],
		verdict: PROHIBITED,
		when: (at) => !has(at.rightTraits, TRAIT.eastAsian),
	},
	{
		left: [CP],
		right: [AL, HL, NU],
		verdict: PROHIBITED,
		when: (at) => !has(at.leftTraits, TRAIT.eastAsian),
	},
	// LB30a, LB30b
	{ left: [RI], right: [RI], verdict: PROHIBITED, when: (at) => at.indicators % 2 === 1 },
	{ left: [EB], right: [EM], verdict: PROHIBITED },
	{ right: [EM], verdict: PROHIBITED, when: (at) => has(at.leftTraits, TRAIT.unassignedPictograph) },
	// LB31
	{ verdict: ALLOWED },
];

/** What a pair of classes decides: a verdict, or the place in `open` of a rule that is to be asked first. */
export interface PairTables {
	readonly adjacent: Uint8Array;
	/** The pair with spaces between: left SP+ right. */
	readonly acrossSpaces: Uint8Array;
	readonly open: readonly OpenPair[];
}

/** A rule that looks further than the pair, and the entry that holds when it says nothing. */
interface OpenPair {
	readonly when: (at: Surroundings) => boolean;
	readonly verdict: Verdict;
	readonly otherwise: number;
}

/** The first entry of a table that is no verdict. */
const OPEN = MANDATORY + 1;

/** The rules in the form in which a pair is looked up once. The last rule is written first, so that earlier ones stand over it. */
export function makePairTables(): PairTables {
	const open: OpenPair[] = [];
	const adjacent = new Uint8Array(CLASSES * CLASSES);
	const acrossSpaces = new Uint8Array(CLASSES * CLASSES);
	const all = allBut();
	for (const rule of rules.toReversed()) {
		const { left = all, right = all, acrossSpaces: isAcross, verdict, when } = rule;
		const entries = new Map<number, number>();
		const entryOver = (otherwise: number): number => {
			if (when === undefined) return verdict;
			if (!entries.has(otherwise)) entries.set(otherwise, OPEN + open.push({ when, verdict, otherwise }) - 1);
			return entries.get(otherwise)!;
		};
		const write = (table: Uint8Array, lefts: readonly LineBreakClass[]): void => {
			for (const l of lefts) for (const r of right) table[pairOf(l, r)] = entryOver(table[pairOf(l, r)]!);
		};
		write(adjacent, left);
		if (left.includes(SP)) write(acrossSpaces, all);
		else if (isAcross) write(acrossSpaces, left);
	}
	return { adjacent, acrossSpaces, open };
}

export const pairOf = (left: LineBreakClass, right: LineBreakClass): number => left * CLASSES + right;

/** The verdict of an entry. */
export function decide(entry: number, open: PairTables['open'], at: Surroundings): Verdict {
	let decided = entry;
	while (decided >= OPEN) {
		const { when, verdict, otherwise } = open[decided - OPEN]!;
		decided = when(at) ? verdict : otherwise;
	}
	return decided as Verdict;
}
