import type { Helper } from '../call.js';
import { printFigure } from '../figures.js';

/** `{{num reforms}}`: the digits alone; `{{unit reforms}}` has the rest. */
export const num: Helper = {
	arity: [1, 1],
	kind: 'value',
	takesFigure: true,
	isForText: true,
	run: (call) => printFigure(call, 'number'),
};
