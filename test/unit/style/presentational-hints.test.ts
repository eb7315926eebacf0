import { describe, expect, it } from 'vitest';
import type { Style } from '../../../src/style/index.js';
import { styled, styleOf } from './sample.js';

const px = (value: number) => ({ points: value * 0.75, percent: 0 });
const ink = (...channels: readonly number[]) => ({ space: 'srgb', channels, alpha: 1 });

/** What the element `x` of a page looks like. */
function look(html: string, css = ''): Style {
	const page = styled(css, html);
	expect(page.findings).toEqual([]);
	return styleOf(page, 'x');
}

describe('an old attribute', () => {
	it.each<[string, Readonly<Partial<Record<keyof Style, unknown>>>]>([
		[
			'<body id=x bgcolor="#ff0000" text=blue topmargin=4>',
			{ backgroundColor: ink(1, 0, 0), color: ink(0, 0, 1), marginTop: px(4) },
		],
		['<body link=lime><a id=x href="#">x</a>', { color: ink(0, 1, 0) }],
		['<p id=x align=center>x</p>', { textAlign: 'center' }],
		['<div id=x align=justify>x</div>', { textAlign: 'justify' }],
		[
			'<font id=x color=#f00 face="Song, serif" size=5>x</font>',
			{ color: ink(1, 0, 0), fontFamily: ['Song', 'serif'], fontSize: 18 },
		],
		['<font id=x size="+1">x</font>', { fontSize: 13.5 }],
		['<font id=x size="-9">x</font>', { fontSize: 7.5 }],
		[
			'<table id=x width="50%" border cellspacing=3><tr><td>x</td></tr></table>',
			{
				width: { points: 0, percent: 0.5 },
				borderTopWidth: 0.75,
				borderTopStyle: 'solid',
				borderSpacing: { x: 2.25, y: 2.25 },
			},
		],
		[
			'<table border=2 cellpadding=4><tr><td id=x>x</td></tr></table>',
			{ borderTopWidth: 0.75, borderTopStyle: 'solid', paddingLeft: px(4) },
		],
		['<table border=0><tr><td id=x>x</td></tr></table>', { borderTopStyle: 'none' }],
		[
			'<table rules=rows><tr id=x><td>x</td></tr></table>',
			{ borderTopStyle: 'solid', borderLeftStyle: 'none' },
		],
		[
			'<table frame=above id=x><tr><td>x</td></tr></table>',
			{ borderTopStyle: 'solid', borderBottomStyle: 'none' },
		],
		['<table align=center id=x><tr><td>x</td></tr></table>', { marginLeft: 'auto', marginRight: 'auto' }],
		[
			'<table><tr valign=bottom><td id=x align=right width=40 nowrap bgcolor=#0f0>x</td></tr></table>',
			{
				verticalAlign: 'bottom',
				textAlign: 'right',
				width: px(40),
				whiteSpace: 'nowrap',
				backgroundColor: ink(0, 1, 0),
			},
		],
		['<table><colgroup><col id=x width=30></colgroup><tr><td>x</td></tr></table>', { width: px(30) }],
		['<table><caption id=x align=bottom>x</caption></table>', { captionSide: 'bottom' }],
		[
			'<img id=x src=a.png width=30 height="20%" hspace=2 border=1 align=absmiddle>',
			{
				width: px(30),
				height: { points: 0, percent: 0.2 },
				marginLeft: px(2),
				borderTopWidth: 0.75,
				verticalAlign: 'middle',
			},
		],
		['<img id=x src=a.png align=texttop>', { verticalAlign: 'text-top' }],
		[
			'<hr id=x width=50 size=3 color=red align=left>',
			{ width: px(50), borderTopWidth: 2.25, borderTopColor: ink(1, 0, 0), marginLeft: px(0) },
		],
		['<ol id=x type=A><li>x</li></ol>', { listStyleType: 'upper-alpha' }],
		['<ul><li id=x type=SQUARE>x</li></ul>', { listStyleType: 'square' }],
		['<input id=x size=10>', { width: { points: 60, percent: 0 } }],
		[
			'<textarea id=x rows=4 cols=10>x</textarea>',
			{ width: { points: 60, percent: 0 }, minHeight: { points: 57.599999999999994, percent: 0 } },
		],
	])('%s', (html, expected) => {
		expect(look(html)).toMatchObject(expected);
	});

	it.each([
		['<img id=x src=a.png align=left>', { float: 'left' }],
		['<table id=x align=right><tr><td>x</td></tr></table>', { float: 'right' }],
		['<p>x<br id=x clear=all>y</p>', { clear: 'both' }],
	])('moves text aside: %s', (html, expected) => {
		expect(look(html)).toMatchObject(expected);
	});

	it('names a picture as the page does: it lies beside the page', () => {
		expect(
			look('<table id=x background="img/a.png"><tr><td>x</td></tr></table>').backgroundImage,
		).toMatchObject([
			{ kind: 'file', url: 'img/a.png', path: 'img/a.png', span: { file: 'page.html', line: 1, column: 13 } },
		]);
	});

	it('is weaker than any rule of the page, and stronger than those of the browser', () => {
		expect(look('<table><tr><th id=x align=left>x</th></tr></table>').textAlign).toBe('left');
		expect(look('<p id=x align=center>x</p>', '* { text-align: right }').textAlign).toBe('right');
		expect(look('<p id=x align=center style="text-align: end">x</p>').textAlign).toBe('end');
	});

	it.each([
		'<p id=x align="center; color: red">x</p>',
		'<font id=x size="big" face="a; color: red" color="">x</font>',
		'<img id=x src=a.png width="-5" height="calc(((">',
		`<font id=x face="${'('.repeat(2000)}">x</font>`,
		'<svg id=x width="10" align="center"></svg>',
		'<p id=x type="a" bgcolor=red>x</p>',
	])('that makes no sense, or stands elsewhere, is nothing: %s', (html) => {
		const plain = look(
			html.replace(/ (?:align|size|face|color|width|height|bgcolor|type)=(?:"[^"]*"|\w+)/g, ''),
		);
		expect(look(html)).toEqual(plain);
	});
});

describe('an old colour', () => {
	it.each([
		['red', [1, 0, 0]],
		['#0F0', [0, 1, 0]],
		['00f', [0, 0, 15 / 255]],
		['0000ff', [0, 0, 1]],
		['chucknorris', [192 / 255, 0, 0]],
		['#ff0000ff0000ff0000', [1, 1, 1]],
	])('%s', (color, channels) => {
		const found = look(`<font id=x color="${color}">x</font>`).color.channels;
		expect(found.map((value) => Math.round(value * 255))).toEqual(
			channels.map((value) => Math.round(value * 255)),
		);
	});
});
