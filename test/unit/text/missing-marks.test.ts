import { describe, expect, test } from 'vitest';
import { openRoot } from '../../../src/files/index.js';
import { loadFontTable, openFonts } from '../../../src/font/index.js';
import { prepare } from '../../support/prepare.js';
import { textStyle } from '../../support/text-style.js';
import { unexpected } from '../font/project.js';

const fonts = await openFonts(loadFontTable(openRoot('.'), unexpected), unexpected);
const prepared = (text: string, fontFamily: readonly string[]) =>
	prepare(text, 'zh-Hans', { ...textStyle, fontFamily }, fonts);

describe('a mark upon a character', () => {
	// U+1AB0 is in no face of the table, U+0301 and U+20DD are in that of the ideographs.
	test.each([
		['an ideograph', '永'],
		['a mark of Chinese', '，'],
		['a letter', 'a'],
	])('that no font has is found, behind %s', (_, base) => {
		const { findings } = prepared(`永${base}\u1ab0和`, ['Noto Serif SC']);
		expect(findings).toEqual([{ kind: 'missing-glyph', offset: 2, character: '\u1ab0' }]);
	});

	test.each(['永\u0301', '，\u0301', 'a\u0301', '永\u20dd'])('that its font has is not: %s', (cluster) => {
		expect(prepared(`永${cluster}和`, ['Noto Serif SC']).findings).toEqual([]);
	});

	test('that shows nowhere is not missing', () => {
		expect(prepared('永\u{e0100}和\ufe00，\ufe01a\u200d', ['Noto Serif SC']).findings).toEqual([]);
	});

	test('takes the character with it into the font that has both', () => {
		const { units, findings } = prepared('a b\u20dd', ['Source Serif 4', 'Noto Serif SC']);
		expect(findings).toEqual([]);
		const [first, , second] = units.map(({ glyphs }) => glyphs?.font);
		expect(fonts.face(first!).family).toBe('Source Serif 4');
		expect(fonts.face(second!).family).toBe('Noto Serif SC');
	});
});
