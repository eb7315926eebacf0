import type { Helper } from '../call.js';
import { printMove } from '../figures.js';

/** `{{fall rain_change}}`: by how much a figure fell, without its minus; an error when it did not fall. */
export const fall: Helper = {
	arity: [1, 1],
	kind: 'value',
	takesFigure: true,
	isForText: true,
	run: (call) => printMove(call, 'fall'),
};
