import type { Helper } from '../call.js';
import { printMove } from '../figures.js';

/** `{{rise rain_change}}`: by how much a figure rose, 12.5%; an error when it did not rise, so that the sentence stays true. */
export const rise: Helper = {
	arity: [1, 1],
	kind: 'value',
	takesFigure: true,
	isForText: true,
	run: (call) => printMove(call, 'rise'),
};
