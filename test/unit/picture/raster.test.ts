import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Diagnostic, formatDiagnostic } from '../../../src/base/index.js';
import { crc32 } from '../../../src/picture/crc32.js';
import { drawPicture, loadPicture } from '../../../src/picture/index.js';
import { squareFonts } from '../../support/square-fonts.js';

const span = { file: 'data/a/issue.yaml', line: 7, column: 3 };

function load(bytes: Uint8Array) {
	const found: Diagnostic[] = [];
	const picture = loadPicture({ readBytes: () => bytes }, 'pictures/a.png', (d) => found.push(d), span);
	return { picture, found: found.map(formatDiagnostic) };
}

function chunk(type: string, data: Uint8Array): Uint8Array {
	const bytes = new Uint8Array(12 + data.length);
	const view = new DataView(bytes.buffer);
	view.setUint32(0, data.length);
	bytes.set(new TextEncoder().encode(type), 4);
	bytes.set(data, 8);
	view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
	return bytes;
}

function header(width: number, height: number, colorType = 0): Uint8Array {
	const data = new Uint8Array(13);
	new DataView(data.buffer).setUint32(0, width);
	new DataView(data.buffer).setUint32(4, height);
	data.set([8, colorType, 0, 0, 0], 8);
	return chunk('IHDR', data);
}

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const pixels = chunk('IDAT', deflateSync(new Uint8Array(12)));
const end = chunk('IEND', new Uint8Array());
const joined = (...parts: readonly Uint8Array[]): Uint8Array =>
	Uint8Array.from(parts.flatMap((part) => [...part]));
const png = joined(signature, header(4, 2), pixels, end);

describe('PNG', () => {
	it('has the size of its pixels at .75 pt each', () => {
		const { picture, found } = load(png);
		expect(found).toEqual([]);
		expect(picture?.size).toEqual({ width: 3, height: 1.5 });
		const setting = { fonts: squareFonts(), language: 'en', report: () => undefined };
		expect(picture && drawPicture(picture, { width: 10, height: 5 }, setting).ops).toMatchObject([
			{
				op: 'image',
				rect: { x: 0, y: 0, width: 10, height: 5 },
				image: { format: 'png', width: 4, height: 2 },
			},
		]);
	});

	it('has the size that its density gives', () => {
		// 11811 pixels a metre are 300 an inch: 4 px are .96 pt.
		const density = Uint8Array.of(0, 0, 0x2e, 0x23, 0, 0, 0x2e, 0x23, 1);
		const { picture } = load(joined(signature, header(4, 2), chunk('pHYs', density), pixels, end));
		expect(picture?.size.width).toBeCloseTo(0.96, 4);
	});

	it.each([
		['a changed byte', png.with(20, 9), 'the checksum of its "IHDR" chunk is wrong'],
		['a missing tail', png.subarray(0, png.length - 12), 'it ends before its last chunk'],
		['a cut chunk', png.subarray(0, 50), 'it ends in the middle of its "IDAT" chunk'],
		['no pixels', joined(signature, header(4, 2), end), 'it has no pixels'],
		['no palette', joined(signature, header(4, 2, 3), pixels, end), 'it has no palette'],
		['no extent', joined(signature, header(0, 2), pixels, end), 'it is 0 × 2 pixels'],
		[
			'a giant size',
			joined(signature, header(60_000, 60_000), pixels, end),
			'60000 × 60000 pixels are more than a page can use',
		],
		['text', new TextEncoder().encode('hello'), 'it is no SVG, PNG or JPEG'],
	])('with %s is refused at the place that asks for it', (_, bytes, why) => {
		const { picture, found } = load(bytes);
		expect(picture).toBeUndefined();
		expect(found).toEqual([
			`data/a/issue.yaml:7:3 error picture/broken "pictures/a.png" cannot be printed: ${why}`,
		]);
	});
});

const segment = (marker: number, data: readonly number[]): number[] => [
	0xff,
	marker,
	(data.length + 2) >> 8,
	(data.length + 2) & 255,
	...data,
];
const frame = segment(0xc0, [8, 0, 2, 0, 4, 1, 1, 0x11, 0]);
const scan = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 0x12, 0x34];
const jfif = segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 2, 1, 0, 144, 0, 144, 0, 0]);

describe('JPEG', () => {
	it('has the size of its pixels, or that of its density', () => {
		expect(load(Uint8Array.from([0xff, 0xd8, ...frame, ...scan, 0xff, 0xd9])).picture?.size).toEqual({
			width: 3,
			height: 1.5,
		});
		expect(load(Uint8Array.from([0xff, 0xd8, ...jfif, ...frame, ...scan, 0xff, 0xd9])).picture?.size).toEqual(
			{ width: 2, height: 1 },
		);
	});

	it('says that it is not turned', () => {
		const exif = segment(0xe1, [
			...[0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
			...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0],
		]);
		const { picture, found } = load(Uint8Array.from([0xff, 0xd8, ...exif, ...frame, ...scan, 0xff, 0xd9]));
		expect(picture?.size).toEqual({ width: 3, height: 1.5 });
		expect(found[0]).toContain(
			'warning picture/unsupported "pictures/a.png" is printed as it is stored, though its pixels are to be turned (orientation 6)',
		);
	});

	it('is refused when it is cut', () => {
		const cut = (bytes: readonly number[]) => load(Uint8Array.from(bytes)).found[0];
		expect(cut([0xff, 0xd8, ...frame, ...scan])).toContain('it ends before its last row');
		expect(cut([0xff, 0xd8, ...frame.slice(0, 6)])).toContain('it ends in the middle of a segment');
		expect(cut([0xff, 0xd8, ...frame, 1, 2, 3, 4])).toContain('is not the start of a segment');
		expect(cut([0xff, 0xd8, 0xff, 0xd9])).toContain('it has no pixels');
	});
});
