import { describe, expect, it } from 'vitest';
import { marksOf, printBody } from '../support/marks.js';

/** Two ways to write the same page. */
const pairs: readonly (readonly [name: string, one: string, other: string])[] = [
	[
		'a span without style changes nothing',
		'<p>永和abc九年</p>',
		'<p>永<span>和ab</span>c<span>九</span>年</p>',
	],
	[
		'a div around everything changes nothing',
		'<p>ab</p><p>cd</p>',
		'<div><div><p>ab</p><p>cd</p></div></div>',
	],
	['a comment changes nothing', '<p>ab cd</p>', '<p>a<!-- x -->b <!-- y -->cd</p>'],
	[
		'a shorthand is its longhands',
		'<p style="margin: 1pt 2pt 3pt 4pt; border: 1pt solid #f00; padding: 5pt 6pt">ab</p>',
		'<p style="margin-top: 1pt; margin-right: 2pt; margin-bottom: 3pt; margin-left: 4pt; border-width: 1pt; border-style: solid; border-color: #f00; padding-top: 5pt; padding-bottom: 5pt; padding-left: 6pt; padding-right: 6pt">ab</p>',
	],
	[
		'a story in equal frames is a story in columns',
		'<div style="columns: 2; column-gap: 10pt; column-fill: auto; width: 70pt; height: 20pt">永和九年岁在癸丑暮春</div>',
		'<p style="flow-into: x">永和九年岁在癸丑暮春</p><div style="display: grid; grid-template-columns: 30pt 30pt; column-gap: 10pt; grid-template-rows: 20pt"><div style="flow-from: x"></div><div style="flow-from: x"></div></div>',
	],
	['one column is none', '<p>永和九年</p>', '<div style="columns: 1"><p>永和九年</p></div>'],
	[
		'a grid of one column is a flow',
		'<p>ab</p><p>cd</p>',
		'<div style="display: grid; grid-template-columns: 100%"><p>ab</p><p>cd</p></div>',
	],
	[
		'two fractions are two halves',
		'<div style="display: grid; grid-template-columns: 1fr 1fr"><p>ab</p><p>cd</p></div>',
		'<div style="display: grid; grid-template-columns: 50% 50%"><p>ab</p><p>cd</p></div>',
	],
	[
		'an area has the lines of its name',
		`<div style="display: grid; grid-template-columns: 20pt 30pt; grid-template-areas: 'a b'"><p style="grid-area: b">x</p></div>`,
		'<div style="display: grid; grid-template-columns: 20pt 30pt"><p style="grid-column: 2 / 3; grid-row: 1">x</p></div>',
	],
	['a break is a preserved feed', '<p>ab<br>cd</p>', '<p style="white-space: pre-line">ab\ncd</p>'],
	[
		'a factor of line height is that many ems',
		'<p style="line-height: 2">ab</p>',
		'<p style="line-height: 20pt">ab</p>',
	],
	[
		'the end of a line is its right',
		'<p style="text-align: end">ab</p>',
		'<p style="text-align: right">ab</p>',
	],
	[
		'an absolute box at 0, 0 stands where the first box would',
		'<div style="width: 40pt">ab</div>',
		'<div style="position: absolute; top: 0; left: 0; width: 40pt">ab</div>',
	],
	[
		'relative by nothing is static, but for the order',
		'<p>ab</p>',
		'<p style="position: relative; top: 0; left: 0">ab</p>',
	],
	['a space feed between ideographs is none', '<p>永和九年</p>', '<p>永和\n九年</p>'],
	[
		'a space between letter and ideograph gives way to the autospace',
		'<p style="text-autospace: replace">永ab和</p>',
		'<p style="text-autospace: replace">永 ab 和</p>',
	],
	[
		'a table of one cell is a block of its width',
		'<div style="width: 40pt">永和</div>',
		'<table style="width: 40pt; border-spacing: 0"><tr><td style="padding: 0">永和</td></tr></table>',
	],
	[
		'a table without spacing and borders is the same when cells share their borders',
		'<table style="border-spacing: 0"><tr><td>ab</td><td>cd</td></tr><tr><td>e</td><td>f</td></tr></table>',
		'<table style="border-collapse: collapse"><tr><td>ab</td><td>cd</td></tr><tr><td>e</td><td>f</td></tr></table>',
	],
	[
		'radii of nothing are corners',
		'<div style="width: 20pt; height: 20pt; border: 2pt solid; background: #cde"></div>',
		'<div style="width: 20pt; height: 20pt; border: 2pt solid; background: #cde; border-radius: 0 / 5pt"></div>',
	],
	[
		'an opacity of one is none',
		'<div style="background: #cde"><p>ab</p></div>',
		'<div style="background: #cde; opacity: 100%"><p>ab</p></div>',
	],
	[
		'a background has the place of its shorthand',
		'<div style="width: 40pt; height: 20pt; background: linear-gradient(red, blue) 5pt 10% / 20pt 5pt no-repeat"></div>',
		'<div style="width: 40pt; height: 20pt; background-image: linear-gradient(red, blue); background-position: 5pt 10%; background-size: 20pt 5pt; background-repeat: no-repeat"></div>',
	],
	['balance of one line is that line', '<p>永和</p>', '<p style="text-wrap: balance">永和</p>'],
];

describe('same marks on paper', () => {
	for (const [name, one, other] of pairs) {
		it(name, () => {
			const found = printBody(other);
			expect(found.diagnostics).toEqual([]);
			expect(marksOf(found)).toEqual(marksOf(printBody(one)));
			expect(marksOf(found).length).toBeGreaterThan(0);
		});
	}
});
