import type { CssNode } from 'css-tree';
import type { Report, Span } from '../base/index.js';
import type { Longhands } from './declaration.js';

/** What stands between the braces of a rule, shorthands taken apart; of several for one property the last counts. */
export interface DeclarationBlock {
	readonly normal: Longhands;
	readonly important: Longhands;
	/** Custom properties, as text. */
	readonly variables: Readonly<Record<string, string>>;
	readonly importantVariables: Readonly<Record<string, string>>;
}

/** Reads where things stand in one source, and reports there. */
export interface SheetContext {
	readonly place: (node: CssNode) => Span | undefined;
	readonly report: Report;
}
