import { describe, expect, it } from 'vitest';
import { counterSuffix, counterText } from '../../../src/style/index.js';

/** Examples of CSS Counter Styles 3, 6 and 7, and of the books of the scripts. */
describe('a number is written', () => {
	it.each([
		['decimal-leading-zero', -3, '-03'],
		['lower-greek', 25, 'αα'],
		['armenian', 1999, 'ՌՋՂԹ'],
		['lower-armenian', 11, 'ժա'],
		['georgian', 1979, 'ჩშოთ'],
		['hebrew', 16, 'טז'],
		['hebrew', 5784, 'ה׳תשפד'],
		['thai', 203, '๒๐๓'],
		['arabic-indic', 19, '١٩'],
		['cjk-earthly-branch', 12, '亥'],
		['cjk-earthly-branch', 13, '一三'],
		['cjk-heavenly-stem', 1, '甲'],
		['hiragana', 49, 'ああ'],
		['katakana-iroha', 2, 'ロ'],
		['simp-chinese-informal', 10, '十'],
		['simp-chinese-informal', 11, '十一'],
		['simp-chinese-informal', 110, '一百一十'],
		['simp-chinese-informal', 1001, '一千零一'],
		['simp-chinese-informal', 6020, '六千零二十'],
		['simp-chinese-informal', -5, '负五'],
		['simp-chinese-formal', 10, '壹拾'],
		['simp-chinese-formal', 2023, '贰仟零贰拾叁'],
		['trad-chinese-informal', 0, '零'],
		['cjk-ideographic', 12345, '一二三四五'],
		['japanese-informal', 1111, '千百十一'],
		['japanese-formal', 1111, '壱阡壱百壱拾壱'],
		['korean-hangul-formal', 1234, '일천이백삼십사'],
		['korean-hanja-informal', 10, '十'],
		['lower-roman', 4000, '4000'],
		['lower-alpha', 0, '0'],
		['disclosure-closed', 5, '▸'],
		['none', 5, ''],
	])('%s %d: %s', (style, value, text) => {
		expect(counterText(value, style)).toBe(text);
	});

	it('with the mark of its script behind it', () => {
		expect(['decimal', 'hiragana', 'cjk-heavenly-stem', 'disc'].map(counterSuffix)).toEqual([
			'.',
			'、',
			'、',
			'',
		]);
	});
});
