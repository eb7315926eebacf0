import type { Quotes } from '../../style/index.js';

type Pairs = readonly (readonly [open: string, close: string])[];

const curly: Pairs = [
	['“', '”'],
	['‘', '’'],
];
const corner: Pairs = [
	['「', '」'],
	['『', '』'],
];

/** Quotation marks by language, outer and inner ones (CLDR, delimiters): what `quotes: auto` means. */
const byLanguage: Readonly<Record<string, Pairs>> = {
	'zh-hant': corner,
	'zh-tw': corner,
	'zh-hk': corner,
	ja: corner,
	de: [
		['„', '“'],
		['‚', '‘'],
	],
	cs: [
		['„', '“'],
		['‚', '‘'],
	],
	pl: [
		['„', '”'],
		['«', '»'],
	],
	fr: [
		['« ', ' »'],
		['“', '”'],
	],
	it: [
		['«', '»'],
		['“', '”'],
	],
	es: [
		['«', '»'],
		['“', '”'],
	],
	pt: curly,
	ru: [
		['«', '»'],
		['„', '“'],
	],
	sv: [
		['”', '”'],
		['’', '’'],
	],
	fi: [
		['”', '”'],
		['’', '’'],
	],
};

/** The marks of a language: of its own name, or of the longest part of it that is known. */
function pairsOf(language: string): Pairs {
	for (let name = language.toLowerCase(); name !== ''; name = name.replace(/-?[^-]*$/, ''))
		if (Object.hasOwn(byLanguage, name)) return byLanguage[name]!;
	return curly;
}

/** Counts quotations that are open, in the order of the document (CSS Generated Content 3, 2). */
export class QuoteDepth {
	private depth = 0;

	/** The mark of a quotation that opens or closes here; beyond the pairs that are given the last one goes on. */
	take(side: 'open' | 'close', quotes: Quotes, language: string): string {
		if (side === 'close' && this.depth === 0) return '';
		if (side === 'close') this.depth--;
		const pairs = quotes === 'auto' ? pairsOf(language) : quotes;
		const pair = pairs[Math.min(this.depth, pairs.length - 1)];
		if (side === 'open') this.depth++;
		return pair?.[side === 'open' ? 0 : 1] ?? '';
	}
}
