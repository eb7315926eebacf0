import { describe, expect, it, vi } from 'vitest';
import type * as Grid from '../../../src/layout/table/table-grid.js';
import { printPage } from '../../support/print-page.js';
import { squareFonts } from '../../support/square-fonts.js';

/** How often the grid and the columns of a table are worked out. */
const worked = vi.hoisted(() => ({ grids: 0, columns: 0 }));

vi.mock('../../../src/layout/table/table-grid.js', async (original) => {
	const grid = await original<typeof Grid>();
	return {
		...grid,
		bundlesOf: (...parts: Parameters<typeof grid.bundlesOf>) => {
			worked.grids++;
			return grid.bundlesOf(...parts);
		},
		columnCount: (...parts: Parameters<typeof grid.columnCount>) => {
			worked.columns++;
			return grid.columnCount(...parts);
		},
	};
});

/** How often layout asks for fonts: once or twice for each paragraph that is laid out. */
function work(rows: number, css: string): { readonly asked: number; readonly pages: number } {
	const fonts = squareFonts();
	let asked = 0;
	const counting: typeof fonts = {
		...fonts,
		choose: (wish) => {
			asked++;
			return fonts.choose(wish);
		},
	};
	const body = Array.from({ length: rows }, (_, i) => `<tr><td>${i}</td><td>ab cd</td></tr>`).join('');
	const { pages, diagnostics } = printPage({
		html: `<html lang="en"><body><table><thead><tr><th>n</th><th>x</th></tr></thead><tbody>${body}</tbody></table></body></html>`,
		css: [{ file: 'test.css', text: `@page { size: 100pt 200pt; margin: 0 } ${css}` }],
		fonts: counting,
	});
	expect(diagnostics).toEqual([]);
	return { asked, pages: pages.length };
}

describe('a table of thousands of rows', () => {
	it.each([
		['with cells apart', ''],
		['with shared borders', 'table { border-collapse: collapse } td { border: 1pt solid }'],
		['whose rows may be broken', 'tr { break-inside: auto }'],
	])('takes work in proportion to its rows %s', (_, css) => {
		const small = work(200, css);
		const large = work(2000, css);
		expect(large.pages / small.pages).toBeGreaterThan(8);
		expect(large.asked / small.asked).toBeLessThan(11);
	});
});

it('the grid and the columns of a table are worked out once for all its pages', () => {
	worked.grids = 0;
	worked.columns = 0;
	expect(work(200, '').pages).toBeGreaterThan(10);
	expect(worked).toEqual({ grids: 1, columns: 1 });
});

describe('every row of a table is on a page once', () => {
	const rows = Array.from({ length: 40 }, (_, i) => i);
	it.each([
		['of one line', (i: number) => `r${i}`],
		[
			'of several lines',
			(i: number) => Array.from({ length: (i % 7) + 1 }, (_, n) => `r${i}n${n}`).join('<br>'),
		],
	])('%s', (_, text) => {
		const cells = rows.map((i) => `<tr><td>${text(i)}</td><td>x</td></tr>`).join('');
		for (const height of [13, 25, 31, 64, 100]) {
			const { painted } = printPage({
				html: `<html lang="en"><body><table><tfoot><tr><td>f</td></tr></tfoot>${cells}</table></body></html>`,
				css: [
					{
						file: 'test.css',
						text: `@page { size: 100pt ${height}pt; margin: 0 } html { font-family: Narrow; font-size: 10pt; line-height: 1 } body { margin: 0 } td { orphans: 1; widows: 1; padding: 0 }`,
					},
				],
			});
			const found = JSON.stringify(painted.pages).match(/"text":"r\d+(n\d+)?"/g) ?? [];
			const wanted = rows.flatMap((i) => text(i).split('<br>')).map((word) => `"text":"${word}"`);
			expect(found).toEqual(wanted);
		}
	});
});
