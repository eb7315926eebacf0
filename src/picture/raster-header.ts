/** What the header of a bitmap says, its pixels left as they are. */
export interface RasterHeader {
	readonly format: 'png' | 'jpeg';
	/** Pixels. */
	readonly width: number;
	readonly height: number;
	/** Pixels per inch, when the file names it. */
	readonly density?: { readonly x: number; readonly y: number };
	/** What the file wants and we do not do, in words. */
	readonly unsupported?: string;
}

/** Why a bitmap cannot be used. */
export interface RasterFault {
	readonly fault: string;
}
