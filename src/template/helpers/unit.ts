import type { Helper } from '../call.js';
import { printUnit } from '../figures.js';

/** `{{unit gdp}}`: what stands around the digits of `{{num gdp}}`: 亿元, CNY billion. */
export const unit: Helper = {
	arity: [1, 1],
	kind: 'value',
	takesFigure: true,
	isForText: true,
	run: printUnit,
};
