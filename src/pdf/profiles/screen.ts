import type { Profile } from '../profile.js';

/** For reading on a screen and at the office printer. */
export const screen: Profile = {
	name: 'screen',
	outputIntent: 'srgb',
	archival: { part: 2, level: 'A' },
	isTagged: true,
	hasOutline: true,
	// What a press resolves: whoever takes a chart from here may print it.
	chartDpi: 300,
};
