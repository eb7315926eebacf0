import type { Span } from '../base/index.js';
import type { Longhands } from './declaration.js';

/** What computing reads, weakest first: normal declarations, the style attribute, then important ones. */
export interface Layer {
	readonly longhands: Longhands;
	readonly variables: Readonly<Record<string, string>>;
	/** Where they were written. */
	readonly variablePlaces?: Readonly<Record<string, Span>>;
	/** Where the declarations come from: `revert` goes back to an origin before, `revert-layer` to another rank. */
	readonly origin: Origin;
	/** Place among the layers of the origin (CSS Cascade 5, 6.4). */
	readonly rank: number;
}

/** The browser's own sheet, or the author's. The page's old attributes count with the author's, at the lowest rank. */
export type Origin = 'browser' | 'author';
