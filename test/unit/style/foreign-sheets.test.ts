import { describe, expect, it } from 'vitest';
import { faults, paragraph, styled, styleOf } from './sample.js';

const points = (value: number) => ({ points: value, percent: 0 });

describe('names of older and newer days', () => {
	it.each([
		['page-break-before: always', { breakBefore: 'page' }],
		['page-break-after: left', { breakAfter: 'left' }],
		['page-break-inside: avoid', { breakInside: 'avoid' }],
		['break-before: recto', { breakBefore: 'recto' }],
		['word-wrap: break-word', { overflowWrap: 'break-word' }],
		['grid-gap: 1pt 2pt', { rowGap: points(1), columnGap: points(2) }],
		['list-style: "→ " inside', { listStyleType: { text: '→ ' }, listStylePosition: 'inside' }],
		[
			'text-decoration: wavy underline overline 2pt',
			{
				textDecorationLine: ['underline', 'overline'],
				textDecorationStyle: 'wavy',
				textDecorationThickness: 2,
			},
		],
		['text-decoration: none', { textDecorationLine: [], textDecorationStyle: 'solid' }],
		[
			'font-variant: small-caps tabular-nums',
			{ fontVariantCaps: 'small-caps', fontVariantNumeric: ['tnum'] },
		],
	])('%s', (declarations, expected) => {
		expect(paragraph(declarations)).toMatchObject(expected);
	});

	it.each([
		'page-break-inside: always',
		'page-break-before: page',
		'font: 12pt',
		'font: bold serif',
		'font: bold italic bold 12pt serif',
		'font-variant: small-caps small-caps',
		'text-decoration: wavy dotted',
		'all: 0',
	])('%s does not fit', (declarations) => {
		expect(faults(declarations)).toHaveLength(1);
	});
});

describe('the font shorthand', () => {
	it.each([
		['font: 10pt Song Text, serif', { fontSize: 10, fontFamily: ['Song Text', 'serif'], fontWeight: 400 }],
		[
			'font: italic small-caps 700 10pt/1.5 "A"',
			{ fontStyle: 'italic', fontVariantCaps: 'small-caps', fontWeight: 700, lineHeight: { factor: 1.5 } },
		],
		['font: oblique 10deg bold 10pt A', { fontStyle: 'italic', fontWeight: 700 }],
		['font: normal normal 10pt A', { fontStyle: 'normal' }],
		['font: 150% / 12pt A', { fontSize: 18, lineHeight: { points: 12 } }],
		['font: caption', { fontSize: 10, fontFamily: ['sans-serif'] }],
	])('%s', (declarations, expected) => {
		expect(paragraph(declarations)).toMatchObject(expected);
	});

	it('sets what it does not name to where it was at first', () => {
		const style = paragraph(
			'font-weight: bold; line-height: 3; font-variant-numeric: tabular-nums; font: 10pt A',
		);
		expect(style).toMatchObject({ fontWeight: 400, lineHeight: 'normal', fontVariantNumeric: [] });
	});
});

describe('flow-relative properties', () => {
	it('stand for the sides of horizontal text', () => {
		expect(
			paragraph('margin-inline: 1pt 2pt; padding-block: 3pt; inline-size: 4pt; inset-block-start: 5pt'),
		).toMatchObject({
			marginLeft: points(1),
			marginRight: points(2),
			paddingTop: points(3),
			paddingBottom: points(3),
			width: points(4),
			top: points(5),
		});
	});

	it('turn with text that runs down', () => {
		const style = paragraph(
			'writing-mode: vertical-rl; margin-block: 1pt 2pt; padding-inline-start: 3pt; block-size: 4pt; border-inline-end: 5pt solid',
		);
		expect(style).toMatchObject({
			marginRight: points(1),
			marginLeft: points(2),
			paddingTop: points(3),
			width: points(4),
			borderBottomWidth: 5,
		});
	});

	it('and physical ones count by their order', () => {
		expect(paragraph('margin-left: 1pt; margin-inline-start: 2pt').marginLeft).toEqual(points(2));
		expect(paragraph('margin-inline-start: 2pt; margin-left: 1pt').marginLeft).toEqual(points(1));
	});

	it('may hold variables, which are words of their own', () => {
		expect(paragraph('--a: red; border-left: 1pt var(--a)solid').borderLeftStyle).toBe('solid');

		expect(paragraph('--a: 1pt 2pt; margin-inline: var(--a)')).toMatchObject({ marginRight: points(2) });
	});
});

describe('words that go back', () => {
	it("revert to the browser's sheet", () => {
		const page = styled(
			'h1 { font-size: 5pt; display: inline; font-size: revert; display: revert }',
			'<h1>x</h1>',
		);
		expect(styleOf(page, 'h1')).toMatchObject({ fontSize: 24, display: 'block' });
	});

	it('revert an old attribute too, and a value with a variable', () => {
		const page = styled(
			'p { text-align: revert; --a: revert; width: 5pt; width: var(--a) }',
			'<p align=right>x</p>',
		);
		expect(styleOf(page, 'p')).toMatchObject({ textAlign: 'start', width: 'auto' });
	});

	it('revert a layer to the one below', () => {
		const page = styled(
			'@layer a { p { width: 1pt; height: 1pt } } @layer b { p { width: 2pt; width: revert-layer } }',
		);
		expect(styleOf(page, 'p').width).toEqual(points(1));
	});

	it('put all properties back', () => {
		const page = styled('p { width: 1pt; color: red } p { all: initial; height: 2pt }');
		expect(styleOf(page, 'p')).toMatchObject({ width: 'auto', display: 'inline', height: points(2) });
		expect(styleOf(page, 'p').color.channels).toEqual([0, 0, 0]);
	});
});

describe('what asks nothing of paper', () => {
	it.each([
		'cursor: pointer',
		'transition: all 1s',
		'-webkit-font-smoothing: antialiased',
		'mso-line-height-rule: exactly',
		'display: -webkit-box',
		'background: -moz-linear-gradient(top, #fff, #000)',
		'rotate: none',
		'overflow-x: scroll',
		'overflow-y: auto',
		'direction: ltr',
	])('%s is passed over', (declarations) => {
		expect(faults(declarations)).toEqual([]);
	});

	it.each(['perspective: 3pt', 'direction: rtl', 'speel: none'])('%s is not', (declarations) => {
		expect(faults(declarations)).toHaveLength(1);
	});
});

describe('a colour that a system gives its windows', () => {
	it.each([
		['windowtext', [0, 0, 0]],
		['Canvas', [1, 1, 1]],
		['light-dark(red, white)', [1, 0, 0]],
		['LinkText', [0, 0, 238 / 255]],
	])('%s is one of paper', (color, channels) => {
		expect(paragraph(`color: ${color}`).color.channels).toEqual(channels);
	});

	it('is no other word', () => {
		expect(faults('color: windowstext; background: light-dark(red, whit)')).toHaveLength(2);
	});
});

describe('parts of the page area', () => {
	const css = '@page { size: 300pt 500pt; margin: 50pt }';

	it.each([
		['10vw', 20],
		['10vh', 40],
		['10vmin', 20],
		['10vmax', 40],
		['10vi', 20],
		['10svb', 40],
	])('%s are %d points', (value, expected) => {
		expect(styleOf(styled(`${css} p { width: ${value} }`), 'p').width).toEqual(points(expected));
	});

	it('along the text turn with the root', () => {
		const page = styled(`${css} html { writing-mode: vertical-rl } p { width: 10vi }`);
		expect(styleOf(page, 'p').width).toEqual(points(40));
	});
});
