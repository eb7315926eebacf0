/** How a file is to be written. A profile is data: the writer reads it. */
export interface Profile {
	readonly name: string;
	/** The colours of the file: what device colours mean, named by an output intent. */
	readonly outputIntent: 'srgb';
	/** The part and level of PDF/A (ISO 19005) that the file claims. */
	readonly archival?: { readonly part: 2 | 3; readonly level: 'A' | 'B' | 'U' };
	/** Structure tree and marked content, as PDF/UA-1 (ISO 14289-1) wants them. */
	readonly isTagged: boolean;
	/** Bookmarks. */
	readonly hasOutline: boolean;
	/** Dots per inch of charts that are written as pictures beside the file. */
	readonly chartDpi: number;
}
