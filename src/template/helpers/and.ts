import type { Helper } from '../call.js';
import { isThere } from '../values.js';

/** `(and a b)`: the last, when all are there; else false. */
export const and: Helper = {
	arity: [2, Number.POSITIVE_INFINITY],
	kind: 'value',
	isLenient: true,
	run: ({ args }) => (args.every(isThere) ? args.at(-1) : false),
};
