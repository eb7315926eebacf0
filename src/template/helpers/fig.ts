import type { Helper } from '../call.js';
import { printFigure } from '../figures.js';

/** `{{fig gdp}}`: a figure with its unit, 1014.3亿元 or CNY 101.43 billion; `digits=1` rounds it. */
export const fig: Helper = {
	arity: [1, 1],
	options: ['digits'],
	kind: 'value',
	takesFigure: true,
	isForText: true,
	run: (call) => printFigure(call, 'full'),
};
