import { PressError } from '../base/index.js';
import type { Box } from './box.js';
import type { BreakToken } from './break-token.js';
import type { LayoutResult } from './context.js';
import type { Space } from './space.js';

/** Spaces that are remembered of one box: a grid, a table or a row of columns asks for the same one or two again. */
const MOST_SPACES = 8;
/** Times that the boxes of a document may be laid out, each on average: columns that are balanced try some dozen heights. */
const MOST_TIMES = 500;
/** What a document of few boxes may take all the same. */
const LEAST_LAYOUTS = 50_000;

/**
 * Results of layout that are asked for again. Layout is a pure function, so what it gave once it gives again; without this, each
 * level of grids in grids would double the work. Only whole boxes are kept: what is broken over frames is seldom asked twice.
 */
export class LayoutMemory {
	private readonly results = new WeakMap<Box, Map<string, LayoutResult>>();
	private count = 0;
	private most = LEAST_LAYOUTS;

	/** A document of so many boxes is about to be laid out. */
	begin(boxes: number): void {
		this.count = 0;
		this.most = LEAST_LAYOUTS + MOST_TIMES * boxes;
	}

	/** Boxes that were laid out since, those left out whose result was known. */
	get laid(): number {
		return this.count;
	}

	/** What is known of a box by `spaceKey`; nothing for a box that is broken, or sees what is not in the key. */
	of(box: Box, space: Space, resume: BreakToken | undefined): Map<string, LayoutResult> | undefined {
		const isWhole =
			box.kind === 'container' &&
			space.breaks === 'none' &&
			!resume &&
			!space.next &&
			!space.columns &&
			!space.holds;
		if (!isWhole) return undefined;
		let known = this.results.get(box);
		if (!known) {
			known = new Map();
			this.results.set(box, known);
		}
		return known;
	}

	/** A box is about to be laid out. */
	enter(box: Box): void {
		if (++this.count > this.most) throw tooMuch(box);
	}

	keep(known: Map<string, LayoutResult>, key: string, result: LayoutResult): void {
		if (known.size >= MOST_SPACES) known.clear();
		known.set(key, result);
	}
}

/** What the result for a whole box follows from. */
export function spaceKey({
	inlineSize,
	blockSize,
	percentageBlockSize,
	stretchBlockSize,
	...rest
}: Space): string {
	const { grid, shrinksToFit, isEmpty, writingMode, exclusions } = rest;
	const lines = grid ? `${grid.step},${grid.origin},${grid.baseline}` : '';
	const around = exclusions ? JSON.stringify(exclusions) : '';
	return `${inlineSize}|${blockSize}|${percentageBlockSize}|${stretchBlockSize}|${shrinksToFit}|${isEmpty}|${writingMode}|${lines}|${around}`;
}

const tooMuch = (box: Box): PressError =>
	new PressError([
		{
			code: 'layout/too-much-work',
			severity: 'error',
			message: `the boxes of the document are laid out more than ${MOST_TIMES} times each`,
			span: box.span,
			hint: 'look for columns, tables and grids that stand many levels deep in each other',
		},
	]);
