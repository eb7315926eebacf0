import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isGlob, matchesGlob } from '../../../src/batch/glob.js';

describe('a pattern means names', () => {
	test.each([
		['xihu/*', 'xihu/2023-h1', true],
		['xihu/*', 'xihu', false],
		['*', 'xihu', true],
		['*', 'xihu/2023-h1', false],
		['*/2023-*', 'weather/2023-q1', true],
		['*/2023-*', 'weather/2015-q1', false],
		['weather/2015q[12]', 'weather/2015q2', true],
		['weather/2015q[12]', 'weather/2015q3', false],
		['weather/2015q[1-3]', 'weather/2015q3', true],
		['weather/2015q[!1-3]', 'weather/2015q3', false],
		['weather/2015q?', 'weather/2015q4', true],
		['weather/2015q?', 'weather/2015q', false],
		['*a*b', 'aXbXb', true],
		['*a*b', 'aXbXc', false],
		['西湖/*', '西湖/上半年', true],
		['a[b', 'a[b', true],
		['[]]', ']', true],
		['[a-]', '-', true],
		['../*', '../x', true],
	])('%s and %s: %s', (pattern, name, expected) => {
		expect(matchesGlob(pattern, name)).toBe(expected);
	});

	test('a name without signs is no pattern', () => {
		expect([isGlob('xihu/2023-h1'), isGlob('x*'), isGlob('[x'), isGlob('?')]).toEqual([
			false,
			true,
			true,
			true,
		]);
	});

	test('stars mean what the rule says, whatever stands between them', () => {
		const letters = fc.stringMatching(/^[ab]{0,8}$/);
		fc.assert(
			fc.property(fc.array(letters, { minLength: 1, maxLength: 4 }), letters, (parts, name) => {
				// The rule, slowly: after each star the rest may begin anywhere.
				const means = (rest: readonly string[], text: string): boolean => {
					const [first = '', ...more] = rest;
					if (!text.startsWith(first)) return false;
					const after = text.slice(first.length);
					if (more.length === 0) return after === '';
					return [...after, ''].some((_, at) => means(more, after.slice(at)));
				};
				expect(matchesGlob(parts.join('*'), name)).toBe(means(parts, name));
			}),
		);
	});

	test('ten thousand stars against a long name end', () => {
		expect(matchesGlob(`${'*a'.repeat(10_000)}b`, 'a'.repeat(20_000))).toBe(false);
	});
});
