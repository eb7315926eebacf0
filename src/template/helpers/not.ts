import type { Helper } from '../call.js';
import { isThere } from '../values.js';

/** `(not a)` */
export const not: Helper = {
	arity: [1, 1],
	kind: 'value',
	isLenient: true,
	run: ({ args }) => !isThere(args[0]),
};
