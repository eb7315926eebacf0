import { type Helper, View } from '../call.js';
import { isLocalized, isPlacedText, isThere } from '../values.js';

/** `{{#each list as |entry index|}}…{{else}}…{{/each}}`: with `@index`, `@first`, `@last`, and `@key` for a mapping. */
export const each: Helper = {
	arity: [1, 1],
	kind: 'block',
	isLenient: true,
	run: ({ args, block, rendering, span }) => {
		const [list] = args;
		if (!block) return '';
		if (!isThere(list)) return block.otherwise();
		const isMapping =
			typeof list === 'object' && !(list instanceof View) && !isPlacedText(list) && !isLocalized(list);
		if (!isMapping || list === null) {
			rendering.report({
				code: 'template/not-a-list',
				severity: 'error',
				message: 'this is no list that can be gone through',
				span,
				hint: 'give a list or a mapping of the data, or (figures "…")',
			});
			return '';
		}
		const entries = Object.entries(list);
		return entries
			.map(([key, entry], index) => {
				const name = Array.isArray(list) ? index : key;
				const variables = { index, key: name, first: index === 0, last: index === entries.length - 1 };
				return block.body(entry, [entry, name], variables);
			})
			.join('');
	},
};
