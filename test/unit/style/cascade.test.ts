import { describe, expect, it } from 'vitest';
import { elementOf, styled, styleOf } from './sample.js';

/** Width of `<p id="a" class="b c">` under a sheet, in points. */
function width(css: string, attribute = ''): number | string {
	const page = styled(css, `<body><p id="a" class="b c" ${attribute}>x</p></body>`);
	expect(page.findings).toEqual([]);
	const given = styleOf(page, 'p').width;
	return typeof given === 'object' ? given.points : given;
}

describe('of several declarations', () => {
	it('the author wins over the browser', () => {
		expect(styleOf(styled(''), 'p').marginTop).toEqual({ points: 12, percent: 0 });
		expect(styleOf(styled('* { margin-top: 0 }'), 'p').marginTop).toEqual({ points: 0, percent: 0 });
	});

	it('the later one wins among equals', () => {
		expect(width('p { width: 1pt } p { width: 2pt }')).toBe(2);
		expect(width('p { width: 1pt; width: 2pt }')).toBe(2);
	});

	it('the more specific one wins over the later one', () => {
		expect(width('#a { width: 1pt } .b.c { width: 2pt } p { width: 3pt }')).toBe(1);
		expect(width('.b { width: 1pt } body p { width: 2pt }')).toBe(1);
	});

	it('the style attribute wins over rules', () => {
		expect(width('#a { width: 1pt }', 'style="width: 2pt"')).toBe(2);
	});

	it('the important one wins over the style attribute and over what is more specific', () => {
		expect(width('p { width: 1pt !important } #a { width: 2pt }', 'style="width: 3pt"')).toBe(1);
		expect(width('p { width: 1pt !important }', 'style="width: 3pt !important"')).toBe(3);
		expect(width('p { width: 1pt !important; width: 2pt }')).toBe(1);
	});

	it('one that does not fit leaves the earlier one standing', () => {
		const page = styled('p { width: 1pt; width: red }');
		expect(styleOf(page, 'p').width).toEqual({ points: 1, percent: 0 });
	});
});

describe('inheritance', () => {
	it('hands on what the table says, and nothing else', () => {
		const page = styled('body { font-size: 20pt; color: red; width: 5pt }');
		expect(styleOf(page, 'p').fontSize).toBe(20);
		expect(styleOf(page, 'p').color.channels).toEqual([1, 0, 0]);
		expect(styleOf(page, 'p').width).toBe('auto');
	});

	it('is asked for, refused or left to the table by a word', () => {
		const page = styled(
			'body { width: 5pt; text-indent: 3pt } p { width: inherit; text-indent: initial } b { width: unset; text-indent: unset }',
			'<body><p>x</p><b>y</b></body>',
		);
		expect(styleOf(page, 'p').width).toEqual({ points: 5, percent: 0 });
		expect(styleOf(page, 'p').textIndent.length).toEqual({ points: 0, percent: 0 });
		expect(styleOf(page, 'b').width).toBe('auto');
		expect(styleOf(page, 'b').textIndent.length).toEqual({ points: 3, percent: 0 });
	});

	it('hands on computed values: 1.5em and 150% are fixed at the parent, 1.5 is not', () => {
		const css = (value: string) => `body { font-size: 10pt; line-height: ${value} } p { font-size: 20pt }`;
		expect(styleOf(styled(css('1.5em')), 'p').lineHeight).toEqual({ points: 15 });
		expect(styleOf(styled(css('150%')), 'p').lineHeight).toEqual({ points: 15 });
		expect(styleOf(styled(css('1.5')), 'p').lineHeight).toEqual({ factor: 1.5 });
	});

	it("gives `color: currentcolor` the parent's colour", () => {
		const page = styled('body { color: red } p { color: currentcolor }');
		expect(styleOf(page, 'p').color.channels).toEqual([1, 0, 0]);
	});

	it('moves weights step by step', () => {
		const page = styled(
			'body { font-weight: 300 } p { font-weight: bolder } b { font-weight: lighter }',
			'<body><p>x<b>y</b></p></body>',
		);
		expect(styleOf(page, 'p').fontWeight).toBe(400);
		expect(styleOf(page, 'b').fontWeight).toBe(100);
	});
});

describe('generated boxes', () => {
	it('inherit from their element and exist only where a rule says so', () => {
		const page = styled(
			'p { font-size: 20pt } p::before { content: "·"; margin-top: 1em } li::marker { color: red }',
		);
		const before = page.pseudoStyles.get(elementOf(page, 'p'))?.before;
		expect(before?.fontSize).toBe(20);
		expect(before?.marginTop).toEqual({ points: 20, percent: 0 });
		expect(page.pseudoStyles.get(elementOf(page, 'p'))?.after).toBeUndefined();
		expect(page.pseudoStyles.has(elementOf(page, 'body'))).toBe(false);
	});

	it('may be written with one colon, as in old sheets', () => {
		const page = styled('p:after { content: "x" }');
		expect(page.pseudoStyles.get(elementOf(page, 'p'))?.after?.content).toEqual([
			{ kind: 'text', text: 'x' },
		]);
	});
});
