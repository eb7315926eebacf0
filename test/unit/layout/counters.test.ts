import { describe, expect, it } from 'vitest';
import { Counters } from '../../../src/layout/boxes/counters.js';
import { counterSuffix, counterText, initialStyle } from '../../../src/style/index.js';

describe('counters', () => {
	const resets = { ...initialStyle, counterReset: [{ name: 'n', value: 0 }] };
	const counts = { ...initialStyle, counterIncrement: [{ name: 'n', value: 1 }] };

	it('siblings share the counter that the first of them made', () => {
		const counters = new Counters();
		counters.enter(counts);
		counters.enter(counts);
		expect(counters.value('n')).toBe(2);
	});

	it('a counter made among the children of an element ends with them', () => {
		const counters = new Counters();
		counters.enter(counts);
		counters.open();
		counters.enter(resets);
		counters.enter(counts);
		counters.enter(counts);
		expect(counters.value('n')).toBe(2);
		counters.close();
		expect(counters.value('n')).toBe(1);
	});

	it('children count on with the counter of an element further out', () => {
		const counters = new Counters();
		counters.enter(resets);
		counters.open();
		counters.enter(counts);
		counters.close();
		expect(counters.value('n')).toBe(1);
	});

	it('a sibling that resets begins anew, and nothing of the old one is left', () => {
		const counters = new Counters();
		counters.open();
		counters.enter(resets);
		counters.enter(counts);
		counters.enter(resets);
		expect(counters.value('n')).toBe(0);
		counters.close();
		expect(counters.value('n')).toBe(0);
	});

	it('a counter may be given a value', () => {
		const counters = new Counters();
		counters.set('n', 7);
		counters.enter(counts);
		expect(counters.value('n')).toBe(8);
	});
});

describe('numbers in a counter style', () => {
	it.each([
		[4, 'decimal', '4'],
		[0, 'decimal', '0'],
		[1, 'lower-alpha', 'a'],
		[26, 'lower-alpha', 'z'],
		[27, 'upper-alpha', 'AA'],
		[0, 'upper-alpha', '0'],
		[1994, 'upper-roman', 'MCMXCIV'],
		[4, 'lower-roman', 'iv'],
		[4000, 'upper-roman', '4000'],
		[0, 'lower-roman', '0'],
		[2023, 'cjk-decimal', '二〇二三'],
		[1, 'disc', '•'],
		[1, 'none', ''],
	])('%d in %s is "%s"', (value, style, text) => {
		expect(counterText(value, style)).toBe(text);
	});

	it('Chinese numbers are followed by 、, others by a point, bullets by nothing', () => {
		expect(['cjk-decimal', 'decimal', 'lower-alpha', 'disc', 'none'].map(counterSuffix)).toEqual([
			'、',
			'.',
			'.',
			'',
			'',
		]);
	});
});
