import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compose, evenMeasures, fitTable, lineCounts, type TextStyle } from '../../../src/text/index.js';
import { chineseText, englishText } from '../../support/newspaper-text.js';
import { prepare } from '../../support/prepare.js';
import { textStyle } from '../../support/text-style.js';

const plain = { ...textStyle, minLastLine: 0, hyphenateLimitLast: 'none' } as const;

const counts = (text: string, measure: number, style: TextStyle = plain): readonly number[] =>
	lineCounts(prepare(text, 'zh-Hans', style), evenMeasures(measure)).map(({ lines }) => lines);

describe('numbers of lines that a paragraph can be set in', () => {
	it('two commas give up half an em each: nine ems go into eight', () => {
		expect(counts('一，三，五六七八九', 80)).toEqual([1, 2]);
	});

	it('where marks keep their blanks the same text takes two lines', () => {
		expect(counts('一，三，五六七八九', 80, { ...plain, kinsoku: 'push-out-only' })).toEqual([2]);
	});

	it('ideographs give up nothing: fifty take four lines of thirteen, or five of twelve that are opened a little', () => {
		// 12 ideographs fill 13 ems with 11 gaps of 0.09 em; 9 would fill ten ems with 8 gaps of 0.125, more than the tenth allowed.
		expect(counts('永'.repeat(50), 130)).toEqual([4, 5]);
		expect(counts('永'.repeat(40), 100)).toEqual([4]);
	});

	it('a ragged line is left open by an eighth of its measure, no more: fifty take five lines of twelve, not six of ten', () => {
		const paragraph = prepare('永'.repeat(50), 'zh-Hans', plain);
		const found = lineCounts(paragraph, evenMeasures(130), { isRagged: true });
		expect(found.map(({ lines }) => lines)).toEqual([4, 5]);
	});

	it('a last line of one ideograph is no way to set a paragraph, where the style asks for two', () => {
		const found = lineCounts(
			prepare('永'.repeat(41), 'zh-Hans', { ...plain, minLastLine: 2 }),
			evenMeasures(100),
		);
		expect(found.map(({ lines }) => lines)).toEqual([5]);
	});

	it('wide limits let a word space go down to 0.7 of itself and an autospace to an eighth of an em', () => {
		const style = { ...plain, kinsoku: 'push-out-only' } as const;
		// 10 + 2.5 + 5 + 2.5 + 10 + 10 = 40; with autospaces of 1.25 it is 37.5.
		expect(counts('永a和九', 37.5, style)).toEqual([2]);
		expect(counts('永a和九', 37.5, { ...style, spaceLimits: 'wide' })).toEqual([1]);
		const words = prepare('aa bb cc', 'en', { ...style, spaceLimits: 'wide' });
		// Three words of 10, two spaces of 2.5 that come to 1.75.
		expect(lineCounts(words, evenMeasures(33.5)).map(({ lines }) => lines)[0]).toBe(1);
		expect(lineCounts(words, evenMeasures(33.4)).map(({ lines }) => lines)[0]).toBe(2);
	});

	it('each of them can be had, within the measure, and the cheapest is what is set when nothing is asked for, unless that has to be loose', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					chineseText.map((text) => [text, 'zh-Hans'] as const),
					englishText.map((text) => [text, 'en'] as const),
				),
				fc.integer({ min: 80, max: 200 }),
				([text, language], measure) => {
					const paragraph = prepare(text, language, plain);
					const table = fitTable(paragraph);
					const found = lineCounts(paragraph, evenMeasures(measure));
					const best = found.reduce((least, each) => (each.demerits < least.demerits ? each : least));
					const usual = compose(paragraph, evenMeasures(measure), 'pretty');
					const isOpened = usual.some(({ start, end, isLast }) => {
						const { natural, stretch } = table.fit(start, end, measure);
						return !isLast && measure - natural > stretch;
					});
					if (!isOpened) expect(usual).toHaveLength(best.lines);
					for (const { lines } of found) {
						const set = compose(paragraph, evenMeasures(measure), 'pretty', { lines });
						expect(set).toHaveLength(lines);
						expect(set.map(({ start }) => start)).toEqual([0, ...set.slice(0, -1).map(({ end }) => end)]);
						expect(set.at(-1)!.end).toBe(paragraph.units.length);
						for (const { start, end, overfull } of set) {
							const { natural, shrink } = table.fit(start, end, measure);
							if (!overfull) expect(natural - shrink).toBeLessThanOrEqual(measure + 0.005);
						}
					}
				},
			),
		);
	});
});

it('a number of lines out of reach comes to the nearest that is in reach', () => {
	const paragraph = prepare('永'.repeat(50), 'zh-Hans', plain);
	const linesFor = (lines: number) => compose(paragraph, evenMeasures(130), 'wrap', { lines }).length;
	expect([1, 4, 5, 9].map(linesFor)).toEqual([4, 4, 5, 5]);
});
