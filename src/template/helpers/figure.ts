import type { Helper } from '../call.js';
import { FigureView, figureOf } from '../figures.js';

/** `{{#with (figure "gdp") as |row|}}`: one figure with its fields. */
export const figure: Helper = {
	arity: [1, 1],
	kind: 'value',
	takesFigure: true,
	run: (call) => {
		const found = figureOf(call);
		return found && new FigureView(found, call.language, call);
	},
};
