import type { CssNode } from 'css-tree';
import { splitAtCommas } from '../calc.js';
import { property } from '../property.js';
import { constant, either, identifier, integerOf, keyword, lengthOf } from '../syntax.js';
import type { Parser, Specified } from '../value.js';

/** A step that a story may be fitted by (TYPOGRAPHY section 17). `by` is how far it may go: points, or a part of the line height. */
export type LadderStep =
	| { readonly kind: 'squeeze' | 'spaces' | 'drop' | 'pictures' | 'headline' }
	| { readonly kind: 'tracking' | 'size' | 'leading'; readonly by: number };

const plainSteps = ['squeeze', 'spaces', 'drop', 'pictures', 'headline'] as const;

/** What the steps that have a measure go by where none is given: 0.02 em, a quarter of a point, 2 % (TYPOGRAPHY section 17). */
const USUAL_TRACKING = 0.02;
const USUAL_SIZE = 0.25;
const USUAL_LEADING = 0.02;

function ladderStep(node: CssNode): Specified<LadderStep> | undefined {
	const word = node.type === 'Function' ? node.name.toLowerCase() : identifier(node);
	if (node.type !== 'Function') {
		const plain = plainSteps.find((step) => step === word);
		if (plain) return constant({ kind: plain });
	}
	const given = node.type === 'Function' ? node.children.toArray() : undefined;
	if (given && given.length !== 1) return undefined;
	const [argument] = given ?? [];
	switch (word) {
		case 'tracking':
		case 'size': {
			if (!given)
				return ({ fontSize }) =>
					word === 'size' ? { kind: word, by: USUAL_SIZE } : { kind: word, by: USUAL_TRACKING * fontSize };
			const length = lengthOf(argument, false, 0);
			return length && ((context) => ({ kind: word, by: length(context).points }));
		}
		case 'leading': {
			if (!given) return constant({ kind: word, by: USUAL_LEADING });
			const by = argument?.type === 'Percentage' ? Number(argument.value) / 100 : Number.NaN;
			return by >= 0 && by < 1 ? constant({ kind: word, by }) : undefined;
		}
		default:
			return undefined;
	}
}

/** The steps in the order in which they are tried, each once. */
const ladder: Parser<readonly LadderStep[]> = (nodes) => {
	if (nodes.length === 1 && identifier(nodes[0]) === 'none') return constant([]);
	const steps = nodes.map(ladderStep);
	const names = nodes.map((node) => (node.type === 'Function' ? node.name.toLowerCase() : identifier(node)));
	if (steps.length === 0 || steps.includes(undefined) || new Set(names).size < names.length) return undefined;
	return (context) => steps.map((step) => step!(context));
};

/** A range of sizes. Points. */
export interface SizeRange {
	readonly least: number;
	readonly most: number;
}

const range: Parser<SizeRange> = (nodes) => {
	const [first, second, ...rest] = nodes.map((node) => lengthOf(node, false, 0));
	if (!first || !second || rest.length > 0) return undefined;
	return (context) => {
		const [a, b] = [first(context).points, second(context).points];
		return { least: Math.min(a, b), most: Math.max(a, b) };
	};
};

const sizes: Parser<readonly number[]> = (nodes) => {
	if (nodes.length === 1 && identifier(nodes[0]) === 'none') return constant([]);
	const lengths = splitAtCommas(nodes).map((part) =>
		part.length === 1 ? lengthOf(part[0], false, 0) : undefined,
	);
	if (lengths.length === 0 || lengths.includes(undefined)) return undefined;
	return (context) => lengths.map((size) => size!(context).points).filter((points) => points > 0);
};

const order: Parser<number> = (nodes) => {
	const rank = nodes.length === 1 ? integerOf(nodes[0], Number.NEGATIVE_INFINITY) : undefined;
	return rank === undefined ? undefined : constant(rank);
};

/** How a story may be made to fit its frames, and what of it may give way. No specification has words for it. */
export const copyfitProperties = {
	copyfit: property<readonly LadderStep[]>({
		name: '-x-copyfit',
		inherited: false,
		initial: [],
		parse: ladder,
		values:
			'none | [ squeeze || spaces || tracking( <length> )? || size( <length> )? || leading( <percentage> )? || drop || pictures || headline ]',
	}),
	drop: property<number | 'none'>({
		name: '-x-drop',
		inherited: false,
		initial: 'none',
		parse: either(order, keyword('none')),
		values: 'none | <integer>',
	}),
	fitHeight: property<SizeRange | 'none'>({
		name: '-x-fit-height',
		inherited: false,
		initial: 'none',
		parse: either(range, keyword('none')),
		values: 'none | <length>{2}',
	}),
	fitSize: property<readonly number[]>({
		name: '-x-fit-size',
		inherited: false,
		initial: [],
		parse: sizes,
		values: 'none | <length>#',
	}),
	fitText: property<SizeRange | 'none'>({
		name: '-x-fit-text',
		inherited: false,
		initial: 'none',
		parse: either(range, keyword('none')),
		values: 'none | <length>{2}',
	}),
};
