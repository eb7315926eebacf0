import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rect } from '../../../src/base/index.js';
import type { Fragment } from '../../../src/layout/index.js';
import { printBody } from '../../support/marks.js';
import { chineseText } from '../../support/newspaper-text.js';
import type { Printed } from '../../support/print-page.js';
import { casesOf } from '../../support/typography-cases.js';

interface Line extends Rect {
	readonly text: string;
}

/** The lines of all pages where they stand, in the order of the text; the areas under `<b>`. */
function linesAndAreas({ pages }: Printed): {
	readonly lines: readonly Line[];
	readonly areas: readonly Rect[];
} {
	const lines: Line[] = [];
	const areas: Rect[] = [];
	const visit = ({ box, rect, children, lines: own = [] }: Fragment, left: number, top: number): void => {
		const x = left + rect.x;
		const y = top + rect.y;
		if (box.element?.tag === 'b') areas.push({ ...rect, x, y });
		for (const line of own) {
			const text = line.runs.map(({ run }) => run.text).join('');
			lines.push({ ...line.rect, x: x + line.rect.x, y: y + line.rect.y, text });
		}
		for (const child of children) visit(child, x, y);
	};
	for (const { root } of pages) visit(root, 0, 0);
	return { lines, areas };
}

const oversetIn = (fragment: Fragment): number =>
	(fragment.overset?.characters ?? 0) + fragment.children.reduce((sum, child) => sum + oversetIn(child), 0);
const solid = (text: string): string => text.replace(/\s/g, '');

const overlaps = (a: Rect, b: Rect): boolean =>
	a.x < b.x + b.width - 0.1 &&
	b.x < a.x + a.width - 0.1 &&
	a.y < b.y + b.height - 0.1 &&
	b.y < a.y + a.height - 0.1;

/** The text stands in its order, what is missing was counted, and no line stands under an area. */
function expectKept(printed: Printed, text: string): void {
	const { lines, areas } = linesAndAreas(printed);
	const placed = solid(lines.map((line) => line.text).join(''));
	expect(solid(text).startsWith(placed)).toBe(true);
	const left = printed.pages.reduce((sum, { root }) => sum + oversetIn(root), 0);
	expect([...placed].length + left).toBe([...solid(text)].length);
	for (const line of lines) expect(areas.filter((area) => overlaps(line, area))).toEqual([]);
}

const flow = fc.constantFrom('both', 'start', 'end', 'minimum', 'maximum', 'clear');
const area = fc.record({
	left: fc.integer({ min: -20, max: 300 }),
	top: fc.integer({ min: -10, max: 90 }),
	width: fc.integer({ min: 1, max: 200 }),
	height: fc.integer({ min: 1, max: 60 }),
	flow,
});
const areas = fc.array(area, { minLength: 1, maxLength: 3 });
const positioned = (boxes: readonly (typeof area extends fc.Arbitrary<infer A> ? A : never)[]): string =>
	boxes
		.map(
			({ left, top, width, height, flow: wrap }) =>
				`<b style="position: absolute; left: ${left}pt; top: ${top}pt; width: ${width}pt; height: ${height}pt; wrap-flow: ${wrap}"></b>`,
		)
		.join('');
const runs = { numRuns: 60, seed: 2015 };

