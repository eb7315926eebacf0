import { type Drawing, PressError, type Size, type Span } from './base/index.js';
import type { ChartWords } from './chart/index.js';
import type { FontSet } from './font/index.js';
import { type PaintedDocument, rasterDrawing, svgDrawing } from './paint/index.js';
import { profiles, writePdf } from './pdf/index.js';

/** A file of a chart. `vl.json` is the Vega-Lite that a kind of chart stands for. */
export type ChartFormat = 'pdf' | 'svg' | 'png' | 'vl.json';

export const chartFormats: readonly ChartFormat[] = ['pdf', 'svg', 'png', 'vl.json'];

export interface WriteOptions {
	readonly language?: 'zh' | 'en';
	readonly date?: string;
	readonly dpi?: number;
}

export async function writeChart(
	format: Exclude<ChartFormat, 'vl.json'>,
	drawing: Drawing,
	words: ChartWords,
	fonts: FontSet,
	{ language = 'en', date, dpi = profiles.screen.chartDpi }: WriteOptions,
): Promise<Uint8Array> {
	switch (format) {
		case 'svg':
			return new TextEncoder().encode(svgDrawing(drawing, fonts, { ...words, language }));
		case 'png':
			return await rasterDrawing(drawing, fonts, dpi);
		case 'pdf':
			if (Math.max(drawing.size.width, drawing.size.height) > MOST_SIDE)
				throw tooLarge(drawing.size, words.span);
			return await writePdf(onePage(drawing, words, language === 'zh' ? 'zh-Hans' : 'en'), {
				profile: profiles.screen,
				fonts,
				...(date !== undefined && { date }),
			});
	}
}

/** Points: no reader shows a larger page (ISO 32000-1, annex C). */
const MOST_SIDE = 14_400;

const tooLarge = ({ width, height }: Size, span: Span): PressError =>
	new PressError([
		{
			code: 'chart/size',
			severity: 'error',
			message: `the chart is ${Math.ceil(width)} × ${Math.ceil(height)} pt, and a page of a PDF at most ${MOST_SIDE} pt`,
			hint: 'make it smaller, or ask for an SVG',
			span,
		},
	]);

const DOCUMENT = 1;
const FIGURE = 2;

/** A page of the chart's size; all of it is one figure, whose words stand for it (ISO 14289-1, 7.3). */
function onePage(
	{ size, ops }: Drawing,
	{ title, alt, span }: ChartWords,
	language: string,
): PaintedDocument {
	return {
		title,
		language,
		pages: [
			{
				folio: '1',
				size,
				trim: { x: 0, y: 0, ...size },
				bleed: 0,
				ops: [{ op: 'tag', element: FIGURE, ops }],
			},
		],
		structure: {
			id: DOCUMENT,
			role: 'Document',
			children: [{ id: FIGURE, role: 'Figure', alt, children: [], span }],
			span,
		},
		outline: [],
	};
}
