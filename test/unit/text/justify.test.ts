import { describe, expect, it } from 'vitest';
import { fitTable } from '../../../src/text/index.js';
import { justifyLine } from '../../../src/text/justify.js';
import { prepare } from '../../support/prepare.js';

/** What the gaps of a one-line text come to in a measure, each with the characters around it where it is not 0. */
function gaps(text: string, measure: number, language = 'zh-Hans'): Readonly<Record<string, number>> {
	const paragraph = prepare(text, language);
	const line = { start: 0, end: paragraph.units.length, isLast: false };
	const { gaps: widths } = justifyLine(paragraph, line, measure, true, 'auto', fitTable(paragraph));
	return Object.fromEntries(
		widths.flatMap((width, i) => {
			const around = paragraph.text.slice(paragraph.units[i]!.end - 1, paragraph.units[i + 1]!.start + 1);
			return Math.abs(width) < 1e-9 ? [] : [[around, Math.round(width * 100) / 100]];
		}),
	);
}

describe('steps of justification', () => {
	it('a line that fits is left as it is: 10 + 10 + 2.5 + 5 + 2.5 + 10 + 10 = 50', () => {
		expect(gaps('永和a年岁', 50)).toEqual({ 和a: 2.5, a年: 2.5 });
	});

	it('autospaces grow first: 3 over two of them', () => {
		expect(gaps('永和a年岁', 53)).toEqual({ 和a: 4, a年: 4 });
	});

	it('at half an em they stop, and the rest goes to all other gaps alike', () => {
		expect(gaps('永和a年岁', 60)).toEqual({ 永和: 2.5, 和a: 5, a年: 5, 年岁: 2.5 });
	});

	it('where nothing else can open, they take the rest, so that the line fills its measure', () => {
		expect(gaps('和a年', 37)).toEqual({ 和a: 6, a年: 6 });
	});

	it('the blanks of brackets shrink first: 永（和）年，岁。在 is 70 of ink and 4 blanks of 5, 85 takes 2.5 from two', () => {
		expect(gaps('永（和）年，岁。在', 85)).toEqual({ '永（': 2.5, '）年': 2.5, '，岁': 5, '。在': 5 });
	});

	it('then those of commas, then those of full stops', () => {
		expect(gaps('永（和）年，岁。在', 78)).toEqual({ '，岁': 3, '。在': 5 });
		expect(gaps('永（和）年，岁。在', 72)).toEqual({ '。在': 2 });
	});

	it('commas shrink before autospaces, autospaces to an eighth of an em before full stops', () => {
		// 10 + 5 + 5 + 10 + 2.5 + 5 + 2.5 + 10 + 5 + 5 + 10 = 70
		expect(gaps('永，和a年。岁', 64)).toEqual({ 和a: 2, a年: 2, '。岁': 5 });
		expect(gaps('永，和a年。岁', 61)).toEqual({ 和a: 1.25, a年: 1.25, '。岁': 3.5 });
	});

	it('spaces between words in Chinese grow to half an em before the autospaces do', () => {
		// 10 + 2.5 + 10 + 2.5 + 10 + 2.5 + 10 = 47.5
		expect(gaps('永ab cd和', 49)).toEqual({ 永a: 2.5, ' c': 1.5, d和: 2.5 });
		expect(gaps('永ab cd和', 51)).toEqual({ 永a: 3, ' c': 2.5, d和: 3 });
	});

	it('English opens its spaces alone, beyond any limit', () => {
		// 10 + 2.5 + 10 + 2.5 + 10 = 35; the gap behind a space is what is added to it.
		expect(gaps('ab cd ef', 55, 'en')).toEqual({ ' c': 10, ' e': 10 });
	});

	it('a wide mark that closes keeps no blank before a Latin one that does', () => {
		expect(gaps('永》和', 30)).toEqual({ '》和': 5 });
		expect(gaps('永》, ab', 30, 'en')).toEqual({});
	});
});
