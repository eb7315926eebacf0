import type { StringChoice } from '../../style/index.js';
import type { Box, PageMark } from '../box.js';
import type { Page } from '../fragment.js';
import { findOnPage } from './find-page-marks.js';
import { type PageScope, type PageText, textOnPage } from './page-text.js';

/** What is known of pages once they are made. */
export interface KnownPages {
	readonly scopes: readonly PageScope[];
	/** The page on which a text stands first, from 0. */
	placeOf(text: PageText): number | undefined;
	/** The running element that a margin box of a page shows. */
	runningOn(index: number, name: string, which: StringChoice): Box | undefined;
}

/** A name was given something: a string or a running element. */
interface Given {
	readonly mark: PageMark;
	readonly page: number;
	/** Nothing stands before it on its page. */
	readonly isAtStart: boolean;
}

/** Reads finished pages: numbers, strings, running elements, and where things stand. */
export function knownPages(pages: readonly Page[], marks: readonly PageMark[]): KnownPages {
	const seen = new Set<PageMark>();
	const found = pages.map(({ root }) => findOnPage(root, seen));
	const places = new Map<PageText, number>();
	const targets = new Map<string, number>();
	found.forEach(({ texts, ids }, index) => {
		for (const text of texts) if (!places.has(text)) places.set(text, index);
		for (const id of ids) if (!targets.has(id)) targets.set(id, index);
	});
	const onPages = withLost(
		found.map(({ marks: own }) => own),
		marks,
		seen,
	);
	const givenOn = onPages.map((own, page) =>
		own.map((mark): Given => ({ mark, page, isAtStart: found[page]!.atStart.has(mark) })),
	);
	const values = new Map<string, readonly number[]>();
	const valueAt = (name: string, index: number): number => {
		const known = values.get(name) ?? counterOnPages(name, pages, onPages);
		values.set(name, known);
		return known[index] ?? 0;
	};
	const strings = new Timeline(givenOn, ({ strings }) => strings.map(({ name }) => name));
	const running = new Timeline(givenOn, ({ running: own }) => (own ? [own.name] : []));
	const scopes: PageScope[] = pages.map((page, index) => ({
		counter: (name) =>
			name === 'pages' ? pages.length : name === 'page' ? page.number : valueAt(name, index),
		string: (name, which) => {
			const given = strings.choose(index, name, which);
			const text = given?.mark.strings.findLast((string) => string.name === name)?.text ?? '';
			return typeof text === 'string' ? text : textOnPage(text, scopes[given!.page]!);
		},
		target: (id) => scopes[targets.get(id) ?? Number.NaN],
	}));
	return {
		scopes,
		placeOf: (text) => places.get(text),
		runningOn: (index, name, which) => running.choose(index, name, which)?.mark.running?.box,
	};
}

/** A mark whose box was taken apart belongs where the next one is, the last ones to the last page. */
function withLost(
	onPages: readonly (readonly PageMark[])[],
	marks: readonly PageMark[],
	seen: ReadonlySet<PageMark>,
): readonly (readonly PageMark[])[] {
	if (seen.size === marks.length || onPages.length === 0) return onPages;
	const before = new Map<PageMark, PageMark[]>();
	let lost: PageMark[] = [];
	for (const mark of marks) {
		if (!seen.has(mark)) lost.push(mark);
		else if (lost.length > 0) {
			before.set(mark, lost);
			lost = [];
		}
	}
	return onPages.map((own, page) => [
		...own.flatMap((mark) => [...(before.get(mark) ?? []), mark]),
		...(page === onPages.length - 1 ? lost : []),
	]);
}

/** What a counter of the document or of page rules comes to at the end of each page. */
function counterOnPages(
	name: string,
	pages: readonly Page[],
	onPages: readonly (readonly PageMark[])[],
): readonly number[] {
	let value = 0;
	return pages.map(({ style: { style } }, index) => {
		for (const reset of style.counterReset) if (reset.name === name) value = reset.value;
		for (const increment of style.counterIncrement) if (increment.name === name) value += increment.value;
		for (const set of style.counterSet) if (set.name === name) value = set.value;
		for (const { counters } of onPages[index]!)
			for (const counter of counters) if (counter.name === name) value = counter.value;
		return value;
	});
}

/** What names were given on the pages, and which of it a page means (GCPM 3, 1.2.1 and 1.3.2). */
class Timeline {
	/** In the order of the pages. */
	private readonly byName = new Map<string, Given[]>();

	constructor(givenOn: readonly (readonly Given[])[], namesOf: (mark: PageMark) => readonly string[]) {
		for (const givens of givenOn) {
			for (const given of givens) {
				for (const name of namesOf(given.mark)) {
					const all = this.byName.get(name);
					if (all) all.push(given);
					else this.byName.set(name, [given]);
				}
			}
		}
	}

	choose(index: number, name: string, which: StringChoice): Given | undefined {
		const all = this.byName.get(name) ?? [];
		const start = firstFrom(all, index);
		const end = firstFrom(all, index + 1);
		const before = all[start - 1];
		const first = start < end ? all[start] : undefined;
		switch (which) {
			case 'first':
				return first ?? before;
			case 'start':
				return first?.isAtStart ? first : before;
			case 'last':
				return all[end - 1];
			case 'first-except':
				return first ? undefined : before;
		}
	}
}

/** How many were given before a page. */
function firstFrom(all: readonly Given[], page: number): number {
	let [low, high] = [0, all.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (all[middle]!.page < page) low = middle + 1;
		else high = middle;
	}
	return low;
}
