import type { Box } from '../box.js';
import type { ContinuedFloat } from '../break-token.js';
import type { LayoutContext, LayoutResult } from '../context.js';
import type { Fragment } from '../fragment.js';
import type { Space } from '../space.js';
import { clearance, clears, type Exclusion, floatSide, seenFrom } from '../wrap/exclusions.js';
import { layFloat, type PlacedFloat } from './lay-float.js';

/** How many floats there were at a point of the flow: what comes after it can be taken back. */
export interface FloatMark {
	readonly added: number;
	readonly continued: number;
}

/** The floats of one flow while its boxes are placed, relative to its content box. */
export class FlowFloats {
	private readonly added: Exclusion[] = [];
	private readonly waiting: ContinuedFloat[] = [];
	/** Floats that may still stand beside what comes. */
	private active: readonly Exclusion[];
	/** No float stands higher than one before it (CSS 2.2 9.5.1, rule 5). */
	private lowestTop = Number.NEGATIVE_INFINITY;

	constructor(
		private readonly context: LayoutContext,
		private readonly space: Space,
	) {
		this.active = space.exclusions ?? [];
	}

	/** Floats that reach below `top`: those of boxes around included. */
	at(top: number): readonly Exclusion[] {
		this.active = seenFrom(this.active, 0, 0).filter(({ blockEnd }) => blockEnd > top);
		return this.active;
	}

	mark(): FloatMark {
		return { added: this.added.length, continued: this.waiting.length };
	}

	/** Places what an earlier frame left of the floats of this formatting context. */
	resume(floats: readonly ContinuedFloat[]): readonly Fragment[] {
		const fragments: Fragment[] = [];
		for (const float of floats) {
			const isEmpty = this.space.isEmpty && fragments.length === 0;
			const { fragment } = this.take(float, 0, float.within, isEmpty);
			if (fragment) fragments.push(fragment);
		}
		return fragments;
	}

	/** Places a float whose place in the flow is `top`. */
	place(box: Box, top: number, isEmpty: boolean): Fragment | undefined {
		return this.take({ box }, top, { start: 0, end: this.space.inlineSize }, isEmpty).fragment;
	}

	private take(
		float: Omit<ContinuedFloat, 'within'>,
		top: number,
		within: ContinuedFloat['within'],
		isEmpty: boolean,
	): PlacedFloat {
		const placed = layFloat(
			this.context,
			float,
			{ ...this.space, isEmpty },
			{ within, top: Math.max(top, this.lowestTop), exclusions: this.active, continued: this.waiting },
		);
		if (placed.exclusion) this.add([placed.exclusion]);
		if (placed.continued) this.waiting.push(placed.continued);
		return placed;
	}

	/** Takes over the floats of a box that was placed at `inline`, `block`: they reach into what follows it. */
	takeOver({ exclusions = [], continued = [] }: LayoutResult, inline: number, block: number): void {
		this.add(seenFrom(exclusions, -inline, -block));
		this.waiting.push(...continued.map((float) => continuedFrom(float, inline)));
	}

	private add(exclusions: readonly Exclusion[]): void {
		if (exclusions.length === 0) return;
		this.added.push(...exclusions);
		this.active = [...this.active, ...exclusions];
		this.lowestTop = Math.max(this.lowestTop, ...exclusions.map(({ blockStart }) => blockStart));
	}

	/** Where a box must begin that clears floats; nothing when there is none to clear. */
	clearanceOf(box: Box): number | undefined {
		return box.kind === 'paragraph' ? undefined : clearance(this.active, box.style);
	}

	/** Whether a box clears a float that goes on in the next frame: it must follow it there. */
	clearsContinued(box: Box): boolean {
		return (
			box.kind !== 'paragraph' &&
			this.waiting.some((float) => clears(box.style.clear, floatSide(float.box.style) ?? 'start'))
		);
	}

	/** What reaches out of the flow, as it was at a mark. */
	upTo({ added, continued }: FloatMark): Required<Pick<LayoutResult, 'exclusions' | 'continued'>> {
		return { exclusions: this.added.slice(0, added), continued: this.waiting.slice(0, continued) };
	}
}

/** A continued float seen from a box whose content begins `inline` before that in which it was placed. */
export const continuedFrom = (float: ContinuedFloat, inline: number): ContinuedFloat =>
	inline === 0
		? float
		: { ...float, within: { start: float.within.start + inline, end: float.within.end + inline } };
