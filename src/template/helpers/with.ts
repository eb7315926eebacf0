import type { Helper } from '../call.js';
import { isThere } from '../values.js';

/** `{{#with a as |b|}}…{{else}}…{{/with}}` */
export const withValue: Helper = {
	arity: [1, 1],
	kind: 'block',
	isLenient: true,
	run: ({ args, block }) => (isThere(args[0]) ? block?.body(args[0], [args[0]]) : block?.otherwise()) ?? '',
};
