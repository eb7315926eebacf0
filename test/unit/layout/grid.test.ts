import { describe, expect, it } from 'vitest';
import { type GridArea, placeItems as placeIn } from '../../../src/layout/grid/grid-placement.js';
import { sizeTracks as sizeTracksIn } from '../../../src/layout/grid/grid-tracks.js';
import type { Contribution } from '../../../src/layout/grid/intrinsic-tracks.js';
import {
	type GridLine,
	initialStyle,
	type Style,
	type TrackList,
	type TrackSize,
} from '../../../src/style/index.js';

const length = (points: number) => ({ points, percent: 0 });
const fixed = (points: number): TrackSize => ({ min: length(points), max: length(points) });
const fr = (fraction: number): TrackSize => ({ min: 'auto', max: { fraction } });
const auto: TrackSize = { min: 'auto', max: 'auto' };
const asks = (start: number, min: number, max = min, span = 1): Contribution => ({ start, span, min, max });
const sizeTracks = (
	definitions: readonly TrackSize[],
	contributions: readonly Contribution[],
	available: number,
	gap: number,
	stretches: boolean,
) =>
	sizeTracksIn(definitions, contributions, {
		available,
		base: Number.isFinite(available) ? available : undefined,
		gap,
		stretches,
	});
const rounded = (sizes: readonly number[]): readonly number[] =>
	sizes.map((size) => Math.round(size * 100) / 100);

describe('sizes of tracks', () => {
	it('fractions share what fixed tracks and gaps leave: 100 - 20 - 10 = 70', () => {
		expect(rounded(sizeTracks([fixed(20), fr(1), fr(2)], [], 100, 5, true))).toEqual([20, 23.33, 46.67]);
	});

	it('fractions that add up to less than one leave room', () => {
		expect(sizeTracks([fr(0.5)], [], 100, 0, true)).toEqual([50]);
	});

	it('a fraction keeps what its content needs, the others share the rest', () => {
		expect(sizeTracks([fr(1), fr(1), fr(1)], [asks(1, 60)], 100, 0, true)).toEqual([20, 60, 20]);
	});

	it('without a given size a fraction is as large as its hungriest track: 50 / 2 = 25', () => {
		const contents = [asks(0, 20), asks(1, 50)];
		expect(sizeTracks([fr(1), fr(2)], contents, Number.POSITIVE_INFINITY, 0, false)).toEqual([25, 50]);
	});

	it('a track between a minimum and a maximum grows alike with others up to its maximum', () => {
		const track: TrackSize = { min: length(10), max: length(30) };
		expect(sizeTracks([track, fixed(50)], [], 100, 0, false)).toEqual([30, 50]);
		expect(sizeTracks([track, track], [], 50, 0, false)).toEqual([25, 25]);
	});

	it('auto tracks take what their content likes, then all of the rest alike', () => {
		const contents = [asks(0, 10, 20), asks(1, 10, 40)];
		expect(sizeTracks([auto, auto], contents, 100, 0, true)).toEqual([40, 60]);
		expect(sizeTracks([auto, auto], contents, 100, 0, false)).toEqual([20, 40]);
		expect(sizeTracks([auto, auto], contents, 40, 0, true)).toEqual([20, 20]);
	});

	it('an item over several tracks gives what is missing to those that follow their content', () => {
		expect(sizeTracks([auto, auto], [asks(0, 30, 30, 2)], 30, 10, false)).toEqual([10, 10]);
		expect(sizeTracks([fixed(10), auto], [asks(0, 30, 30, 2)], 30, 0, false)).toEqual([10, 20]);
	});
});

const line = (index: number): GridLine => ({ kind: 'line', index });
const span = (count: number): GridLine => ({ kind: 'span', count });
const area = (name: string): GridLine => ({ kind: 'area', name });
const grid = (columns: number, style: Partial<Style> = {}): Style => ({
	...initialStyle,
	gridTemplateColumns: tracks(columns),
	...style,
});
const tracks = (count: number): TrackList => ({
	tracks: Array.from({ length: count }, () => fixed(10)),
	names: Array.from({ length: count + 1 }, () => []),
});
const placeItems = (container: Style, items: readonly Style[]): readonly GridArea[] =>
	placeIn(container, items, container.gridTemplateColumns, container.gridTemplateRows).areas;
const item = (style: Partial<Style> = {}): Style => ({ ...initialStyle, ...style });
const cell = (row: number, column: number, columnSpan = 1, rowSpan = 1): GridArea => ({
	row,
	column,
	rowSpan,
	columnSpan,
});

