import { inflateSync } from 'node:zlib';

/** How opaque the pixels of a PNG file are. */
export interface PixelRow {
	readonly y: number;
	/** The first pixel of the row, and how many columns the next one is further on. */
	readonly x: number;
	readonly step: number;
	/** 0 to 255, a pixel each. */
	readonly alpha: Uint8Array;
}

/** What a pixel is made of (PNG 3rd edition, table 12). */
const CHANNELS: ReadonlyMap<number, number> = new Map([
	[0, 1],
	[2, 3],
	[3, 1],
	[4, 2],
	[6, 4],
]);
/** Where the pixels of the seven parts of an interlaced file begin, and how far apart they are: x, y, across, down. */
const PASSES: readonly (readonly [number, number, number, number])[] = [
	[0, 0, 8, 8],
	[4, 0, 8, 8],
	[0, 4, 4, 8],
	[2, 0, 4, 4],
	[0, 2, 2, 4],
	[1, 0, 2, 2],
	[0, 1, 1, 2],
];
/** Unpacked bytes of a picture that text follows: 64 million pixels with opacity. */
const MOST_BYTES = 256 * 1024 * 1024;

/** A file that was found whole: its header, its data in one piece, and what its colours say of opacity. */
interface PngData {
	readonly width: number;
	readonly height: number;
	readonly depth: number;
	readonly colorType: number;
	readonly isInterlaced: boolean;
	readonly packed: Uint8Array;
	readonly transparency: Uint8Array | undefined;
}

/** The rows of pixels of a sound PNG file; nothing when all of them are opaque, or when they cannot be unpacked. */
export function* alphaRows(bytes: Uint8Array): Generator<PixelRow> {
	const png = readData(bytes);
	const { width, height, depth, colorType, isInterlaced, packed, transparency } = png;
	if (colorType < 4 && !transparency) return;
	const bits = CHANNELS.get(colorType)! * depth;
	const passes = isInterlaced ? PASSES : [[0, 0, 1, 1] as const];
	const sizes = passes.map(([x, y, across, down]) => ({
		columns: Math.max(0, Math.ceil((width - x) / across)),
		rows: Math.max(0, Math.ceil((height - y) / down)),
	}));
	const length = sizes.reduce(
		(sum, { columns, rows }) => sum + (columns === 0 ? 0 : rows * (1 + Math.ceil((columns * bits) / 8))),
		0,
	);
	if (length > MOST_BYTES) return;
	let data: Uint8Array;
	try {
		data = inflateSync(packed, { maxOutputLength: length });
	} catch {
		return;
	}
	if (data.length < length) return;
	let at = 0;
	for (const [i, [x, y, step, down]] of passes.entries()) {
		const { columns, rows } = sizes[i]!;
		if (columns === 0) continue;
		const stride = Math.ceil((columns * bits) / 8);
		let before = new Uint8Array(stride);
		for (let row = 0; row < rows; row++) {
			const line = data.slice(at + 1, at + 1 + stride);
			unfilter(data[at]!, line, before, Math.max(1, bits >> 3));
			yield { y: y + row * down, x, step, alpha: alphaOf(line, columns, depth, colorType, transparency) };
			before = line;
			at += 1 + stride;
		}
	}
}

function readData(bytes: Uint8Array): PngData {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const parts: Uint8Array[] = [];
	let transparency: Uint8Array | undefined;
	for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
		const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
		const data = bytes.subarray(at + 8, at + 8 + view.getUint32(at));
		if (type === 'IDAT') parts.push(data);
		if (type === 'tRNS') transparency = data;
		if (type === 'IEND') break;
	}
	return {
		width: view.getUint32(16),
		height: view.getUint32(20),
		depth: bytes[24]!,
		colorType: bytes[25]!,
		isInterlaced: bytes[28] === 1,
		packed: Buffer.concat(parts),
		transparency,
	};
}

/** Undoes the filter of a row (PNG 3rd edition, 9.2). */
function unfilter(filter: number, line: Uint8Array, before: Uint8Array, pixel: number): void {
	for (let i = 0; i < line.length; i++) {
		const left = i >= pixel ? line[i - pixel]! : 0;
		const up = before[i]!;
		const corner = i >= pixel ? before[i - pixel]! : 0;
		line[i] = line[i]! + predicted(filter, left, up, corner);
	}
}

function predicted(filter: number, left: number, up: number, corner: number): number {
	switch (filter) {
		case 1:
			return left;
		case 2:
			return up;
		case 3:
			return (left + up) >> 1;
		case 4: {
			const guess = left + up - corner;
			const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
			return a <= b && a <= c ? left : b <= c ? up : corner;
		}
		default:
			return 0;
	}
}

function alphaOf(
	line: Uint8Array,
	columns: number,
	depth: number,
	colorType: number,
	transparency: Uint8Array | undefined,
): Uint8Array {
	const alpha = new Uint8Array(columns).fill(255);
	const bytes = depth >> 3;
	const channels = CHANNELS.get(colorType)!;
	for (let i = 0; i < columns; i++) {
		if (colorType >= 4) alpha[i] = line[(i * channels + channels - 1) * bytes]!;
		else if (colorType === 3) alpha[i] = transparency?.[sample(line, i, depth)] ?? 255;
		else if (isTransparent(line, i, depth, channels, transparency!)) alpha[i] = 0;
	}
	return alpha;
}

/** Of grey and of colour one value is transparent; the file gives it in 16 bits a channel. */
function isTransparent(
	line: Uint8Array,
	column: number,
	depth: number,
	channels: number,
	transparency: Uint8Array,
): boolean {
	for (let channel = 0; channel < channels; channel++) {
		const wanted = transparency[channel * 2]! * 256 + transparency[channel * 2 + 1]!;
		if (sample(line, column * channels + channel, depth) !== wanted) return false;
	}
	return true;
}

function sample(line: Uint8Array, index: number, depth: number): number {
	if (depth === 16) return line[index * 2]! * 256 + line[index * 2 + 1]!;
	if (depth === 8) return line[index]!;
	const perByte = 8 / depth;
	const shift = 8 - depth * ((index % perByte) + 1);
	return (line[Math.floor(index / perByte)]! >> shift) & ((1 << depth) - 1);
}
