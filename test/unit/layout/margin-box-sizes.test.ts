import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareEdge } from '../../../src/layout/pages/margin-box-sizes.js';

/** A text whose longest word and whose whole are so long. */
const text = (min: number, max: number) => ({ min, max });
const fixed = (given: number) => ({ min: given, max: given, given });

describe('an edge of 200', () => {
	it('is all for the one box that it has, whichever it is', () => {
		expect(shareEdge([text(10, 20), undefined, undefined], 200)).toEqual([200, 0, 0]);
		expect(shareEdge([undefined, text(10, 20), undefined], 200)).toEqual([0, 200, 0]);
		expect(shareEdge([undefined, undefined, text(10, 20)], 200)).toEqual([0, 0, 200]);
	});

	it('is shared by the length of the texts where both have room: 200 x 30 / 40', () => {
		expect(shareEdge([text(10, 30), undefined, text(10, 10)], 200)).toEqual([150, 0, 50]);
	});

	it('gives each its longest word, and the rest by what they lack: 100 + 60 x 200 / 300', () => {
		expect(shareEdge([text(100, 300), undefined, text(40, 140)], 200)).toEqual([140, 0, 60]);
	});

	it('is shared by the longest words where even they have no room: 200 x 300 / 400', () => {
		expect(shareEdge([text(300, 400), undefined, text(100, 900)], 200)).toEqual([150, 0, 50]);
	});

	it('holds the middle in the middle: the longer side counts twice, 200 x 40 / (40 + 2 x 30)', () => {
		expect(shareEdge([text(5, 30), text(5, 40), text(5, 10)], 200)).toEqual([60, 80, 60]);
	});

	it('takes sizes as they are given, even those that meet', () => {
		expect(shareEdge([fixed(120), undefined, fixed(120)], 200)).toEqual([120, 0, 120]);
		// The middle keeps as much free at the other side: 200 - 2 x 30.
		expect(shareEdge([fixed(30), text(10, 20), undefined], 200)).toEqual([30, 140, 0]);
		expect(shareEdge([fixed(30), undefined, text(10, 20)], 200)).toEqual([30, 0, 170]);
	});

	it('limits what is too large, then what is too small', () => {
		expect(shareEdge([{ ...text(10, 30), most: 50 }, undefined, text(10, 10)], 200)).toEqual([50, 0, 150]);
		expect(shareEdge([text(10, 30), undefined, { ...text(10, 10), least: 80 }], 200)).toEqual([120, 0, 80]);
	});
});

it('boxes of no given size fill their edge, and none is larger than it or less than nothing', () => {
	const extent = fc
		.tuple(fc.double({ min: 0, max: 500, noNaN: true }), fc.double({ min: 0, max: 500, noNaN: true }))
		.map(([a, b]) => text(Math.min(a, b), Math.max(a, b)));
	const maybe = fc.option(extent, { nil: undefined });
	fc.assert(
		fc.property(maybe, maybe, maybe, fc.double({ min: 1, max: 500, noNaN: true }), (a, b, c, room) => {
			const sizes = shareEdge([a, b, c], room);
			for (const size of sizes) expect(size).toBeGreaterThanOrEqual(-1e-9);
			// With a middle box, the sides are equal whether they are there or not.
			const sum = b ? sizes[1] + 2 * Math.max(sizes[0], sizes[2]) : sizes[0] + sizes[2];
			if (a || c || !b) expect(sum).toBeCloseTo(a || b || c ? room : 0, 6);
		}),
	);
});
