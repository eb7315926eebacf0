import { zhHans } from './zh-hans.js';

/** Chinese as set in Taiwan and Hong Kong: stops and pauses in the middle of their em, which they keep (CLREQ 3.1.2). */
export const zhHant = {
	...zhHans,
	particles: '的地得了著過和與及嗎呢吧等',
	marks: { centred: '，。、：；！？．', full: '', middleDot: 1 },
};
