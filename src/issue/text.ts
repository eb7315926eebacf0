import type { Span } from '../base/index.js';
import type { FigureLanguage } from '../quantity/index.js';

/** The language of a text: `zh` or `en`. An edition prints one or several. */
export type Language = FigureLanguage;

/** A text of the data and where its first character is written. */
export interface PlacedText {
	readonly kind: 'text';
	readonly text: string;
	readonly span: Span;
	/** True when the text stands on one line as it is, so that each character's column can be counted. */
	readonly isVerbatim: boolean;
}

/** One text in each language of the publication. */
export interface Localized {
	readonly kind: 'localized';
	readonly texts: Readonly<Partial<Record<Language, PlacedText>>>;
	/** The place of the mapping. */
	readonly span: Span;
}

/** Free data of an issue, as the publication's schema has it: texts know their place. */
export type Content =
	| PlacedText
	| Localized
	| number
	| boolean
	| null
	| readonly Content[]
	| { readonly [name: string]: Content };
