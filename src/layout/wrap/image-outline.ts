/** What of a picture is opaque, in rows of one height from its top: from where to where, as parts of its width. */
export interface ImageOutline {
	readonly rows: readonly ({ readonly start: number; readonly end: number } | undefined)[];
}

/** The opaque part of the picture that a style sheet names, by the opacity that counts; nothing for a picture that is not there. */
export type ImageOutlineOf = (path: string, threshold: number) => ImageOutline | undefined;
