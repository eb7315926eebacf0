import type { Helper } from '../call.js';
import { storyOf } from '../stories.js';

/**
 * `{{#story "lead" as |s|}}{{s.headline}} {{s.body}}{{/story}}`: a story with its fields headline, kicker, deck, byline, body, and
 * blocks one by one; `lang="en"` in another language, which then also counts for the tags inside.
 */
export const story: Helper = {
	arity: [1, 1],
	options: ['lang'],
	kind: 'both',
	run: (call) => {
		const found = storyOf(call, call.language);
		if (!call.block) return found?.view;
		if (!found) return '';
		return call.block.body(found.view, [found.view], { language: call.language });
	},
};
