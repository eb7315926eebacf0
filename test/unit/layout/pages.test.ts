import { describe, expect, it } from 'vitest';
import { pageText } from '../../../src/layout/index.js';
import { printPage } from '../../support/print-page.js';

const css = [
	{
		file: 'case.css',
		text: '@page { size: 100pt 40pt; margin: 0 } html, p { margin: 0; font: 10pt/1 serif } body { margin: 0 }',
	},
];
const print = (html: string) => printPage({ html, css });

describe('pages as data', () => {
	it('know their number, their side, and whether anything stands on them', () => {
		const { pages } = print(
			'<p style="counter-reset: page 7">a</p><p style="break-before: right">b</p><p style="page: c">c</p>',
		);
		expect(
			pages.map(({ number, folio, side, isBlank, name }) => [number, folio, side, isBlank, name]),
		).toEqual([
			[7, '7', 'right', undefined, 'auto'],
			[8, '8', 'left', true, 'auto'],
			[9, '9', 'right', undefined, 'auto'],
			[10, '10', 'left', undefined, 'c'],
		]);
	});

	it('survive being copied: what is on them is plain', () => {
		const { pages } = print(
			'<style>@page { @top-left { content: counter(page) } }</style><p style="string-set: a content()">a</p>',
		);
		expect(structuredClone(pages)).toEqual(pages);
	});

	it('say where they lie on a sheet with marks, and the text stays where it was on them', () => {
		const plain = print('<p>a</p>').pages[0]!;
		const marked = print('<style>@page { marks: crop; bleed: 3mm }</style><p>a</p>').pages[0]!;
		const slug = (10 * 72) / 25.4;
		expect(marked.trim).toEqual({ x: slug, y: slug, width: 100, height: 40 });
		expect(marked.sheet).toEqual({ width: 100 + 2 * slug, height: 40 + 2 * slug });
		expect(pageText(marked)).toBe(pageText(plain));
		expect([plain.sheet, plain.bleed]).toEqual([{ width: 100, height: 40 }, 0]);
	});

	it('a wide bleed makes the slug wider, so that marks never stand in it', () => {
		const [page] = print('<style>@page { marks: cross; bleed: 20mm }</style><p>a</p>').pages;
		expect(page!.trim.x).toBeCloseTo((27 * 72) / 25.4, 9);
	});
});

describe('the text of a thread', () => {
	it('gives its strings to the pages where it is poured, and pages of frames have numbers', () => {
		const { painted } = print(
			`<style>@page { size: 100pt 40pt; margin: 10pt 0; @top-left { content: string(t, last) " " counter(page) } }
			h2 { font: 10pt/1 serif; margin: 0; string-set: t content() } article { flow-into: s }
			div { flow-from: s; height: 20pt; break-after: page }</style>
			<article><h2>A</h2><p>x</p><h2>B</h2><p>y</p></article><div></div><div></div>`,
		);
		const heads = painted.pages.map(({ ops }) => JSON.stringify(ops).match(/"text":"([AB] \d)"/)?.[1]);
		expect(heads).toEqual(['A 1', 'B 2']);
	});
});

it('a running heading is read nowhere: it is no element of the structure', () => {
	const html = (position: string) =>
		`<style>@page { margin: 10pt 0; @top-left { content: element(h) } } h1 { ${position} }</style><h1>Head</h1><p>a</p>`;
	const roles = (position: string) =>
		print(html(position)).painted.structure.children.map(({ role }) => role);
	expect(roles('')).toEqual(['H1', 'P']);
	expect(roles('position: running(h)')).toEqual(['P']);
	expect(print(html('position: running(h)')).painted.outline).toEqual([]);
});

it('a document of a thousand pages with numbers in its margins ends', () => {
	const { pages, diagnostics } = print(
		`<style>@page { size: 30pt 20pt; margin: 10pt 0 0; @top-left { content: counter(page) } p { break-after: page } }</style>${'<p style="break-after: page">a</p>'.repeat(1000)}`,
	);
	expect(pages).toHaveLength(1000);
	expect(diagnostics.filter(({ code }) => code.startsWith('layout'))).toEqual([]);
});
