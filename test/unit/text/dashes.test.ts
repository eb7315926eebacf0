import { expect, test } from 'vitest';
import { openRoot } from '../../../src/files/index.js';
import { loadFontTable, openFonts } from '../../../src/font/index.js';
import { prepare } from '../../support/prepare.js';
import { textStyle } from '../../support/text-style.js';
import { unexpected } from '../font/project.js';

const fonts = await openFonts(loadFontTable(openRoot('.'), unexpected), unexpected);

test.each(['Noto Serif SC', 'Noto Sans SC'])(
	'two dashes take two ems in %s, which draws them as one',
	(family) => {
		const { units } = prepare(
			'国——国',
			'zh-Hans',
			{ ...textStyle, fontFamily: [family], fontSize: 10 },
			fonts,
		);
		expect(units.map(({ ink }) => ink)).toEqual([10, 20, 10]);
		expect(units[1]!.glyphs).toMatchObject({ glyphs: [expect.any(Number)], advances: [20] });
		expect(units[1]!.glyphs!.offsets?.[0] ?? 0).toBe(0);
	},
);
