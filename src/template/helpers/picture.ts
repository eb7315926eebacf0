import type { Helper } from '../call.js';
import { voidElement } from '../html.js';
import { toHtml } from '../merge-text.js';
import { pictureOf } from '../pictures.js';
import { wordOf } from '../values.js';

/** `{{picture "yunqi"}}`: the picture with its alternative text; `class="wide"` for the style sheet. */
export const picture: Helper = {
	arity: [1, 1],
	options: ['class', 'lang'],
	kind: 'value',
	run: (call) => {
		const found = pictureOf(call);
		if (!found) return undefined;
		const className = wordOf(call.options.class);
		const attributes = {
			src: found.file,
			alt: toHtml(found.alt, call),
			...(className !== undefined && { class: className }),
		};
		return voidElement('img', attributes, { span: call.span, marks: call.rendering.marks });
	},
};
