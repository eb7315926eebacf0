import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rect } from '../../../src/base/index.js';
import type { Face, FontSet } from '../../../src/font/index.js';
import { fitTable, type Paragraph, setLine, type TextStyle } from '../../../src/text/index.js';
import { prepare } from '../../support/prepare.js';
import { squareFonts } from '../../support/square-fonts.js';
import { textStyle } from '../../support/text-style.js';

const vertical: TextStyle = { ...textStyle, writingMode: 'vertical-rl', textCombineUpright: { digits: 2 } };

const set = (text: string, style: Partial<TextStyle> = {}, language = 'zh-Hans', own?: FontSet): Paragraph =>
	prepare(text, language, { ...vertical, ...style }, own);

/** What lies on its side, in brackets; what shares an em, in braces. In the square fonts a glyph is numbered as its character. */
const shown = ({ units }: Paragraph): string =>
	units
		.map(({ glyphs }) => {
			const characters = String.fromCodePoint(...(glyphs?.glyphs ?? []));
			if (glyphs?.combined) return `{${characters}}`;
			return glyphs?.direction === 'horizontal' && characters !== ' ' ? `[${characters}]` : characters;
		})
		.join('');

/** The square fonts with faces that differ in some way. */
function fontsWith(change: (face: Face) => Partial<Face>): FontSet {
	const fonts = squareFonts();
	const faces = fonts.choose({ families: [], weight: 400, style: 'normal', language: '' });
	const changed = faces.map((face) => ({ ...face, ...change(face) }));
	return { ...fonts, choose: () => changed, face: (id) => changed.find((face) => face.id === id)! };
}

/** A face whose form of a glyph for vertical text is that glyph plus a million, of this ink. */
const withForms = (characters: string, ink: Rect): FontSet =>
	fontsWith(() => {
		const codes = new Set([...characters].map((character) => character.codePointAt(0)!));
		return {
			verticalFormOf: (glyph) => (codes.has(glyph) ? glyph + 1_000_000 : glyph),
			inkOf: (glyph) => (glyph > 1_000_000 ? ink : undefined),
		};
	});

describe('orientation', () => {
	test('text-orientation: sideways lays ideographs down too, as a horizontal line would have them', () => {
		expect(shown(set('国，“国”——GDP', { textOrientation: 'sideways' }))).toBe('[国][，][“][国][”][——][GDP]');
	});

	test('text-orientation: upright stands letters up, and a dash still runs along the line', () => {
		expect(shown(set('国GDP——It’s', { textOrientation: 'upright' }))).toBe('国GDP[——]It’s');
	});

	test('letters that UAX 50 has upright stand among those that lie down', () => {
		expect(shown(set('© 2026 ½', { textCombineUpright: 'none' }, 'en'))).toBe('© [2026] ½');
	});

	test('pause marks are upright in Chinese, whatever UAX 50 has in mind for Japanese', () => {
		expect(shown(set('国：国；国！国？'))).toBe('国：国；国！国？');
		expect(shown(set('国：国；国', {}, 'ja'))).toBe('国[：]国[；]国');
	});

	test('a form that is drawn upright is taken for a pause mark, one that lies down is not', () => {
		const tall = set('：', {}, 'zh-Hans', withForms('：', { x: 0.7, y: -0.7, width: 0.1, height: 0.5 }));
		expect(tall.units[0]!.glyphs!.glyphs).toEqual([0xff1a + 1_000_000]);
		const lying = set('：', {}, 'zh-Hans', withForms('：', { x: 0.2, y: -0.5, width: 0.5, height: 0.1 }));
		expect(lying.units[0]!.glyphs!.glyphs).toEqual([0xff1a]);
	});

	test('a bracket takes the form of its face', () => {
		const fonts = withForms('（', { x: 0, y: 0, width: 1, height: 0.3 });
		expect(set('（', {}, 'zh-Hans', fonts).units[0]!.glyphs).toMatchObject({
			direction: 'upright',
			glyphs: [0xff08 + 1_000_000],
		});
	});

	test('small kana move up and to the right where the face has no forms for them', () => {
		expect(set('っ', {}, 'ja').units[0]!.glyphs!.offsets).toEqual([1.25, -1.25]);
	});
});

