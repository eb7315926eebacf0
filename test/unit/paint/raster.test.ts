import { createCanvas, loadImage } from 'canvas';
import { expect, test } from 'vitest';
import {
	black,
	type Drawing,
	type DrawingOp,
	type GlyphRun,
	type Ink,
	rectPath,
	type Stroke,
} from '../../../src/base/index.js';
import { rasterDrawing, rasterPage } from '../../../src/paint/index.js';
import { openSquare, refusalOf } from '../font/project.js';

const red: Ink = { space: 'srgb', channels: [1, 0, 0], alpha: 1 };
const glyphs = [
	{ advance: 1000, box: [0, 0, 1000, 1000] as const },
	{ advance: 1000, box: [0, 0, 1000, 1000] as const, codePoints: [0x6c38] },
	{ advance: 500, box: [0, 0, 500, 500] as const, codePoints: [0x41] },
];

const drawing = (ops: readonly DrawingOp[]): Drawing => ({ size: { width: 40, height: 40 }, ops });
const box = (x: number, y: number, width: number, height: number, fill: Ink): DrawingOp => ({
	op: 'path',
	path: rectPath({ x, y, width, height }),
	fill,
});

/** Pixels as #rrggbb at 72 dpi, where a pixel is a point. */
async function pixels(ops: readonly DrawingOp[], dpi = 72) {
	const fonts = await openSquare({ glyphs });
	const image = await loadImage(Buffer.from(await rasterDrawing(drawing(ops), fonts, dpi)));
	const context = createCanvas(image.width, image.height).getContext('2d');
	context.drawImage(image, 0, 0);
	return {
		size: [image.width, image.height],
		at: (x: number, y: number) =>
			`#${[...context.getImageData(x, y, 1, 1).data.slice(0, 3)].map((value) => value.toString(16).padStart(2, '0')).join('')}`,
	};
}

const run = (over: Partial<GlyphRun>): GlyphRun => ({
	font: 'square-400',
	size: 10,
	direction: 'horizontal',
	glyphs: [1],
	advances: [10],
	text: '永',
	clusters: [0],
	...over,
});

test('a page is white and as large as the dots per inch make it', async () => {
	const { size, at } = await pixels([], 144);
	expect(size).toEqual([80, 80]);
	expect(at(40, 40)).toBe('#ffffff');
});

test('glyphs stand on the baseline, each after the advance of the one before', async () => {
	const line = run({ glyphs: [1, 2], advances: [15, 5], text: '永A', clusters: [0, 1] });
	const { at } = await pixels([{ op: 'glyphs', run: line, matrix: [1, 0, 0, 1, 10, 20], fill: black }]);
	// The first covers 10–20 × 10–20, the second, half as large, 25–30 × 15–20.
	expect([at(10, 10), at(19, 19), at(9, 15), at(22, 15), at(15, 20)]).toEqual([
		...['#000000', '#000000', '#ffffff', '#ffffff', '#ffffff'],
	]);
	expect([at(25, 15), at(29, 19), at(25, 14), at(30, 15)]).toEqual([
		'#000000',
		'#000000',
		'#ffffff',
		'#ffffff',
	]);
});

test('upright glyphs hang below each other, their middle on the axis', async () => {
	const column = run({
		direction: 'upright',
		glyphs: [1, 1],
		advances: [15, 10],
		text: '永永',
		clusters: [0, 1],
	});
	const { at } = await pixels([{ op: 'glyphs', run: column, matrix: [1, 0, 0, 1, 20, 5], fill: black }]);
	// Baseline .88 em below the pen: boxes from 5 + 8.8 − 10 = 3.8 to 13.8 and from 18.8 to 28.8, x from 15 to 25.
	expect([at(15, 5), at(24, 12), at(14, 8), at(25, 8)]).toEqual(['#000000', '#000000', '#ffffff', '#ffffff']);
	expect([at(20, 16), at(20, 19), at(20, 27), at(20, 30)]).toEqual([
		'#ffffff',
		'#000000',
		'#000000',
		'#ffffff',
	]);
});

test('the box for a missing character is never drawn', async () => {
	const { at } = await pixels([
		{ op: 'glyphs', run: run({ glyphs: [0] }), matrix: [1, 0, 0, 1, 10, 20], fill: black },
	]);
	expect(at(15, 15)).toBe('#ffffff');
});

test('parts of a group do not shine through each other', async () => {
	const ops = [box(0, 0, 20, 20, red), box(10, 10, 20, 20, black)];
	const { at } = await pixels([{ op: 'group', opacity: 0.5, ops }]);
	expect([at(5, 5), at(15, 15), at(25, 25)]).toEqual(['#ff7f7f', '#7f7f7f', '#7f7f7f']);
});

test('a group of one mark is as opaque as the group', async () => {
	const { at } = await pixels([
		{ op: 'group', opacity: 0.5, ops: [box(0, 0, 20, 20, red)] },
		box(20, 0, 10, 10, black),
	]);
	expect([at(5, 5), at(25, 5)]).toEqual(['#ff8080', '#000000']);
});

