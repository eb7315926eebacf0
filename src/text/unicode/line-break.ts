import { LB, type LineBreakClass, type LineBreakText, TRAIT } from './line-break-class.js';
import {
	ALLOWED,
	decide,
	MANDATORY,
	makePairTables,
	type PairTables,
	PROHIBITED,
	pairOf,
	START,
	type Surroundings,
} from './line-break-rules.js';

export { ALLOWED, MANDATORY, PROHIBITED };

const { AI, AL, BK, CJ, CL, CM, CP, CR, IS, LF, NL, NS, NU, RI, SA, SG, SP, SY, XX, ZW, ZWJ } = LB;

let tables: { readonly pairs: PairTables; readonly resolved: Uint8Array } | undefined;

/**
 * Where a line may end by UAX 14, untailored but for the classes that it is given: for each UTF-16 unit whether a break before it
 * is `PROHIBITED`, `ALLOWED` or `MANDATORY`. There is none before the first (LB2); that one follows the last goes without saying
 * (LB3).
 */
export function lineBreaks(text: LineBreakText): Uint8Array {
	tables ??= { pairs: makePairTables(), resolved: makeResolved() };
	const { adjacent, acrossSpaces, open } = tables.pairs;
	const { classes, traits } = text;
	const breaks = new Uint8Array(classes.length);
	const walk = new Walk(text, tables.resolved);
	for (let i = 0; i < classes.length; i++) {
		walk.right = walk.classAt(i);
		walk.rightTraits = traits[i]!;
		walk.at = i;
		const isMark = walk.right === CM || walk.right === ZWJ;
		const isJoiner = walk.right === ZWJ;
		// LB9: a mark goes with what it follows, and is not seen by the rules after this one.
		if (isMark && walk.takesMarks()) {
			walk.joins = isJoiner;
			continue;
		}
		// LB10: a mark that follows nothing is a letter.
		if (isMark) {
			walk.right = AL;
			walk.rightTraits = 0;
		}
		// LB8a: nothing is parted after a zero width joiner.
		if (i > 0 && !walk.joins) {
			const table = walk.isSpaced ? acrossSpaces : adjacent;
			breaks[i] = decide(table[pairOf(walk.left, walk.right)]!, open, walk);
		}
		walk.step();
		walk.joins = isJoiner;
	}
	return breaks;
}

/** Where the rules stand in a text. */
class Walk implements Surroundings {
	at = 0;
	left: LineBreakClass = START;
	leftTraits = 0;
	beforeLeft: LineBreakClass = START;
	beforeLeftTraits = 0;
	right: LineBreakClass = START;
	rightTraits = 0;
	number: Surroundings['number'] = 'none';
	indicators = 0;
	/** Whether there are spaces between `left` and `right`. */
	isSpaced = false;
	/** Whether a zero width joiner is right before the place. */
	joins = false;

	constructor(
		private readonly text: LineBreakText,
		private readonly resolved: Uint8Array,
	) {}

	/** LB1: the classes that leave a choice, as the annex takes them when nobody chooses. */
	classAt(i: number): LineBreakClass {
		const c = this.text.classes[i]!;
		if (c === SA && (this.text.traits[i]! & TRAIT.mark) !== 0) return CM;
		return this.resolved[c]!;
	}

	takesMarks(): boolean {
		const { left } = this;
		if (this.isSpaced || left === START) return false;
		return left !== BK && left !== CR && left !== LF && left !== NL && left !== ZW;
	}

	/** Goes on to the next character: what was to the right of the place is to its left. */
	step(): void {
		if (this.right === SP) {
			this.isSpaced = true;
			this.number = 'none';
			return;
		}
		this.number = this.numberAfter();
		this.indicators = this.right === RI ? (this.isSpaced ? 1 : this.indicators + 1) : 0;
		this.beforeLeft = this.isSpaced ? SP : this.left;
		this.beforeLeftTraits = this.isSpaced ? 0 : this.leftTraits;
		this.left = this.right;
		this.leftTraits = this.rightTraits;
		this.isSpaced = false;
	}

	next(): LineBreakClass {
		return this.classOrEnd(this.baseAfter(this.at));
	}

	nextTraits(): number {
		return this.text.traits[this.baseAfter(this.at)] ?? 0;
	}

	afterNext(): LineBreakClass {
		return this.classOrEnd(this.baseAfter(this.baseAfter(this.at)));
	}

	private numberAfter(): Surroundings['number'] {
		if (this.right === NU) return 'digits';
		if (this.number !== 'digits') return 'none';
		if (this.right === SY || this.right === IS) return 'digits';
		return this.right === CL || this.right === CP ? 'closed' : 'none';
	}

	/** The next character that is no mark. */
	private baseAfter(i: number): number {
		for (let j = i + 1; j < this.text.classes.length; j++) {
			const c = this.classAt(j);
			if (c !== CM && c !== ZWJ) return j;
		}
		return this.text.classes.length;
	}

	private classOrEnd(i: number): LineBreakClass {
		return i < this.text.classes.length ? this.classAt(i) : START;
	}
}

function makeResolved(): Uint8Array {
	const resolved = Uint8Array.from({ length: START }, (_, c) => c);
	resolved[AI] = resolved[SG] = resolved[XX] = resolved[SA] = AL;
	resolved[CJ] = NS;
	return resolved;
}
