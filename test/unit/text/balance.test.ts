import { describe, expect, it } from 'vitest';
import { Compositor, compose, evenMeasures, prepareParagraph } from '../../../src/text/index.js';
import { squareFonts } from '../../support/square-fonts.js';
import { textStyle } from '../../support/text-style.js';
import { casesOf } from '../../support/typography-cases.js';

/** The lines of a headline of 1 pt in a measure of so many characters. */
function headline(text: string, measure: number, terms: readonly string[] = []): readonly string[] {
	const style = { ...textStyle, fontSize: 1 };
	const piece = { kind: 'text', text, style, language: 'zh-Hans' } as const;
	const paragraph = prepareParagraph([piece], new Compositor(squareFonts(), terms), style);
	return compose(paragraph, evenMeasures(measure), 'balance').map(({ start, end }) =>
		paragraph.text.slice(paragraph.units[start]!.start, paragraph.units[end - 1]!.end),
	);
}

interface Headline {
	readonly text: string;
	readonly measure: number;
	readonly wrap?: string;
}
interface ExpectedHeadline {
	readonly lines?: readonly number[];
	readonly notLines?: readonly number[];
}

describe('balanced headlines', () => {
	for (const { id, note, input, expect: expected } of casesOf<Headline, ExpectedHeadline>('headline')) {
		const { lines, notLines } = expected;
		if (!Array.isArray(input) && (notLines || input.wrap === 'balance'))
			it(`${id}: ${note}`, () => {
				const found = headline(input.text, input.measure).map(({ length }) => length);
				if (lines) expect(found).toEqual(lines);
				if (notLines) expect(found).not.toEqual(notLines);
			});
	}

	it('a word that the publication names is not broken, though the lines come out less alike', () => {
		expect(headline('大模型通义千问发布', 7)).toEqual(['大模型通', '义千问发布']);
		expect(headline('大模型通义千问发布', 7, ['通义千问'])).toEqual(['大模型', '通义千问发布']);
		// Longer than the measure: it is broken after all.
		expect(headline('通义千问大模型', 3, ['通义千问大模型']).join('')).toBe('通义千问大模型');
	});

	it('a line ends before a quotation rather than inside of it', () => {
		expect(headline('亚运会开幕式“惊艳”世界（图）', 10)).toEqual(['亚运会开幕式', '“惊艳”世界（图）']);
	});

	it('a no-break mark in the text holds as a term does, and <wbr> allows what nothing else does', () => {
		expect(headline('大模型通\u2060义\u2060千\u2060问发布', 7)).toEqual([
			'大模型',
			'通\u2060义\u2060千\u2060问发布',
		]);
		expect(headline('abcdefgh\u200bijkl', 5)).toEqual(['abcdefgh', 'ijkl']);
	});

	it('a line does not begin with a word that leans on the one before', () => {
		expect(headline('湖边散步队的人多起来', 6)[1]).not.toMatch(/^的/);
		expect(headline('湖边散步队友人多起来', 6)).toEqual(['湖边散步队', '友人多起来']);
	});

	it('a line ends after a mark, where the reader pauses', () => {
		expect(headline('楼向上长，门向外开放', 8)).toEqual(['楼向上长，', '门向外开放']);
	});
});
