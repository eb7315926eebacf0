/** How much was done to lay a document out: what was asked for again and known is not counted. */
export interface Work {
	/** Boxes laid out in a space. */
	readonly laid: number;
	/** Paragraphs whose text was shaped. */
	readonly shaped: number;
	/** Paragraphs for which line ends were chosen. */
	readonly composed: number;
}
