import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	compose,
	evenMeasures,
	type FitTable,
	fitTable,
	type Line,
	type Paragraph,
} from '../../../src/text/index.js';
import { chineseText, englishText } from '../../support/newspaper-text.js';
import { prepare } from '../../support/prepare.js';
import { textStyle } from '../../support/text-style.js';

/** Only what section 7.2 of TYPOGRAPHY says of whole paragraphs is left: last lines have their own tests. */
const style = { ...textStyle, minLastLine: 0, hyphenateLimitLast: 'none' } as const;

/** Demerits of a paragraph in these lines, after the text of section 7.2; infinite where a rule is broken. */
function demeritsOf(
	paragraph: Paragraph,
	table: FitTable,
	lines: readonly Line[],
	measure: number,
	indent: number,
) {
	let total = 0;
	let hyphens = 0;
	let before = 1;
	lines.forEach((line, i) => {
		const room = measure - (i === 0 ? indent : 0);
		const { natural, shrink, stretch } = table.fit(line.start, line.end, room);
		const { penalty, hyphen, isHyphened } = paragraph.breaks[line.end - 1]!;
		const missing = room - natural;
		if (natural - shrink > room + 0.005) total = Number.POSITIVE_INFINITY;
		const isEnd = line.isLast && missing > 0.005;
		const ratio =
			isEnd || Math.abs(missing) <= 0.005
				? 0
				: missing < 0
					? missing / shrink
					: stretch > 0
						? Math.min(50, missing / stretch)
						: (60 * missing) / room;
		hyphens = hyphen || isHyphened ? hyphens + 1 : 0;
		if (hyphens > 2) total += hyphen ? Number.POSITIVE_INFINITY : 1e10 - 3000;
		const fitness = isEnd ? 1 : ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
		total += (1 + 100 * Math.abs(ratio) ** 3 + penalty) ** 2;
		if (hyphens > 1) total += 3000;
		if (i > 0 && !isEnd && Math.abs(fitness - before) > 1) total += 3000;
		if (isEnd && i > 0 && natural < indent - 0.005) total += 500;
		before = fitness;
	});
	return total;
}

/** The ways to break a paragraph in which no line but the last leaves more than a quarter of its measure open. */
function* waysOf(
	{ units, breaks }: Paragraph,
	table: FitTable,
	measure: number,
	start = 0,
): Generator<Line[]> {
	if (start === units.length) yield [];
	for (let end = start + 1; end <= units.length; end++) {
		const { kind } = breaks[end - 1]!;
		if (kind === 'none') continue;
		const { natural, shrink } = table.fit(start, end, measure);
		if (natural - shrink > measure + 0.005) return;
		if (end < units.length && natural < 0.75 * measure) continue;
		for (const rest of waysOf({ units, breaks } as Paragraph, table, measure, end))
			yield [{ start, end, isLast: end === units.length }, ...rest];
		if (kind === 'forced') return;
	}
}

describe('the optimum', () => {
	const short = fc.oneof(
		fc.record({ text: chineseText.map((text) => text.slice(0, 90)), language: fc.constant('zh-Hans') }),
		fc.record({ text: englishText.map((text) => text.slice(0, 200)), language: fc.constant('en-GB') }),
	);

	it('is no worse than any way to break a paragraph, in demerits of section 7.2', () => {
		let seen = 0;
		fc.assert(
			fc.property(
				short,
				fc.integer({ min: 70, max: 120 }),
				fc.constantFrom(0, 20),
				(input, measure, indent) => {
					const paragraph = prepare(input.text, input.language, style);
					const table = fitTable(paragraph);
					const cost = (lines: readonly Line[]): number =>
						demeritsOf(paragraph, table, lines, measure, indent);
					let best = Number.POSITIVE_INFINITY;
					let ways = 0;
					for (const way of waysOf(paragraph, table, measure)) {
						if (++ways > 4_000) return;
						best = Math.min(best, cost(way));
					}
					if (best === Number.POSITIVE_INFINITY) return;
					seen++;
					const found = cost(compose(paragraph, evenMeasures(measure, indent), 'pretty', {}, table));
					expect(found).toBeLessThanOrEqual(best * (1 + 1e-9) + 1e-6);
				},
			),
			{ numRuns: 2000, seed: 20231 },
		);
		expect(seen).toBeGreaterThan(100);
	});

	it('costs no more than what is taken line by line, in paragraphs of any length', () => {
		const text = fc.oneof(
			fc.record({ text: chineseText, language: fc.constant('zh-Hans') }),
			fc.record({ text: englishText, language: fc.constant('en-GB') }),
		);
		fc.assert(
			fc.property(text, fc.integer({ min: 60, max: 260 }), (input, measure) => {
				const paragraph = prepare(input.text, input.language, style);
				const table = fitTable(paragraph);
				const cost = (wrap: 'wrap' | 'pretty'): number => {
					const lines = compose(paragraph, evenMeasures(measure), wrap, {}, table);
					if (lines.some(({ overfull }) => overfull)) return Number.POSITIVE_INFINITY;
					return demeritsOf(paragraph, table, lines, measure, 0);
				};
				expect(cost('pretty')).toBeLessThanOrEqual(cost('wrap') * (1 + 1e-6));
			}),
			{ numRuns: 2000, seed: 20231 },
		);
	});

	it('leaves a part of an address short rather than open a hole between two characters', () => {
		const paragraph = prepare('国又见https://www.example.org/aaaaaaaaaaaa/国国国国国国国国', 'zh-Hans', {
			...style,
			fontSize: 10,
		});
		const lines = compose(paragraph, evenMeasures(100), 'pretty').map(({ start, end }) =>
			paragraph.text.slice(paragraph.units[start]!.start, paragraph.units[end - 1]!.end),
		);
		expect(lines).toEqual(['国又见https://www.', 'example.org/', 'aaaaaaaaaaaa/国国国', '国国国国国']);
	});
});
