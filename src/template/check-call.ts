import { didYouMean, type Report, type Span } from '../base/index.js';
import type { Helper } from './call.js';

/** Checks a call by what is written: how many arguments, and which options. Reports what is wrong with it. */
export function checkCall(
	name: string,
	{ arity, options = [], takesAnyOption }: Helper,
	node: { readonly params: readonly hbs.AST.Expression[]; readonly hash?: hbs.AST.Hash },
	span: Span,
	report: Report,
): boolean {
	const [least, most] = arity;
	const count = node.params.length;
	let isSound = true;
	if (count < least || count > most) {
		isSound = false;
		const wanted =
			least === most
				? `${least}`
				: most === Number.POSITIVE_INFINITY
					? `${least} or more`
					: `${least} to ${most}`;
		report({
			code: 'template/wrong-arguments',
			severity: 'error',
			message: `helper "${name}" takes ${wanted} argument${wanted === '1' ? '' : 's'}, not ${count}`,
			span,
		});
	}
	// Handlebars leaves the hash out of a tag without options.
	for (const { key } of node.hash?.pairs ?? []) {
		if (takesAnyOption || options.includes(key)) continue;
		isSound = false;
		report({
			code: 'template/unknown-option',
			severity: 'error',
			message: `helper "${name}" has no option "${key}"`,
			span,
			hint:
				didYouMean(key, options)?.hint ??
				(options.length > 0 ? `its options are ${options.join(', ')}` : 'it has no options'),
		});
	}
	return isSound;
}
