import { describe, expect, it } from 'vitest';
import { openRoot } from '../../../src/files/index.js';
import { loadFontTable, openFonts } from '../../../src/font/index.js';
import { hyphenateWord } from '../../../src/text/hyphenate.js';
import { compose, evenMeasures, setLine } from '../../../src/text/index.js';
import { languageOf } from '../../../src/text/languages/index.js';
import { prepare } from '../../support/prepare.js';
import { textStyle } from '../../support/text-style.js';
import { unexpected } from '../font/project.js';

/** Rules of TYPOGRAPHY section 10 that have no case of their own. */
const fonts = await openFonts(loadFontTable(openRoot('.'), unexpected), unexpected);
const serif = { ...textStyle, fontFamily: ['Source Serif 4'] };

/** The lines of a text in a measure that leaves room for its longest unit only: every break that is allowed is taken. */
function piecesOf(text: string, wrap: 'wrap' | 'pretty' = 'wrap'): readonly string[] {
	const paragraph = prepare(text, 'en-GB', { ...textStyle, hyphens: 'manual', overflowWrap: 'normal' });
	return compose(paragraph, evenMeasures(1), wrap).map(({ start, end }) =>
		paragraph.text.slice(paragraph.units[start]!.start, paragraph.units[end - 1]!.end).trim(),
	);
}

describe('what stays on one line', () => {
	it.each([
		['J. K. Rowling wrote', ['J. K. Rowling', 'wrote']],
		['by Mr. Smith, on', ['by', 'Mr. Smith,', 'on']],
		['page No. 5 of', ['page', 'No. 5', 'of']],
		['some 10 km away', ['some', '10 km', 'away']],
		['on Nov. 22 it', ['on', 'Nov. 22', 'it']],
		['for CNY 5,000 now', ['for', 'CNY 5,000', 'now']],
	])('%s', (text, lines) => {
		expect(piecesOf(text)).toEqual(lines);
		expect(piecesOf(text, 'pretty')).toEqual(lines);
	});

	it('no more than that: a full stop, a number and a capital alone hold nothing', () => {
		expect(piecesOf('It ends. Then 5 men of IBM came')).toEqual([
			'It',
			'ends.',
			'Then',
			'5',
			'men',
			'of',
			'IBM',
			'came',
		]);
	});
});

describe('dashes and addresses', () => {
	it('a range of figures is parted only where it must be', () => {
		// "so in May, 1–" fits in 62, and is nearer to it than "so in May,".
		const paragraph = prepare('so in May, 1–10, it rained', 'en-GB', { ...textStyle, hyphens: 'manual' });
		const lines = compose(paragraph, evenMeasures(62), 'pretty', { isRagged: true }).map(({ start, end }) =>
			paragraph.text.slice(paragraph.units[start]!.start, paragraph.units[end - 1]!.end).trim(),
		);
		expect(lines.join('|')).not.toMatch(/–\|/);
	});

	it('a line may end after a hyphen or dash, and never before an em dash', () => {
		expect(piecesOf('well-known—or not—is 1990–95')).toEqual([
			'well-',
			'known—',
			'or',
			'not—',
			'is',
			'1990–',
			'95',
		]);
		expect(piecesOf('so — he said')).toEqual(['so —', 'he', 'said']);
	});

	it('an address breaks after its own marks, not after ://, and takes no hyphen', () => {
		const text = 'see https://example.org/extraordinary?page=12&size=4 there';
		expect(piecesOf(text)).toEqual([
			'see',
			'https://example.',
			'org/',
			'extraordinary?',
			'page=',
			'12&',
			'size=',
			'4',
			'there',
		]);
		const paragraph = prepare(text, 'en-GB');
		expect(paragraph.breaks.every(({ hyphen }) => !hyphen)).toBe(true);
	});
});

describe('spaces', () => {
	it('the space after a sentence is that between words, typed once or twice', () => {
		const widths = ['ends. Then it', 'ends.  Then it'].map((text) => {
			const paragraph = prepare(text, 'en-GB', serif, fonts);
			const [line] = compose(paragraph, evenMeasures(80), 'pretty');
			const { runs } = setLine(paragraph, line!, 80, true, 'inter-word');
			return runs.flatMap(({ run }) => run.advances.filter((_, i) => run.text[run.clusters[i]!] === ' '));
		});
		expect(widths[0]).toHaveLength(2);
		expect(widths[0]![0]).toBeCloseTo(widths[0]![1]!, 9);
		expect(widths[1]).toEqual(widths[0]);
	});
});

describe('hyphens', () => {
	const limits = { word: 6, before: 2, after: 3 };
	const divided = (word: string, language: string): string => {
		const { points } = hyphenateWord(word, 'auto', limits, languageOf(language));
		return [0, ...points].map((at, i) => word.slice(at, points[i])).join('-');
	};

	it.each([
		['quarter', 'quar-ter'],
		['Quarters', 'Quar-ters'],
		['result', 're-sult'],
		['greenways', 'green-ways'],
		['Zhejiang', 'Zhe-jiang'],
		['typography', 'ty-po-graphy'],
	])('the dictionary of exceptions goes before the patterns: %s', (word, expected) => {
		expect(divided(word, 'en-GB')).toBe(expected);
	});

	it('names in pinyin are divided so in American text too, other words by its own patterns', () => {
		expect(divided('Zhejiang', 'en-US')).toBe('Zhe-jiang');
		expect(divided('result', 'en-US')).toBe('re-sult');
		expect(divided('typography', 'en-US')).toBe('ty-pog-ra-phy');
	});

	it('F06: hyphens that the text has itself count among those at line ends', () => {
		const ends = (measure: number, hyphenateLimitLines: number): string => {
			const style = { ...textStyle, hyphens: 'manual', hyphenateLimitLines } as const;
			const paragraph = prepare('so well-known well-known well-known well-known as ever', 'en-GB', style);
			return compose(paragraph, evenMeasures(measure), 'pretty', { isRagged: true })
				.map(({ end }) => (paragraph.breaks[end - 1]!.isHyphened ? '-' : ' '))
				.join('');
		};
		const measures = Array.from({ length: 30 }, (_, i) => 46 + i);
		expect(measures.some((measure) => ends(measure, Number.POSITIVE_INFINITY).includes('---'))).toBe(true);
		expect(measures.filter((measure) => ends(measure, 2).includes('---'))).toEqual([]);
	});

	it('no ligature stands across a place for a hyphen', () => {
		const plain = { ...serif, hyphens: 'manual' } as const;
		const glyphsOf = (text: string): number =>
			prepare(text, 'en-GB', plain, fonts).units.reduce((sum, { glyphs }) => sum + glyphs!.glyphs.length, 0);
		// ffi is one glyph where the word stays whole, and two where a hyphen may part it.
		expect(glyphsOf('office')).toBe(4);
		expect(glyphsOf('of\u00adfice')).toBe(glyphsOf('of') + glyphsOf('fice'));
		expect(glyphsOf('of\u00adfice')).toBeGreaterThan(glyphsOf('office'));
		const paragraph = prepare('of\u00adfice', 'en-GB', plain, fonts);
		expect(paragraph.breaks[0]!.hyphen).toBeDefined();
	});
});
