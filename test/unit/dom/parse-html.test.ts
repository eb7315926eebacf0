import { describe, expect, it } from 'vitest';
import { originAt } from '../../../src/base/index.js';
import { elementsOf, type Text } from '../../../src/dom/index.js';
import { find, html, placed } from './sample.js';

const textOf = (source: string, tag = 'p'): Text => {
	const child = find(html(source).root, tag).children[0];
	if (child?.kind !== 'text') throw new Error('no text');
	return child;
};

/** Column of a character of the text, all on line 1. */
const columnOf = (text: Text, character: string) =>
	originAt(text.origins, text.text.indexOf(character))?.column;

describe('the tree of a page', () => {
	it('has elements, attributes and text, each with its place', () => {
		const { root, findings } = html('<body>\n<p class="a" id=b>one <b>two</b></p></body>');
		expect(placed(find(root, 'p'))).toBe('<p> 2:1, "one " 2:19, <b> 2:23, "two" 2:26');
		expect(find(root, 'p').attributes).toEqual({ class: 'a', id: 'b' });
		expect(find(root, 'p').attributeSpans.id).toEqual({ file: 'page.html', line: 2, column: 14 });
		expect(findings).toEqual([]);
	});

	it('has html, head and body even when nothing is written', () => {
		expect([...elementsOf(html('').root)].map(({ tag }) => tag)).toEqual(['html', 'head', 'body']);
	});

	it('closes elements by itself where HTML lets the end tag be left out', () => {
		expect(html('<ul><li>a<li>b</ul><p>c<p>d<table><tr><td>e</table>').findings).toEqual([]);
	});

	it('keeps the text of a page without end tags for body and html', () => {
		expect(html('<!doctype html><html><body><p>a</p></body></html>\n').findings).toEqual([]);
	});

	it('knows SVG, its capitals, and where its attributes stand', () => {
		const { root, findings } = html('<svg viewBox="0 0 1 1"><linearGradient xlink:href="#a"/></svg>');
		const svg = find(root, 'svg');
		expect(svg.namespace).toBe('svg');
		expect(svg.attributeSpans.viewBox?.column).toBe(6);
		expect(find(root, 'linearGradient').attributes).toEqual({ 'xlink:href': '#a' });
		expect(findings).toEqual([]);
	});
});

describe('the place of a character of text', () => {
	it('counts a character reference as it is written', () => {
		const text = textOf('<p>a &amp; b &#x4E2D; c</p>');
		expect(text.text).toBe('a & b 中 c');
		expect(columnOf(text, '&')).toBe(6);
		expect(columnOf(text, 'b')).toBe(12);
		expect(columnOf(text, '中')).toBe(14);
		expect(columnOf(text, 'c')).toBe(23);
	});

	it('counts a character beyond the first plane as two units, as editors do', () => {
		const text = textOf('<p>&#x20BB7;x</p>');
		expect(text.text).toBe('𠮷x');
		expect(columnOf(text, 'x')).toBe(13);
	});

	it('does not lose its way where the parser drops something', () => {
		expect(columnOf(textOf('<p>ab</span>cd</p>'), 'c')).toBe(13);
		expect(originAt(textOf('<pre>\nab</pre>', 'pre').origins, 0)).toMatchObject({ line: 2, column: 1 });
	});

	it('follows the files that the page was merged from', () => {
		const source = '<p>Hello Ann!</p>';
		const { root } = html(source, [
			{ offset: 0, span: { file: 'layout.hbs', line: 4, column: 1 } },
			{ offset: 9, span: { file: 'data.yaml', line: 8, column: 7 }, fixed: true },
			{ offset: 12, span: { file: 'layout.hbs', line: 4, column: 18 } },
		]);
		const [text] = find(root, 'p').children;
		if (text?.kind !== 'text') throw new Error('no text');
		const place = (offset: number) => {
			const span = originAt(text.origins, offset);
			return `${span?.file}:${span?.line}:${span?.column}`;
		};
		expect([0, 5, 6, 8, 9].map(place)).toEqual([
			'layout.hbs:4:4',
			'layout.hbs:4:9',
			'data.yaml:8:7',
			'data.yaml:8:7',
			'layout.hbs:4:18',
		]);
	});
});