describe('whatever lies over the text', () => {
	it('columns of any number keep clear of it, and nothing of the story is lost', () => {
		const columns = fc.record({
			count: fc.integer({ min: 1, max: 4 }),
			height: fc.constantFrom('auto', '40pt', '90pt'),
			fill: fc.constantFrom('auto', 'balance'),
			widows: fc.integer({ min: 1, max: 2 }),
		});
		fc.assert(
			fc.property(chineseText, columns, areas, (text, { count, height, fill, widows }, boxes) => {
				const style = `columns: ${count}; column-gap: 10pt; column-fill: ${fill}; height: ${height}; widows: ${widows}; orphans: ${widows}`;
				const html = `<div style="position: relative; ${style}"><p>${text}</p>${positioned(boxes)}</div>`;
				expectKept(printBody(html, '@page { size: 300pt 2000pt }'), text);
			}),
			runs,
		);
	});

	it('frames of a thread keep clear of it, and what they cannot hold is counted', () => {
		const frame = fc.record({
			width: fc.integer({ min: 30, max: 150 }),
			height: fc.integer({ min: 10, max: 60 }),
			count: fc.integer({ min: 1, max: 2 }),
		});
		const frames = fc.array(frame, { minLength: 1, maxLength: 4 });
		fc.assert(
			fc.property(chineseText, frames, areas, (text, chain, boxes) => {
				const html = chain.map(
					({ width, height, count }) =>
						`<div style="flow-from: lead; columns: ${count}; column-gap: 10pt; width: ${width}pt; height: ${height}pt"></div>`,
				);
				const page = `<div style="flow-into: lead"><p>${text}</p></div><div style="position: relative; height: 300pt">${html.join('')}${positioned(boxes)}</div>`;
				expectKept(printBody(page, '@page { size: 300pt 400pt }'), text);
			}),
			runs,
		);
	});

	it('pages of any size end, also where a box covers the first of them', () => {
		const size = fc.record({
			width: fc.integer({ min: 40, max: 200 }),
			height: fc.integer({ min: 20, max: 60 }),
		});
		fc.assert(
			fc.property(chineseText, size, areas, (text, { width, height }, boxes) => {
				const printed = printBody(
					`<p>${text}</p>${positioned(boxes)}`,
					`@page { size: ${width}pt ${height}pt }`,
				);
				const { lines } = linesAndAreas(printed);
				expect(solid(lines.map((line) => line.text).join(''))).toBe(solid(text));
			}),
			runs,
		);
	});

	it('lines on a grid stay on it, those left and right of a box on one row', () => {
		fc.assert(
			fc.property(chineseText, areas, (text, boxes) => {
				const html = `<div style="position: relative; line-grid: create; line-snap: baseline"><p>${text}</p>${positioned(boxes)}</div>`;
				const { lines } = linesAndAreas(printBody(html, '@page { size: 300pt 2000pt }'));
				for (const { y } of lines) expect(y % 10).toBeCloseTo(0, 6);
			}),
			runs,
		);
	});

	it('balanced columns come out level around a box at their head or in their middle', () => {
		const picture = fc.record({
			first: fc.integer({ min: 0, max: 3 }),
			span: fc.integer({ min: 1, max: 3 }),
			top: fc.integer({ min: 0, max: 2 }),
			rows: fc.integer({ min: 1, max: 3 }),
		});
		fc.assert(
			fc.property(chineseText, picture, (text, { first, span, top, rows }) => {
				const place = `left: ${first * 70}pt; top: ${top * 10}pt; width: ${span * 70 - 10}pt; height: ${rows * 10}pt`;
				const html = `<div style="position: relative; columns: 4; column-gap: 10pt"><p>${text}${text}</p><b style="position: absolute; ${place}; wrap-flow: both"></b></div>`;
				const {
					lines,
					areas: [box],
				} = linesAndAreas(printBody(html, '@page { size: 270pt 2000pt }'));
				const feet = [0, 70, 140, 210].map((x) =>
					Math.max(0, ...lines.filter((line) => line.x === x).map(({ y, height }) => y + height)),
				);
				// Columns that the box cuts off from there on hold what they can.
				const isCut = (foot: number, i: number): boolean =>
					i * 70 >= box!.x && i * 70 < box!.x + box!.width && foot <= box!.y;
				const open = feet.filter((foot, i) => !isCut(foot, i));
				const deepest = Math.max(...open);
				const last = open.findLastIndex((foot) => foot > 0);
				for (const foot of open.slice(0, Math.max(0, last))) expect(foot).toBe(deepest);
				// One row less in every column would not have been enough.
				expect(deepest - (open[last] ?? 0)).toBeLessThan(40);
			}),
			runs,
		);
	});

	it('lines keep clear of circles and polygons, and come as near as their measure allows', () => {
		const shape = fc.constantFrom(
			'circle()',
			'circle(30pt at 10pt 20pt)',
			'ellipse(30pt 10pt)',
			'polygon(50% 0, 100% 50%, 50% 100%, 0 50%)',
		);
		fc.assert(
			fc.property(chineseText, shape, fc.integer({ min: 0, max: 8 }), (text, outside, margin) => {
				const float = `<i style="float: left; width: 80pt; height: 60pt; shape-outside: ${outside}; shape-margin: ${margin}pt"></i>`;
				const { lines } = linesAndAreas(
					printBody(`<p>${float}${text}${text}</p>`, '@page { size: 300pt 2000pt }'),
				);
				for (const { x, y, height } of lines) {
					const reach = reachOf(outside, margin, y, y + height);
					expect(x).toBeGreaterThan(reach - 0.05);
					expect(x).toBeLessThan(reach + 0.75);
				}
			}),
			{ ...runs, numRuns: 12 },
		);
	});
});

