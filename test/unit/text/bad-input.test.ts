import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstDifference } from '../../../src/proof/copied-text.js';
import {
	Compositor,
	compose,
	evenMeasures,
	fitTable,
	type Paragraph,
	type Piece,
	prepareParagraph,
	setLine,
	type Wrap,
} from '../../../src/text/index.js';
import { anyMeasure, anyStyle, badText } from '../../support/bad-text.js';
import { squareFonts } from '../../support/square-fonts.js';
import { textStyle } from '../../support/text-style.js';

const fonts = squareFonts();
const piece = (text: string, language = 'zh-Hans', style = textStyle): Piece => ({
	kind: 'text',
	text,
	style,
	language,
});

interface Outcome {
	readonly paragraph: Paragraph;
	/** What each line shows. */
	readonly texts: readonly string[];
	readonly overfull: number;
}

/** Sets a paragraph and asserts what holds for any text: lines follow each other, places are numbers, what stands over is known. */
function settle(pieces: readonly Piece[], measure: number, wrap: Wrap): Outcome {
	const block = pieces[0]?.style ?? textStyle;
	const paragraph = prepareParagraph(pieces, new Compositor(fonts), block);
	const table = fitTable(paragraph);
	const lines = compose(paragraph, evenMeasures(measure, 7), wrap);
	const texts: string[] = [];
	lines.forEach((line, i) => {
		if (line.start !== (i === 0 ? 0 : lines[i - 1]!.end) || line.end <= line.start)
			expect.unreachable(`line ${i} is ${line.start} to ${line.end}`);
		const room = i === 0 ? measure - 7 : measure;
		const set = setLine(paragraph, line, room, !line.isLast, 'auto', table);
		const numbers = set.runs.flatMap(({ at, advance, run }) => [
			at,
			advance,
			...run.advances,
			...(run.offsets ?? []),
		]);
		if (!numbers.every(Number.isFinite)) expect.unreachable(`line ${i} stands nowhere`);
		if (set.advance > Math.max(0, room) + 0.5 && wrap !== 'nowrap' && !line.overfull)
			expect.unreachable(`line ${i} stands over, and nobody knows`);
		texts.push(set.runs.map(({ run }) => run.text).join(''));
	});
	expect(lines.at(-1)?.end ?? 0).toBe(paragraph.units.length);
	return { paragraph, texts, overfull: lines.filter(({ overfull }) => overfull).length };
}

/** What no font of these has. */
const UNKNOWN = /[\ue000-\uf8ff]/g;

/**
 * The text that can be set: what no font has is named, each with its offset. A mark is named too where no font has it together with
 * the character that it stands upon.
 */
function settable({ text, findings }: Paragraph): string {
	const missing = findings.filter(
		({ kind, character }) => kind === 'missing-glyph' && !/\p{M}/u.test(character),
	);
	expect(missing.map(({ offset }) => offset)).toEqual([...text.matchAll(UNKNOWN)].map(({ index }) => index));
	return solid(text);
}

/** Spaces at the edges of what shares an em go away, as at the edges of a line. */
const bare = (text: string): string => solid(text).replace(/\s/g, '');

const solid = (text: string): string => text.replace(UNKNOWN, '').replaceAll('\ufffc', '');

/** Half of a character of two code units. */
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Two halves in two pieces are no character. */
const wholeText = badText.map((text) => text.replace(LONE, '\ufffd'));
const wraps = fc.constantFrom<Wrap>('wrap', 'pretty', 'balance', 'stable', 'nowrap');
const languages = fc.constantFrom('zh-Hans', 'en', 'ja', 'ko', 'zh-Hant', 'ar', '', 'not a language');
const runs = { numRuns: 600, seed: 20265 };

describe('whatever the text, the style and the measure', () => {
	it('all of it stands in the lines, in order, but for what no font has and that is named', () => {
		fc.assert(
			fc.property(badText, languages, anyStyle, anyMeasure, wraps, (text, language, style, measure, wrap) => {
				const { paragraph, texts } = settle([piece(text, language, style)], measure, wrap);
				const read = style.textCombineUpright === 'all' ? bare : solid;
				expect(firstDifference(read(settable(paragraph)), texts.map(read))).toBeUndefined();
				if (style.textTransform === 'none') expect(firstDifference(text, [paragraph.text])).toBeUndefined();
			}),
			runs,
		);
	});

	it('the same text in many pieces, with objects and edges among them, is lost nowhere', () => {
		const part = fc.oneof(
			{ weight: 4, arbitrary: fc.tuple(wholeText, languages, anyStyle).map((args): Piece => piece(...args)) },
			fc
				.integer({ min: -20, max: 200 })
				.map((advance): Piece => ({ kind: 'object', advance, style: textStyle, language: 'en' })),
			fc
				.tuple(fc.integer({ min: -20, max: 200 }), fc.constantFrom<'start' | 'end'>('start', 'end'))
				.map(
					([advance, side]): Piece => ({ kind: 'space', advance, side, style: textStyle, language: 'en' }),
				),
			fc.constant<Piece>({ kind: 'break', style: textStyle, language: 'en' }),
		);
		fc.assert(
			fc.property(fc.array(part, { maxLength: 12 }), anyMeasure, wraps, (pieces, measure, wrap) => {
				const { paragraph, texts } = settle(pieces, measure, wrap);
				expect(firstDifference(bare(settable(paragraph)), texts.map(bare))).toBeUndefined();
			}),
			runs,
		);
	});

	it('no line ends inside a character of two code units', () => {
		fc.assert(
			fc.property(wholeText, anyStyle, anyMeasure, wraps, (text, style, measure, wrap) => {
				const { texts } = settle([piece(text, 'zh-Hans', style)], measure, wrap);
				for (const line of texts) expect(line).not.toMatch(LONE);
			}),
			runs,
		);
	});
});