describe('quotes', () => {
	test.each([
		['“国”', '﹃国﹄'],
		['‘国’', '﹁国﹂'],
		['“GDP”', '[“][GDP][”]'],
		['“iPhone 17”', '﹃[iPhone] {17}﹄'],
		['“iPhone 2017”', '[“][iPhone] [2017][”]'],
		['“国‘AI’国”', '﹃国[‘][AI][’]国﹄'],
		['“GDP国”', '﹃[GDP]国﹄'],
		['“”', '﹃﹄'],
		['“12”', '﹃{12}﹄'],
		['“GDP', '﹃[GDP]'],
		['GDP”', '[GDP]﹄'],
		['“GDP’”国', '[“][GDP’][”]国'],
	])('%s is set as %s', (text, found) => {
		expect(shown(set(text))).toBe(found);
	});

	test('the text keeps its quotes', () => {
		const paragraph = set('他说“国”');
		const line = { start: 0, end: paragraph.units.length, isLast: true };
		const { runs } = setLine(paragraph, line, 1000, false, 'none', fitTable(paragraph));
		expect(runs.map(({ run }) => run.text).join('')).toBe('他说“国”');
	});
});

describe('text that shares an em', () => {
	test.each([
		['5月', '{5}月'],
		['12月', '{12}月'],
		['100', '[100]'],
		['12%', '[12%]'],
		['9.5', '[9.5]'],
		['A4纸', '[A4]纸'],
		['12-15日', '[12-15]日'],
		['12，15', '{12}，{15}'],
	])('digits that stand alone: %s is set as %s', (text, found) => {
		expect(shown(set(text))).toBe(found);
	});

	test('the line does not break inside, and may before and after', () => {
		const { units, breaks } = set('国12国');
		expect(units).toHaveLength(3);
		expect(breaks.map(({ kind }) => kind)).toEqual(['allowed', 'allowed', 'forced']);
	});

	test('a face that has narrow digits gives them, another has its own made narrower', () => {
		const narrow = fontsWith((face) => ({
			shape: (text, options) => {
				const shaped = face.shape(text, options);
				const isThird = options?.features?.includes('twid');
				return isThird ? { ...shaped, advances: shaped.advances.map(() => 1 / 3) } : shaped;
			},
		}));
		const style = { textCombineUpright: { digits: 3 } } as const;
		const glyphs = (own?: FontSet) => set('100', style, 'zh-Hans', own).units[0]!.glyphs!;
		expect(glyphs().combined!.condensed).toBeCloseTo(2 / 3, 9);
		expect(glyphs(narrow).combined!.condensed).toBeCloseTo(1, 9);
		expect(glyphs(narrow).advances[0]).toBeCloseTo(10 / 3, 9);
		expect(glyphs().combined!.across).toBeCloseTo(-5, 9);
	});

	test('a span as a whole, without the spaces at its ends, up to eight characters', () => {
		const all = (text: string): Paragraph =>
			prepare(
				[
					{ kind: 'text', text: '国', style: vertical, language: 'zh' },
					{ kind: 'text', text, style: { ...vertical, textCombineUpright: 'all' }, language: 'zh' },
					{ kind: 'text', text: '国', style: vertical, language: 'zh' },
				],
				'zh',
			);
		expect(shown(all(' km/h '))).toBe('国{km/h}国');
		expect(shown(all('abcdefgh'))).toBe('国{abcdefgh}国');
		expect(shown(all('abcdefghi'))).toBe('国[abcdefghi]国');
		expect(shown(all(' '))).toBe('国 国');
		expect(all('a'.repeat(100_000)).units.length).toBeLessThan(10);
	});

	test('in a horizontal line nothing is combined', () => {
		expect(shown(set('12月', { writingMode: 'horizontal-tb' }))).toBe('[12][月]');
	});
});

