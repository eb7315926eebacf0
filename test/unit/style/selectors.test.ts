import { describe, expect, it } from 'vitest';
import { elementsOf } from '../../../src/dom/index.js';
import { styled } from './sample.js';

const page = `<body lang="zh-Hans">
<h1 id="a" class="big red" title="Front page">a</h1>
<p id="b" data-x="one two" lang="en">b<em id="c"></em></p>
<p id="d" class="red" data-x="en-GB">d</p>
<ul id="u"><li id="e">e</li><li id="f">f</li><li id="g">g</li><li id="h">h</li><li id="i">i</li></ul>
</body>`;

/** Ids of what a selector matches, in order. */
function matches(selector: string): string {
	const { document, styles, findings } = styled(`${selector} { z-index: 7 }`, page);
	expect(findings).toEqual([]);
	return [...elementsOf(document.root)]
		.filter((element) => styles.get(element)?.zIndex === 7)
		.map(({ attributes, tag }) => attributes.id ?? tag)
		.join(' ');
}

describe('a selector matches', () => {
	it.each([
		['h1', 'a'],
		['H1', 'a'],
		['*', 'html head body a b c d u e f g h i'],
		['.red', 'a d'],
		['.red.big', 'a'],
		['p.red', 'd'],
		['#b', 'b'],
		['[title]', 'a'],
		['[title="Front page"]', 'a'],
		['[title="front page" i]', 'a'],
		['[title="front page"]', ''],
		['[data-x~=two]', 'b'],
		['[data-x~=""]', ''],
		['[data-x|=en]', 'd'],
		['[title^=Front]', 'a'],
		['[title$=page]', 'a'],
		['[title*="t p"]', 'a'],
		['[constructor]', ''],
		['body em', 'c'],
		['body > em', ''],
		['p > em', 'c'],
		['h1 + p', 'b'],
		['h1 ~ p', 'b d'],
		['p, li#e', 'b d e'],
		[':root', 'html'],
		['em:empty', 'c'],
		['li:first-child', 'e'],
		['li:last-child', 'i'],
		['em:only-child', 'c'],
		['p:first-of-type', 'b'],
		['p:last-of-type', 'd'],
		['h1:only-of-type', 'a'],
		['li:nth-child(2)', 'f'],
		['li:nth-child(odd)', 'e g i'],
		['li:nth-child(even)', 'f h'],
		['li:nth-child(3n+1)', 'e h'],
		['li:nth-child(n+4)', 'h i'],
		['li:nth-child(-n+2)', 'e f'],
		['li:nth-last-child(2)', 'h'],
		['p:nth-of-type(2)', 'd'],
		['p:nth-last-of-type(2)', 'b'],
		['p:lang(zh)', 'd'],
		['p:lang(en, fr)', 'b'],
		['body:lang(zh-Hans)', 'body'],
		['body:lang(z)', ''],
		[':is(h1, em)', 'a c'],
		[':where(h1, em)', 'a c'],
		['p:not(.red)', 'b'],
		['li:not(:first-child, :last-child)', 'f g h'],
		['body > :is(ul, p) li:nth-child(5)', 'i'],
	])('%s: %s', (selector, ids) => {
		expect(matches(selector)).toBe(ids);
	});
});

describe('specificity', () => {
	/** The first selector wins over the second although it comes first. */
	const beats = (strong: string, weak: string) => {
		const { document, styles } = styled(`${strong} { z-index: 1 } ${weak} { z-index: 2 }`, page);
		const element = [...elementsOf(document.root)].find(({ attributes }) => attributes.id === 'a');
		return element && styles.get(element)?.zIndex === 1;
	};

	it.each([
		['#a', '.big.red[title]'],
		['.big', 'html body h1'],
		['[title]', 'body h1'],
		[':first-child', 'body h1'],
		['body h1', 'h1'],
		[':is(#a, p)', '.big.red'],
		['h1:not(#z)', '.big.red'],
		['h1', ':where(#a)'],
		['h1', '*'],
	])('%s counts more than %s', (strong, weak) => {
		expect(beats(strong, weak)).toBe(true);
		expect(beats(weak, strong)).toBe(false);
	});
});

describe('selectors of strangers', () => {
	it('that ask for many ancestors are answered at once on a deep page', () => {
		const deep = `${'<div>'.repeat(150)}x${'</div>'.repeat(150)}`;
		const { findings } = styled(`x ${'div '.repeat(12)} { width: 1pt }`, deep);
		expect(findings).toEqual([]);
	});
});