describe('places of items', () => {
	it('items fill the cells row by row', () => {
		expect(placeItems(grid(2), [item(), item(), item()])).toEqual([cell(0, 0), cell(0, 1), cell(1, 0)]);
	});

	it('or column by column', () => {
		const container = grid(2, {
			gridAutoFlow: { along: 'column', isDense: false },
			gridTemplateRows: tracks(2),
		});
		expect(placeItems(container, [item(), item(), item()])).toEqual([cell(0, 0), cell(1, 0), cell(0, 1)]);
	});

	it('placing goes on and leaves holes behind', () => {
		const wide = item({ gridColumnStart: span(2) });
		expect(placeItems(grid(3), [wide, wide, item()])).toEqual([cell(0, 0, 2), cell(1, 0, 2), cell(1, 2)]);
	});

	it('items with lines come first, the others go around them', () => {
		const given = item({ gridRowStart: line(1), gridColumnStart: line(1) });
		expect(placeItems(grid(2), [item(), given])).toEqual([cell(0, 1), cell(0, 0)]);
	});

	it('negative lines count from the end, lines in the wrong order are turned round', () => {
		const last = item({ gridRowStart: line(1), gridColumnStart: line(-2) });
		const turned = item({ gridRowStart: line(1), gridColumnStart: line(3), gridColumnEnd: line(1) });
		expect(placeItems(grid(3), [last])).toEqual([cell(0, 2)]);
		expect(placeItems(grid(3), [turned])).toEqual([cell(0, 0, 2)]);
	});

	it('an area has a name; a name that no area has is that of the lines outside', () => {
		const container = grid(2, {
			gridTemplateAreas: [
				['head', 'head'],
				['side', 'main'],
			],
		});
		const at = (name: string) =>
			item({
				gridRowStart: area(name),
				gridRowEnd: area(name),
				gridColumnStart: area(name),
				gridColumnEnd: area(name),
			});
		expect(placeItems(container, [at('main'), at('head'), at('other')])).toEqual([
			cell(1, 1),
			cell(0, 0, 2),
			cell(3, 3),
		]);
	});

	it('dense items go back into holes', () => {
		const wide = item({ gridColumnStart: span(2) });
		const dense = grid(3, { gridAutoFlow: { along: 'row', isDense: true } });
		expect(placeItems(dense, [wide, wide, item()])).toEqual([cell(0, 0, 2), cell(1, 0, 2), cell(0, 2)]);
	});

	it('an item of a given row stands behind the others of that row', () => {
		const first = item({ gridRowStart: line(1) });
		expect(placeItems(grid(2), [item(), first, first])).toEqual([cell(1, 0), cell(0, 0), cell(0, 1)]);
	});

	it('an item of a given column goes down until it is free there, and the next follows it', () => {
		const second = item({ gridColumnStart: line(2) });
		expect(placeItems(grid(2), [second, second, item()])).toEqual([cell(0, 1), cell(1, 1), cell(2, 0)]);
	});

	it('a line before the first makes tracks before it', () => {
		const before = item({ gridRowStart: line(1), gridColumnStart: line(-4) });
		expect(placeItems(grid(2), [before, item()])).toEqual([cell(0, 0), cell(0, 1)]);
	});

	it('lines have names, by which they are counted from both ends', () => {
		const named = {
			...tracks(4),
			names: [['a'], ['b'], ['a'], ['b', 'wide-start'], ['a', 'wide-end']],
		};
		const container = grid(4, { gridTemplateColumns: named });
		const from = (start: GridLine, end: GridLine = { kind: 'auto' }) => {
			const [at] = placeItems(container, [item({ gridColumnStart: start, gridColumnEnd: end })]);
			return [at!.column, at!.columnSpan];
		};
		expect(from({ kind: 'line', index: 2, name: 'a' })).toEqual([2, 1]);
		expect(from({ kind: 'line', index: -1, name: 'b' })).toEqual([3, 1]);
		expect(from(area('b'), { kind: 'span', count: 2, name: 'a' })).toEqual([1, 3]);
		expect(from({ kind: 'span', count: 1, name: 'b' }, line(-1))).toEqual([3, 1]);
		expect(from(area('wide'), area('wide'))).toEqual([3, 1]);
		expect(from({ kind: 'line', index: 4, name: 'a' })).toEqual([5, 1]);
	});

	it('a thousand items that want a thousand cells each come to an end, and to no more tracks than there may be', () => {
		const large = item({ gridColumnStart: span(1000), gridRowStart: span(1000) });
		const areas = placeItems(
			grid(2),
			Array.from({ length: 1000 }, () => large),
		);
		expect(areas).toHaveLength(1000);
	});

	it('an item wider than the grid makes it wider', () => {
		expect(placeItems(grid(2), [item({ gridColumnStart: span(3) })])).toEqual([cell(0, 0, 3)]);
	});
});
