import { describe, expect, it } from 'vitest';
import { prepare } from '../../support/prepare.js';
import { textStyle } from '../../support/text-style.js';

const style = { ...textStyle, letterSpacing: 2 };

describe('letter-spacing', () => {
	it.each(['horizontal-tb', 'vertical-rl'] as const)(
		'stands behind a mark that is one unit, not inside of it (%s)',
		(writingMode) => {
			const { units } = prepare('国……国？！国', 'zh-Hans', { ...style, writingMode });
			expect(units.map(({ ink }) => ink)).toEqual([12, 22, 12, 12, 12]);
			expect(units[1]!.glyphs!.advances).toEqual([10, 12]);
		},
	);
});