describe('rows that a box covers at the foot of a column', () => {
	const undersetIn = ({ underset, children }: Fragment): number =>
		(underset?.rows ?? 0) + children.reduce((sum, child) => sum + undersetIn(child), 0);
	const rowsMissed = (body: string): number =>
		printBody(body, '@page { size: 140pt 80pt } p { text-align: justify }').pages.reduce(
			(sum, { root }) => sum + undersetIn(root),
			0,
		);
	const box = (height: number): string =>
		`<b style="position: absolute; right: 0; bottom: 0; width: 60pt; height: ${height}pt; wrap-flow: both"></b>`;
	/** Four lines of six: three in the first column, one in the second, which has three. */
	const text = '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏';
	const columns = 'position: relative; columns: 2; column-gap: 20pt; column-fill: auto; height: 30pt';

	it('are not missed in a box of given height', () => {
		expect(rowsMissed(`<div style="${columns}"><p>${text}</p>${box(20)}</div>`)).toBe(0);
		expect(rowsMissed(`<div style="${columns}"><p>${text}</p>${box(10)}</div>`)).toBe(1);
	});

	it('are not missed in a frame of a thread', () => {
		const story = `<p style="flow-into: lead">${text}</p>`;
		const frame = `<div style="flow-from: lead; ${columns.replace('position: relative; ', '')}"></div>`;
		const page = (height: number): string =>
			`${story}<div style="position: relative">${frame}${box(height)}</div>`;
		expect(rowsMissed(page(20))).toBe(0);
		expect(rowsMissed(page(10))).toBe(1);
	});
});

/** How far a shape in a box of 80 × 60 reaches between two heights: looked for in steps of a quarter point, so half a point may be missed. */
function reachOf(shape: string, margin: number, top: number, bottom: number): number {
	const isNear = (x: number, y: number): boolean => distanceTo(shape, x, y) < margin;
	const isIn = (x: number, y: number): boolean => insideOf(shape, x, y) || (margin > 0 && isNear(x, y));
	let reach = 0;
	if (top > 75) return reach;
	for (let y = top + 0.01; y < bottom; y += 0.3)
		for (let x = 80; x > reach; x -= 0.25) if (isIn(x, y)) reach = Math.max(reach, x);
	return reach;
}

function insideOf(shape: string, x: number, y: number): boolean {
	if (shape === 'circle()') return Math.hypot(x - 40, y - 30) < 30;
	if (shape.startsWith('circle(30')) return Math.hypot(x - 10, y - 20) < 30;
	if (shape.startsWith('ellipse')) return Math.hypot((x - 40) / 30, (y - 30) / 10) < 1;
	return Math.abs(x - 40) / 40 + Math.abs(y - 30) / 30 < 1;
}

/** From a point to the nearest of many points on the outline. */
function distanceTo(shape: string, x: number, y: number): number {
	let least = Number.POSITIVE_INFINITY;
	for (const [px, py] of outlinePoints(shape)) least = Math.min(least, Math.hypot(x - px, y - py));
	return least;
}

const known = new Map<string, readonly (readonly [number, number])[]>();
function outlinePoints(shape: string): readonly (readonly [number, number])[] {
	const points =
		known.get(shape) ??
		Array.from({ length: 180 }, (_, i) => {
			const [c, s] = [Math.cos((i * Math.PI) / 90), Math.sin((i * Math.PI) / 90)];
			if (shape === 'circle()') return [40 + 30 * c, 30 + 30 * s] as const;
			if (shape.startsWith('circle(30')) return [10 + 30 * c, 20 + 30 * s] as const;
			if (shape.startsWith('ellipse')) return [40 + 30 * c, 30 + 10 * s] as const;
			const part = Math.abs(c) + Math.abs(s);
			return [40 + (40 * c) / part, 30 + (30 * s) / part] as const;
		});
	known.set(shape, points);
	return points;
}

describe('the case of the rules', () => {
	const [l13] = casesOf<{ readonly rows: number }, { readonly measures: readonly number[] }>('flow').filter(
		({ id }) => id === 'L13',
	);

	it.each(['position: absolute; right: 0; top: 0; wrap-flow: both', 'float: right'])(
		`L13: ${l13?.note} (%s)`,
		(style) => {
			const { rows } = l13!.input;
			const picture = `<b style="${style}; width: 50pt; margin-left: 10pt; height: ${rows * 10 - 4}pt"></b>`;
			const text = '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结';
			const printed = printBody(
				`<div style="position: relative; width: 130pt">${picture}<p>${text}</p></div>`,
				'@page { size: 200pt 200pt }',
			);
			const { lines } = linesAndAreas(printed);
			expect(lines.map(({ width }) => width / 10)).toEqual(l13!.expect.measures);
		},
	);

	it('a measure that is not whole em is made so beside a box: 13 less 5.5 and 1 are 6', () => {
		const picture = `<b style="position: absolute; right: 0; top: 0; wrap-flow: both; width: 55pt; margin-left: 10pt; height: 10pt"></b>`;
		const lines = (lang: string, text: string) =>
			linesAndAreas(
				printBody(
					`<div lang="${lang}" style="position: relative; width: 130pt">${picture}<p>${text}</p></div>`,
					'@page { size: 200pt 200pt }',
				),
			).lines.map(({ width }) => width);
		expect(lines('zh-Hans', '天地玄黄宇宙洪荒日月盈昃')).toEqual([60, 130]);
		// English has no grid of characters.
		expect(lines('en', 'heaven and earth were dark and yellow')).toEqual([65, 130]);
	});
});
