/** Where something was written: a place in a file the editor can open. Lines and columns start at 1. */
export interface Span {
	/** Path relative to the project's folder, with forward slashes. */
	readonly file: string;
	readonly line: number;
	readonly column: number;
}
