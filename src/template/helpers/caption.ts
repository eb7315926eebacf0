import type { Helper } from '../call.js';
import { toHtml } from '../merge-text.js';
import { pictureOf } from '../pictures.js';

/** `{{caption "yunqi"}}`: the text of a picture; nothing when it has none. */
export const caption: Helper = {
	arity: [1, 1],
	options: ['lang'],
	kind: 'value',
	run: (call) => toHtml(pictureOf(call)?.caption, call),
};
