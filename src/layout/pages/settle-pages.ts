import type { Diagnostic, Report } from '../../base/index.js';
import type { BoxTree } from '../boxes/build-boxes.js';
import type { Page } from '../fragment.js';
import { type KnownPages, knownPages } from './known-pages.js';
import type { TextOnPage } from './make-pages.js';
import { type PageText, textOnPage } from './page-text.js';
import { pageTextsPutIn } from './with-page-texts.js';

/** Pages are made this often at most: what has not settled by then goes back and forth. */
const MOST_ROUNDS = 4;

/** Makes pages from boxes; `textOnPage` says what boxes with a fixed place say on each of them. */
type MakePages = (boxes: BoxTree, report: Report, textOnPage: TextOnPage) => readonly Page[];

interface SettledPages {
	readonly pages: readonly Page[];
	/** Asked for only where something depends on it. */
	known(): KnownPages;
}

/**
 * Makes the pages of a document whose texts name pages: numbers have a width, so they may move what they count. The pages are
 * made again until every text says what is so.
 */
export function settlePages(boxes: BoxTree, make: MakePages, report: Report): SettledPages {
	if (!boxes.dependsOnPages) {
		const pages = make(boxes, report, () => '');
		return { pages, known: () => knownPages(pages, boxes.marks) };
	}
	let before: KnownPages | undefined;
	for (let round = 1; ; round++) {
		const findings: Diagnostic[] = [];
		const said = new Said(before);
		const pages = make(said.putInto(boxes), (finding) => findings.push(finding), said.onPage);
		const known = knownPages(pages, boxes.marks);
		const isSettled = said.isTrueOf(known);
		before = known;
		if (!isSettled && round < MOST_ROUNDS) continue;
		for (const finding of findings) report(finding);
		if (!isSettled) {
			report({
				code: 'layout/unsettled',
				severity: 'error',
				message: `numbers of pages in the text still move the text after ${MOST_ROUNDS} rounds`,
				span: boxes.root.span,
				hint: 'give them a box of fixed width, or keep what they stand in on one page',
			});
		}
		return { pages, known: () => known };
	}
}

/** Takes the room of a number that is not known yet. */
const UNKNOWN = '0';

/** What texts say of pages in one round: what was so in the round before. */
class Said {
	private readonly inFlow = new Map<PageText, string>();
	private readonly fixed: { readonly text: PageText; readonly index: number; readonly words: string }[] = [];

	constructor(private readonly before: KnownPages | undefined) {}

	/** The boxes of the flow and of threads. */
	putInto(boxes: BoxTree): BoxTree {
		const put = pageTextsPutIn((text) => {
			const words = this.before ? wordsInFlow(text, this.before) : UNKNOWN;
			this.inFlow.set(text, words);
			return words;
		});
		const flows = new Map([...boxes.flows].map(([name, story]) => [name, story.map(put)]));
		return { ...boxes, root: put(boxes.root), pageFloats: boxes.pageFloats.map(put), flows };
	}

	/** Boxes with a fixed place say on each page what is so there. */
	readonly onPage: TextOnPage = (text, index) => {
		const words = this.before ? wordsOn(index, text, this.before) : UNKNOWN;
		this.fixed.push({ text, index, words });
		return words;
	};

	isTrueOf(known: KnownPages): boolean {
		return (
			[...this.inFlow].every(([text, words]) => words === wordsInFlow(text, known)) &&
			this.fixed.every(({ text, index, words }) => words === wordsOn(index, text, known))
		);
	}
}

const wordsOn = (index: number, text: PageText, { scopes }: KnownPages): string => {
	const scope = scopes[index];
	return scope ? textOnPage(text, scope) : '';
};

/** A text that stands nowhere, because it was too long for its frames, says nothing. */
const wordsInFlow = (text: PageText, known: KnownPages): string =>
	wordsOn(known.placeOf(text) ?? Number.NaN, text, known);
