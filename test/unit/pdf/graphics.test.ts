import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
	type DrawingOp,
	type Gradient,
	type GradientStop,
	rectPath,
	registration,
} from '../../../src/base/index.js';
import { rasterDrawing } from '../../../src/paint/index.js';
import { profiles, writePdf } from '../../../src/pdf/index.js';
import { readPdf } from '../../support/read-pdf.js';
import { ink, latin, ownFonts, painted, run, tagged, write } from './documents.js';

const black = ink(0, 0, 0);
const red = ink(1, 0, 0);
const square = rectPath({ x: 10, y: 20, width: 30, height: 40 });
const stroke = {
	paint: red,
	width: 2,
	cap: 'butt',
	join: 'miter',
	miterLimit: 4,
	dash: [3, 1],
	dashOffset: 1,
} as const;
const linear = (stops: readonly GradientStop[]): Gradient => ({
	kind: 'linear',
	from: [10, 0],
	to: [40, 0],
	stops,
});
const ramp = (from: number, to: number) => [
	{ offset: 0, ink: ink(1, 0, 0, from) },
	{ offset: 1, ink: ink(0, 0, 1, to) },
];

/** The operators of a page with these ops, without the flip and the marks. */
async function operators(...ops: readonly DrawingOp[]): Promise<readonly string[]> {
	const pdf = await write({ pages: [[tagged(1, ...ops)]] });
	const lines = pdf.content(0).split('\n');
	expect(lines[0]).toBe('1 0 0 -1 0 100 cm');
	return lines.slice(1).filter((line) => !/BDC$|^EMC$/.test(line));
}

const outline = ['10 20 m', '40 20 l', '40 60 l', '10 60 l', 'h'];

test('a path is filled, stroked or both, and colours are set once', async () => {
	expect(
		await operators(
			{ op: 'path', path: square, fill: red },
			{ op: 'path', path: square, fill: red, fillRule: 'evenodd' },
			{ op: 'path', path: square, fill: red, stroke },
		),
	).toEqual([
		...['1 0 0 rg', ...outline, 'f', ...outline, 'f*'],
		...['1 0 0 RG', '2 w 0 J 0 j 4 M [3 1] 1 d', ...outline, 'B'],
	]);
});

test('a group keeps its matrix and clip to itself', async () => {
	const group: DrawingOp = {
		op: 'group',
		matrix: [2, 0, 0, 2, 5, 6],
		clip: square,
		ops: [{ op: 'path', path: square, fill: red }],
	};
	expect(await operators(group, { op: 'path', path: square, fill: red })).toEqual([
		...['q', '2 0 0 2 5 6 cm', ...outline, 'W n', '1 0 0 rg', ...outline, 'f', 'Q'],
		...['1 0 0 rg', ...outline, 'f'],
	]);
});

test('a translucent mark needs a graphics state, and what follows is opaque again', async () => {
	const pdf = await write({
		pages: [
			[
				tagged(
					1,
					{ op: 'path', path: square, fill: ink(1, 0, 0, 0.4) },
					{ op: 'path', path: square, fill: red },
				),
			],
		],
	});
	expect(pdf.content(0).match(/\/G\d gs/g)).toEqual(['/G1 gs', '/G2 gs']);
	const [clear, opaque] = pdf
		.find(/\/ExtGState\n\/ca/)
		.map((number) => pdf.object(number).replace(/\s+/g, ' '));
	expect(clear).toContain('/ca 0.4 /CA 0.4 /BM /Normal /SMask /None');
	expect(opaque).toContain('/ca 1 /CA 1 /BM /Normal /SMask /None');
	expect(pdf.object(pdf.find(/\/Type \/Page\n/)[0]!)).toContain('/S /Transparency');
});

