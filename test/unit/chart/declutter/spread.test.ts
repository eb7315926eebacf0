import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Stand, spread } from '../../../../src/chart/declutter/spread.js';

const isBeside = (a: Stand, b: Stand): boolean => a.left < b.right && b.left < a.right;

const stand = fc.record({
	left: fc.integer({ min: 0, max: 6 }),
	width: fc.integer({ min: 1, max: 5 }),
	middle: fc.integer({ min: 0, max: 20 }),
	height: fc.integer({ min: 1, max: 4 }),
});
const stands = (maxLength: number) =>
	fc
		.array(stand, { minLength: 1, maxLength })
		.map((list) =>
			list.map(({ left, width, middle, height }): Stand => ({ left, right: left + width, middle, height })),
		);
/** Labels of one column, as at the ends of lines. */
const column = (maxLength: number) =>
	stands(maxLength).map((list) => list.map((each) => ({ ...each, left: 0, right: 10 })));

const ROOM = { top: 0, bottom: 24 };
const moves = (list: readonly Stand[], places: readonly number[]): number =>
	list.reduce((sum, { middle }, index) => sum + (places[index]! - middle) ** 2, 0);

/** By how much pairs and the room lack space, and whether a pair has changed places. */
function lack(list: readonly Stand[], places: readonly number[]): number {
	let most = 0;
	for (const [index, a] of list.entries()) {
		for (const [at, b] of list.entries()) {
			const comesFirst = a.middle < b.middle || (a.middle === b.middle && index < at);
			if (index === at || !comesFirst || !isBeside(a, b)) continue;
			most = Math.max(most, (a.height + b.height) / 2 - (places[at]! - places[index]!));
		}
	}
	return most;
}

describe('labels that are spread', () => {
	it('do not overlap, and keep their order', () => {
		fc.assert(
			fc.property(stands(14), (list) => {
				expect(lack(list, spread(list, ROOM))).toBeLessThan(1e-6);
			}),
		);
	});

	it('stay in their room where they fit into it', () => {
		fc.assert(
			fc.property(stands(8), (list) => {
				const height = list.reduce((sum, each) => sum + each.height, 0);
				const room = { top: -2, bottom: Math.max(22, height) };
				for (const [index, place] of spread(list, room).entries()) {
					expect(place - list[index]!.height / 2).toBeGreaterThan(room.top - 1e-3);
					expect(place + list[index]!.height / 2).toBeLessThan(room.bottom + 1e-3);
				}
			}),
		);
	});

	it('leave a room that is too low above and below alike', () => {
		const list = [1, 2, 3].map((middle): Stand => ({ left: 0, right: 1, middle, height: 10 }));
		expect(spread(list, { top: 0, bottom: 20 })).toEqual([0, 10, 20]);
		const lattice = list.map((each, index) => ({ ...each, left: index, right: index + 2 }));
		expect(spread(lattice, { top: 0, bottom: 15 })).toEqual([-2.5, 7.5, 17.5]);
	});

	it('stay where they are when nothing is in their way', () => {
		fc.assert(
			fc.property(stands(10), (list) => {
				const apart = list.map((each, index) => ({ ...each, middle: 5 * index }));
				const places = spread(apart, { top: -100, bottom: 100 });
				expect(places.map((place) => Math.round(place * 1e6) / 1e6)).toEqual(
					apart.map(({ middle }) => middle),
				);
			}),
		);
	});

	it.each([
		['of one column', column(3)],
		['of several columns', stands(3)],
	])('%s move as little as any places on a grid', (_, lists) => {
		fc.assert(
			fc.property(lists, (list) => {
				const least = moves(list, spread(list, { top: -40, bottom: 60 }));
				const better = [...gridPlaces(list)].filter((places) => moves(list, places) < least - 1e-3);
				expect(better.filter((places) => lack(list, places) <= 0)).toEqual([]);
			}),
			{ numRuns: 60 },
		);
	});

	it('go back when what pushed them has moved on', () => {
		const above = { left: 0, right: 10, middle: 0, height: 2 };
		const near = { left: 0, right: 3, middle: 1, height: 2 };
		// 6 from the first, so each gives way by 2, and the one between has its place.
		const high = { left: 5, right: 8, middle: 2, height: 10 };
		const places = spread([above, near, high], { top: -100, bottom: 100 });
		expect(places.map((place) => Math.round(place * 1000) / 1000)).toEqual([-2, 1, 4]);
	});

	it('move in a lattice of the same pairs as in a column', () => {
		fc.assert(
			fc.property(
				column(7),
				fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 7, maxLength: 7 }),
				(list, shifts) => {
					// A label apart from two that bind all others makes a lattice of the same pairs.
					const far: Stand = { left: 9, right: 30, middle: 1000, height: 1 };
					const beside: Stand = { left: 20, right: 31, middle: 2000, height: 1 };
					const ragged = list.map((each, index) => ({ ...each, left: shifts[index]! }));
					const room = { top: -100, bottom: 3000 };
					const asLattice = spread([...ragged, far, beside], room).slice(0, list.length);
					for (const [index, place] of spread(list, room).entries()) {
						expect(asLattice[index]).toBeCloseTo(place, 3);
					}
				},
			),
		);
	});
});

/** Places of up to three labels in halves, as far as any has to go. */
const gridPlaces = (list: readonly Stand[]): Generator<readonly number[]> =>
	placesAround(
		list,
		list.reduce((sum, { height }) => sum + height, 0),
	);

function* placesAround(list: readonly Stand[], reach: number): Generator<readonly number[]> {
	const [first, ...rest] = list;
	if (!first) {
		yield [];
		return;
	}
	for (let place = first.middle - reach; place <= first.middle + reach; place += 0.5) {
		for (const others of placesAround(rest, reach)) yield [place, ...others];
	}
}
