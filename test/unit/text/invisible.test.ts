import { describe, expect, it } from 'vitest';
import { openRoot } from '../../../src/files/index.js';
import { loadFontTable, openFonts } from '../../../src/font/index.js';
import { prepare } from '../../support/prepare.js';
import { textStyle } from '../../support/text-style.js';
import { unexpected } from '../font/project.js';

describe('a character that does not show', () => {
	const invisible = [
		'\u00ad',
		'\u200b',
		'\u200c',
		'\u200e',
		'\u200f',
		'\u202a',
		'\u202c',
		'\u2060',
		'\u2068',
		'\ufeff',
	];

	it.each(invisible)('takes no room between ideographs and marks: %j', (one) => {
		const { units, findings } = prepare(`国${one}国，${one}国${one}`, 'zh-Hans');
		expect(units.map(({ ink, blankAfter }) => ink + blankAfter)).toEqual([10, 10, 10, 10]);
		expect(findings).toEqual([]);
	});

	it('is asked of no font inside of a word', async () => {
		const fonts = await openFonts(loadFontTable(openRoot('.'), unexpected), unexpected);
		const style = { ...textStyle, fontFamily: ['Source Serif 4'] };
		const [plain] = prepare('ab', 'en', style, fonts).units;
		const { units, findings } = prepare('a\u202ab\u202c', 'en', style, fonts);
		expect(units.map(({ ink }) => ink)).toEqual([plain!.ink]);
		expect(findings).toEqual([]);
	});
});
