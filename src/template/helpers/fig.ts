import type { Helper } from '../call.js';
import { printFigure } from '../figures.js';

/**
 * `{{fig gdp}}`: a figure with its unit, 1014.3亿元 or CNY 101.43 billion; `digits=1` rounds it,
 * `sign=true` puts a plus before what is above zero. A figure that is a day is printed as
 * 3月15日 or March 15, `form="short"` as Mar 15, `form="weekday"` as 星期日 or Sunday.
 */
export const fig: Helper = {
	arity: [1, 1],
	options: ['digits', 'form', 'sign'],
	kind: 'value',
	takesFigure: true,
	isForText: true,
	run: (call) => printFigure(call, 'full'),
};
