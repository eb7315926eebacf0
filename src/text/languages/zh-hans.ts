import type { Language } from './language.js';

/** Chinese as set in the mainland: no hyphens, two characters at least on the last line (CLREQ 3.4.4). */
export const zhHans: Language = {
	hyphenate: undefined,
	wordSpace: { shrink: 0.2, stretch: 1 },
	justify: 'inter-ideograph',
	lastLine: 2,
};
