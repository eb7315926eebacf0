import type { FontSet } from '../../src/font/index.js';
import {
	Compositor,
	compose,
	evenMeasures,
	fitTable,
	type Paragraph,
	prepareParagraph,
	setLine,
} from '../../src/text/index.js';
import { textStyle } from '../support/text-style.js';
import type { Bench } from './bench.js';
import { testPage } from './test-page.js';

/** A column of thirteen characters of 9.5 pt: what the house calls body. */
export const SIZE = 9.5;
export const MEASURE = 13 * SIZE;
export const INDENT = 2 * SIZE;

/** What the issue sets a budget for. */
export const CHARACTERS = 8500;

const style = { ...textStyle, fontFamily: ['Source Serif 4', 'Noto Serif SC'], fontSize: SIZE };

const prepare = (text: string, compositor: Compositor): Paragraph =>
	prepareParagraph([{ kind: 'text', text, style, language: 'zh-Hans' }], compositor, style);

/** Composing a broadsheet page of body text: each step, and all of it. */
export function setPageBenches(fonts: FontSet): readonly Bench[] {
	const page = testPage(CHARACTERS);
	// One for all paragraphs, as in a document.
	const compositor = new Compositor(fonts);
	const paragraphs = page.map((text) => prepare(text, compositor));
	const measures = evenMeasures(MEASURE, INDENT);
	const composed = paragraphs.map((paragraph) => ({
		paragraph,
		table: fitTable(paragraph),
		lines: compose(paragraph, measures, 'pretty'),
	}));
	return [
		{
			name: 'prepare',
			run: () => {
				for (const text of page) prepare(text, compositor);
			},
		},
		{
			name: 'choose lines, greedy',
			run: () => {
				for (const { paragraph, table } of composed) compose(paragraph, measures, 'wrap', {}, table);
			},
		},
		{
			name: 'choose lines, optimum',
			budget: 2,
			run: () => {
				for (const { paragraph, table } of composed) compose(paragraph, measures, 'pretty', {}, table);
			},
		},
		{
			name: 'set lines',
			run: () => {
				for (const { paragraph, table, lines } of composed) setLines(paragraph, table, lines);
			},
		},
		{
			name: 'whole page',
			budget: 5,
			against: ['HarfBuzz', 'Typst'],
			run: () => {
				for (const text of page) {
					const paragraph = prepare(text, compositor);
					const table = fitTable(paragraph);
					setLines(paragraph, table, compose(paragraph, measures, 'pretty', {}, table));
				}
			},
		},
	];
}

function setLines(
	paragraph: Paragraph,
	table: ReturnType<typeof fitTable>,
	lines: ReturnType<typeof compose>,
): void {
	lines.forEach((line, i) =>
		setLine(paragraph, line, i === 0 ? MEASURE - INDENT : MEASURE, !line.isLast, 'inter-ideograph', table),
	);
}
