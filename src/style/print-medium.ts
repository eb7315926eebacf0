/** What media queries are asked about: a sheet of paper, in points. */
export interface PrintMedium {
	readonly width: number;
	readonly height: number;
	/** Is told that an answer depended on the size of the page. */
	readonly askedForSize: () => void;
}
