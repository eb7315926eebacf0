import { describe, expect, it } from 'vitest';
import { black, identity, type Path, rectPath } from '../../../src/base/index.js';
import { type DisplayList, listText, type Op } from '../../../src/paint/index.js';

const list = (...ops: readonly Op[]): DisplayList => ({
	folio: '3',
	size: { width: 200, height: 100.5 },
	trim: { x: 0, y: 0, width: 200, height: 100.5 },
	bleed: 0,
	ops,
});
const text = (...ops: readonly Op[]): string => listText(list(...ops));
const stroke = {
	paint: black,
	width: 2,
	cap: 'butt',
	join: 'miter',
	miterLimit: 10,
	dash: [],
	dashOffset: 0,
} as const;
const filled = (path: Path): Op => ({ op: 'path', path, fill: black });

describe('a display list as text', () => {
	it('begins with the folio and the size of the page', () => {
		expect(text()).toBe('page 3 200 100.5\n');
	});

	it('has a rectangle by its corner and size, whichever way it was drawn', () => {
		const shape = 'page 3 200 100.5\n  path rect 1 2 10 5 fill #000000\n';
		const corners = [
			[1, 2],
			[11, 2],
			[11, 7],
			[1, 7],
		] as const;
		for (let first = 0; first < 4; first++) {
			for (const step of [1, 3]) {
				const at = (i: number) => corners[(first + i * step) % 4]!;
				const path: Path = [['M', ...at(0)], ['L', ...at(1)], ['L', ...at(2)], ['L', ...at(3)], ['Z']];
				expect(text(filled(path))).toBe(shape);
			}
		}
	});

	it('has other paths by their segments, to a hundredth of a point and without minus zero', () => {
		const path: Path = [['M', 0.005, -0.001], ['L', 1 / 3, 2], ['C', 1, 2, 3, 4, 5, 6], ['Z']];
		expect(text({ op: 'path', path, stroke: { ...stroke, dash: [3, 1] } })).toBe(
			'page 3 200 100.5\n  path M 0.01 0 L 0.33 2 C 1 2 3 4 5 6 Z stroke #000000 2 dash 3,1\n',
		);
	});

	it('has glyphs with their place, face, ink, text and advances', () => {
		const run = {
			font: 'Square',
			size: 10,
			direction: 'horizontal',
			glyphs: [1, 2],
			advances: [10, 5],
			text: '永"',
			clusters: [0, 1],
		} as const;
		const half = { ...black, alpha: 0.5 };
		expect(
			text(
				{ op: 'glyphs', run, matrix: [1, 0, 0, 1, 3, 4], fill: half },
				{ op: 'glyphs', run: { ...run, direction: 'upright' }, matrix: [0, 1, -1, 0, 3, 4], fill: black },
			),
		).toBe(
			'page 3 200 100.5\n' +
				'  text 3 4 Square 10 #00000080 "永\\"" [10 5]\n' +
				'  text (0 1 -1 0 3 4) Square 10 upright #000000 "永\\"" [10 5]\n',
		);
	});

	it('sets what stands in tags, artifacts and groups further in', () => {
		const inner = filled(rectPath({ x: 0, y: 0, width: 1, height: 1 }));
		const group = {
			op: 'group',
			ops: inner.op === 'path' ? [inner] : [],
			matrix: identity,
			clip: rectPath({ x: 0, y: 0, width: 2, height: 2 }),
			opacity: 0.5,
			blend: 'multiply',
		} as const;
		expect(
			text({ op: 'tag', element: 7, ops: [group] }, { op: 'artifact', kind: 'layout', ops: [inner] }),
		).toBe(
			'page 3 200 100.5\n' +
				'  tag 7\n' +
				'    group matrix (1 0 0 1 0 0) clip rect 0 0 2 2 opacity 0.5 blend multiply\n' +
				'      path rect 0 0 1 1 fill #000000\n' +
				'  artifact layout\n' +
				'    path rect 0 0 1 1 fill #000000\n',
		);
	});

	it('names a gradient with its ends and stops, a picture with its pixels and place', () => {
		const gradient = {
			kind: 'linear',
			from: [0, 0],
			to: [10, 0],
			stops: [
				{ offset: 0, ink: black },
				{ offset: 1, ink: { ...black, channels: [1, 1, 1] } },
			],
		} as const;
		const image = { id: 'x', format: 'png', width: 4, height: 2, bytes: new Uint8Array() } as const;
		expect(
			text(
				{ op: 'path', path: rectPath({ x: 0, y: 0, width: 1, height: 1 }), fill: gradient },
				{ op: 'image', image, rect: { x: 1, y: 2, width: 40, height: 20 } },
			),
		).toBe(
			'page 3 200 100.5\n' +
				'  path rect 0 0 1 1 fill linear(0 0 10 0; 0 #000000, 1 #ffffff)\n' +
				'  image png 4×2 1 2 40 20\n',
		);
	});
});
