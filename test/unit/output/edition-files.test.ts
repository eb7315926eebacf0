import { loadImage } from 'canvas';
import { describe, expect, test } from 'vitest';
import { rectPath } from '../../../src/base/index.js';
import { editionFiles } from '../../../src/output/index.js';
import { type Profile, profiles } from '../../../src/pdf/index.js';
import { openSquare } from '../font/project.js';
import { ink, painted } from '../pdf/documents.js';

/** A chart of one inch by half an inch. */
async function filesOf(profile?: Profile) {
	const plot = {
		name: 'gdp-zh',
		title: '总量 > 1970',
		alt: '柱状图',
		language: 'zh',
		drawing: {
			size: { width: 72, height: 36 },
			ops: [
				{ op: 'path', path: rectPath({ x: 0, y: 0, width: 36, height: 36 }), fill: ink(0, 0, 0) },
				{
					op: 'glyphs',
					run: {
						font: 'square-400',
						size: 10,
						direction: 'horizontal',
						glyphs: [1],
						advances: [10],
						text: '永',
						clusters: [0],
					},
					matrix: [1, 0, 0, 1, 40, 20],
					fill: ink(0, 0, 0),
				},
			],
		},
	} as const;
	const fonts = await openSquare({
		glyphs: [{ advance: 1000 }, { advance: 1000, box: [0, 0, 1000, 1000], codePoints: [0x6c38] }],
	});
	const content = {
		edition: 'zh',
		painted: painted({ pages: [[]] }),
		plots: [plot],
		fonts,
		date: '2023-08-03',
		decisions: [],
	};
	const files = await editionFiles(content, profile);
	const named = (path: string) => Buffer.from(files.find((file) => file.path === path)!.bytes);
	return {
		paths: files.map(({ path }) => path),
		png: named('charts/zh/gdp-zh.png'),
		svg: named('charts/zh/gdp-zh.svg'),
	};
}

/** Pixels per metre, from the chunk that says so. */
const density = (png: Buffer): number => png.readUInt32BE(png.indexOf('pHYs') + 4);

describe('charts of an edition', () => {
	test('stand beside its PDF as PNG and SVG', async () => {
		expect((await filesOf()).paths).toEqual([
			...['zh.pdf', 'pages/zh-1.png', 'charts/zh/gdp-zh.svg', 'charts/zh/gdp-zh.png'],
		]);
	});

	test('are pictures of 300 dpi that open at their printed size', async () => {
		const { png } = await filesOf();
		const { width, height } = await loadImage(png);
		expect([width, height]).toEqual([300, 150]);
		// 300 pixels an inch of 25.4 mm are 11,811 a metre: 300 / 11811 m = one inch.
		expect(density(png)).toBe(11811);
	});

	test('have the resolution that the profile asks for', async () => {
		const { png } = await filesOf({ ...profiles.screen, chartDpi: 144 });
		const { width, height } = await loadImage(png);
		expect([width, height, density(png)]).toEqual([144, 72, 5669]);
	});

	test('are drawings in points, with their words for who cannot see them, and need no font', async () => {
		const svg = (await filesOf()).svg.toString();
		expect(svg.split('\n').slice(0, 3)).toEqual([
			'<svg xmlns="http://www.w3.org/2000/svg" width="72pt" height="36pt" viewBox="0 0 72 36" role="img" lang="zh">',
			'<title>总量 &#62; 1970</title>',
			'<desc>柱状图</desc>',
		]);
		expect(svg).toContain('<use href="#g1"');
		expect(svg).not.toMatch(/<text|font-family/);
	});
});
