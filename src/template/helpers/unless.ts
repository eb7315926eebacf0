import type { Helper } from '../call.js';
import { isThere } from '../values.js';

/** `{{#unless a}}…{{/unless}}` */
export const unless: Helper = {
	arity: [1, 1],
	kind: 'block',
	isLenient: true,
	run: ({ args, block, context }) => (isThere(args[0]) ? block?.otherwise() : block?.body(context)) ?? '',
};
