import type { Language } from './language.js';

/** Korean: words with spaces between them, Latin marks; a line may end between any two syllables (KLREQ 3.3). */
export const ko: Language = {
	hyphenate: undefined,
	wordSpace: { shrink: 0.2, stretch: 0.5 },
	justify: 'inter-word',
};
