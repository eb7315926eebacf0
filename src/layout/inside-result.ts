import type { BreakToken, ContinuedFloat } from './break-token.js';
import type { Fragment, Overset } from './fragment.js';
import type { Exclusion } from './wrap/exclusions.js';

/** Children under each other, relative to the content box of their parent. */
export interface FlowResult {
	readonly fragments: readonly Fragment[];
	/** From the start to the end of the last child, with its margin where that does not leave the parent. */
	readonly blockSize: number;
	/** Where the next frame begins: index of the child, and how far it is itself. */
	readonly breakToken?: Pick<
		BreakToken,
		'child' | 'inner' | 'isForced' | 'isSpan' | 'floats' | 'deferred' | 'beside' | 'row'
	>;
	/** Floats that leave the parent, which is no formatting context of its own; from its content box. */
	readonly exclusions?: readonly Exclusion[];
	readonly continued?: readonly ContinuedFloat[];
}

/** What the inside of any container comes to. */
export interface InsideResult extends FlowResult {
	readonly rules?: Fragment['rules'];
	readonly table?: Fragment['table'];
	readonly overset?: Overset;
}
