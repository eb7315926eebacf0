import { lineBreakClasses, lineBreakRuns, traitRuns } from './data.js';
import { lookUp, type PropertyTable, unpack } from './property-table.js';

/** The line breaking classes of UAX 14, table 1, by the names that they have there. */
export const LB = Object.freeze(
	Object.fromEntries(lineBreakClasses.map((name, number) => [name, number])),
) as Readonly<Record<(typeof lineBreakClasses)[number], LineBreakClass>>;

/** A place in the list of classes: a small number, so that the classes of a text are an array of bytes. */
export type LineBreakClass = number;

/** What the rules ask of a character beside its class. */
export const TRAIT = Object.freeze({
	/** East_Asian_Width is F, W or H (LB19a, LB30). */
	eastAsian: 1,
	/** General_Category is Pi, Pf (LB15a, LB15b, LB19). */
	initial: 2,
	final: 4,
	/** General_Category is Mn or Mc and the class SA (LB1). */
	mark: 8,
	/** An Extended_Pictographic that is not assigned yet (LB30b). */
	unassignedPictograph: 16,
	/** U+25CC, which stands for a missing letter (LB28a). */
	dottedCircle: 32,
});

/** The characters of a text as the rules see them, one a UTF-16 unit. */
export interface LineBreakText {
	readonly classes: Uint8Array;
	readonly traits: Uint8Array;
}

let tables: { readonly classes: PropertyTable; readonly traits: PropertyTable } | undefined;

function unpackOnce() {
	tables ??= { classes: unpack(lineBreakRuns), traits: unpack(traitRuns) };
	return tables;
}

/** The class as the data has it: AI, CJ, SA, SG and XX are not resolved yet. */
export function lineBreakClassOf(codePoint: number): LineBreakClass {
	return lookUp(unpackOnce().classes, codePoint);
}

/**
 * The classes of a text, for `lineBreaks`. The second unit of a surrogate pair is a combining mark to the rules: nothing comes
 * between it and the first. A tailoring writes its own classes over some before the rules run.
 */
export function classify(text: string): LineBreakText {
	const { classes: classTable, traits: traitTable } = unpackOnce();
	const classes = new Uint8Array(text.length);
	const traits = new Uint8Array(text.length);
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < text.length) {
			const low = text.charCodeAt(i + 1);
			if (low >= 0xdc00 && low < 0xe000) {
				const codePoint = ((unit - 0xd800) << 10) + (low - 0xdc00) + 0x10000;
				classes[i] = lookUp(classTable, codePoint);
				traits[i] = lookUp(traitTable, codePoint);
				classes[++i] = LB.CM;
				continue;
			}
		}
		classes[i] = classTable.basic[unit]!;
		traits[i] = traitTable.basic[unit]!;
	}
	return { classes, traits };
}
