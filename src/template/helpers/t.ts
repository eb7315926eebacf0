import type { Helper } from '../call.js';
import { toHtml } from '../merge-text.js';

/** `{{t content.banner}}`: a text in the language of the place; `lang="en"` in another. */
export const t: Helper = {
	arity: [1, 1],
	options: ['lang'],
	kind: 'value',
	isForText: true,
	run: (call) => toHtml(call.args[0], call),
};
