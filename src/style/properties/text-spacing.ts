import { property, words } from '../property.js';
import {
	atMostOne,
	constant,
	either,
	identifier,
	integerOf,
	keyword,
	length,
	lengthOf,
	number,
	wordsIn,
} from '../syntax.js';
import { type Length, type Parser, zero } from '../value.js';

/** Between which characters space is put by itself, and whether a space that was typed there gives way to it. */
export interface TextAutospace {
	readonly alpha: boolean;
	readonly numeric: boolean;
	readonly punctuation: boolean;
	readonly replaces: boolean;
}

export interface HangingPunctuation {
	readonly first: boolean;
	readonly last: boolean;
	readonly end: 'none' | 'force' | 'allow';
}

/** Letters that a word must have to be divided, and how many of them before and after the hyphen. */
export interface HyphenateLimitChars {
	readonly word: number;
	readonly before: number;
	readonly after: number;
}

const normalAutospace: TextAutospace = { alpha: true, numeric: true, punctuation: false, replaces: false };

/** CSS Text 4, 8.4.1; `normal` may also say whether typed spaces give way, as the list that it stands for may. */
const autospace: Parser<TextAutospace> = (nodes) => {
	const given = wordsIn(nodes, [
		'normal',
		'auto',
		'no-autospace',
		'ideograph-alpha',
		'ideograph-numeric',
		'punctuation',
		'insert',
		'replace',
	]);
	if (!given || !atMostOne(given, 'insert', 'replace')) return undefined;
	if (given.has('auto')) return given.size === 1 ? constant(normalAutospace) : undefined;
	if (given.has('no-autospace'))
		return given.size === 1
			? constant({ alpha: false, numeric: false, punctuation: false, replaces: false })
			: undefined;
	const alpha = given.has('ideograph-alpha');
	const numeric = given.has('ideograph-numeric');
	const punctuation = given.has('punctuation');
	const isList = alpha || numeric || punctuation;
	if (isList && given.has('normal')) return undefined;
	const kinds = isList ? { alpha, numeric, punctuation } : normalAutospace;
	return constant({ ...kinds, replaces: given.has('replace') });
};

const autospaceWidth: Parser<number> = (nodes) => {
	const specified = nodes.length === 1 ? lengthOf(nodes[0], false, 0) : undefined;
	return (
		specified && ((context) => (context.fontSize === 0 ? 0 : specified(context).points / context.fontSize))
	);
};

/** CSS Text 4, 9.2.1. */
const hangingPunctuation: Parser<HangingPunctuation> = (nodes) => {
	const given = wordsIn(nodes, ['none', 'first', 'force-end', 'allow-end', 'last']);
	if (!given || !atMostOne(given, 'force-end', 'allow-end')) return undefined;
	if (given.has('none') && given.size > 1) return undefined;
	return constant({
		first: given.has('first'),
		last: given.has('last'),
		end: given.has('force-end') ? 'force' : given.has('allow-end') ? 'allow' : 'none',
	});
};

/** Ideographs that a last line must hold: a number, or that many `ic`. */
const ideographs: Parser<number> = (nodes) => {
	const plain = number({ min: 0 })(nodes);
	if (plain) return plain;
	const [node] = nodes;
	return nodes.length === 1 &&
		node?.type === 'Dimension' &&
		/^ic$/i.test(node.unit) &&
		Number(node.value) >= 0
		? constant(Number(node.value))
		: undefined;
};

/** What `auto` comes to in `hyphenate-limit-chars`; where only the last number is missing it is as the one before (CSS Text 4, 6.3.4). */
const AUTO_LIMITS = [5, 2] as const;

const limitChars: Parser<HyphenateLimitChars> = (nodes) => {
	const limits = nodes.map((node) => (identifier(node) === 'auto' ? ('auto' as const) : integerOf(node, 0)));
	if (limits.length === 0 || limits.length > 3 || limits.includes(undefined)) return undefined;
	const [word = 'auto', before = 'auto', after = before] = limits;
	const letters = (given: number | 'auto', least: number): number => (given === 'auto' ? least : given);
	return constant({
		word: letters(word, AUTO_LIMITS[0]),
		before: letters(before, AUTO_LIMITS[1]),
		after: letters(after, AUTO_LIMITS[1]),
	});
};

