import { describe, expect, it } from 'vitest';
import { elementOf, styled, styleOf } from './sample.js';

/** `display` of what stands under `x`. */
const display = (html: string): string => styleOf(styled('', html), 'x').display;

describe("the browser's own sheet", () => {
	it.each([
		['<details><p id=x>x</p></details>', 'block'],
		['<dialog id=x>x</dialog>', 'none'],
		['<dialog open id=x>x</dialog>', 'block'],
		['<div popover id=x>x</div>', 'none'],
		['<p hidden id=x>x</p>', 'none'],
		['<ruby>永<rp id=x>(</rp><rt>yong</rt></ruby>', 'none'],
		['<ruby id=x>永<rt>yong</rt></ruby>', 'ruby'],
		['<ruby>永<rt id=x>yong</rt></ruby>', 'ruby-text'],
		['<select><option>a<option id=x selected>b</select>', 'block'],
		['<select><option id=x>a<option>b</select>', 'block'],
		['<select><option>a<option id=x>b</select>', 'none'],
		['<select multiple><option id=x>a<option>b</select>', 'block'],
		['<input type=HIDDEN id=x>', 'none'],
		['<noscript id=x>a</noscript>', 'inline'],
		['<iframe id=x></iframe>', 'none'],
		['<xmp id=x>a</xmp>', 'block'],
	])('%s is %s', (html, expected) => {
		expect(display(html)).toBe(expected);
	});

	it.each([
		[
			'<input value="a">',
			'input',
			[
				{ kind: 'attribute', name: 'value' },
				{ kind: 'text', text: '\u00a0' },
			],
		],
		['<input type=checkbox>', 'input', [{ kind: 'text', text: '☐' }]],
		['<input type=checkbox checked>', 'input', [{ kind: 'text', text: '☑' }]],
		['<input type=radio checked>', 'input', [{ kind: 'text', text: '◉' }]],
		['<body lang=zh-Hans><input type=submit>', 'input', [{ kind: 'text', text: '提交' }]],
	])('%s shows a text', (html, name, content) => {
		const page = styled('', html);
		expect(page.pseudoStyles.get(elementOf(page, name))?.before?.content).toEqual(content);
	});

	it('sets a reading in half size, also in a container of its own, and without the marks of its base', () => {
		const page = styled(
			'p { font-size: 10pt; text-emphasis: dot }',
			'<p><ruby>永<rt>yong</rt><rtc><rt id=x>forever</rt></rtc></ruby></p>',
		);
		expect(styleOf(page, 'rt')).toMatchObject({ fontSize: 5, textEmphasisStyle: 'none' });
		expect(styleOf(page, 'x').fontSize).toBe(5);
	});

	it('gives cells the vertical alignment of their rows', () => {
		const page = styled('tr { vertical-align: bottom }', '<table><tr><td>x</td></tr></table>');
		expect(styleOf(page, 'td').verticalAlign).toBe('bottom');
		expect(styleOf(styled('', '<table><tr><td>x</td></tr></table>'), 'td').verticalAlign).toBe('middle');
	});

	it('says once that text from right to left is not set so', () => {
		expect(styled('', '<p dir=rtl>x</p><p dir=rtl>y</p>').findings).toEqual([
			'page.html:1:4 warning style/right-to-left text from right to left is not supported: it is set from left to right\n  hint: there is no mending this on the page; leave "dir" out where the text is not of such a script',
		]);
	});
});
