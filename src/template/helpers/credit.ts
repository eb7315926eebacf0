import type { Helper } from '../call.js';
import { toHtml } from '../merge-text.js';
import { pictureOf } from '../pictures.js';

/** `{{credit "yunqi"}}`: who made a picture; nothing when that is not said. */
export const credit: Helper = {
	arity: [1, 1],
	options: ['lang'],
	kind: 'value',
	run: (call) => toHtml(pictureOf(call)?.credit, call),
};
