import { expect, test } from 'vitest';
import { openRoot } from '../../../src/files/index.js';
import { loadFontTable, openFonts } from '../../../src/font/index.js';
import { compose, evenMeasures } from '../../../src/text/index.js';
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

test.each(['…', '—'])(
	'a run of %s that is longer than a pair is parted between pairs (CLREQ 3.1.5.1)',
	(one) => {
		const paragraph = prepare(`最后${one.repeat(8)}完`, 'zh-Hans');
		const lines = compose(paragraph, evenMeasures(80), 'wrap').map(({ start, end }) =>
			paragraph.text.slice(paragraph.units[start]!.start, paragraph.units[end - 1]!.end),
		);
		expect(lines).toEqual([`最后${one.repeat(6)}`, `${one.repeat(2)}完`]);
	},
);

test('nothing opens a run of dashes: it is one stroke (TYPOGRAPHY section 11)', () => {
	const { gaps } = prepare('国————国', 'zh-Hans');
	expect(gaps.map(({ kind }) => kind)).toEqual(['solid', 'fixed', 'solid', 'fixed']);
});