const limitLines: Parser<number> = (nodes) =>
	nodes.length === 1 && identifier(nodes[0]) === 'no-limit'
		? constant(Number.POSITIVE_INFINITY)
		: number({ min: 0, integer: true })(nodes);

const hyphenCharacter: Parser<string> = (nodes) => {
	const [node] = nodes;
	return nodes.length === 1 && node?.type === 'String' ? constant(node.value) : undefined;
};

/** `digits` alone are two of them (CSS Writing Modes 4, 9.1). */
const combined: Parser<'none' | 'all' | { readonly digits: number }> = (nodes) => {
	const [word, count] = nodes;
	if (identifier(word) !== 'digits' || nodes.length > 2) return keyword('none', 'all')(nodes);
	if (count === undefined) return constant({ digits: 2 });
	const digits = integerOf(count, 2);
	return digits !== undefined && digits <= 4 ? constant({ digits }) : undefined;
};

/** CSS Text 4 and what TYPOGRAPHY section 19 adds: what stands between characters, at line edges, and where words are divided. */
export const textSpacingProperties = {
	hyphens: words('hyphens', true, 'manual', 'none', 'auto'),
	hyphenateLimitChars: property<HyphenateLimitChars>({
		name: 'hyphenate-limit-chars',
		inherited: true,
		initial: { word: 5, before: 2, after: 2 },
		parse: limitChars,
		values: '[ auto | <integer> ]{1,3}',
	}),
	hyphenateLimitLines: property<number>({
		name: 'hyphenate-limit-lines',
		inherited: true,
		initial: Number.POSITIVE_INFINITY,
		parse: limitLines,
		values: 'no-limit | <integer>',
	}),
	hyphenateLimitLast: words('hyphenate-limit-last', true, 'none', 'always', 'column', 'page', 'spread'),
	hyphenateLimitZone: property<Length>({
		name: 'hyphenate-limit-zone',
		inherited: true,
		initial: zero,
		parse: length({ min: 0 }),
		values: '<length-percentage>',
	}),
	hyphenateCharacter: property<string>({
		name: 'hyphenate-character',
		inherited: true,
		initial: 'auto',
		parse: either(keyword('auto'), hyphenCharacter),
		values: 'auto | <string>',
	}),
	textSpacingTrim: words(
		'text-spacing-trim',
		true,
		'normal',
		'space-all',
		'space-first',
		'trim-start',
		'trim-both',
		'trim-all',
		'auto',
	),
	textAutospace: property<TextAutospace>({
		name: 'text-autospace',
		inherited: true,
		initial: normalAutospace,
		parse: autospace,
		values:
			'auto | no-autospace | [ normal | [ ideograph-alpha || ideograph-numeric || punctuation ] ] || [ insert | replace ]',
	}),
	autospaceWidth: property<number>({
		name: '-x-autospace-width',
		inherited: true,
		initial: 0.125,
		parse: autospaceWidth,
		values: '<length>',
	}),
	hangingPunctuation: property<HangingPunctuation>({
		name: 'hanging-punctuation',
		inherited: true,
		initial: { first: false, last: false, end: 'none' },
		parse: hangingPunctuation,
		values: 'none | [ first || [ force-end | allow-end ] || last ]',
	}),
	punctStyle: words('-x-punct-style', true, 'auto', 'gb', 'kaiming', 'banjiao', 'plain'),
	kinsoku: words('-x-kinsoku', true, 'push-out-only', 'push-in-first'),
	spaceLimits: words('-x-space-limits', true, 'auto', 'wide'),
	minLastLine: property<number>({
		name: '-x-min-last-line',
		inherited: true,
		initial: 0,
		parse: ideographs,
		values: '<number> | <number>ic',
	}),
	opticalMargins: property<boolean>({
		name: '-x-optical-margins',
		inherited: true,
		initial: false,
		parse: (nodes) => {
			const parsed = keyword('none', 'auto')(nodes);
			return parsed && ((context) => parsed(context) === 'auto');
		},
		values: 'none | auto',
	}),
	latinMatch: words('-x-latin-match', true, 'none', 'optical'),
	numericWidth: words('-x-numeric-width', true, 'auto', 'half'),
	textCombineUpright: property<'none' | 'all' | { readonly digits: number }>({
		name: 'text-combine-upright',
		inherited: true,
		initial: 'none',
		parse: combined,
		values: 'none | all | digits <integer>?',
	}),
};
