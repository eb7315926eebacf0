import { describe, expect, it } from 'vitest';
import { styled, styleOf } from './sample.js';

describe('what a style sheet asks for and we do not know', () => {
	it.each([
		[
			'p { colr: red }',
			'style.css:1:5 error style/unknown-property unknown property "colr"\n  hint: did you mean "color"?',
		],
		[
			'p { flaot: left }',
			'style.css:1:5 error style/unknown-property unknown property "flaot"\n  hint: did you mean "float"?',
		],
		['p { perspective: 3pt }', 'style.css:1:5 error style/unknown-property "perspective" is not supported'],
		[
			'p {\n  color: rde;\n}',
			'style.css:2:10 error style/unknown-value "rde" does not fit "color"\n  hint: it takes <color>',
		],
		['p { width: 1pt !imporant }', 'style.css:1:5 error style/syntax "!imporant" is not "!important"'],
		[
			'p::befor { width: 1pt }',
			'style.css:1:1 error style/unknown-selector unknown selector "::befor" in "p::befor"\n  hint: did you mean "::before"?',
		],
		[
			'p:nth-chld(2) { width: 1pt }',
			'style.css:1:1 error style/unknown-selector unknown selector ":nth-chld" in "p:nth-chld(2)"\n  hint: did you mean ":nth-child()"?',
		],
		['p > { width: 1pt }', 'style.css:1:1 error style/unknown-selector unknown selector ">" in "p>"'],
		[
			'svg|a { width: 1pt }',
			'style.css:1:1 error style/unknown-selector unknown selector "svg|a" in "svg|a"',
		],
		[
			':is(p::before) { width: 1pt }',
			'style.css:1:1 error style/unknown-selector unknown selector "::before" in ":is(p::before)"\n  hint: it cannot stand here',
		],
		[
			'li:nth-of-type(2 of .x) { width: 1pt }',
			'style.css:1:1 error style/unknown-selector unknown selector "of" in "li:nth-of-type(2 of.x)"',
		],
		[
			'@import "a.css";',
			'style.css:1:1 error style/import "a.css" is not read: "@import" is for pages\n  hint: name the sheet in publication.yaml',
		],
		['@scope (p) {}', 'style.css:1:1 error style/unknown-at-rule "@scope" is not supported'],
		[
			'@mdia print {}',
			'style.css:1:1 error style/unknown-at-rule unknown at-rule "@mdia"\n  hint: did you mean "@media"?',
		],
		[
			'@media prnt {}',
			'style.css:1:1 error style/unknown-value media query "prnt" is not supported\n  hint: did you mean "print"?',
		],
		[
			'@media print and (weight > 3cm) {}',
			'style.css:1:1 error style/unknown-value media query "print and (weight>3cm)" is not supported\n  hint: use print, all, screen, not, and the features of docs/css.md',
		],
		[
			'@page { columns: 2 }',
			'style.css:1:9 error style/unknown-property "columns" is not supported in @page\n  hint: a page takes size, bleed, marks, margin, padding, border, background, counters, and the style of its text',
		],
		[
			'@page { size: var(--a) }',
			'style.css:1:15 error style/unknown-value "var(--a)" does not fit "size"\n  hint: variables belong to elements; write it out',
		],
		[
			'@page { bleed: -1mm }',
			'style.css:1:16 error style/unknown-value "-1mm" does not fit "bleed"\n  hint: it takes auto or a length of 0 to 720 pt',
		],
		[
			'@page { marks: crop crop }',
			'style.css:1:16 error style/unknown-value "crop crop" does not fit "marks"\n  hint: it takes none, crop, cross or crop cross',
		],
		[
			'@page front:frst {}',
			'style.css:1:1 error style/unknown-selector unknown page selector "front:frst"\n  hint: did you mean ":first"?',
		],
		[
			'@page { @top-lefft { content: "x" } }',
			'style.css:1:9 error style/unknown-at-rule a page has no margin box "@top-lefft"\n  hint: did you mean "@top-left"?',
		],
		[
			'@page { @top-left { float: left; content: "x" } }',
			'style.css:1:21 error style/unknown-property "float" has no meaning in a margin box\n  hint: its place is the margin; width, height and margin move it there',
		],
		[
			'@page :nth(n n) {}',
			'style.css:1:1 error style/unknown-selector unknown page selector ":nth(n n)"\n  hint: use a page name, :first, :left, :right, :blank or :nth()',
		],
		[
			'@font-face { font-family: A; src: url(a.otf); size-adjust: 90% }',
			'style.css:1:47 error style/unknown-property "size-adjust" is not supported in @font-face\n  hint: it takes font-family, src, font-weight, font-style, unicode-range, font-display',
		],
		['p { color }', 'style.css:1:11 error style/syntax colon is expected'],
		['p { width: 1pt } /* not closed', 'style.css:1:18 error style/syntax a comment is not closed'],
	])('%s', (css, finding) => {
		expect(styled(css).findings).toEqual([finding]);
	});

	it('is left out alone; the rest counts', () => {
		const page = styled('p { colr: red; width: 1pt } @mdia {} p { height: 2pt }');
		expect(styleOf(page, 'p').width).toEqual({ points: 1, percent: 0 });
		expect(styleOf(page, 'p').height).toEqual({ points: 2, percent: 0 });
	});

	it('takes the whole rule with it when it is one of several selectors', () => {
		expect(styleOf(styled('p, a:hovr { width: 1pt }'), 'p').width).toBe('auto');
	});

	it('has its place in the style attribute too', () => {
		expect(styled('', '<body>\n<p style="color: red; widht: 1pt">x</p></body>').findings).toEqual([
			'page.html:2:23 error style/unknown-property unknown property "widht"\n  hint: did you mean "width"?',
		]);
	});
});

describe('media', () => {
	it.each([
		['print', true],
		['all', true],
		['only print', true],
		['not screen', true],
		['screen, print', true],
		['', true],
		['screen', false],
		['not print', false],
		['speech', false],
	])('"%s" counts for a page: %s', (query, counts) => {
		const page = styled(`@media ${query} { p { width: 1pt } }`);
		expect(page.findings).toEqual([]);
		expect(styleOf(page, 'p').width).toEqual(counts ? { points: 1, percent: 0 } : 'auto');
	});
});

describe('sheets of strangers', () => {
	it.each([
		['brackets of a value', `p { width: ${'('.repeat(20_000)}`],
		['selectors', `${':is('.repeat(20_000)}p${')'.repeat(20_000)} {}`],
		['blocks', '@media print {'.repeat(20_000)],
	])('may not nest %s without end', (_, css) => {
		const { findings } = styled(css);
		expect(findings).toHaveLength(1);
		expect(findings[0]).toMatch(
			/^style\.css:1:\d+ error style\/syntax brackets stand more than 256 deep in each other$/,
		);
	});
});

describe('a value that is put together from variables', () => {
	it.each(['1pt; color: red', '1pt }', '"', 'url(', '1pt)'])('may be none: %s', (text) => {
		const page = styled('p { width: 3pt; width: var(--a) }', `<p style='--a: ${text}'>x</p>`);
		expect(styleOf(page, 'p').width).not.toEqual({ points: 3, percent: 0 });
	});
});
