import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Fragment } from '../../../src/layout/index.js';
import { printPage } from '../../support/print-page.js';

interface Case {
	readonly id: string;
	readonly input: readonly string[];
	readonly expect: { readonly alignOn: string; readonly offsets: readonly number[] };
}

const example = (
	JSON.parse(readFileSync(new URL('../../cases/typography.json', import.meta.url), 'utf8')) as Case[]
).find(({ id }) => id === 'J06')!;

/** Where the text of each cell begins on the page. */
function starts(rows: readonly string[], style: string): readonly number[] {
	const { pages } = printPage({
		html: `<table><tr><td>${rows.join('<tr><td>')}</table>`,
		css: [
			{
				file: 'style.css',
				text: `@page { size: 200pt 200pt; margin: 0 } html { font: 10pt/1 Narrow, Square } body { margin: 0 }
					table { border-collapse: collapse } td { padding: 0; ${style} }`,
			},
		],
	});
	const visit = ({ rect, lines = [], children }: Fragment, x: number): readonly number[] => [
		...lines.map((line) => x + rect.x + line.rect.x + line.start + line.runs[0]!.at),
		...children.flatMap((child) => visit(child, x + rect.x)),
	];
	return visit(pages[0]!.root, 0);
}

const onPoint = `text-align: "${example.expect.alignOn}"`;

it('J06: figures stand with their points over each other, whole ones before it', () => {
	expect(starts(example.input, onPoint)).toEqual(example.expect.offsets.map((offset) => offset * 10));
});

it('in a wider column they stand at its end', () => {
	// The column is 50 wide, the longest figure 27.5 with what others have behind the point.
	const moved = example.expect.offsets.map((offset) => offset * 10 + 22.5);
	expect(starts(example.input, `${onPoint}; width: 50pt`)).toEqual(moved);
});

it('a text without the character ends where it would stand', () => {
	// Before the point 10% takes 12.5, the others 5.
	expect(starts(['1.5', '<div>10%</div>', '2.25'], onPoint)).toEqual([7.5, 0, 7.5]);
	expect(starts(['1', '22'], 'text-align: start')).toEqual([0, 0]);
});

it('outside of tables such text begins at the start', () => {
	const { pages } = printPage({ html: `<p style='text-align: "."'>1.5</p>`, css: [] });
	const visit = ({ lines = [], children }: Fragment): readonly number[] => [
		...lines.map(({ start }) => start),
		...children.flatMap(visit),
	];
	expect(visit(pages[0]!.root)).toEqual([0]);
});
