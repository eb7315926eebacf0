import type { Helper } from '../call.js';
import { figureOf } from '../figures.js';
import { mergeText } from '../merge-text.js';

/** `{{name gdp}}`: what a figure is called: 地区生产总值, gross domestic product. `lang="en"` names it in another language. */
export const name: Helper = {
	arity: [1, 1],
	options: ['lang'],
	kind: 'value',
	takesFigure: true,
	isForText: true,
	run: (call) => {
		const text = figureOf(call)?.names.texts[call.language];
		return text && mergeText(text, false, call.language, call.rendering);
	},
};
