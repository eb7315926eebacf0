import { describe, expect, it } from 'vitest';
import { styled, styleOf } from './sample.js';

/** CSS Syntax 3, 9: what is broken is lost, and nothing else with it. */
describe('a broken sheet', () => {
	it.each([
		['a semicolon that is missing', 'p { width: 1pt height: 9pt; height: 2pt }', 'auto', 1],
		['a brace too many', 'p { width: 1pt } } q { color: red } p { height: 2pt }', 1, 1],
		['a rule without selector', '{ color: red } p { width: 1pt; height: 2pt }', 1, 1],
		['a string that is not closed', 'q { content: "a\n; color: red } p { width: 1pt; height: 2pt }', 1, 1],
		['a block that is not closed', 'p { width: 1pt; height: 2pt', 1, 0],
		['an at-rule that nobody knows', '@foo bar { p { width: 9pt } } p { width: 1pt; height: 2pt }', 1, 1],
		['an at-rule without block', '@foo bar; p { width: 1pt; height: 2pt }', 1, 1],
		['an important that is none', 'p { width: 1pt; width: 9pt !ie; height: 2pt }', 1, 1],
		['a name with a star', 'p { *width: 9pt; width: 1pt; height: 2pt }', 1, 1],
		[
			'a filter of old',
			'p { filter: progid:DXImageTransform.Microsoft.gradient(startColorstr="#80000000"); width: 1pt; height: 2pt }',
			1,
			1,
		],
		['marks of a comment in HTML', '<!-- p { width: 1pt; height: 2pt } -->', 1, 0],
		['an empty rule', 'p {} p { ; ; width: 1pt;; height: 2pt }', 1, 0],
		['an empty value', 'p { width: 1pt; width: ; height: 2pt }', 1, 1],
		['a bracket astray', 'p { width: 1pt; ] ; height: 2pt }', 1, 1],
		['an empty selector in a list', 'p, , q { width: 9pt } p { width: 1pt; height: 2pt }', 1, 1],
		['a name that begins with a digit', '1p { width: 9pt } p { width: 1pt; height: 2pt }', 1, 1],
	])('loses by %s no more than that', (_, css, width, findings) => {
		const page = styled(css);
		expect(page.findings).toHaveLength(findings);
		expect(styleOf(page, 'p').width).toEqual(width === 'auto' ? 'auto' : { points: width, percent: 0 });
		expect(styleOf(page, 'p').height).toEqual({ points: 2, percent: 0 });
	});
});

describe('rules in rules', () => {
	const html = '<body><div class="a" id="d"><p id="p">x</p></div><p id="q">y</p></body>';
	const widths = (css: string): readonly unknown[] => {
		const page = styled(css, html);
		expect(page.findings).toEqual([]);
		return ['d', 'p', 'q'].map((id) => {
			const { width } = styleOf(page, id);
			return typeof width === 'object' ? width.points : width;
		});
	};

	it.each([
		['.a { p { width: 1pt } }', ['auto', 1, 'auto']],
		['.a { color: red; > p { width: 1pt } height: 1pt }', ['auto', 1, 'auto']],
		['.a { + p { width: 1pt } }', ['auto', 'auto', 1]],
		['.a { &#d { width: 1pt } & p { width: 2pt } }', [1, 2, 'auto']],
		['.a { .b & { width: 1pt } body & { width: 2pt } }', [2, 'auto', 'auto']],
		['.a { @media print { width: 1pt; p { width: 2pt } } }', [1, 2, 'auto']],
		['.a { @media screen { width: 1pt } p:not(.x) { width: 2pt } }', ['auto', 2, 'auto']],
		['body { .a { p { width: 1pt } width: 3pt } }', [3, 1, 'auto']],
		['.a { width: 1pt; & { width: 2pt } width: 3pt }', [3, 'auto', 'auto']],
		['#d, .b { p { width: 1pt } } body .a p { width: 2pt }', ['auto', 1, 'auto']],
	])('%s', (css, expected) => {
		expect(widths(css)).toEqual(expected);
	});

	it('lose a broken declaration alone', () => {
		const page = styled('.a { p { colr: red; width: 1pt } height }', html);
		expect(page.findings).toEqual([
			'style.css:1:10 error style/unknown-property unknown property "colr"\n  hint: did you mean "color"?',
			expect.stringMatching(/style\/syntax/),
		]);
		expect(styleOf(page, 'p').width).toEqual({ points: 1, percent: 0 });
	});
});

describe('a picture that is named', () => {
	const pathOf = (css: string, html: string) => {
		const page = styled(css, html);
		expect(page.findings).toEqual([]);
		const [image] = styleOf(page, 'p').backgroundImage;
		return image !== undefined && image !== 'none' && image.kind === 'file' ? image.span : undefined;
	};

	it('in a rule in a rule has its place in the sheet', () => {
		expect(pathOf('div {\n p { background: url(a.png) } }', '<div><p>x</p></div>')).toMatchObject({
			file: 'style.css',
			line: 2,
		});
	});

	it('by a variable has the place of the declaration that takes it', () => {
		expect(pathOf('p { --a: url(a.png); background: var(--a) }', '<p>x</p>')).toMatchObject({
			file: 'style.css',
			line: 1,
		});
	});
});
