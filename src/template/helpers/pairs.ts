import type { Call, Helper, SetStory } from '../call.js';
import { View } from '../call.js';
import { storyOf } from '../stories.js';
import { wordOf } from '../values.js';

/** `{{#pairs "lead" as |zh en|}}`: the blocks of a story in the two languages of the edition, pair by pair. */
export const pairs: Helper = {
	arity: [1, 1],
	kind: 'block',
	run: (call) => {
		const { rendering, span, block } = call;
		const [first, second] = rendering.edition.texts;
		if (first === undefined || second === undefined) {
			rendering.report({
				code: 'template/one-language',
				severity: 'error',
				message: `edition "${rendering.edition.id}" prints one language, so there are no pairs`,
				span,
				hint: 'name two languages under texts of the edition in publication.yaml',
			});
			return '';
		}
		const [left, right] = [storyOf(call, first), storyOf(call, second)];
		if (!left || !right || !block) return '';
		if (left.blocks.length !== right.blocks.length) reportUnpaired(call, left, right, [first, second]);
		const count = Math.min(left.blocks.length, right.blocks.length);
		return Array.from({ length: count }, (_, index) => {
			const pair = [left.blocks[index], right.blocks[index]];
			const variables = { index, first: index === 0, last: index === count - 1 };
			return block.body(new View({ first: pair[0], second: pair[1] }), pair, variables);
		}).join('');
	},
};

function reportUnpaired(
	{ rendering, args }: Call,
	left: SetStory,
	right: SetStory,
	[first, second]: readonly [string, string],
): void {
	const longer = left.blocks.length > right.blocks.length ? left : right;
	rendering.report({
		code: 'template/unpaired',
		severity: 'error',
		message: `story "${wordOf(args[0])}" has ${left.blocks.length} blocks in "${first}" and ${right.blocks.length} in "${second}"`,
		span: longer.span,
		hint: 'paragraph by paragraph, both texts tell the same: join or split paragraphs until the numbers agree',
	});
}
