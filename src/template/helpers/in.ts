import type { Helper } from '../call.js';
import { languageOf } from '../language.js';

/** `{{#in "en"}}…{{/in}}`: prints what stands inside in another language. */
export const inLanguage: Helper = {
	arity: [1, 1],
	kind: 'block',
	run: (call) => {
		const language = languageOf(call.args[0], call);
		return call.block?.body(call.context, [], { language }) ?? '';
	},
};