test('a group of several ops shines through as one', async () => {
	const ops: DrawingOp[] = [
		{ op: 'path', path: square, fill: red },
		{ op: 'path', path: square, fill: black },
	];
	const pdf = await write({ pages: [[tagged(1, { op: 'group', opacity: 0.5, blend: 'color-dodge', ops })]] });
	const [form] = pdf.find(/\/Subtype \/Form/);
	expect(pdf.object(form!).replace(/\s+/g, ' ')).toContain(
		'/Group << /Type /Group /S /Transparency /CS /DeviceRGB /I true >>',
	);
	expect(pdf.stream(form!).toString().split('\n')).toEqual([
		...['1 0 0 rg', ...outline, 'f', '0 0 0 rg', ...outline, 'f'],
	]);
	expect(pdf.content(0)).toMatch(/q\n\/G1 gs\n\/X1 Do\nQ/);
	expect(pdf.object(pdf.find(/\/ca 0\.5/)[0]!)).toContain('/BM /ColorDodge');
});

test('a group of one mark needs no form', async () => {
	const ops: DrawingOp[] = [{ op: 'path', path: square, fill: red }];
	const pdf = await write({ pages: [[tagged(1, { op: 'group', opacity: 0.5, ops })]] });
	expect(pdf.find(/\/Subtype \/Form/)).toEqual([]);
	expect(pdf.find(/\/ca 0\.5/)).toHaveLength(1);
});

test('groups never nest more q than PDF/A allows', async () => {
	let op: DrawingOp = { op: 'path', path: square, fill: red };
	for (let i = 0; i < 60; i++) op = { op: 'group', matrix: [1, 0, 0, 1, 1, 0], ops: [op] };
	const pdf = await write({ pages: [[tagged(1, op)]] });
	for (const number of [...pdf.find(/\/Subtype \/Form/)]) {
		expect(pdf.stream(number).toString().match(/^q$/gm)?.length ?? 0).toBeLessThanOrEqual(28);
	}
	expect(pdf.content(0).match(/^q$/gm)!.length).toBeLessThanOrEqual(28);
});

test('a gradient is a pattern in the space of the page', async () => {
	const fill = linear([
		...ramp(1, 1).slice(0, 1),
		{ offset: 0.5, ink: black },
		{ offset: 0.5, ink: red },
		...ramp(1, 1).slice(1),
	]);
	const pdf = await write({
		pages: [
			[tagged(1, { op: 'group', matrix: [1, 0, 0, 1, 7, 8], ops: [{ op: 'path', path: square, fill }] })],
		],
	});
	expect(pdf.content(0)).toContain('/Pattern cs /P1 scn');
	const pattern = pdf.object(pdf.find(/\/PatternType 2/)[0]!).replace(/\s+/g, ' ');
	// Moved by 7, 8 and then turned over: y = 100 − 8.
	expect(pattern).toContain('/Matrix [1 0 0 -1 7 92]');
	expect(pattern).toContain('/ShadingType 2 /ColorSpace /DeviceRGB /Coords [10 0 40 0]');
	// Two ramps that do not meet: black is reached at .5, red begins there.
	expect(pattern).toContain('/C0 [1 0 0] /C1 [0 0 0] /N 1');
	expect(pattern).toContain('/C0 [1 0 0] /C1 [0 0 1] /N 1');
	expect(pattern).toContain('/Bounds [0.5] /Encode [0 1 0 1]');
});

test('a gradient whose alpha changes gets a mask of greys', async () => {
	const pdf = await write({ pages: [[tagged(1, { op: 'path', path: square, fill: linear(ramp(1, 0.2)) })]] });
	const state = pdf.object(pdf.find(/\/S \/Luminosity/)[0]!);
	const mask = Number(/\/G (\d+) 0 R/.exec(state)?.[1]);
	expect(pdf.object(mask)).toContain('/CS /DeviceGray');
	expect(pdf.stream(mask).toString()).toBe('/S sh');
	const shading = pdf.object(pdf.find(/^\d+ 0 obj\n<<\n\/ShadingType/)[0]!).replace(/\s+/g, ' ');
	expect(shading).toContain('/C0 [1] /C1 [0.2] /N 1');
});

