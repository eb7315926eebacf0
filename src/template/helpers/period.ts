import type { Helper } from '../call.js';

/** `{{period}}`: the time the issue reports on: 2023年上半年, first half of 2023. */
export const period: Helper = {
	arity: [0, 0],
	options: ['lang'],
	kind: 'value',
	isForText: true,
	run: ({ rendering, language }) => rendering.issue.period.labels[language],
};
