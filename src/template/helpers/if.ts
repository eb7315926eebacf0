import type { Helper } from '../call.js';
import { isThere } from '../values.js';

/** `{{#if a}}…{{else}}…{{/if}}` */
export const ifThere: Helper = {
	arity: [1, 1],
	kind: 'block',
	isLenient: true,
	run: ({ args, block, context }) => (isThere(args[0]) ? block?.body(context) : block?.otherwise()) ?? '',
};
