import type { Helper } from '../call.js';
import { figureOf } from '../figures.js';
import { mergeText } from '../merge-text.js';

/** `{{note technology_trade}}`: the note beside a figure, such as "more than"; nothing when it has none. */
export const note: Helper = {
	arity: [1, 1],
	options: ['lang'],
	kind: 'value',
	takesFigure: true,
	isForText: true,
	run: (call) => {
		const text = figureOf(call)?.notes[call.language];
		return text && mergeText(text, false, call.language, call.rendering);
	},
};
