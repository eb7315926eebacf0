import type { Helper } from '../call.js';
import { printFigure } from '../figures.js';

/** `{{words schools}}`: a whole number up to 99 in words, 八 or eight; larger ones in digits. */
export const words: Helper = {
	arity: [1, 1],
	kind: 'value',
	takesFigure: true,
	isForText: true,
	run: (call) => printFigure(call, 'words'),
};
