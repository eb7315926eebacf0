import type { StringChoice } from '../style/index.js';
import type { Box, PageMark } from './box.js';
import { findOnPage } from './find-page-marks.js';
import type { Page } from './fragment.js';
import { PageCounters } from './page-counters.js';
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
	const values = counterValues(pages, onPages);
	const strings = new Timeline(givenOn, ({ strings }) => strings.map(({ name }) => name));
	const running = new Timeline(givenOn, ({ running: own }) => (own ? [own.name] : []));
	const scopes: PageScope[] = pages.map((page, index) => ({
		counter: (name) =>
			name === 'pages' ? pages.length : name === 'page' ? page.number : (values[index]!.get(name) ?? 0),
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
	const pageOf = new Map(onPages.flatMap((own, page) => own.map((mark) => [mark, page] as const)));
	const result = onPages.map((own) => [...own]);
	let next: PageMark | undefined;
	for (const mark of [...marks].reverse()) {
		if (!seen.has(mark)) {
			const page = next ? pageOf.get(next)! : onPages.length - 1;
			const own = result[page]!;
			own.splice(next ? own.indexOf(next) : own.length, 0, mark);
			pageOf.set(mark, page);
		}
		next = mark;
	}
	return result;
}

/** Counters of the document and of page rules, at the end of each page. */
function counterValues(
	pages: readonly Page[],
	onPages: readonly (readonly PageMark[])[],
): readonly ReadonlyMap<string, number>[] {
	const counters = new PageCounters();
	return pages.map(({ style }, index) => {
		counters.turn(style.style);
		counters.apply(onPages[index]!);
		return counters.snapshot();
	});
}

/** What names were given on the pages, and which of it a page means (GCPM 3, 1.2.1 and 1.3.2). */
class Timeline {
	private readonly here: readonly ReadonlyMap<string, readonly Given[]>[];
	/** What held when a page began. */
	private readonly entry: ReadonlyMap<string, Given>[] = [];

	constructor(givenOn: readonly (readonly Given[])[], namesOf: (mark: PageMark) => readonly string[]) {
		const held = new Map<string, Given>();
		this.here = givenOn.map((givens) => {
			this.entry.push(new Map(held));
			const own = new Map<string, Given[]>();
			for (const given of givens) {
				for (const name of namesOf(given.mark)) {
					own.set(name, [...(own.get(name) ?? []), given]);
					held.set(name, given);
				}
			}
			return own;
		});
	}

	choose(index: number, name: string, which: StringChoice): Given | undefined {
		const here = this.here[index]?.get(name) ?? [];
		const before = this.entry[index]?.get(name);
		const [first] = here;
		switch (which) {
			case 'first':
				return first ?? before;
			case 'start':
				return first?.isAtStart ? first : before;
			case 'last':
				return here.at(-1) ?? before;
			case 'first-except':
				return first ? undefined : before;
		}
	}
}
