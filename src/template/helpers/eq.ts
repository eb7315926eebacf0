import type { Helper } from '../call.js';
import { wordOf } from '../values.js';

/** `(eq a "b")`: whether two values read the same. */
export const eq: Helper = {
	arity: [2, 2],
	kind: 'value',
	isLenient: true,
	run: ({ args: [a, b] }) => a === b || (wordOf(a) !== undefined && wordOf(a) === wordOf(b)),
};
