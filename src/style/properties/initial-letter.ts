import { property, words } from '../property.js';
import { constant, identifier, integerOf, numberOf, wordsIn } from '../syntax.js';
import type { Parser } from '../value.js';

/** How large an initial letter is, and how deep it stands in the text. Lines. */
export interface InitialLetter {
	/** The lines that it is as high as; need not be a whole number. */
	readonly size: number;
	/** The line upon which it stands: 1 for one that rises above its text. */
	readonly sink: number;
}

/** What an initial letter is aligned to, and whether its border is, or the letter itself. */
export interface InitialLetterAlign {
	readonly points: 'alphabetic' | 'ideographic';
	readonly isBorderBox: boolean;
}

/** `drop` is as deep as high, `raise` stands on the first line. */
const initialLetter: Parser<InitialLetter | 'normal'> = (nodes) => {
	const words = nodes.map(identifier);
	if (nodes.length === 1 && words[0] === 'normal') return constant('normal');
	if (nodes.length > 2) return undefined;
	const at = words.indexOf(undefined);
	const size = numberOf(nodes[at], 1);
	if (size === undefined) return undefined;
	const other = nodes[1 - at];
	if (!other || words[1 - at] === 'drop') return constant({ size, sink: Math.floor(size) });
	if (words[1 - at] === 'raise') return constant({ size, sink: 1 });
	const sink = at === 0 ? integerOf(other, 1) : undefined;
	return sink === undefined ? undefined : constant({ size, sink });
};

const align: Parser<InitialLetterAlign> = (nodes) => {
	const given = wordsIn(nodes, ['border-box', 'alphabetic', 'ideographic']);
	if (!given || (given.has('alphabetic') && given.has('ideographic'))) return undefined;
	return constant({
		points: given.has('ideographic') ? 'ideographic' : 'alphabetic',
		isBorderBox: given.has('border-box'),
	});
};

/** Inline 3, chapter 5. */
export const initialLetterProperties = {
	initialLetter: property<InitialLetter | 'normal'>({
		name: 'initial-letter',
		inherited: false,
		initial: 'normal',
		parse: initialLetter,
		values: 'normal | <number> <integer>? | <number> && [ drop | raise ]?',
	}),
	initialLetterAlign: property<InitialLetterAlign>({
		name: 'initial-letter-align',
		inherited: true,
		initial: { points: 'alphabetic', isBorderBox: false },
		parse: align,
		values: 'border-box || [ alphabetic | ideographic ]',
	}),
	initialLetterWrap: words('initial-letter-wrap', true, 'none', 'grid'),
};
