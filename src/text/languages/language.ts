/** What composing must know of a language. One record a language; the tag's longest known prefix counts. */
export interface Language {
	/** Puts U+00AD where a word may be hyphenated; undefined where words are not. */
	readonly hyphenate: ((word: string) => string) | undefined;
	/** Word space: the least and the most that it may take, times its natural width (TYPOGRAPHY section 10). */
	readonly wordSpace: { readonly shrink: number; readonly stretch: number };
	/** What `text-justify: auto` means. */
	readonly justify: 'inter-word' | 'inter-ideograph';
	/** Ideographs or letters that the last line of a paragraph should hold. */
	readonly lastLine: number;
}