test('a gradient with one alpha and one of one ink need no mask', async () => {
	const pdf = await write({
		pages: [
			[
				tagged(
					1,
					{ op: 'path', path: square, fill: linear(ramp(0.5, 0.5)) },
					{ op: 'path', path: square, fill: linear([{ offset: 0.3, ink: red }]) },
				),
			],
		],
	});
	expect(pdf.find(/\/S \/Luminosity/)).toEqual([]);
	expect(pdf.find(/\/ca 0\.5/)).toHaveLength(1);
	expect(pdf.find(/\/PatternType 2/)).toHaveLength(1);
});

test('letters that are filled and stroked are shown once', async () => {
	const fonts = await ownFonts();
	const letters: DrawingOp = {
		op: 'glyphs',
		run: run(fonts, latin, 'ab', 10),
		matrix: [1, 0, 0, 1, 5, 50],
		fill: red,
		stroke,
	};
	const pdf = await write({ pages: [[tagged(1, letters)]] });
	expect(pdf.text(0)).toBe('ab');
	expect(pdf.content(0)).toContain('2 Tr');
});

test('an image is written once, however often it is placed, with its alpha as a mask', async () => {
	const fonts = await ownFonts();
	const size = { width: 4, height: 4 };
	const bytes = await rasterDrawing({ size, ops: [{ op: 'path', path: square, fill: red }] }, fonts, 72);
	const image = {
		id: createHash('sha256').update(bytes).digest('hex'),
		format: 'png',
		width: 4,
		height: 4,
		bytes,
	} as const;
	const place = (x: number): DrawingOp => ({ op: 'image', image, rect: { x, y: 10, width: 20, height: 30 } });
	const pages = { pages: [[tagged(1, place(0), place(50))]] };
	const written = await writePdf(painted(pages), { profile: profiles.screen, fonts, date: '2023-08-03' });
	const pdf = readPdf(written);
	expect(pdf.find(/\/Subtype \/Image\n[\s\S]*\/SMask/)).toHaveLength(1);
	expect(pdf.content(0)).toContain('q\n20 0 0 -30 50 40 cm\n/I1 Do\nQ');
	expect(await writePdf(painted(pages), { profile: profiles.screen, fonts, date: '2023-08-03' })).toEqual(
		written,
	);
});

test('a sheet larger than the page says where it is trimmed', async () => {
	const fonts = await ownFonts();
	const document = painted({ pages: [[]] });
	const [list] = document.pages;
	const sheet = { ...list!, trim: { x: 20, y: 10, width: 150, height: 60 }, bleed: 9 };
	const pdf = readPdf(
		await writePdf({ ...document, pages: [sheet] }, { profile: profiles.screen, fonts, date: '2023-08-03' }),
	);
	const page = pdf.object(pdf.find(/\/Type \/Page\n/)[0]!);
	// Boxes count from below: 100 − 10 − 60 = 30.
	expect(page).toContain('/MediaBox [0 0 200 100]');
	expect(page).toContain('/TrimBox [20 30 170 90]');
	expect(page).toContain('/BleedBox [11 21 179 99]');
});

test('marks are printed with every ink of the press', async () => {
	const stroke = {
		width: 0.25,
		cap: 'butt',
		join: 'miter',
		miterLimit: 10,
		dash: [],
		dashOffset: 0,
	} as const;
	const path: DrawingOp = {
		op: 'path',
		path: [
			['M', 0, 0],
			['L', 10, 0],
		],
		stroke: { ...stroke, paint: registration },
	};
	const pdf = await write({ pages: [[path, path]] });
	expect(pdf.content(0)).toContain('/All CS 1 SCN');
	const spaces = pdf.find(/\/Separation/);
	expect(spaces).toHaveLength(1);
	expect(pdf.object(spaces[0]!).replace(/\s+/g, ' ')).toContain('[/Separation /All /DeviceRGB <<');
});

test('a number that is none is a fault of the program, not a broken file', async () => {
	await expect(operators({ op: 'path', path: [['M', Number.NaN, 0], ['Z']], fill: red })).rejects.toThrow(
		'NaN',
	);
});
