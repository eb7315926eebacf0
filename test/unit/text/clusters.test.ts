import { describe, expect, it } from 'vitest';
import type { Face, FontSet } from '../../../src/font/index.js';
import type { TextStyle } from '../../../src/text/index.js';
import { latinMatch } from '../../../src/text/latin-match.js';
import { prepare } from '../../support/prepare.js';
import { squareFonts } from '../../support/square-fonts.js';
import { textStyle } from '../../support/text-style.js';
import { casesOf } from '../../support/typography-cases.js';

/** The square fonts, of which `Narrow` has no characters but those that pass, before another face that has all of Latin. */
function fontsWhere(has: (code: number) => boolean): FontSet {
	const fonts = squareFonts();
	const [narrow, square] = fonts.choose({ families: [], weight: 400, style: 'normal' });
	const poor: Face = { ...narrow!, id: 'Poor', glyphOf: (code) => (has(code) ? narrow!.glyphOf(code) : 0) };
	return { ...fonts, choose: () => [poor, narrow!, square!] };
}

const facesOf = (text: string, fonts: FontSet): readonly (string | undefined)[] =>
	prepare(text, 'en', textStyle, fonts).units.map(({ glyphs }) => glyphs?.font);

describe('a letter and the marks upon it', () => {
	const ACUTE = '\u0301';

	it('are set by the first face that has both', () => {
		expect(
			facesOf(
				`q${ACUTE}`,
				fontsWhere((code) => code !== 0x301),
			),
		).toEqual(['Narrow']);
		expect(
			facesOf(
				`q${ACUTE}`,
				fontsWhere(() => true),
			),
		).toEqual(['Poor']);
		expect(
			facesOf(
				'q',
				fontsWhere((code) => code !== 0x301),
			),
		).toEqual(['Poor']);
	});

	it('are set by a face that has them as one character', () => {
		expect(
			facesOf(
				`e${ACUTE}`,
				fontsWhere((code) => code !== 0x301),
			),
		).toEqual(['Poor']);
		expect(
			facesOf(
				`e${ACUTE}`,
				fontsWhere((code) => code !== 0x301 && code !== 0xe9),
			),
		).toEqual(['Narrow']);
	});
});

describe('what shaping is asked for', () => {
	/** Features and language of the last text that was shaped. */
	function asked(
		own: Partial<TextStyle>,
		language = 'en',
	): { features: string; language: string | undefined } {
		const fonts = squareFonts();
		const [latin, square] = fonts.choose({ families: [], weight: 400, style: 'normal' });
		let last: { features: string; language: string | undefined } | undefined;
		const face: Face = {
			...latin!,
			shape: (text, options = {}) => {
				last = { features: options.features?.join() ?? '', language: options.language };
				return latin!.shape(text, options);
			},
		};
		prepare(
			'ab',
			language,
			{ ...textStyle, hyphens: 'none', ...own },
			{ ...fonts, choose: () => [face, square!] },
		);
		return last!;
	}

	it('letters in the place of an index or an exponent', () => {
		expect(asked({ fontVariantPosition: 'sub' }).features).toBe('subs');
		expect(asked({ fontVariantPosition: 'super' }).features).toBe('sups');
		expect(asked({}).features).toBe('');
	});

	it('the forms of another language, by its tag', () => {
		expect(asked({}).language).toBe('en');
		expect(asked({}, 'zh-Hans').language).toBe('en');
		expect(asked({ fontLanguageOverride: 'SRB' }).language).toBe('x-hbot-53524220');
	});
});

describe('Latin among ideographs', () => {
	interface Bilingual {
		readonly latin?: { readonly capHeight: number; readonly scale: number };
	}
	interface Shift {
		readonly baselineShiftEm?: number;
	}
	for (const { id, note, input, expect: expected } of casesOf<Bilingual, Shift>('bilingual'))
		if (input.latin && expected.baselineShiftEm !== undefined)
			it(`${id}: ${note}`, () => {
				const { capHeight, scale } = input.latin!;
				expect(latinMatch(capHeight, scale).shift).toBeCloseTo(expected.baselineShiftEm!, 4);
			});

	it('is scaled and raised where the style asks for it, in Chinese text alone', () => {
		const style = { ...textStyle, latinMatch: 'optical' } as const;
		// Capitals of .7 em grow to .74, which is 1.0571 times; their middle .37 then stands .01 em below that of the ideographs.
		const { glyphs } = prepare('AB', 'zh-Hans', style).units[0]!;
		expect(glyphs!.size).toBeCloseTo(10 * (0.74 / 0.7), 6);
		expect(glyphs!.offsets!.map((value) => Math.round(value * 1e4) / 1e4)).toEqual([0, -0.1, 0, -0.1]);
		expect(prepare('AB', 'en', style).units[0]!.glyphs!.size).toBe(10);
	});

	it('digits take half an em each where the style asks for it', () => {
		const narrow = squareFonts();
		const [latin, square] = narrow.choose({ families: [], weight: 400, style: 'normal' });
		const face: Face = {
			...latin!,
			shape: (text, options) => {
				const shaped = latin!.shape(text, options);
				return { ...shaped, advances: shaped.advances.map((advance) => (advance === 0.5 ? 0.56 : advance)) };
			},
		};
		const fonts: FontSet = { ...narrow, choose: () => [face, square!] };
		const advances = (numericWidth: 'auto' | 'half') =>
			prepare('12.3', 'zh-Hans', { ...textStyle, numericWidth }, fonts).units[0]!.glyphs!;
		expect(advances('auto').advances.map((value) => Math.round(value * 100) / 100)).toEqual([
			5.6, 5.6, 2.5, 5.6,
		]);
		expect(advances('half').advances).toEqual([5, 5, 2.5, 5]);
		expect(advances('half').offsets!.map((value) => Math.round(value * 100) / 100)).toEqual([
			-0.3, 0, -0.3, 0, 0, 0, -0.3, 0,
		]);
	});
});
