import { didYouMean } from '../base/index.js';
import type { Picture } from '../issue/index.js';
import type { Call } from './call.js';
import { wordOf } from './values.js';

/** The picture that a call's first argument names; an unknown one is reported at the tag. */
export function pictureOf({ args, rendering, span }: Call): Picture | undefined {
	const { pictures } = rendering.issue;
	const id = wordOf(args[0]) ?? '';
	if (Object.hasOwn(pictures, id)) return pictures[id];
	rendering.report({
		code: 'template/unknown-picture',
		severity: 'error',
		message: `there is no picture "${id}"`,
		span,
		hint: didYouMean(id, Object.keys(pictures))?.hint ?? 'name a picture of issue.yaml, in quotes',
	});
	return undefined;
}
