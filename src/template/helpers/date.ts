import { dateText } from '../../issue/index.js';
import type { Helper } from '../call.js';

/** `{{date}}`: the day of the issue: 2023年8月3日 星期四; Thursday, August 3, 2023. */
export const date: Helper = {
	arity: [0, 0],
	options: ['lang'],
	kind: 'value',
	isForText: true,
	run: ({ rendering, language }) => dateText(rendering.issue.date, language),
};
