import type { PagePlace } from '../../style/index.js';
import type { Box, ContainerBox } from '../box.js';
import type { BreakToken } from '../break-token.js';
import { sideAfterBreak } from '../flow-breaks.js';

export type PageSide = PagePlace['side'];

/** Pages in the order in which they are read: each has a side, a name, and a place among those of its name. */
export class PageOrder {
	private index = 0;
	private group = { name: '', length: 0 };
	private side: PageSide;
	private readonly recto: PageSide;

	/** Pages of vertical text are turned from left to right: their first is a left one (CSS Writing Modes 4, 8.3). */
	constructor(root: ContainerBox) {
		this.recto = root.style.writingMode === 'vertical-rl' ? 'left' : 'right';
		this.side = this.wanted(sideAfterBreak(undefined, root)) ?? this.recto;
	}

	/** The page with which the document goes on, after a blank one where it must stand on the other side. */
	next(root: ContainerBox, token: BreakToken | undefined): readonly PagePlace[] {
		const name = pageNameAt(root, token);
		const side = token && this.wanted(sideAt(root, token));
		const isOnSide = side === undefined || side === this.side;
		return isOnSide ? [this.place(name, false)] : [this.place(name, true), this.place(name, false)];
	}

	private wanted(word: ReturnType<typeof sideAfterBreak>): PageSide | undefined {
		if (word === 'left' || word === 'right' || word === undefined) return word;
		const verso = this.recto === 'right' ? 'left' : 'right';
		return word === 'recto' ? this.recto : verso;
	}

	private place(name: string, isBlank: boolean): PagePlace {
		if (this.index === 0 || this.group.name !== name) this.group = { name, length: 0 };
		const place = {
			name,
			index: this.index++,
			indexInGroup: isBlank ? this.group.length : this.group.length++,
			side: this.side,
			isBlank,
		};
		this.side = this.side === 'left' ? 'right' : 'left';
		return place;
	}
}

/** The `page` of the box with which the next page begins. */
function pageNameAt(root: Box, token: BreakToken | undefined): string {
	let box = root;
	let at = token;
	while (box.kind === 'container' && box.inside === 'flow' && box.style.page === 'auto') {
		const child: Box | undefined = box.children[at?.child ?? 0];
		if (!child) break;
		box = child;
		at = at?.inner;
	}
	return box.style.page;
}

/** The side that is asked for where a page ended by a forced break. */
function sideAt(root: Box, token: BreakToken): ReturnType<typeof sideAfterBreak> {
	let box = root;
	let at = token;
	while (at.inner && box.kind === 'container') {
		const child: Box | undefined = box.children[at.child];
		if (!child) return undefined;
		box = child;
		at = at.inner;
	}
	if (!at.isForced || box.kind !== 'container') return undefined;
	const after = box.children[at.child];
	return after && sideAfterBreak(box.children[at.child - 1], after);
}
