import { describe, expect, it } from 'vitest';
import { type Diagnostic, formatDiagnostic, originsOfFile } from '../../../src/base/index.js';
import { parseHtml } from '../../../src/dom/index.js';
import { cascade } from '../../../src/style/index.js';
import { styled, styleOf } from './sample.js';

const widthUnder = (css: string): unknown => {
	const page = styled(css);
	expect(page.findings).toEqual([]);
	const { width } = styleOf(page, 'p');
	return typeof width === 'object' ? width.points : width;
};

/** A4 upright is 595 by 842 points, or 210 by 297 mm. */
describe('a media query', () => {
	it.each([
		['(min-width: 21cm)', true],
		['(min-width: 22cm)', false],
		['(width: 210mm)', true],
		['(20cm < width <= 21cm)', true],
		['(300mm > height)', true],
		['print and (max-height: 29cm)', false],
		['(orientation: portrait)', true],
		['(orientation: landscape)', false],
		['(aspect-ratio: 210/297)', true],
		['(min-resolution: 2dppx)', true],
		['(-webkit-min-device-pixel-ratio: 1.5)', true],
		['(color)', true],
		['(monochrome)', false],
		['(hover: none) and (pointer: none)', true],
		['(hover)', false],
		['not (hover)', true],
		['(prefers-color-scheme: dark)', false],
		['(prefers-reduced-motion)', false],
		['not screen and (color)', true],
		['not print and (hover)', true],
		['(hover) or (color)', true],
		['screen, (color)', true],
		['not all and (monochrome)', true],
	])('%s: %s', (query, holds) => {
		expect(widthUnder(`@media ${query} { p { width: 1pt } }`)).toBe(holds ? 1 : 'auto');
	});

	it('asks for the size that the sheet gives the page', () => {
		const css = '@media (max-width: 11cm) { p { width: 1pt } } @page { size: 10cm 30cm }';
		expect(widthUnder(css)).toBe(1);
		expect(widthUnder(css.replace('10cm', '12cm'))).toBe('auto');
	});

	it.each(['(shape: round)', 'not (shape: round)', 'print and (width: blue)'])(
		'%s is not known, and neither true nor false',
		(query) => {
			const page = styled(`@media ${query} { p { width: 1pt } }`);
			expect(page.findings).toHaveLength(1);
			expect(styleOf(page, 'p').width).toBe('auto');
		},
	);

	it('that cannot be known may be joined to one that can', () => {
		const page = styled('@media (shape: round), print { p { width: 1pt } }');
		expect(styleOf(page, 'p').width).toEqual({ points: 1, percent: 0 });
	});
});

describe('@supports', () => {
	it.each([
		['(display: grid)', true],
		['(display: flexible)', false],
		['(perspective: 3pt)', false],
		['(cursor: pointer)', false],
		['not (display: flexible)', true],
		['(display: grid) and (width: 1pt)', true],
		['(display: grid) and (not (width: 1pt))', false],
		['(display: flexible) or (--a: b)', true],
		['selector(a > b)', true],
		['selector(a:hovr)', false],
		['font-tech(color-colrv1)', false],
	])('%s: %s', (condition, holds) => {
		expect(widthUnder(`@supports ${condition} { p { width: 1pt } }`)).toBe(holds ? 1 : 'auto');
	});
});

describe('layers', () => {
	it.each([
		['are weaker than what stands in none', 'p { width: 1pt } @layer a { #none, p { width: 2pt } }', 1],
		[
			'count by the order of their names',
			'@layer b, a; @layer a { p { width: 1pt } } @layer b { body p { width: 2pt } }',
			1,
		],
		[
			'turn about for what is important',
			'@layer a { p { width: 1pt !important } } @layer b { p { width: 2pt !important } }',
			1,
		],
		['hold others, which are weaker', '@layer a { @layer b { body p { width: 2pt } } p { width: 1pt } }', 1],
		['may be named with a point', '@layer a.b { p { width: 2pt } } @layer a { p { width: 1pt } }', 1],
		['may have no name', '@layer { p { width: 2pt } } @layer { p { width: 1pt } }', 1],
	])('%s', (_, css, width) => {
		expect(widthUnder(css)).toBe(width);
	});
});

