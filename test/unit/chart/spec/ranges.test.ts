import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labOf, parseColor } from '../../../../src/base/index.js';
import {
	categoryColors,
	divergingColors,
	ordinalColors,
	rampColors,
} from '../../../../src/chart/spec/theme/ranges.js';
import { rolesOf, textOn, tintOf } from '../../../../src/chart/spec/theme/roles.js';

const lightness = (color: string): number => labOf(parseColor(color)!).lightness;
const hex = fc
	.tuple(fc.nat(255), fc.nat(255), fc.nat(255))
	.map((channels) => `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`);
const palettes = fc.record({
	// Any colour, and very dark and very light ones as often.
	companion: fc.oneof(hex, fc.constantFrom('#000000', '#020b12', '#f7f3d0', '#ffffff')),
	accent: fc.oneof(hex, fc.constantFrom('#ffee00', '#200000')),
	grey: fc.oneof(hex, fc.constant('#8a8a86')),
});

/** How many more colours fit between 10 and 91 at 15.5 from two that are given and from each other. */
function roomBeside(first: number, second: number): number {
	const [low, high] = [first, second].map((each) => Math.min(91, Math.max(10, each))).sort((a, b) => a - b);
	const fit = (span: number) => Math.floor(span / 15.5);
	return fit(low! - 10) + fit(91 - high!) + Math.max(0, fit(high! - low!) - 1);
}

describe('the colours of categories', () => {
	it('are those of the page first, and six that differ', () => {
		fc.assert(
			fc.property(palettes, (palette) => {
				const colors = categoryColors(rolesOf(palette));
				expect(colors).toHaveLength(6);
				expect(colors.slice(0, 2)).toEqual([palette.companion, palette.accent]);
				expect(colors).toEqual(categoryColors(rolesOf(palette)));
			}),
			{ seed: 1, numRuns: 300 },
		);
	});

	it('are told apart in grey, by 15 in lightness where six fit beside those of the page', () => {
		let fitting = 0;
		fc.assert(
			fc.property(palettes, (palette) => {
				const [data, highlight, ...others] = categoryColors(rolesOf(palette)).map(lightness);
				if (roomBeside(data!, highlight!) < 4) return;
				fitting++;
				const all = [data!, highlight!, ...others];
				for (const [at, one] of all.entries()) {
					// The two of the page are as far apart as the page has them.
					for (const other of all.slice(Math.max(at + 1, 2))) {
						expect(Math.abs(one - other)).toBeGreaterThanOrEqual(14.5);
					}
				}
			}),
			{ seed: 2, numRuns: 1000 },
		);
		expect(fitting).toBeGreaterThan(200);
	});

	it('of the samples all print: none is fainter than a tint of a tenth', () => {
		for (const [companion, accent] of [
			['#1d5b5a', '#c0331f'],
			['#33526b', '#b9560f'],
			['#452a4e', '#8a5a12'],
		] as const) {
			const colors = categoryColors(rolesOf({ companion, accent })).map(lightness);
			expect(Math.max(...colors)).toBeLessThanOrEqual(91.5);
			expect(Math.min(...colors)).toBeGreaterThanOrEqual(9.5);
		}
	});
});

describe('ranges', () => {
	const roles = rolesOf({ companion: '#000000', accent: '#c00000', grey: '#666666' });

	it('are tints from 10 to 75 % of the ink', () => {
		// Of black: 255 × .9 = 230 = e6, 255 × .25 = 64 = 40.
		const ramp = rampColors(roles.data, roles);
		expect([ramp[0], ramp.at(-1)]).toEqual(['#e6e6e6', '#404040']);
		expect(divergingColors(roles)).toHaveLength(19);
		expect([divergingColors(roles)[0], divergingColors(roles)[9], divergingColors(roles)[18]]).toEqual([
			...['#d04040', '#f0f0f0', '#404040'],
		]);
	});

	it('of six steps end in the solid, with none between that closes up', () => {
		const stops = ordinalColors(roles.data, roles);
		// Vega takes n steps of a scheme at 1/(n+1), …, n/(n+1).
		const step = (of: number, number: number) => stops[Math.round((number / (of + 1)) * (stops.length - 1))];
		expect([1, 2, 3, 4, 5, 6].map((number) => step(6, number))).toEqual([
			...['#e6e6e6', '#bcbcbc', '#939393', '#696969', '#404040', '#000000'],
		]);
	});

	it('go from light to dark, whatever the companion', () => {
		fc.assert(
			fc.property(palettes, (palette) => {
				const made = rolesOf(palette);
				const steps = rampColors(made.data, made).map(lightness);
				for (const [at, each] of steps.slice(1).entries()) expect(each).toBeLessThanOrEqual(steps[at]! + 0.5);
				expect(steps[0]! - steps.at(-1)!).toBeGreaterThan(25);
			}),
			{ seed: 3, numRuns: 300 },
		);
	});
});

describe('roles', () => {
	it('are those of the page, or of the house where the page has none', () => {
		expect(rolesOf({ companion: '#123456' })).toMatchObject({
			data: '#123456',
			accent: '#c0392b',
			highlight: '#c0392b',
		});
		expect(rolesOf({ companion: '#123456', data: '#654321', rule: '#ccc' })).toMatchObject({
			companion: '#123456',
			data: '#654321',
			grid: '#ccc',
		});
	});

	it('a tint is a screen of its ink on the paper', () => {
		expect(tintOf('#ff0000', '#ffffff', 0.5)).toBe('#ff8080');
		expect(tintOf('#000000', '#ffffff', 0)).toBe('#ffffff');
	});

	it('text on a fill is the one of text and paper that reads', () => {
		const page = { text: '#000000', paper: '#ffffff' };
		expect(
			['#004444', '#c0331f', '#8a8a86', '#f5efe1', '#ffee00', '#000'].map((fill) => textOn(fill, page)),
		).toEqual([...['#ffffff', '#ffffff', '#000000', '#000000', '#000000', '#ffffff']]);
	});
});
