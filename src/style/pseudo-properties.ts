import type { PseudoElement } from './compiled-selector.js';
import type { Longhands } from './declaration.js';
import { rowOf } from './logical.js';
import { properties } from './properties.js';

/** What may be said of a first line: its letters and what lies behind them (CSS 2.2, 5.12.1; Pseudo-Elements 4, 2.1). */
const ofFirstLine =
	/^(?:font-|color$|background|opacity$|line-height$|vertical-align$|letter-spacing$|word-spacing$|text-decoration|text-emphasis|text-transform$|text-underline|text-shadow$|text-autospace$|-x-)/;

/** A first letter is also a box: it may float, and has margins, padding and a border (5.12.2). */
const ofFirstLetter = /^(?:margin|padding|border-(?!collapse|spacing)|float$|box-shadow$|initial-letter)/;

/** The declarations that apply to a part of an element. */
export function applicable(longhands: Longhands, pseudo: PseudoElement | undefined): Longhands {
	if (pseudo !== 'first-line' && pseudo !== 'first-letter') return longhands;
	return longhands.filter(([key]) => {
		const { name } = properties[rowOf(key)];
		return ofFirstLine.test(name) || (pseudo === 'first-letter' && ofFirstLetter.test(name));
	});
}
