/** What composing must know of a language. One record a language; the tag's longest known prefix counts. */
export interface Language {
	/** The offsets at which a word may be hyphenated; undefined where words are not. */
	readonly hyphenate: ((word: string) => readonly number[]) | undefined;
	/** Word space: the least and the most that it may take, times its natural width (TYPOGRAPHY section 10). */
	readonly wordSpace: { readonly shrink: number; readonly stretch: number };
	/** What `text-justify: auto` means. */
	readonly justify: 'inter-word' | 'inter-ideograph';
	/** Words of one character that lean on what stands before them: a headline's line does not begin with one. */
	readonly particles?: string;
	/** How wide marks stand in their em; missing where marks are Latin. */
	readonly marks?: MarkPlaces;
}

/** Where the ink of marks stands that the languages of Han characters place differently (CLREQ 3.1.2). */
export interface MarkPlaces {
	/** A quarter of an em is blank on either side, which nothing takes away. */
	readonly centred: string;
	/** The ink fills its em. */
	readonly full: string;
	/** Em. */
	readonly middleDot: number;
}
