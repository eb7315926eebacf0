import { describe, expect, it } from 'vitest';
import { type PagePlace, pageStyles } from '../../../src/style/index.js';
import { styled } from './sample.js';

const MM = 72 / 25.4;

const pageOf = (css: string, name = '', index = 0, place: Partial<PagePlace> = {}) => {
	const { pageRules, viewport, styles, document } = styled(css);
	const root = styles.get(document.root)!;
	const side = index % 2 === 0 ? 'right' : 'left';
	return pageStyles(pageRules, { root, viewport, report: () => undefined })({
		name,
		index,
		indexInGroup: index,
		side,
		isBlank: false,
		...place,
	});
};
const sizeOf = (size: string) => {
	const { width, height } = pageOf(`@page { size: ${size} }`);
	return [width / MM, height / MM].map((value) => Math.round(value * 100) / 100);
};

describe('the size of a page', () => {
	it.each([
		['420mm 594mm', [420, 594]],
		['100mm', [100, 100]],
		['A4', [210, 297]],
		['a3 landscape', [420, 297]],
		['landscape A3', [420, 297]],
		['portrait', [210, 297]],
		['landscape', [297, 210]],
		['auto', [210, 297]],
		['JIS-B5', [182, 257]],
		['letter', [215.9, 279.4]],
		['calc(100mm + 10mm) 20cm', [110, 200]],
	])('%s', (size, expected) => {
		expect(sizeOf(size)).toEqual(expected);
	});

	it.each(['A9', '10mm 20mm 30mm', '-10mm', 'A4 10mm', '10%', 'A4 A3', ''])('cannot be "%s"', (size) => {
		expect(styled(`@page { size: ${size} }`).findings[0]).toMatch(
			/^style\.css:1:1\d error style\/unknown-value ".*" does not fit "size"\n {2}hint: give two lengths of 3 to 14400 pt, or a paper such as A4 landscape$/,
		);
	});
});

describe('the margins of a page', () => {
	it('are those of the rule, in parts of the page when they are percentages', () => {
		const page = pageOf('@page { size: 100pt 200pt; margin: 10% 5pt auto 1em }');
		expect(page).toMatchObject({ marginTop: 20, marginRight: 5, marginBottom: 0, marginLeft: 12 });
	});

	it('are 16 mm where no rule says anything', () => {
		expect(pageOf('@page { margin-top: 0 }').marginLeft).toBeCloseTo(16 * MM, 9);
	});
});

describe('rules for pages', () => {
	const css = `@page { margin-top: 1pt; margin-left: 1pt } @page :left { margin-top: 2pt } @page :right { margin-top: 3pt }
		@page :first { margin-top: 4pt } @page front { margin-top: 5pt } @page front:first { margin-top: 6pt }`;

	it('take the first page for a right one, and the second for a left one', () => {
		expect([0, 1, 2].map((index) => pageOf(css, '', index).marginTop)).toEqual([4, 2, 3]);
	});

	it('count more with a name, and most with a name and a place', () => {
		expect([0, 1, 2].map((index) => pageOf(css, 'front', index).marginTop)).toEqual([6, 5, 5]);
		expect(pageOf(css, 'front', 0).marginLeft).toBe(1);
	});

	it('may share their declarations', () => {
		const shared = '@page a, b:left { margin-top: 9pt }';
		expect([pageOf(shared, 'a').marginTop, pageOf(shared, 'b', 1).marginTop]).toEqual([9, 9]);
		expect(pageOf(shared, 'c').marginTop).toBeCloseTo(16 * MM, 9);
	});

	it('count from the last where they are equal, important ones first', () => {
		expect(pageOf('@page { margin: 1pt } @page { margin: 2pt }').marginTop).toBe(2);
		expect(pageOf('@page { margin: 1pt !important; margin: 2pt }').marginTop).toBe(1);
	});
});

describe('selectors of pages', () => {
	it.each([
		['odd', [1, 3, 5]],
		['even', [2, 4]],
		['3', [3]],
		['2n', [2, 4]],
		['-n + 2', [1, 2]],
		['n+4', [4, 5]],
	])(':nth(%s)', (nth, expected) => {
		const css = `@page { margin: 0 } @page :nth(${nth}) { margin: 1pt }`;
		expect([1, 2, 3, 4, 5].filter((number) => pageOf(css, '', number - 1).marginTop === 1)).toEqual(expected);
	});

	it('may ask for several things at once, and count more the more they ask', () => {
		const css = '@page a:blank:left { margin: 1pt } @page :blank { margin: 2pt } @page { margin: 3pt }';
		expect(pageOf(css, 'a', 1, { isBlank: true }).marginTop).toBe(1);
		expect(pageOf(css, 'a', 2, { isBlank: true }).marginTop).toBe(2);
		expect(pageOf(css, 'a', 1).marginTop).toBe(3);
	});

	it('count with the layer that they stand in', () => {
		const css = '@layer base { @page :first { margin: 1pt } } @page { margin: 2pt }';
		expect(pageOf(css).marginTop).toBe(2);
	});
});

describe('the style of a page', () => {
	it('is computed from the root, which its margins are measured in', () => {
		const { marginTop, style } = pageOf(
			'html { font-size: 20pt; color: red; --m: 1em } @page { margin: var(--m) }',
		);
		expect([marginTop, style.fontSize, style.color]).toMatchObject([20, 20, { channels: [1, 0, 0] }]);
	});

	it('gives hundredths of the page area to the document, borders and padding taken off', () => {
		const { viewport } = styled(
			'@page { size: 100pt 50pt; margin: 10pt; border: 2pt solid; padding: 10% 3pt }',
		);
		expect(viewport).toMatchObject({ width: 70, height: 16 });
	});
});

it('a sheet may have a thousand rules for pages, and is told of more', () => {
	const { findings, pageRules } = styled('@page a { margin: 1pt }\n'.repeat(1002));
	expect(findings).toEqual([
		'style.css:1001:1 error style/too-large the style sheets have more than 1000 rules for pages; the rest were left out\n  hint: give pages names, and make one rule for each name',
	]);
	expect(pageRules.filter(({ origin }) => origin === 'author')).toHaveLength(1000);
});
