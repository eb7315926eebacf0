import { describe, expect, it } from 'vitest';
import type { Paragraph, Piece } from '../../../src/text/index.js';
import { prepare } from '../../support/prepare.js';
import { textStyle } from '../../support/text-style.js';

const small = { ...textStyle, fontSize: 6 };

/** Text in which what stands between underscores is raised. */
const noted = (text: string): Paragraph =>
	prepare(
		text.split('_').map((part, i): Piece => {
			const raised = i % 2 === 1;
			const own = {
				kind: 'text',
				text: part,
				style: raised ? small : textStyle,
				language: 'zh-Hans',
			} as const;
			return raised ? { ...own, isApart: true, isRaised: true } : own;
		}),
		'zh-Hans',
	);

describe('the mark of a note (REF of TYPOGRAPHY section 2)', () => {
	it('stands close to its word, and takes no autospace', () => {
		expect(noted('国_1_国').gaps.map(({ natural }) => natural)).toEqual([0, 0, 0]);
		expect(prepare('国¹国', 'zh-Hans').gaps[0]!.natural).toBe(0);
		expect(prepare('m²国', 'zh-Hans').gaps[0]!.natural).toBe(2.5);
	});

	it('stands in the blank of the mark before it', () => {
		expect(noted('国，_2_国').gaps.map(({ natural }) => natural)).toEqual([0, 0, 0, 0]);
		expect(noted('“国”_[2]_。').gaps[2]!.natural).toBe(0);
	});

	it.each([
		'国_1_国',
		'国，_1_国',
		'国。_[1]_国',
		'国[1]国',
		'国。[1]国',
		'国①国',
		'国¹国',
		'国，¹国',
		'国®国',
		'国†国',
	])('does not begin a line: %s', (text) => {
		const { units, breaks, text: all } = noted(text);
		const mark = units.findIndex(({ start }) => /[[①¹®†1]/.test(all[start]!));
		expect(breaks[mark - 1]!.kind).toBe('none');
	});

	it('may begin a line where it numbers what follows', () => {
		expect(noted('国：①国').breaks[1]!.kind).toBe('allowed');
	});
});
