import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fragment } from '../../../src/layout/index.js';
import { chineseText, englishText } from '../../support/newspaper-text.js';
import { type Printed, printPage } from '../../support/print-page.js';
import { squareFonts } from '../../support/square-fonts.js';

const fonts = squareFonts();

interface Line {
	readonly page: number;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	readonly text: string;
}

function linesOf({ pages }: Printed): readonly Line[] {
	const found: Line[] = [];
	const visit = (fragment: Fragment, left: number, top: number, page: number): void => {
		const x = left + fragment.rect.x;
		const y = top + fragment.rect.y;
		for (const { rect, runs } of fragment.lines ?? []) {
			const text = runs.map(({ run }) => run.text).join('');
			found.push({ page, x: x + rect.x, y: y + rect.y, width: rect.width, height: rect.height, text });
		}
		for (const child of fragment.children) visit(child, x, y, page);
	};
	pages.forEach(({ root }, page) => {
		visit(root, 0, 0, page);
	});
	return found;
}

const paragraph = fc
	.oneof(
		chineseText.map((text) => ({ text, language: 'zh-Hans' })),
		englishText.map((text) => ({ text, language: 'en' })),
	)
	.map(({ text, language }) => `<p lang="${language}">${text}</p>`);
const heading = fc
	.record({ span: fc.constantFrom('none', 'all', '1', '2', '3'), size: fc.integer({ min: 8, max: 30 }) })
	.map(
		({ span, size }) =>
			`<h2 style="column-span: ${span}; font-size: ${size}pt; line-height: 1.2">永和九年</h2>`,
	);
const picture = fc
	.integer({ min: 1, max: 90 })
	.map((height) => `<img style="display: block; box-snap: center" src="20x${height}">`);
const section = fc
	.array(fc.oneof(paragraph, heading), { minLength: 1, maxLength: 3 })
	.map((parts) => `<section><div>${parts.join('')}</div></section>`);
const block = fc.oneof(
	{ weight: 2, arbitrary: section },
	{ weight: 4, arbitrary: paragraph },
	{ weight: 2, arbitrary: heading },
	picture,
);
const story = fc.record({
	head: fc.integer({ min: 0, max: 150 }),
	columns: fc.integer({ min: 1, max: 4 }),
	feet: fc.constantFrom('short', 'level'),
	fill: fc.constantFrom('none', 'blocks'),
	balance: fc.constantFrom('balance', 'auto'),
	measure: fc.constantFrom('auto', 'whole'),
	widows: fc.integer({ min: 1, max: 3 }),
	keep: fc.integer({ min: 1, max: 3 }),
	blocks: fc.array(block, { minLength: 1, maxLength: 7 }),
});

describe('a story in columns, over pages', () => {
	it('says all it says once and in order, and nothing stands on anything else or over its page', () => {
		fc.assert(
			fc.property(story, ({ head, columns, feet, fill, balance, measure, widows, keep, blocks }) => {
				const print = (body: string, css: string): Printed =>
					printPage({
						html: `<html lang="zh-Hans"><body>${body}</body></html>`,
						css: [
							{
								file: 'test.css',
								text: `
								@page { size: 300pt 200pt; margin: 4pt }
								html { font-size: 10pt; line-height: 14pt; font-family: Narrow, Square }
								body, p, h2 { margin: 0 }
								p { line-snap: baseline; text-align: justify; orphans: ${widows}; widows: ${widows} }
								h2 { box-snap: center; break-after: avoid; break-inside: avoid; -x-keep-lines: ${keep} }
								${css}`,
							},
						],
						fonts,
					});
				const printed = print(
					`<header style="height: ${head}pt"></header><main>${blocks.join('')}</main>`,
					`main { line-grid: create; columns: ${columns}; column-gap: 10pt; column-fill: ${balance};
					-x-column-feet: ${feet}; -x-fill-rows: ${fill}; -x-column-measure: ${measure} }`,
				);
				const lines = linesOf(printed);
				// The same blocks in one column say the same.
				const plain = linesOf(print(blocks.join(''), '@page { size: 300pt 9000pt }'));
				const say = (list: readonly Line[]): string =>
					list.map(({ text }) => text.replace(/[\s‐-]/g, '')).join('');
				expect(say(lines)).toBe(say(plain));
				for (const [i, line] of lines.entries()) {
					if (line.text === '') continue;
					expect(line.y + line.height, line.text).toBeLessThan(196.01);
					for (const other of lines.slice(i + 1)) {
						if (other.page !== line.page || other.text === '') continue;
						const beside = other.x >= line.x + line.width - 0.01 || line.x >= other.x + other.width - 0.01;
						const apart = other.y >= line.y + line.height - 4.3 || line.y >= other.y + other.height - 4.3;
						expect(beside || apart, `${line.text} / ${other.text}`).toBe(true);
					}
				}
			}),
			{ numRuns: 80, seed: 20260 },
		);
	});
});
