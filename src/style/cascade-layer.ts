import type { Longhands } from './declaration.js';

/** What computing reads, weakest first: normal declarations, the style attribute, then important ones. */
export interface Layer {
	readonly longhands: Longhands;
	readonly variables: Readonly<Record<string, string>>;
}
