import type { Helper } from '../call.js';
import { printRank } from '../figures.js';

/** `{{rank gdp}}`: the figure's place, 第8位 or eighth. */
export const rank: Helper = {
	arity: [1, 1],
	kind: 'value',
	takesFigure: true,
	isForText: true,
	run: printRank,
};
