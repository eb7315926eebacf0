import { describe, expect, it } from 'vitest';
import { formatDiagnostic } from '../../../src/base/index.js';
import { printPage } from '../../support/print-page.js';

/** What is said of a page, and that it came to an end. */
const findings = (html: string): readonly string[] => printPage({ html }).diagnostics.map(formatDiagnostic);

const PART = 'is a part of a height that is not given, and counts for nothing';
const PART_HINT = '\n  hint: give the element around it a height, or write this one in lines (lh) or points';

describe('percentages of nothing', () => {
	it('are named where the height around follows from the content', () => {
		expect(findings('<div><p style="height: 50%">a</p></div>')).toEqual([
			`case.html:1:6 warning layout/part-of-nothing the "height" of <p> ${PART}${PART_HINT}`,
		]);
		expect(findings('<div><p style="height: 50%; min-height: 10%">a</p></div>')).toEqual([
			`case.html:1:6 warning layout/part-of-nothing the "height" and "min-height" of <p> ${PART}${PART_HINT}`,
		]);
	});

	it('are something in a given height, in a cell of a grid and between the sides of a page', () => {
		expect(
			findings(
				`<div style="height: 50pt"><p style="height: 50%">a</p></div>
				<div style="display: grid"><p style="height: 50%">a</p></div>
				<div style="display: grid"><div><p style="height: 100%">a</p></div></div>
				<div style="position: absolute; top: 0; bottom: 0"><p style="height: 50%">a</p></div>`,
			),
		).toEqual([]);
	});

	it('a part of a part is one only where the first is', () => {
		const inner = '<div style="height: 50%"><p style="height: 50%">a</p></div>';
		expect(findings(`<div style="height: 50pt">${inner}</div>`)).toEqual([]);
		expect(findings(`<div>${inner}</div>`)).toHaveLength(2);
	});
});

const grid = (style: string, item: string): string =>
	`<div style="display: grid; grid-template-columns: 20pt 20pt; ${style}"><p style="${item}">a</p></div>`;

describe('items beyond their grid', () => {
	it('are named by their lines and by their span', () => {
		const [across] = findings(grid('', 'grid-column: 1 / 9'));
		expect(across).toBe(
			`case.html:1:64 warning layout/beyond-grid <p> reaches beyond the 2 columns of its grid
  hint: take fewer, add to grid-template-columns, or say with grid-auto-columns how large the others are`,
		);
		expect(findings(grid('', 'grid-column: span 3'))).toHaveLength(1);
		expect(findings(grid('', 'grid-column: -4'))).toHaveLength(1);
		expect(findings(grid('grid-template-rows: 10pt', 'grid-row: 2'))).toHaveLength(1);
	});

	it('are no fault where the grid says how large further tracks are, or names none', () => {
		expect(findings(grid('grid-auto-columns: 10pt', 'grid-column: 1 / 9'))).toEqual([]);
		expect(findings(grid('', 'grid-row: 3'))).toEqual([]);
		expect(findings(grid('', 'grid-column: 1 / -1'))).toEqual([]);
	});

	it('a name that no line has is named', () => {
		const [first, second] = findings(grid("grid-template-areas: 'head head'", 'grid-area: hed'));
		expect(first).toBe(
			`case.html:1:96 warning layout/unknown-line no column line or area of the grid is called "hed", and <p> stands outside of it
  hint: take a name of grid-template-areas or one in square brackets`,
		);
		expect(second).toBeUndefined();
		expect(findings(grid("grid-template-areas: 'head head'", 'grid-area: head'))).toEqual([]);
	});
});

describe('tables with holes', () => {
	it('a row that is short of cells is named', () => {
		expect(findings('<table><tr><td>a</td><td>b</td></tr>\n<tr><td>c</td></tr></table>')).toEqual([
			`case.html:2:1 warning layout/table-hole a row of the table is 1 cell short of its 2 columns
  hint: write empty cells, or let one take more columns`,
		]);
	});

	it('cells that lie on one another are named', () => {
		expect(
			findings('<table><tr><td>a</td><td rowspan=2>b</td></tr>\n<tr><td colspan=2>c</td></tr></table>'),
		).toEqual([
			`case.html:2:5 warning layout/cells-overlap a cell lies on one that reaches down into its row
  hint: take fewer columns here, or fewer rows above`,
		]);
	});

	it('cells over rows and columns that fit make none', () => {
		expect(
			findings(
				'<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr><tr><td colspan=2>d</td></tr></table>',
			),
		).toEqual([]);
	});

	it('spans beyond all measure come to an end', () => {
		const row = '<tr><td colspan=99999 rowspan=99999>a</td></tr>';
		expect(findings(`<table>${row.repeat(50)}</table>`).length).toBeGreaterThan(0);
	});
});

describe('boxes in boxes', () => {
	it.each([
		['blocks', '<div>', '</div>'],
		['grids', '<div style="display: grid">', '</div>'],
		['text', '<b>', '</b>'],
		['tables', '<table><tr><td>', '</td></tr></table>'],
	])('5,000 %s in each other are a finding', (_, open, close) => {
		const found = findings(`${open.repeat(5000)}a${close.repeat(5000)}`);
		expect(found.some((finding) => finding.includes('dom/too-deep'))).toBe(true);
	});
});

describe('what goes round', () => {
	it('custom properties in a circle are named once, with all of it', () => {
		const sheet = '<style>p { --a: var(--b); --b: var(--c);\n--c: var(--a); width: var(--a, 10pt) }</style>';
		expect(findings(`${sheet}<p>a</p><p class="x">b</p>`)).toEqual([
			`case.html:1:12 error style/circular-variable "--a" goes round and has no value: --a, --b, --c, --a
  hint: let one of them be a value of its own`,
		]);
	});

	it('a property that stands for itself is a circle too', () => {
		expect(findings('<p style="--a: calc(1pt + var(--a))">a</p>')).toEqual([
			`case.html:1:11 error style/circular-variable "--a" goes round and has no value: --a, --a
  hint: let one of them be a value of its own`,
		]);
	});

	it('counters without end stay within what can be counted', () => {
		expect(
			findings(
				'<style>p { counter-increment: a 99999999999999 } p::before { content: counter(a) counters(b, "x") }</style><p>a</p><p>b</p>',
			),
		).toEqual([]);
	});
});

describe('flexible boxes', () => {
	it('are told as not supported, with what to write for them', () => {
		const hint =
			'\n  hint: flexible boxes are not supported: "display: grid" with "grid-auto-flow: column" makes a row, with fractions (1fr) for what grows';
		expect(findings('<div style="display: flex; flex-wrap: wrap"><p>a</p></div>')).toEqual([
			`case.html:1:22 error style/unknown-value "flex" does not fit "display"${hint}`,
			`case.html:1:28 error style/unknown-property "flex-wrap" is not supported${hint}`,
		]);
	});
});
