import { expect, test } from 'vitest';
import { openRoot } from '../../../src/files/index.js';
import { loadFontTable, openFonts } from '../../../src/font/index.js';
import { prepare } from '../../support/prepare.js';
import { textStyle } from '../../support/text-style.js';
import { unexpected } from '../font/project.js';

const fonts = await openFonts(loadFontTable(openRoot('.'), unexpected), unexpected);

/** The width of the hyphen at the end of a line in a family, in em. */
function hyphenWidth(family: string): number | undefined {
	const style = { ...textStyle, fontFamily: [family] };
	const { breaks } = prepare('typo\u00adgraphy', 'en', style, fonts);
	const { hyphen } = breaks.find((each) => each.hyphen) ?? {};
	return hyphen && hyphen.advances.reduce((sum, advance) => sum + advance, 0) / style.fontSize;
}

// U+2010 of Noto Serif SC is a whole em.
test.each(['Noto Serif SC', 'Source Serif 4'])('a word of %s is divided by a Latin hyphen', (family) => {
	expect(hyphenWidth(family)).toBeGreaterThan(0.2);
	expect(hyphenWidth(family)).toBeLessThan(0.4);
});
