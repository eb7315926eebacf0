import { counterText, type StringChoice } from '../../style/index.js';

type CounterStyle = string | { readonly text: string };

/** A part of a generated text that is known only with the pages. */
export type PagePart =
	| string
	/** The number of its page, or of all pages. */
	| { readonly kind: 'counter'; readonly name: string; readonly style: CounterStyle }
	/** What elements of the page gave a name (GCPM 3, 1.3). */
	| { readonly kind: 'string'; readonly name: string; readonly which: StringChoice }
	/** The number of the page on which the element with this id stands. */
	| { readonly kind: 'target'; readonly id: string; readonly name: string; readonly style: CounterStyle };

/** A generated text that depends on its page; the parts of one box share one, by which it is found on the pages. */
export interface PageText {
	readonly parts: readonly PagePart[];
}

/** What a page knows of itself and of the others. */
export interface PageScope {
	/** Its number and the number of pages, and counters of the document as they stand at its end. */
	counter(name: string): number;
	string(name: string, which: StringChoice): string;
	/** The scope of the page on which an element begins; none when it is not there. */
	target(id: string): PageScope | undefined;
}

/** Counters that pages have: their values are not those of the document around. */
export const isPageCounter = (name: string): boolean => name === 'page' || name === 'pages';

/** The text as it stands on a page. A link that leads nowhere has no number. */
export function textOnPage({ parts }: PageText, scope: PageScope): string {
	return parts
		.map((part) => {
			if (typeof part === 'string') return part;
			switch (part.kind) {
				case 'counter':
					return written(scope.counter(part.name), part.style);
				case 'string':
					return scope.string(part.name, part.which);
				case 'target': {
					const there = scope.target(part.id);
					return there ? written(there.counter(part.name), part.style) : '';
				}
			}
		})
		.join('');
}

const written = (value: number, style: CounterStyle): string =>
	typeof style === 'string' ? counterText(value, style) : style.text;
