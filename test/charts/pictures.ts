import './machine-without-fonts.js';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type Canvas, createCanvas, type Image, loadImage } from 'canvas';
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { Diagnostic, Drawing, DrawingOp, Rect } from '../../src/base/index.js';
import { drawChart } from '../../src/chart/draw-chart.js';
import { registerCanvasFonts } from '../../src/chart/fonts/canvas-fonts.js';
import type { ChartResult } from '../../src/chart/job.js';
import { seedOf } from '../../src/chart/view/expression-functions.js';
import { openRoot } from '../../src/files/index.js';
import { type FontSet, loadFontTable, openFonts } from '../../src/font/index.js';
import { rasterDrawing } from '../../src/paint/index.js';
import { checkout } from '../support/project.js';
import type { Pixels } from './compare-pictures.js';
import { steadyContext } from './steady-context.js';

/** Pixels of a picture in a point of the chart. */
export const SCALE = 3;

/** The folder of the specs, from which they read their data. */
export const corpus = `${checkout}/test/charts/corpus`;

const unexpected = (finding: Diagnostic): never => {
	throw new Error(finding.message);
};

/** The fonts of the project, for us and, under the same names, for Vega's canvas. */
export async function openCorpusFonts(): Promise<FontSet> {
	const fonts = await openFonts(loadFontTable(openRoot(checkout), unexpected), unexpected);
	await registerCanvasFonts(fonts.table);
	return fonts;
}

/** Draws a spec as `banmian chart --plain` does. */
export const drawPlain = (spec: unknown, fonts: FontSet): Promise<ChartResult> =>
	drawChart(
		{
			spec,
			isPlain: true,
			theme: undefined,
			dataDirectory: corpus,
			tables: {},
			language: 'en',
			palette: {},
			fontFamilies: [],
			now: Date.UTC(2024, 0, 1),
		},
		fonts,
	);

/**
 * The picture that Vega makes itself, on its own canvas. The widths of text are those that `drawPlain` has set for the same spec
 * before, and so is the seed of chance; data comes by a loader that only reads files.
 */
export async function pictureByVega(spec: object): Promise<Pixels> {
	const { loader, setRandom, randomLCG, parse, View } = vega;
	setRandom(randomLCG(seedOf(spec)));
	const files = loader({ baseURL: `${corpus}/`, mode: 'file' });
	files.sanitize = async (uri) => ({ href: imageAddress(uri) });
	files.load = async (uri) => readFileSync(`${corpus}/${uri}`, 'utf8');
	const view = new View(parse(isVega(spec) ? spec : compile(spec as TopLevelSpec).spec), {
		renderer: 'none',
		loader: files,
	});
	// The first picture has its size, and waits for the images that the second shows.
	const { width, height } = await view.toCanvas();
	const canvas = createCanvas(width * SCALE, height * SCALE);
	await view.toCanvas(SCALE, { externalContext: steadyContext(canvas.getContext('2d')) });
	view.finalize();
	return pixelsOf(canvas);
}

/** What a window on a chart shows, in points. */
export const windowOn = (ops: readonly DrawingOp[], { x, y, width, height }: Rect): Drawing => ({
	size: { width, height },
	ops: [{ op: 'group', matrix: [1, 0, 0, 1, -x, -y], ops }],
});

/** The picture of what we recorded, by our own raster. */
export async function pictureOf(drawing: Drawing, fonts: FontSet): Promise<Pixels> {
	const image = await loadImage(Buffer.from(await rasterDrawing(drawing, fonts, 72 * SCALE)));
	return pixelsOf(onCanvas(image));
}

const isVega = (spec: object): spec is vega.Spec =>
	'$schema' in spec && /\/vega\/v/.test(String(spec.$schema));

function onCanvas(image: Image): Canvas {
	const canvas = createCanvas(image.width, image.height);
	canvas.getContext('2d').drawImage(image, 0, 0);
	return canvas;
}

function pixelsOf(canvas: Canvas): Pixels {
	const { width, height } = canvas;
	// What is not painted is paper.
	const sheet = createCanvas(width, height);
	const context = sheet.getContext('2d');
	context.fillStyle = '#fff';
	context.fillRect(0, 0, width, height);
	context.drawImage(canvas, 0, 0);
	return { width, height, data: context.getImageData(0, 0, width, height).data };
}

function imageAddress(uri: string): string {
	if (uri.startsWith('data:')) return uri;
	const bytes = readFileSync(`${corpus}/${uri}`);
	const format = bytes[0] === 0x89 ? 'png' : 'jpeg';
	return `data:image/${format};base64,${bytes.toString('base64')}`;
}

/** Keeps two pictures side by side in `output/charts-corpus`, ours first, to be looked at. */
export function savePictures(name: string, ours: Pixels, theirs: Pixels): void {
	const sheet = createCanvas(ours.width + theirs.width, Math.max(ours.height, theirs.height));
	const context = sheet.getContext('2d');
	for (const [picture, x] of [
		[ours, 0],
		[theirs, ours.width],
	] as const) {
		const image = context.createImageData(picture.width, picture.height);
		image.data.set(picture.data);
		context.putImageData(image, x, 0);
	}
	const folder = `${checkout}/output/charts-corpus`;
	mkdirSync(folder, { recursive: true });
	writeFileSync(`${folder}/${name}.png`, sheet.toBuffer('image/png'));
}