describe('@import', () => {
	/** The style of `p` when `main.css` stands in a folder with other sheets. */
	function imported(main: string, others: Readonly<Record<string, string>> = {}) {
		const found: Diagnostic[] = [];
		const report = (finding: Diagnostic) => found.push(finding);
		const html = '<body><p>x</p></body>';
		const asked: string[] = [];
		const page = cascade(
			parseHtml(html, originsOfFile('page.html', html), report),
			[{ text: main, origins: originsOfFile('main.css', main) }],
			report,
			(url, from) => {
				asked.push(`${url} from ${from.file}:${from.line}`);
				const text = { ...others, 'main.css': main }[url];
				return text === undefined ? undefined : { text, origins: originsOfFile(url, text) };
			},
		);
		const { width } = styleOf(page, 'p');
		return {
			width: typeof width === 'object' ? width.points : width,
			findings: found.map(formatDiagnostic),
			asked,
		};
	}

	it('brings a sheet in before the rules of its own', () => {
		const { width, asked } = imported('@import "a.css"; p { width: 2pt }', {
			'a.css': 'p { width: 1pt !important }',
		});
		expect(width).toBe(1);
		expect(asked).toEqual(['a.css from main.css:1']);
	});

	it.each([
		['@import url(a.css) screen;', 'auto'],
		['@import url(a.css) print and (color);', 1],
		['@import url(a.css) supports(display: flexible);', 'auto'],
		['@import url(a.css) layer(x); @layer y { p { width: 2pt } }', 2],
		['@layer y, x; @import url(a.css) layer(x); @layer y { p { width: 2pt } }', 1],
	])('%s', (main, expected) => {
		expect(imported(main, { 'a.css': 'p { width: 1pt }' })).toMatchObject({ width: expected, findings: [] });
	});

	it('goes on in what is imported, but not round', () => {
		const { width, findings } = imported('@import "a.css";', {
			'a.css': '@import "b.css"; @import "main.css";',
			'b.css': 'p { width: 1pt }',
		});
		expect(width).toBe(1);
		expect(findings).toEqual([
			'a.css:1:18 error style/import "main.css" imports itself\n  hint: it goes round: main.css → a.css → main.css',
		]);
	});

	it('may stand in the address itself, which is no file', () => {
		const text = 'p { width: 1pt }';
		const html = '<p>x</p>';
		const main = '@import "data:text/css,p%20%7B%7D";';
		const found: Diagnostic[] = [];
		const report = (finding: Diagnostic) => found.push(finding);
		const page = cascade(
			parseHtml(html, originsOfFile('page.html', html), report),
			[{ text: main, origins: originsOfFile('page.html', main) }],
			report,
			(_, span) => ({ text, origins: [{ offset: 0, span, fixed: true }] }),
		);
		expect(found).toEqual([]);
		expect(styleOf(page, 'p').width).toEqual({ points: 1, percent: 0 });
	});

	it('does not stand behind rules', () => {
		const { findings, asked } = imported('p { width: 1pt } @import "a.css";', { 'a.css': '' });
		expect(findings).toEqual([
			'main.css:1:18 error style/import "@import" stands behind other rules\n  hint: put it before all of them; it is left out',
		]);
		expect(asked).toEqual([]);
	});

	it('ends when there is no end', () => {
		const chain = Object.fromEntries(
			Array.from({ length: 40 }, (_, i) => [`${i}.css`, `@import "${i + 1}.css"; @import "${i + 1}.css";`]),
		);
		const { findings } = imported('@import "0.css";', chain);
		expect(new Set(findings.map((finding) => finding.replace(/^.*?error /, '')))).toEqual(
			new Set([
				'style/import sheets import each other more than 16 deep\n  hint: name the sheets in one place',
				'style/import the page imports more than 256 sheets\n  hint: put them together',
			]),
		);
	});
});

describe('other at-rules', () => {
	it.each([
		'@keyframes a { from { top: 0 } to { top: 1pt } }',
		'@-webkit-keyframes a { from { top: 0 } }',
		'@-ms-viewport { width: device-width }',
	])('%s is passed over', (css) => {
		expect(styled(css).findings).toEqual([]);
	});

	it('@namespace gives types a prefix', () => {
		const html = '<body><svg><a id="s">x</a></svg><a id="h">y</a></body>';
		const page = styled(
			'@namespace s url(http://www.w3.org/2000/svg); s|a { width: 1pt } *|a { height: 1pt }',
			html,
		);
		expect(page.findings).toEqual([]);
		expect([styleOf(page, 's').width, styleOf(page, 'h').width]).toEqual([{ points: 1, percent: 0 }, 'auto']);
		expect(styleOf(page, 'h').height).toEqual({ points: 1, percent: 0 });
	});

	it('a sheet may be for some media only', () => {
		const html = '<p>x</p>';
		const text = 'p { width: 1pt }';
		const widthFor = (media: string) => {
			const document = parseHtml(html, originsOfFile('page.html', html), () => {});
			const sheet = { text, origins: originsOfFile('a.css', text), media };
			return styleOf(
				cascade(document, [sheet], () => {}),
				'p',
			).width;
		};
		expect([widthFor('screen'), widthFor('not print'), widthFor('(hover)')]).toEqual([
			'auto',
			'auto',
			'auto',
		]);
		expect([widthFor('print'), widthFor(''), widthFor('screen, all')]).toEqual(
			Array(3).fill({ points: 1, percent: 0 }),
		);
	});
});
