import type { PageMark } from '../box.js';
import type { Fragment, LineBox } from '../fragment.js';
import type { PageText } from './page-text.js';

/** What a walk over a page finds, in the order of its fragments. */
export interface FoundOnPage {
	readonly marks: readonly PageMark[];
	/** Of those marks, the ones before all text and pictures of the page. */
	readonly atStart: ReadonlySet<PageMark>;
	/** Texts that wait to be told about the page. */
	readonly texts: readonly PageText[];
	/** Ids of the elements that begin on it. */
	readonly ids: readonly string[];
}

/** Finds what elements say of a page, and what is to be said to them; what was `seen` before goes on from an earlier page. */
export function findOnPage(root: Fragment, seen: Set<PageMark>): FoundOnPage {
	const marks: PageMark[] = [];
	const atStart = new Set<PageMark>();
	const texts: PageText[] = [];
	const ids: string[] = [];
	let isStart = true;
	const add = (found: readonly PageMark[] = []): void => {
		for (const mark of found) {
			if (seen.has(mark)) continue;
			seen.add(mark);
			marks.push(mark);
			if (isStart) atStart.add(mark);
		}
	};
	const visitLine = (line: LineBox): void => {
		const pieces = new Set(line.runs.map(({ piece }) => piece));
		for (const piece of pieces) {
			const content = line.paragraph.content[piece];
			if (content?.kind !== 'text') continue;
			add(content.marks);
			if (content.onPage) texts.push(content.onPage);
			const id = content.element?.attributes.id;
			if (id !== undefined) ids.push(id);
			isStart = false;
		}
		for (const { fragment } of line.objects) visit(fragment);
		for (const ruby of line.rubies ?? []) visitLine(ruby);
	};
	const visit = (fragment: Fragment): void => {
		if (fragment.isRepeated) return;
		const { box, lines = [], children, isFirst } = fragment;
		if (isFirst) add(box.marks);
		const id = box.element?.attributes.id;
		if (isFirst && id !== undefined) ids.push(id);
		if (box.kind === 'replaced') isStart = false;
		for (const line of lines) visitLine(line);
		for (const child of children) visit(child);
	};
	visit(root);
	return { marks, atStart, texts, ids };
}