describe('text without end', () => {
	/** The first two are a megabyte in UTF-8, the others a tenth of it. */
	const long: readonly (readonly [what: string, text: string, language: string])[] = [
		['ideographs', '永和九年岁在癸丑'.repeat(43_700), 'zh-Hans'],
		['letters', 'economygrowth'.repeat(80_700), 'zh-Hans'],
		['digits', '1'.repeat(104_900), 'zh-Hans'],
		['opening brackets', '（'.repeat(34_960), 'zh-Hans'],
		['closing marks', '。'.repeat(34_960), 'zh-Hans'],
		['dashes', '—'.repeat(34_960), 'zh-Hans'],
		['ellipses', '…'.repeat(34_960), 'zh-Hans'],
		['exclamation marks', '！'.repeat(34_960), 'zh-Hans'],
		['soft hyphens', 'a\u00ad'.repeat(349_600), 'en'],
		['letters that are hyphenated', 'economygrowth'.repeat(80_700), 'en'],
		['spaces', ' '.repeat(104_900), 'en'],
		['no-break spaces', '\u00a0'.repeat(52_450), 'en'],
		['combining marks', `a${'\u0301'.repeat(52_450)}`, 'en'],
		['joiners', '\u200d'.repeat(34_960), 'zh-Hans'],
		['places to break', '\u200b'.repeat(34_960), 'zh-Hans'],
		['forced line ends', '\n'.repeat(104_900), 'en'],
	];
	for (const [what, text, language] of long) {
		it(`a text of ${text.length} ${what} comes to an end`, () => {
			const { paragraph, texts } = settle([piece(text, language)], 130, 'pretty');
			const shown = (value: string): number => value.replace(/[\s\u200b\u00ad]/g, '').length;
			expect(shown(texts.join(''))).toBe(shown(settable(paragraph)));
		});
	}

	it('ten thousand lines are set one by one as well, and balanced', () => {
		for (const wrap of ['wrap', 'balance'] as const) {
			const { texts } = settle([piece('永和九年岁在癸丑'.repeat(16_250))], 130, wrap);
			expect(texts.join('').length).toBe(130_000);
		}
	});

	it('10,000 combining marks stay with their letter', () => {
		const marks = '\u0301'.repeat(10_000);
		const { texts } = settle([piece(`a b${marks}c d`, 'en')], 30, 'pretty');
		expect(texts.map((line) => line.trim())).toContain(`b${marks}c`);
	});

	it('two hundred boxes in each other, each with its edges, hold their text', () => {
		const edge = (side: 'start' | 'end'): Piece => ({
			kind: 'space',
			advance: 1,
			side,
			style: textStyle,
			language: 'en',
		});
		const pieces = [
			...Array.from({ length: 200 }, () => [edge('start'), piece('永')]).flat(),
			...Array.from({ length: 200 }, () => edge('end')),
		];
		const { texts } = settle(pieces, 60, 'pretty');
		expect(texts.join('')).toBe('永'.repeat(200));
	});
});

describe('a measure that holds nothing', () => {
	for (const measure of [-1, 0, 3])
		for (const wrap of ['wrap', 'pretty', 'balance'] as const)
			it(`of ${measure} pt has a character a line, each known to stand over: ${wrap}`, () => {
				const { texts, overfull } = settle([piece('永和（九）年')], measure, wrap);
				expect(texts).toEqual(['永', '和', '（九）', '年']);
				expect(overfull).toBe(4);
			});

	it('a word wider than the measure stands over, and the words beside it do not', () => {
		const style = { ...textStyle, hyphens: 'none' as const };
		for (const wrap of ['wrap', 'pretty'] as const) {
			const { texts, overfull } = settle([piece('in economygrowtheconomygrowth of', 'en', style)], 40, wrap);
			expect(texts.map((line) => line.trim())).toEqual(['in', 'economygrowtheconomygrowth', 'of']);
			expect(overfull).toBe(1);
		}
	});

	it('a word that may be broken in need is, into what fits', () => {
		const style = { ...textStyle, hyphens: 'none' as const, overflowWrap: 'anywhere' as const };
		const { texts, overfull } = settle([piece('economygrowth', 'en', style)], 20, 'pretty');
		// The indent of 7 pt leaves two letters of 5 pt in the first line.
		expect(texts).toEqual(['ec', 'onom', 'ygro', 'wth']);
		expect(overfull).toBe(0);
	});
});
