import type { Language } from './language.js';

/** Chinese as set in the mainland: marks at the edge of their em, an interpunct of half an em (CLREQ 3.1.2, GB/T 15834). */
export const zhHans: Language = {
	hyphenate: undefined,
	wordSpace: { shrink: 0.2, stretch: 1 },
	justify: 'inter-ideograph',
	particles: '的地得了着过和与及吗呢吧等',
	marks: { centred: '', full: '', middleDot: 0.5 },
};
