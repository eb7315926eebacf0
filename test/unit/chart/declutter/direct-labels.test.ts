import { describe, expect, it } from 'vitest';
import { dataFolder, drawn } from '../drawn.js';

const folder = dataFolder({});
const axis = { type: 'quantitative', axis: null, scale: { domain: [0, 10], nice: false } } as const;
const text = {
	type: 'text',
	style: 'direct-label',
	align: 'left',
	baseline: 'middle',
	dx: 2,
	fontSize: 8,
} as const;

interface Row {
	readonly y: number;
	readonly label: string | readonly string[];
	readonly panel?: string;
}

const labels = (rows: readonly Row[], mark: object = text) => ({
	data: { values: rows },
	mark,
	encoding: { x: { datum: 10, ...axis }, y: { field: 'y', ...axis }, text: { field: 'label' } },
});

/** Points that "10" stands below the top: a plot of 90 by 100 pt, a label of one letter is 4 pt wide. */
const box = { size: { width: 96, height: 100 } };
/** The text, place across and baseline of each label. */
const placesOf = (lines: readonly string[]): readonly string[] =>
	lines.flatMap((line) => /"(.*)" latin 8 at (.*)$/.exec(line)?.slice(1).join(' ') ?? []);

describe('direct labels', () => {
	it('stay beside their points where there is room', async () => {
		const { lines, findings } = await drawn(
			{
				...labels([
					{ y: 2, label: 'a' },
					{ y: 8, label: 'b' },
				]),
			},
			folder,
			box,
		);
		expect(findings).toEqual([]);
		// The middle of a letter is .35 em above its baseline: 80 + 2.8 and 20 + 2.8, less the room above the highest.
		const [a, b] = placesOf(lines).map((line) => Number(line.split(' ')[2]));
		expect(a! - b!).toBeGreaterThan(50);
		expect(lines.filter((line) => line.includes('stroke'))).toEqual([]);
	});

	it('move apart by as much each, in the order of their points, and those that go far have a leader', async () => {
		const { lines, findings } = await drawn(
			labels([
				{ y: 5, label: 'a' },
				{ y: 5, label: 'b' },
				{ y: 5, label: 'c' },
			]),
			folder,
			box,
		);
		expect(findings).toEqual([]);
		const baselines = placesOf(lines).map((line) => Number(line.split(' ')[2]));
		// A label is 1.14 em high: 9.12 pt from one to the next.
		expect(baselines.map((each) => Math.round((each - baselines[0]!) * 100) / 100)).toEqual([0, 9.12, 18.24]);
		// They stand off by 8 pt more than their dx of 2, for the leaders of two.
		const leaders = lines.filter((line) => line.includes('stroke #000000 0.3'));
		expect(leaders).toHaveLength(2);
		expect(placesOf(lines).map((line) => line.split(' ')[1])).toEqual(['92', '92', '92']);
	});

	it('of two layers are set apart together', async () => {
		const [first, second] = [labels([{ y: 5, label: 'a' }]), labels([{ y: 5.1, label: 'b' }])];
		const { lines, findings } = await drawn({ layer: [first, second] }, folder, box);
		expect(findings).toEqual([]);
		const [a, b] = placesOf(lines).map((line) => Number(line.split(' ')[2]));
		expect(a! - b!).toBeCloseTo(9.12, 2);
	});

	it('of each panel are set apart by themselves', async () => {
		const rows = [
			{ y: 5, label: 'a', panel: 'p' },
			{ y: 5, label: 'b', panel: 'p' },
			{ y: 5, label: 'c', panel: 'q' },
		];
		const { data, ...spec } = labels(rows);
		const { lines, findings } = await drawn(
			{ data, facet: { column: { field: 'panel', header: null } }, spec: { width: 30, height: 60, ...spec } },
			folder,
			{ size: { width: 100, height: 60 } },
		);
		expect(findings).toEqual([]);
		const [a, b, c] = placesOf(lines).map((line) => Number(line.split(' ')[2]));
		expect(b! - a!).toBeCloseTo(9.12, 2);
		expect(c! - a!).toBeCloseTo(9.12 / 2, 2);
	});

	it('have the height of all their lines', async () => {
		const { lines } = await drawn(
			labels(
				[
					{ y: 5.1, label: ['a', 'aa'] },
					{ y: 5, label: 'b' },
				],
				{ ...text, lineHeight: 10 },
			),
			folder,
			box,
		);
		const [first, second, below] = placesOf(lines).map((line) => Number(line.split(' ')[2]));
		expect(second! - first!).toBeCloseTo(10, 2);
		expect(below! - second!).toBeCloseTo(9.12, 2);
	});

	it('stay where they are on a plain chart', async () => {
		const { lines } = await drawn(
			labels([
				{ y: 5, label: 'a' },
				{ y: 5, label: 'b' },
			]),
			folder,
			{ ...box, isPlain: true },
		);
		const [a, b] = placesOf(lines);
		expect(a!.slice(1)).toBe(b!.slice(1));
	});

	it('are set apart in a specification of Vega too', async () => {
		const vega = {
			$schema: 'https://vega.github.io/schema/vega/v6.json',
			width: 60,
			height: 60,
			data: [{ name: 'rows', values: [{ label: 'a' }, { label: 'b' }] }],
			marks: [
				{
					type: 'text',
					style: 'direct-label',
					from: { data: 'rows' },
					encode: {
						update: {
							x: { value: 10 },
							y: { value: 30 },
							text: { field: 'label' },
							font: { value: 'latin' },
							fontSize: { value: 8 },
							fill: { value: 'black' },
						},
					},
				},
			],
		};
		const { lines } = await drawn(vega, folder, box);
		const [a, b] = placesOf(lines).map((line) => Number(line.split(' ')[2]));
		expect(b! - a!).toBeCloseTo(9.12, 2);
	});
});

describe('annotations', () => {
	const annotation = (x: number, label: string) => ({
		data: { values: [{ x }] },
		mark: {
			type: 'text',
			style: 'annotation',
			text: label,
			align: 'left',
			dx: 2,
			fontSize: 8,
			baseline: 'middle',
		},
		encoding: { x: { field: 'x', ...axis }, y: { value: -5 } },
	});
	const bars = {
		data: { values: [{ x: 5, y: 5 }] },
		mark: 'point',
		encoding: { x: { field: 'x', ...axis }, y: { field: 'y', ...axis } },
	};

	it('stand on one line where they have room', async () => {
		const { lines } = await drawn({ layer: [bars, annotation(0, 'aa'), annotation(6, 'bb')] }, folder, box);
		const [a, b] = placesOf(lines).map((line) => line.split(' ')[2]);
		expect(a).toBe(b);
	});

	it('stand above each other where they do not, with a leader down', async () => {
		const { lines, findings } = await drawn(
			{ layer: [bars, annotation(0, 'aaaaaaaa'), annotation(2, 'bbbb')] },
			folder,
			box,
		);
		expect(findings).toEqual([]);
		const [a, b] = placesOf(lines).map((line) => Number(line.split(' ')[2]));
		expect(a! - b!).toBeCloseTo(9.12, 2);
		expect(lines.filter((line) => line.includes('stroke #000000 0.3'))).toHaveLength(1);
	});
});
