import { describe, expect, it } from 'vitest';
import { dataFolder } from '../drawn.js';
import { barSamples, industries, towns, years } from './bar-samples.js';
import { colorsIn, drawKind, inkOf, textSizesOf, textsOf, useRealFonts } from './real-fonts.js';

const dataDirectory = dataFolder({ 'towns.csv': towns, 'industries.csv': industries, 'years.csv': years });
useRealFonts();

/** Points: the white at the sides of letters, which may stand outside. */
const BEARING = 0.8;

describe.each(barSamples)('$what', ({ source, boxes }) => {
	const sheets = boxes.split(', ').flatMap((box) => {
		const [, width, height, only] = /^(\d+)×(\d+)(?: (\w+))?$/.exec(box) ?? [];
		return (['zh', 'en'] as const)
			.filter((language) => only === undefined || language === only)
			.map((language) => ({ language, width: Number(width), height: Number(height), dataDirectory }));
	});

	it.each(sheets)('stands in a box of $width × $height pt in $language without a finding', async (sheet) => {
		const { drawing, findings } = await drawKind(source, sheet);
		expect(findings).toEqual([]);
		const { left, top, right, bottom } = inkOf(drawing!.ops);
		expect(Math.min(left, top)).toBeGreaterThan(-BEARING);
		expect(right).toBeLessThan(sheet.width + BEARING);
		expect(bottom).toBeLessThan(sheet.height + BEARING);
		expect(textsOf(drawing!.ops).length).toBeGreaterThan(0);
		// What newsprint holds open (PRINT 6).
		expect(Math.min(...textSizesOf(drawing!.ops))).toBeGreaterThanOrEqual(7);
	});

	it('is drawn the same from the specification that was made of it', async () => {
		const sheet = { language: 'zh', width: 240, height: 140, dataDirectory } as const;
		const { drawing, spec } = await drawKind(source, sheet);
		const saved = await drawKind(JSON.stringify(spec, null, 2), sheet);
		expect(saved.findings).toEqual([]);
		expect(saved.drawing).toEqual(drawing);
	});

	it('has the colours of the page, by their roles', async () => {
		const { spec } = await drawKind(source, { language: 'zh', width: 240, height: 140, dataDirectory });
		expect(colorsIn(spec).length).toBeGreaterThan(0);
		expect(colorsIn(spec).filter((color) => !color.startsWith('$'))).toEqual([]);
		expect(JSON.stringify(spec)).not.toMatch(/#[\da-f]{3}/i);
	});
});
