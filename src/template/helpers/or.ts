import type { Helper } from '../call.js';
import { isThere } from '../values.js';

/** `(or a b)`: the first that is there; else false. */
export const or: Helper = {
	arity: [2, Number.POSITIVE_INFINITY],
	kind: 'value',
	isLenient: true,
	run: ({ args }) => args.find(isThere) ?? false,
};
