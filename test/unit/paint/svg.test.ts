import { expect, test } from 'vitest';
import {
	black,
	type DrawingOp,
	type GlyphRun,
	type Ink,
	rectPath,
	type Stroke,
} from '../../../src/base/index.js';
import { svgDrawing } from '../../../src/paint/index.js';
import { openSquare } from '../font/project.js';

const half: Ink = { space: 'srgb', channels: [1, 0, 0], alpha: 0.5 };
const glyphs = [
	{ advance: 1000 },
	{ advance: 1000, box: [0, 0, 1000, 1000] as const, codePoints: [0x6c38] },
	{ advance: 500, codePoints: [0x20] },
];

async function svg(ops: readonly DrawingOp[], alt = 'a chart', title = ''): Promise<readonly string[]> {
	const fonts = await openSquare({ glyphs });
	return svgDrawing({ size: { width: 40, height: 30.5 }, ops }, fonts, { title, alt, language: 'en' }).split(
		'\n',
	);
}

const square = rectPath({ x: 0, y: 0, width: 10, height: 5 });
const run: GlyphRun = {
	font: 'square-400',
	size: 10,
	direction: 'horizontal',
	glyphs: [1, 2, 1],
	advances: [12, 5, 10],
	text: '永 永',
	clusters: [0, 1, 2],
};

test('a drawing with a title has its alternative text as description', async () => {
	expect((await svg([], 'Bars by sector.', 'Software leads')).slice(1, 3)).toEqual([
		'<title>Software leads</title>',
		'<desc>Bars by sector.</desc>',
	]);
	expect((await svg([], 'Bars', 'Bars')).slice(1, 3)).toEqual(['<title>Bars</title>', '</svg>']);
});

test('a drawing has its size in points and its alternative text as title', async () => {
	expect(await svg([], 'GDP < "1" & more\u0000')).toEqual([
		'<svg xmlns="http://www.w3.org/2000/svg" width="40pt" height="30.5pt" viewBox="0 0 40 30.5" role="img" lang="en">',
		'<title>GDP &#60; &#34;1&#34; &#38; more</title>',
		'</svg>',
		'',
	]);
});

test('a glyph is defined once and used where it stands', async () => {
	expect((await svg([{ op: 'glyphs', run, matrix: [1, 0, 0, 1, 5, 20], fill: black }])).slice(2, -2)).toEqual(
		[
			'<defs>',
			'<path id="g1" d="M0 0L0 -1L1 -1L1 0Z"/>',
			'</defs>',
			'<g transform="matrix(10 0 0 10 5 20)" fill="#000000">',
			'<use href="#g1" x="0" y="0"/>',
			'<use href="#g1" x="1.7" y="0"/>',
			'</g>',
		],
	);
});

test('a glyph with a gradient is moved into the space of the drawing', async () => {
	const stops = [
		{ offset: 0, ink: black },
		{ offset: 1, ink: half },
	];
	const fill = { kind: 'linear', from: [0, 0], to: [10, 0], stops } as const;
	const one = { ...run, glyphs: [1], advances: [10], clusters: [0] };
	expect((await svg([{ op: 'glyphs', run: one, matrix: [1, 0, 0, 1, 5, 20], fill }])).slice(2, -2)).toEqual([
		'<defs>',
		'<linearGradient id="p1" x1="0" y1="0" x2="10" y2="0" gradientUnits="userSpaceOnUse">' +
			'<stop offset="0" stop-color="#000000"/><stop offset="1" stop-color="#ff0000" stop-opacity="0.5"/></linearGradient>',
		'</defs>',
		'<path d="M5 20L5 10L15 10L15 20Z" fill="url(#p1)"/>',
	]);
});

test('paths, strokes and groups keep what they are', async () => {
	const line = { width: 0.5, miterLimit: 10, dash: [2, 1], dashOffset: 1 };
	const stroke: Stroke = { ...line, paint: half, cap: 'round', join: 'miter' };
	const ops: DrawingOp[] = [
		{ op: 'path', path: square, fill: black, fillRule: 'evenodd' },
		{
			op: 'group',
			matrix: [1, 0, 0, 1, 2, 3],
			clip: square,
			opacity: 0.5,
			blend: 'multiply',
			ops: [{ op: 'path', path: square, stroke }],
		},
	];
	expect((await svg(ops)).slice(2, -2)).toEqual([
		'<defs>',
		'<clipPath id="c1"><path d="M0 0L10 0L10 5L0 5Z"/></clipPath>',
		'</defs>',
		'<path d="M0 0L10 0L10 5L0 5Z" fill="#000000" fill-rule="evenodd"/>',
		'<g transform="matrix(1 0 0 1 2 3)" clip-path="url(#c1)" opacity="0.5" style="mix-blend-mode:multiply">',
		'<path d="M0 0L10 0L10 5L0 5Z" fill="none" stroke="#ff0000" stroke-opacity="0.5" stroke-width="0.5" ' +
			'stroke-linecap="round" stroke-miterlimit="10" stroke-dasharray="2 1" stroke-dashoffset="1"/>',
		'</g>',
	]);
});

test('clips that are equal are defined once', async () => {
	const group: DrawingOp = { op: 'group', clip: square, ops: [{ op: 'path', path: square, fill: black }] };
	expect((await svg([group, group])).filter((line) => line.startsWith('<clipPath'))).toHaveLength(1);
});
