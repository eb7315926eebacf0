import { describe, expect, it } from 'vitest';
import { openRoot } from '../../../src/files/index.js';
import { loadFontTable, openFonts } from '../../../src/font/index.js';
import { prepare } from '../../support/prepare.js';
import { textStyle } from '../../support/text-style.js';
import { unexpected } from '../font/project.js';

/** Class and text of each unit. */
const units = (text: string): readonly string[] => {
	const paragraph = prepare(text, 'zh-Hans');
	return paragraph.units.map(({ class: kind, start, end }) => `${kind} ${paragraph.text.slice(start, end)}`);
};

describe('characters that Chinese and English share, in Chinese text', () => {
	it('’ before a letter or figure is an apostrophe where no ‘ is open', () => {
		expect(units('国’n’国')).toEqual(['han 国', 'latin ’n’', 'han 国']);
		expect(units('’90国')).toEqual(['latin ’90', 'han 国']);
		expect(units('‘国’A')).toEqual(['open ‘', 'han 国', 'close ’', 'latin A']);
	});

	it('a word that ends with an apostrophe stands off the ideograph behind it', () => {
		expect(prepare('as’国', 'zh-Hans').gaps[0]!.natural).toBe(2.5);
	});

	it('/ beside an ideograph neither begins nor ends a line, and stands off neither side', () => {
		const { gaps, breaks } = prepare('国/kg', 'zh-Hans');
		expect(units('国/kg/国')).toEqual(['han 国', 'solidus /', 'latin kg', 'solidus /', 'han 国']);
		expect(gaps.map(({ natural }) => natural)).toEqual([0, 0, 0]);
		expect(breaks.map(({ kind }) => kind)).toEqual(['none', 'none', 'forced']);
		expect(units('km/h')).toEqual(['latin km/', 'latin h']);
	});

	it('— between figures is the line of a range, one em long', () => {
		expect(units('12—15国')).toEqual(['latin 12', 'connector —', 'latin 15', 'han 国']);
		expect(units('A—B')).toEqual(['latin A—', 'latin B']);
	});

	it('one … before an ideograph is that of Chinese, behind a word that of the word', () => {
		expect(units('“…国”').slice(1, 3)).toEqual(['ellipsis …', 'han 国']);
		expect(units('a…国')).toEqual(['latin a', 'latin …', 'han 国']);
	});

	it('／ keeps inside its half em in faces that draw it across a whole one', async () => {
		const fonts = await openFonts(loadFontTable(openRoot('.'), unexpected), unexpected);
		const style = { ...textStyle, fontFamily: ['Noto Serif SC'] };
		const { units: set } = prepare('国／国', 'zh-Hans', style, fonts);
		const { font, glyphs } = set[1]!.glyphs!;
		expect(set[1]!.ink).toBe(5);
		expect(fonts.face(font).inkOf(glyphs[0]!)!.width).toBeLessThan(0.5);
	});
});
