import { zhHans } from './zh-hans.js';

/** Japanese: colons and dots in the middle, ！？ full (JLREQ 3.1.2, cl-04 and cl-05). */
export const ja = {
	...zhHans,
	particles: 'のはがをにでともへや',
	marks: { centred: '：；', full: '！？', middleDot: 1 },
};
