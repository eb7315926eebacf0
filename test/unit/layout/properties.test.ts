import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fragment } from '../../../src/layout/index.js';
import { marksOf, printBody } from '../../support/marks.js';
import { chineseText } from '../../support/newspaper-text.js';
import type { Printed } from '../../support/print-page.js';

const solid = (text: string): string => text.replace(/\s/g, '');

function* fragmentsOf(fragment: Fragment): Generator<Fragment> {
	yield fragment;
	for (const child of fragment.children) yield* fragmentsOf(child);
}

const fragments = ({ pages }: Printed): readonly Fragment[] =>
	pages.flatMap(({ root }) => [...fragmentsOf(root)]);

/** The text of all lines, in the order of pages and frames. */
const placed = (printed: Printed): string =>
	solid(
		fragments(printed)
			.flatMap(({ lines = [] }) => lines)
			.flatMap(({ runs }) => runs.map(({ run }) => run.text))
			.join(''),
	);

const overset = (printed: Printed): number =>
	fragments(printed).reduce((total, fragment) => total + (fragment.overset?.characters ?? 0), 0);

const story = fc.array(chineseText, { minLength: 1, maxLength: 3 });
const markup = (paragraphs: readonly string[], style = ''): string =>
	paragraphs.map((text) => `<p style="${style}">${text}</p>`).join('');
const runs = { numRuns: 60, seed: 20231 };

/** All that was placed is the beginning of the text, and what is missing was counted as overset. */
function expectNothingLost(printed: Printed, paragraphs: readonly string[]): void {
	const source = solid(paragraphs.join(''));
	const text = placed(printed);
	expect(source.startsWith(text)).toBe(true);
	expect([...text].length + overset(printed)).toBe([...source].length);
}

describe('whatever the text and its room', () => {
	it('frames of any size hold the story in its order, and what they cannot hold is counted', () => {
		const frame = fc.record({
			width: fc.integer({ min: 30, max: 100 }),
			height: fc.integer({ min: 0, max: 45 }),
		});
		fc.assert(
			fc.property(story, fc.array(frame, { minLength: 1, maxLength: 5 }), (paragraphs, frames) => {
				const boxes = frames.map(
					({ width, height }) =>
						`<div style="flow-from: lead; width: ${width}pt; height: ${height}pt"></div>`,
				);
				const html = `<div style="flow-into: lead">${markup(paragraphs)}</div><div style="height: 300pt">${boxes.join('')}</div>`;
				const printed = printBody(html, '@page { size: 120pt 400pt }');
				expectNothingLost(printed, paragraphs);
			}),
			runs,
		);
	});

	it('columns of any number and height hold the story in its order', () => {
		const columns = fc.record({
			count: fc.integer({ min: 1, max: 4 }),
			height: fc.integer({ min: 10, max: 80 }),
			gap: fc.integer({ min: 0, max: 15 }),
			fill: fc.constantFrom('auto', 'balance'),
			widows: fc.integer({ min: 1, max: 3 }),
		});
		fc.assert(
			fc.property(story, columns, (paragraphs, { count, height, gap, fill, widows }) => {
				const style = `columns: ${count}; column-gap: ${gap}pt; column-fill: ${fill}; height: ${height}pt`;
				const html = `<div style="${style}">${markup(paragraphs, `widows: ${widows}; orphans: ${widows}`)}</div>`;
				expectNothingLost(printBody(html, '@page { size: 200pt 400pt }'), paragraphs);
			}),
			runs,
		);
	});

	it('pages of any size end, and hold all of the text', () => {
		const page = fc.record({
			width: fc.integer({ min: 40, max: 120 }),
			height: fc.integer({ min: 10, max: 60 }),
			margin: fc.integer({ min: 0, max: 12 }),
			inset: fc.integer({ min: 0, max: 5 }),
		});
		fc.assert(
			fc.property(story, page, (paragraphs, { width, height, margin, inset }) => {
				const style = `margin: ${margin}pt 0; padding: ${inset}pt; widows: 2; orphans: 2`;
				const printed = printBody(
					markup(paragraphs, style),
					`@page { size: ${width}pt ${height}pt } @page :first { size: 60pt 30pt }`,
				);
				expect(placed(printed)).toBe(solid(paragraphs.join('')));
			}),
			runs,
		);
	});

	it('balanced columns hold equal numbers of lines, the last ones perhaps fewer', () => {
		fc.assert(
			fc.property(chineseText, fc.integer({ min: 2, max: 4 }), (text, count) => {
				const printed = printBody(
					`<div style="columns: ${count}; column-gap: 10pt">${markup([text])}</div>`,
					'@page { size: 300pt 400pt }',
				);
				const rows = fragments(printed).flatMap(({ lines }) =>
					lines && lines.length > 0 ? [lines.length] : [],
				);
				const total = rows.reduce((sum, lines) => sum + lines, 0);
				expect(Math.max(...rows)).toBe(Math.ceil(total / count));
				expect(rows.slice(0, -1).every((lines) => lines === rows[0])).toBe(true);
				expect(placed(printed)).toBe(solid(text));
			}),
			runs,
		);
	});

	it('lines on a grid have their baselines on it', () => {
		const sizes = fc.array(fc.integer({ min: 6, max: 16 }), { minLength: 1, maxLength: 4 });
		fc.assert(
			fc.property(story, sizes, (paragraphs, leading) => {
				const html = paragraphs
					.map(
						(text, i) =>
							`<p style="line-height: 10pt; margin-top: ${leading[i % leading.length]}pt">${text}</p>`,
					)
					.join('');
				const printed = printBody(
					`<div style="display: flow-root; line-grid: create; line-snap: baseline">${html}</div>`,
					'@page { size: 80pt 2000pt }',
				);
				const baselines = marksOf(printed).map((mark) => Number(mark.split(' ')[2]));
				// Rows of 10 from the top, each with its baseline at 8.8.
				for (const y of baselines) expect((y + 1.2) % 10).toBeCloseTo(0, 6);
			}),
			runs,
		);
	});

	it('the same page comes out the same', () => {
		fc.assert(
			fc.property(story, fc.integer({ min: 40, max: 120 }), (paragraphs, width) => {
				const html = `<div style="columns: 2; width: ${width}pt">${markup(paragraphs)}</div>`;
				const once = printBody(html);
				expect(structuredClone(once.painted)).toEqual(printBody(html).painted);
			}),
			{ ...runs, numRuns: 20 },
		);
	});
});
