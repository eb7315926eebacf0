import { describe, expect, it } from 'vitest';
import { find, placed, xml } from './sample.js';

describe('the tree of a picture', () => {
	it('has elements, attributes and text, each where it starts', () => {
		const { root, findings } = xml('<svg>\n<rect\n\tx = "1&amp;2"\ny="2"/>t<!-- c -->u<a/>v&lt;w</svg>');
		expect(findings).toEqual([]);
		expect(root && placed(root)).toBe(
			'<svg> 1:1, "\\n" 1:6, <rect> 2:1, "t" 4:8, "u" 4:19, <a> 4:20, "v<w" 4:24',
		);
		const rect = find(root!, 'rect');
		expect(rect.attributes).toEqual({ x: '1&2', y: '2' });
		expect(rect.attributeSpans.x).toEqual({ file: 'map.svg', line: 3, column: 2 });
		expect(rect.attributeSpans.y).toEqual({ file: 'map.svg', line: 4, column: 1 });
	});

	it('reads character data as text', () => {
		const { root } = xml('<svg><![CDATA[a<b]]>c</svg>');
		expect(root && placed(root)).toBe('<svg> 1:1, "a<b" 1:15, "c" 1:21');
	});

	it('leaves the prefix "svg" out', () => {
		expect(xml('<svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>').root?.tag).toBe('svg');
	});

	it('is the same for a file that is longer than one piece of reading', () => {
		const { root } = xml(`<svg>${'\n'.repeat(70_000)}<a b="c"/></svg>`);
		expect(find(root!, 'a').span).toEqual({ file: 'map.svg', line: 70_001, column: 1 });
		expect(find(root!, 'a').attributeSpans.b?.column).toBe(4);
	});
});

describe('faults of a picture', () => {
	it.each([
		['<svg>\n<g></svg>', 'map.svg:2:9 error dom/markup unexpected close tag "</svg>"'],
		['<svg>', 'map.svg:1:5 error dom/markup unclosed tag "svg"'],
		['<svg a="1" a="2"/>', 'map.svg:1:18 error dom/markup duplicate attribute "a"'],
		['<svg>&nosuch;</svg>', 'map.svg:1:13 error dom/markup undefined entity'],
		['<a/><b/>', 'map.svg:1:7 error dom/markup documents may contain only one root'],
		['', 'map.svg:1:1 error dom/markup document must contain a root element'],
		['plain', 'map.svg:1:5 error dom/markup text data outside of root node'],
	])('%s', (source, finding) => {
		const { root, findings } = xml(source);
		expect(findings).toEqual([finding]);
		expect(root).toBeUndefined();
	});

	it('entities that a file declares are not expanded, so none can grow', () => {
		const lines = Array.from({ length: 30 }, (_, i) => `<!ENTITY e${i + 1} "&e${i};&e${i};">`).join('');
		const { root, findings } = xml(`<!DOCTYPE svg [<!ENTITY e0 "lol">${lines}]><svg>&e30;</svg>`);
		expect(root).toBeUndefined();
		expect(findings).toHaveLength(1);
		expect(findings[0]).toMatch(/^map\.svg:1:\d+ error dom\/markup undefined entity$/);
	});

	it('elements may stand 256 deep in each other, not deeper', () => {
		expect(xml(`${'<g>'.repeat(256)}${'</g>'.repeat(256)}`).findings).toEqual([]);
		expect(xml('<g>'.repeat(5000)).findings).toEqual([
			'map.svg:1:769 error dom/markup elements stand more than 256 deep in each other',
		]);
	});

	it('there may be 200,000 elements, not more', () => {
		expect(xml(`<svg>${'<a/>'.repeat(200_000)}</svg>`).findings).toEqual([
			'map.svg:1:800002 error dom/markup the picture has more than 200000 elements',
		]);
	});
});