describe('faults of the markup', () => {
	it.each([
		[
			'an unknown element',
			'<p><artcle>a</artcle></p>',
			'page.html:1:4 error dom/unknown-element unknown element "<artcle>"\n  hint: did you mean "article"?',
		],
		[
			'an element that is not closed',
			'<div>a',
			'page.html:1:1 error dom/unclosed-tag "<div>" is not closed\n  hint: write "</div>" where it ends',
		],
		[
			'a shape that is not closed',
			'<svg><path d="M0 0"></svg>',
			'page.html:1:6 error dom/unclosed-tag "<path>" is not closed\n  hint: write "</path>" where it ends',
		],
		[
			'an end tag without a start',
			'<p>a</p></div>',
			'page.html:1:9 error dom/markup "</div>" closes nothing that is open\n  hint: delete it, or write "<div>" where the element starts',
		],
		[
			'an end tag of a paragraph that a block has closed before',
			'<p>a<div>b</div></p>',
			'page.html:1:17 error dom/markup "</p>" closes nothing that is open\n  hint: delete it, or write "<p>" where the element starts',
		],
		[
			'an attribute that is given twice',
			'<p a="1" a="2">x</p>',
			'page.html:1:11 error dom/markup an attribute is given twice in one tag; the first counts',
		],
		[
			'an unknown character reference',
			'<p>&nosuch;</p>',
			'page.html:1:11 error dom/markup a named character reference is not known',
		],
		[
			'a bare less-than sign',
			'<p>1 <2</p>',
			'page.html:1:7 error dom/markup a tag has no name; write &lt; for the sign itself',
		],
		['a comment that does not end', 'a<!-- b', 'page.html:1:8 error dom/markup a comment is not closed'],
	])('%s', (_, source, finding) => {
		expect(html(source).findings).toEqual([finding]);
	});

	it('are not found where there are none: templates, comments, void elements, scripts', () => {
		const source = '<template><p>a</p></template><!-- </b> --><br><img src="a.png"><script>"</b>"</script>';
		expect(html(source).findings).toEqual([]);
	});
});

describe('pages of strangers', () => {
	it('5,000 elements in each other become 161 levels, and no text is lost', () => {
		const { root, findings } = html(`${'<div>'.repeat(5000)}deep${'</div>'.repeat(5000)}`);
		expect(findings).toEqual([
			'page.html:1:796 error dom/too-deep elements stand more than 160 deep in each other\n  hint: the text is kept, the elements below are not',
		]);
		let depth = 0;
		let text = '';
		for (const element of elementsOf(root)) {
			depth++;
			for (const child of element.children) if (child.kind === 'text') text += child.text;
		}
		// html, head, body and the divs on levels 2 to 160.
		expect(depth).toBe(162);
		expect(text).toBe('deep');
	});

	it('keeps the text of 200,000 siblings below the deepest level', () => {
		const { root } = html(`${'<div>'.repeat(600)}${'a<br>'.repeat(200_000)}`);
		let length = 0;
		for (const element of elementsOf(root))
			for (const child of element.children) if (child.kind === 'text') length += child.text.length;
		expect(length).toBe(200_000);
	});

	it('200,000 open elements are read as fast as few', () => {
		const { findings } = html(`<body>${'<div>'.repeat(200_000)}`);
		expect(findings.filter((finding) => finding.includes('too-deep'))).toHaveLength(1);
	});

	it('a page that makes elements of elements ends where it has too many', () => {
		const open = Array.from({ length: 5000 }, (_, i) => `<p><b id="${i}">x</p>`).join('');
		const { findings, root } = html(`<p>first</p>${open}`);
		expect(findings.filter((finding) => finding.includes('dom/too-large'))).toEqual([
			expect.stringMatching(
				/^page\.html:1:\d+ error dom\/too-large the page has more than 400000 elements\n {2}hint: it ends here; make several pages of it$/,
			),
		]);
		expect(find(root, 'p').children).toHaveLength(1);
	});

	it('what is left out closes nothing that stands outside', () => {
		const open = `${'<div>'.repeat(520)}${'<span>'.repeat(9)}x${'</span>'.repeat(9)}`;
		const { root } = html(`<section>${open}</section><h1>end</h1>`);
		expect(find(root, 'h1').children).toMatchObject([{ text: 'end' }]);
		expect(find(root, 'body').children).toHaveLength(2);
	});

	it('may name attributes like the innards of the language', () => {
		const { root } = html('<p __proto__="a" constructor="b">x</p>');
		expect(Object.entries(find(root, 'p').attributes)).toEqual([
			['__proto__', 'a'],
			['constructor', 'b'],
		]);
	});
});

describe('what paper cannot show', () => {
	it('is told once an element', () => {
		expect(html('<video src="a.mp4"><p>Our film is at example.org.</p></video>').findings).toEqual([
			'page.html:1:1 warning dom/not-printed what "<video>" plays or shows cannot be printed\n  hint: the text inside of it stands in its place; a picture would be printed',
		]);
	});

	it('runs no scripts, so that what stands in their place is part of the page', () => {
		const { root } = html('<body><noscript><p>x</p></noscript>');
		expect(find(root, 'noscript').children).toMatchObject([{ kind: 'element', tag: 'p' }]);
	});
});
