import type { CssNode } from 'css-tree';
import type { Report, Span } from '../base/index.js';
import type { Element } from '../dom/index.js';
import type { Selector } from './compiled-selector.js';
import type { Longhands } from './declaration.js';
import type { LayerName, LayerNames } from './layer-names.js';
import type { Questions } from './place.js';
import type { PrintMedium } from './print-medium.js';

/** A style sheet as it is read: the file's text and where each part of it stands. */
export interface StyleSheetSource {
	readonly text: string;
	readonly origins: readonly { readonly offset: number; readonly span: Span; readonly fixed?: true }[];
	/** The media that it is for, as a `media` attribute says it; all when it is missing. */
	readonly media?: string;
}

/** What stands between the braces of a rule, shorthands taken apart; of several for one property the last counts. */
export interface DeclarationBlock {
	readonly normal: Longhands;
	readonly important: Longhands;
	/** Custom properties, as text. */
	readonly variables: Readonly<Record<string, string>>;
	readonly importantVariables: Readonly<Record<string, string>>;
	/** Where each was written last. */
	readonly variablePlaces: Readonly<Record<string, Span>>;
}

/** Fetches what `@import` names: an address as written, and the place that names it. The caller reports what it cannot give. */
export type LoadStyleSheet = (url: string, from: Span) => StyleSheetSource | undefined;

/** What all style sheets of one document are read with. */
export interface Reading {
	readonly report: Report;
	readonly questions: Questions;
	readonly layers: LayerNames;
	readonly medium: PrintMedium;
	readonly load?: LoadStyleSheet;
	/** How many sheets were imported so far. */
	imported: number;
}

/** Where the reader is: in which source, layer and rule. */
export interface SheetContext {
	readonly source: StyleSheetSource;
	readonly reading: Reading;
	readonly report: Report;
	readonly place: (node: CssNode) => Span | undefined;
	readonly layer: LayerName;
	/** Files that are being read, this one last: a sheet must not import itself. */
	readonly chain: readonly string[];
	readonly namespaces: Map<string, Element['namespace']>;
	/** The rule around a nested one. */
	readonly parents?: readonly Selector[];
	/** Faults of the parser, and stretches of text that turned out to be none. */
	readonly faults: { message: string; offset: number; depth: number }[];
	readonly excused: { start: number; end: number; depth: number }[];
	/** How often the text was parsed anew, as rules nested in rules: what is excused is a fault of that parsing. */
	readonly depth: number;
}

/** Reports a finding at a node. */
export function reportAt(
	context: Pick<SheetContext, 'place' | 'report'>,
	node: CssNode,
	code: `style/${string}`,
	message: string,
	hint?: string,
): void {
	const span = context.place(node);
	context.report({
		code,
		severity: 'error',
		message,
		...(span && { span }),
		...(hint !== undefined && { hint }),
	});
}
