import type { Element } from '../../dom/index.js';
import type { Style, StyledDocument } from '../../style/index.js';
import type { Box, PageMark } from '../box.js';
import { type Generator, generatedText } from '../boxes/generated-content.js';
import { QuoteDepth } from '../boxes/quotes.js';
import { isPageCounter, type PageText } from './page-text.js';

/** Gathers the marks of a document in its order; each waits for the next box or text, which takes it along. */
export class PageMarks {
	readonly all: PageMark[] = [];
	/** How many texts wait for their page. */
	texts = 0;
	private waiting: PageMark[] = [];

	/** An element begins, its counters have been entered. */
	enter(generator: Generator, element: Element, style: Style, language: string): void {
		const { counterReset, counterIncrement, counterSet, stringSet } = style;
		const isCounting = counterReset.length + counterIncrement.length + counterSet.length > 0;
		if (!isCounting && stringSet.length === 0) return;
		const moved = [...counterReset, ...counterIncrement, ...counterSet].map(({ name }) => name);
		this.add({
			strings: stringSet.map(({ name, parts }) => ({
				name,
				text: stringText(generator, parts, element, style, language),
			})),
			counters: [...new Set(moved)]
				.filter((name) => !isPageCounter(name))
				.map((name) => ({ name, value: generator.counters.value(name) })),
			page: ofPage(style),
		});
	}

	/** An element stands in margin boxes; `inner` is what it and its parts say themselves. */
	run(name: string, box: Box, inner: PageMarks): void {
		for (const mark of inner.all) this.add(mark);
		this.add({ strings: [], running: { name, box }, counters: [], page: noCounting });
	}

	/** What waits for a box or a text. */
	take(): { readonly marks?: readonly PageMark[] } {
		if (this.waiting.length === 0) return {};
		const marks = this.waiting;
		this.waiting = [];
		return { marks };
	}

	private add(mark: PageMark): void {
		this.all.push(mark);
		this.waiting.push(mark);
	}
}

const noCounting: PageMark['page'] = { counterReset: [], counterIncrement: [], counterSet: [] };

function ofPage({ counterReset, counterIncrement, counterSet }: Style): PageMark['page'] {
	const own = <T extends { readonly name: string }>(list: readonly T[]): readonly T[] =>
		list.filter(({ name }) => name === 'page');
	return {
		counterReset: own(counterReset),
		counterIncrement: own(counterIncrement),
		counterSet: own(counterSet),
	};
}

type Parts = Style['stringSet'][number]['parts'];

/** What a string comes to where its element begins. It counts nothing and opens no quotation: that is for the text. */
function stringText(
	generator: Generator,
	parts: Parts,
	element: Element,
	style: Style,
	language: string,
): string | PageText {
	const { counters, styled } = generator;
	const isCounting = parts.some((part) => part.kind === 'content' && part.which !== 'text');
	const aside = {
		...generator,
		counters: isCounting ? counters.copy() : counters,
		quotes: new QuoteDepth(),
	};
	const words = parts.flatMap((part): Parts => {
		if (part.kind !== 'content') return [part];
		if (part.which === 'before' || part.which === 'after') {
			const own = styled.pseudoStyles.get(element)?.[part.which];
			if (!own || typeof own.content === 'string' || own.display === 'none') return [];
			aside.counters.enter(own);
			return own.content;
		}
		const text = textOf(element, styled, MOST_CHARACTERS).replace(/\s+/g, ' ').trim();
		return [{ kind: 'text', text: part.which === 'text' ? text : ([...text][0] ?? '') }];
	});
	return generatedText(aside, words, element, style, language);
}

/** No running head is longer: what is gathered of a long element has an end. */
const MOST_CHARACTERS = 1000;

/** The text that is printed in an element, up to a length. */
function textOf(element: Element, styled: StyledDocument, most: number): string {
	let text = '';
	for (const child of element.children) {
		if (text.length >= most) break;
		if (child.kind === 'text') text += child.text.slice(0, most - text.length);
		else if (child.tag === 'br') text += ' ';
		else if (styled.styles.get(child)?.display !== 'none' && !isAnnotation(child))
			text += textOf(child, styled, most - text.length);
	}
	return text;
}

/** Readings over the text are not part of it. */
const isAnnotation = ({ tag }: Element): boolean => tag === 'rt' || tag === 'rtc' || tag === 'rp';
