import type { Helper } from '../call.js';
import { isThere } from '../values.js';

/** `{{default note "–"}}`: the second value where the first is not there. */
export const defaultValue: Helper = {
	arity: [2, 2],
	kind: 'value',
	isLenient: true,
	run: ({ args: [value, instead] }) => (isThere(value) ? value : instead),
};
