import { describe, expect, it } from 'vitest';
import { faults, paragraph } from './sample.js';

const autospace = (alpha: boolean, numeric: boolean, punctuation: boolean, replaces: boolean) => ({
	alpha,
	numeric,
	punctuation,
	replaces,
});

describe('text-autospace', () => {
	it.each([
		['normal', autospace(true, true, false, false)],
		['auto', autospace(true, true, false, false)],
		['no-autospace', autospace(false, false, false, false)],
		['replace', autospace(true, true, false, true)],
		['normal replace', autospace(true, true, false, true)],
		['insert normal', autospace(true, true, false, false)],
		['punctuation ideograph-alpha', autospace(true, false, true, false)],
	])('takes %s', (value, expected) => {
		expect(paragraph(`text-autospace: ${value}`).textAutospace).toEqual(expected);
	});

	it.each([
		'insert replace',
		'normal ideograph-alpha',
		'auto replace',
		'ideograph-alpha ideograph-alpha',
		'none',
	])('refuses %s', (value) => {
		expect(faults(`text-autospace: ${value}`)).toHaveLength(1);
	});
});

describe('initial-letter', () => {
	it.each([
		['3', { size: 3, sink: 3 }],
		['2.5', { size: 2.5, sink: 2 }],
		['3 1', { size: 3, sink: 1 }],
		['2 3', { size: 2, sink: 3 }],
		['3 drop', { size: 3, sink: 3 }],
		['raise 2', { size: 2, sink: 1 }],
		['normal', 'normal'],
	])('takes %s', (value, expected) => {
		expect(paragraph(`initial-letter: ${value}`).initialLetter).toEqual(expected);
	});

	it.each(['0', '-3', '3 0', '3 1.5', 'drop', 'drop raise', '3pt', '3 drop raise', 'normal 3'])(
		'refuses %s',
		(value) => {
			expect(faults(`initial-letter: ${value}`)).toHaveLength(1);
		},
	);

	it('is aligned by words in any order, each once', () => {
		const align = (value: string) => paragraph(`initial-letter-align: ${value}`).initialLetterAlign;
		expect(align('ideographic border-box')).toEqual({ points: 'ideographic', isBorderBox: true });
		expect(align('alphabetic')).toEqual({ points: 'alphabetic', isBorderBox: false });
		expect(faults('initial-letter-align: alphabetic ideographic')).toHaveLength(1);
	});
});

describe('limits of hyphenation', () => {
	it.each([
		['auto', { word: 5, before: 2, after: 2 }],
		['8', { word: 8, before: 2, after: 2 }],
		['8 4', { word: 8, before: 4, after: 4 }],
		['8 4 auto', { word: 8, before: 4, after: 2 }],
		['6 2 3', { word: 6, before: 2, after: 3 }],
	])('hyphenate-limit-chars: %s', (value, expected) => {
		expect(paragraph(`hyphenate-limit-chars: ${value}`).hyphenateLimitChars).toEqual(expected);
	});

	it('no limit is more lines than there are', () => {
		expect(paragraph('hyphenate-limit-lines: 2; hyphenate-limit-lines: no-limit').hyphenateLimitLines).toBe(
			Number.POSITIVE_INFINITY,
		);
	});
});

describe('marks that hang', () => {
	it.each([
		['none', { first: false, last: false, end: 'none' }],
		['first', { first: true, last: false, end: 'none' }],
		['force-end first last', { first: true, last: true, end: 'force' }],
	])('hanging-punctuation: %s', (value, expected) => {
		expect(paragraph(`hanging-punctuation: ${value}`).hangingPunctuation).toEqual(expected);
	});

	it.each(['none first', 'first first', 'end'])('refuses %s', (value) => {
		expect(faults(`hanging-punctuation: ${value}`)).toHaveLength(1);
	});
});

describe('emphasis marks', () => {
	it.each([
		['filled', { isOpen: false, shape: 'auto' }],
		['open', { isOpen: true, shape: 'auto' }],
		['sesame', { isOpen: false, shape: 'sesame' }],
		['double-circle open', { isOpen: true, shape: 'double-circle' }],
		['"×"', { text: '×' }],
	])('text-emphasis-style: %s', (value, expected) => {
		expect(paragraph(`text-emphasis-style: ${value}`).textEmphasisStyle).toEqual(expected);
	});

	it('the shorthand takes a mark and a colour in any order and leaves the place alone', () => {
		const style = paragraph('text-emphasis-position: under left; text-emphasis: #ff0000 open dot');
		expect(style.textEmphasisStyle).toEqual({ isOpen: true, shape: 'dot' });
		expect(style.textEmphasisColor).toEqual({ space: 'srgb', channels: [1, 0, 0], alpha: 1 });
		expect(style.textEmphasisPosition).toEqual({ block: 'under', side: 'left' });
		expect(paragraph('text-emphasis: dot red; text-emphasis: none').textEmphasisStyle).toBe('none');
	});

	it.each(['dot red open', 'red blue', 'dot circle'])('the shorthand refuses %s', (value) => {
		expect(faults(`text-emphasis: ${value}`)).toHaveLength(1);
	});
});

it.each([
	['none', 'none'],
	['all', 'all'],
	['digits', { digits: 2 }],
	['digits 4', { digits: 4 }],
])('text-combine-upright: %s', (value, expected) => {
	expect(paragraph(`text-combine-upright: ${value}`).textCombineUpright).toEqual(expected);
});

it.each([
	['auto', { at: 'auto', side: 'auto' }],
	['under', { at: 'under', side: 'auto' }],
	['left', { at: 'auto', side: 'left' }],
	['from-font right', { at: 'from-font', side: 'right' }],
])('text-underline-position: %s', (value, expected) => {
	expect(paragraph(`text-underline-position: ${value}`).textUnderlinePosition).toEqual(expected);
});

it('a last line holds so many ideographs, in whatever size they are set', () => {
	expect(paragraph('font-size: 20pt; -x-min-last-line: 2ic').minLastLine).toBe(2);
	expect(paragraph('-x-min-last-line: 3').minLastLine).toBe(3);
});

describe('forms of letters that exclude each other', () => {
	it.each([
		'font-variant-numeric: lining-nums oldstyle-nums',
		'font-variant-numeric: tabular-nums tabular-nums',
		'font-variant-east-asian: jis78 traditional',
		'font-variant-east-asian: full-width proportional-width',
		'font-variant-ligatures: common-ligatures no-common-ligatures',
		'font-variant-ligatures: none contextual',
	])('%s is refused', (declaration) => {
		expect(faults(declaration)).toHaveLength(1);
	});

	it('others go together', () => {
		expect(paragraph('font-variant-east-asian: ruby traditional full-width').fontVariantEastAsian).toEqual([
			'ruby',
			'trad',
			'fwid',
		]);
		expect(
			paragraph('font-variant-numeric: oldstyle-nums tabular-nums slashed-zero').fontVariantNumeric,
		).toEqual(['onum', 'tnum', 'zero']);
	});
});
