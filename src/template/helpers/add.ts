import type { Helper } from '../call.js';

/** `{{add @index 1}}`: the sum of two whole numbers, for numbering. */
export const add: Helper = {
	arity: [2, 2],
	kind: 'value',
	run: ({ args: [a, b], rendering, span }) => {
		if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) return Number(a) + Number(b);
		rendering.report({
			code: 'template/wrong-arguments',
			severity: 'error',
			message: 'helper "add" takes two whole numbers',
			span,
			hint: 'figures of the data are not added in layouts: give the sum a row of its own',
		});
		return undefined;
	},
};