test('a group can be multiplied with what lies below', async () => {
	const yellow: Ink = { space: 'srgb', channels: [1, 1, 0], alpha: 1 };
	const cyan: Ink = { space: 'srgb', channels: [0, 1, 1], alpha: 1 };
	const { at } = await pixels([
		box(0, 0, 20, 20, yellow),
		{ op: 'group', blend: 'multiply', ops: [box(10, 0, 20, 20, cyan)] },
	]);
	expect([at(5, 5), at(15, 5), at(25, 5)]).toEqual(['#ffff00', '#00ff00', '#00ffff']);
});

test('a clip stands in the space of its group', async () => {
	const { at } = await pixels([
		{
			op: 'group',
			matrix: [1, 0, 0, 1, 10, 10],
			clip: rectPath({ x: 0, y: 0, width: 10, height: 10 }),
			ops: [box(-10, -10, 40, 40, black)],
		},
	]);
	expect([at(10, 10), at(19, 19), at(9, 10), at(20, 10)]).toEqual([
		'#000000',
		'#000000',
		'#ffffff',
		'#ffffff',
	]);
});

test('a gradient may have a matrix of its own', async () => {
	const stops = [
		{ offset: 0, ink: red },
		{ offset: 0.5, ink: red },
		{ offset: 0.5, ink: black },
		{ offset: 1, ink: black },
	];
	const { at } = await pixels([
		{
			op: 'path',
			path: rectPath({ x: 0, y: 0, width: 40, height: 40 }),
			fill: { kind: 'linear', from: [0, 0], to: [1, 0], stops, matrix: [0, 40, 40, 0, 0, 0] },
		},
	]);
	// The matrix turns the gradient: it runs down.
	expect([at(5, 5), at(35, 5), at(5, 35)]).toEqual(['#ff0000', '#ff0000', '#000000']);
});

test('a dashed line has gaps', async () => {
	const line = { width: 4, miterLimit: 4, dash: [10, 10], dashOffset: 0 };
	const stroke: Stroke = { ...line, paint: black, cap: 'butt', join: 'miter' };
	const { at } = await pixels([
		{
			op: 'path',
			path: [
				['M', 0, 20],
				['L', 40, 20],
			],
			stroke,
		},
	]);
	expect([at(5, 20), at(15, 20), at(25, 20), at(5, 23)]).toEqual([
		'#000000',
		'#ffffff',
		'#000000',
		'#ffffff',
	]);
});

test('a picture is placed by its rectangle', async () => {
	const fonts = await openSquare({ glyphs });
	const bytes = await rasterDrawing(drawing([box(0, 0, 40, 40, red)]), fonts, 72);
	const image = { id: 'red', format: 'png', width: 40, height: 40, bytes } as const;
	const { at } = await pixels([{ op: 'image', image, rect: { x: 10, y: 10, width: 20, height: 20 } }]);
	expect([at(9, 15), at(11, 15), at(28, 28), at(31, 31)]).toEqual([
		'#ffffff',
		'#ff0000',
		'#ff0000',
		'#ffffff',
	]);
});

test('the picture knows its dots per inch', async () => {
	const bytes = Buffer.from(await rasterDrawing(drawing([]), await openSquare({ glyphs }), 300));
	const chunk = bytes.indexOf('pHYs');
	// 300 dots per inch are 11,811 per metre.
	expect([bytes.readUInt32BE(chunk + 4), bytes.readUInt32BE(chunk + 8), bytes[chunk + 12]]).toEqual([
		11811, 11811, 1,
	]);
});

test('the same page gives the same bytes, tags or not', async () => {
	const ops: DrawingOp[] = [{ op: 'glyphs', run: run({}), matrix: [1, 0, 0, 1, 3, 17], fill: red }];
	const fonts = await openSquare({ glyphs });
	const size = { width: 40, height: 40 };
	const list = { folio: '1', size, trim: { x: 0, y: 0, ...size }, bleed: 0, ops };
	const tagged = { ...list, ops: [{ op: 'tag', element: 1, ops } as const] };
	const first = await rasterPage(list, fonts, 110);
	expect(await rasterPage(tagged, await openSquare({ glyphs }), 110)).toEqual(first);
});

test('more pixels than memory can hold are refused', async () => {
	const fonts = await openSquare({ glyphs });
	const huge = { size: { width: 40000, height: 40000 }, ops: [] };
	let messages: readonly string[] = [];
	await rasterDrawing(huge, fonts, 300).catch((error) => {
		messages = refusalOf(() => {
			throw error;
		});
	});
	expect(messages).toEqual([
		'error paint/too-many-pixels the drawing has 166667 × 166667 pixels at 300 dpi, more than 100000000\n' +
			'  hint: ask for fewer dots per inch',
	]);
});
