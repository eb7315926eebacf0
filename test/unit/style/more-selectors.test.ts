import { describe, expect, it } from 'vitest';
import { elementsOf } from '../../../src/dom/index.js';
import { elementOf, styled, styleOf } from './sample.js';

const page = `<body id="y" lang="zh">
<h1 id="a" class="x">a</h1><p id="b" class="x">b <a id="c" href="#">c</a> <a id="d">d</a></p><p id="e">e</p><p id="f" class="x" dir="rtl">f</p>
<form id="g"><fieldset id="h" disabled><legend id="i"><input id="j"></legend><input id="k" checked></fieldset><input id="l" required TYPE="Text"
><select id="m"><option id="n" selected>n</option></select></form>
</body>`;

function matches(selector: string): string {
	const { document, styles, findings } = styled(`${selector} { z-index: 7 }`, page);
	expect(findings.filter((finding) => !finding.includes('right-to-left'))).toEqual([]);
	return [...elementsOf(document.root)]
		.filter((element) => styles.get(element)?.zIndex === 7)
		.map(({ attributes, tag }) => attributes.id ?? tag)
		.join(' ');
}

describe('a selector matches', () => {
	it.each([
		['a:link', 'c'],
		['a:any-link', 'c'],
		['a:hover, a:visited, :focus-within, :target, :fullscreen', ''],
		['a:not(:hover)', 'c d'],
		['p:nth-child(2 of .x)', 'b'],
		['p:nth-last-child(1 of .x)', 'f'],
		[':nth-child(even of .x)', 'b'],
		['p:has(a)', 'b'],
		['p:has(> a:link)', 'b'],
		['h1:has(+ p > a)', 'a'],
		['p:has(~ p.x)', 'b e'],
		['p:not(:has(a), .x)', 'e'],
		['body:has(form > fieldset legend)', 'y'],
		['h1 ~ p.x', 'b f'],
		['input:disabled', 'k'],
		['input:enabled', 'j l'],
		[':checked', 'k n'],
		[':required', 'l'],
		['input:optional', 'j k'],
		['input[type=text]', 'l'],
		['p:dir(rtl)', 'f'],
		['p:dir(ltr)', 'b e'],
		['*|h1', 'a'],
		['|h1', ''],
		[':is(h1, p)[class]', 'a b f'],
		['p::selection, h1', 'a'],
		['p::-webkit-scrollbar, h1', 'a'],
		['& h1', 'a'],
	])('%s: %s', (selector, expected) => {
		expect(matches(selector)).toBe(expected);
	});

	it('one of a list in :is() alone when another is not known', () => {
		const found = styled('p:is(.x, :hovr) { width: 1pt }', '<p class="x">x</p>');
		expect(found.findings).toEqual([
			'style.css:1:1 error style/unknown-selector unknown selector ":hovr" in "p:is(.x,:hovr)"',
		]);
		expect(styleOf(found, 'p').width).toEqual({ points: 1, percent: 0 });
	});

	it('nothing, without a word, when it is one of another program', () => {
		const found = styled('p::-moz-focus-inner, p { width: 1pt }', '<p>x</p>');
		expect(found.findings).toEqual([]);
		expect(styleOf(found, 'p').width).toBe('auto');
	});
});

describe('first letters and first lines', () => {
	const partsOf = (css: string) => {
		const found = styled(css);
		expect(found.findings).toEqual([]);
		return found.pseudoStyles.get(elementOf(found, 'p'));
	};

	it('have styles of their own, with one colon or two', () => {
		const parts = partsOf(
			'p { font-size: 10pt } p:first-letter { font-size: 3em } p::first-line { color: red }',
		);
		expect(parts?.['first-letter']?.fontSize).toBe(30);
		expect(parts?.['first-line']?.color.channels).toEqual([1, 0, 0]);
	});

	it('take only what applies to them (CSS 2.2, 5.12)', () => {
		const rule = '{ font-weight: bold; margin-left: 1pt; width: 2pt; display: block }';
		const parts = partsOf(`p::first-letter ${rule} p::first-line ${rule}`);
		expect(parts?.['first-letter']).toMatchObject({
			fontWeight: 700,
			marginLeft: { points: 1 },
			width: 'auto',
		});
		expect(parts?.['first-line']).toMatchObject({
			fontWeight: 700,
			marginLeft: { points: 0 },
			display: 'inline',
		});
	});
});

/** Sheets and pages come from strangers: each of these took minutes, or the program with it, without its limit. */
describe('a sheet without measure', () => {
	const many = '<p class="a">x</p>'.repeat(3000);

	it.each([
		[
			'asks nothing more from some place on',
			':not(:is(.b, .c)) { color: red }'.repeat(5000),
			many,
			'style/too-large',
		],
		[
			'has no selector of 300,000 parts',
			`${'a>'.repeat(300_000)}b { color: red }`,
			'',
			'style/unknown-selector',
		],
		[
			'does not nest rules without end',
			`${'.a { '.repeat(200)}color: red${' }'.repeat(200)}`,
			'',
			'style/syntax',
		],
	])('%s', (_, css, html, code) => {
		const { findings } = styled(css, html);
		expect(findings).toHaveLength(1);
		expect(findings[0]).toContain(` error ${code} `);
	});

	it.each([
		['100,000 rules', Array.from({ length: 100_000 }, (_, i) => `.c${i} { color: red }`).join('')],
		[
			'sibling selectors',
			`${'p ~ '.repeat(200)}p, p + p + p, p:has(~ .z), p:nth-of-type(3n), p:nth-last-of-type(2) { color: red }`,
		],
		['declarations', `p { ${'color: red;'.repeat(50_000)} }`],
	])('is read to its end: %s', (_, css) => {
		const page = styled(css, many);
		expect(page.findings).toEqual([]);
	});

	it("keeps the browser's own rules when it asks too much", () => {
		const page = styled(':not(.b) { color: red }'.repeat(10_000), `${many}<h1>x</h1>`);
		expect(page.findings).toHaveLength(1);
		expect(styleOf(page, 'h1')).toMatchObject({ display: 'block', fontWeight: 700 });
	});
});