describe('marks', () => {
	test('two ！ or ？ stand side by side in an em, a third below them', () => {
		const [two, three] = ['国？！', '国！！！'].map((text) => set(text).units[1]!);
		expect(two!.ink).toBe(10);
		expect(two!.glyphs!.advances).toEqual([0, 10]);
		expect(two!.glyphs!.offsets).toEqual([0, 0, 5, 0]);
		expect(three!.ink).toBe(20);
		expect(three!.glyphs!.advances).toEqual([0, 10, 10]);
	});

	test('a slash takes as much of the line as it is high', () => {
		const high = fontsWith((face) => ({
			inkOf: () => ({ x: 0, y: -0.85, width: 0.9, height: 0.93 }),
			advanceOf: face.advanceOf,
		}));
		expect(set('北／南', {}, 'zh-Hans', high).units[1]!.ink).toBe(10);
		expect(set('北／南').units[1]!.ink).toBe(5);
	});

	test('an ideograph takes the height that the face gives it, a mark an em', () => {
		const tall = fontsWith(() => ({ verticalAdvanceOf: () => 1.25 }));
		const { units } = set('国、', {}, 'zh-Hans', tall);
		expect(units.map(({ ink, blankAfter }) => ink + blankAfter)).toEqual([12.5, 10]);
	});

	test('a letter of an upright word keeps its accent above it', () => {
		const accented = fontsWith((face) => ({
			shape: (text) => ({
				glyphs: [...text].map((character) => character.codePointAt(0)!),
				advances: [0.5, 0],
				clusters: [0, 0],
				offsets: [0, 0, -0.4, -0.1],
			}),
			glyphOf: (code) => (code === 0x301 && face.id === 'Narrow' ? code : face.glyphOf(code)),
			advanceOf: (glyph) => (glyph === 0x301 ? 0 : 0.5),
		}));
		const { glyphs } = set('e\u0301', { textOrientation: 'upright' }, 'en', accented).units[0]!;
		expect(glyphs).toMatchObject({ direction: 'upright', advances: [0, 10], clusters: [0, 0] });
		// The letter stands in the middle of the line: its accent a tenth of an em higher, .4 left of its right edge.
		expect(glyphs!.offsets!.map((value) => Math.round(value * 100) / 100)).toEqual([0, 0, -1.5, -1]);
	});
});

test('nothing is lost, and every line is as long as its parts, whatever is set', () => {
	const letters = [...'国中，。：；（）“”‘’—…·～／！？12ab A%\u3000©½①', '\u0301', '🀄', '葛\u{e0100}'];
	fc.assert(
		fc.property(
			fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 24 }),
			fc.constantFrom('mixed', 'upright', 'sideways'),
			fc.constantFrom('none', 'all', { digits: 2 }, { digits: 4 }),
			(text, textOrientation, textCombineUpright) => {
				const style = { textOrientation, textCombineUpright, whiteSpace: 'pre' } as Partial<TextStyle>;
				const paragraph = set(text, style);
				const table = fitTable(paragraph);
				const line = { start: 0, end: paragraph.units.length, isLast: true };
				const { runs, advance } = setLine(paragraph, line, 1e6, false, 'none', table);
				expect(advance).toBeCloseTo(table.fit(0, paragraph.units.length).natural, 6);
				for (const { run } of runs) {
					expect(run.advances).toHaveLength(run.glyphs.length);
					expect(run.clusters).toHaveLength(run.glyphs.length);
					for (const cluster of run.clusters) expect(run.text[cluster]).toBeDefined();
				}
				const printed = runs.map(({ run }) => run.text).join('');
				const visible = (whole: string): string => whole.replace(/\s|\u0301|\u{e0100}|🀄|葛/gu, '');
				expect(visible(printed)).toBe(visible(paragraph.text));
			},
		),
		{ numRuns: 1000, seed: 20231 },
	);
});
