import { describe, expect, test } from 'vitest';
import { type Diagnostic, formatDiagnostic } from '../../../src/base/index.js';
import { parseFrontMatter, parseYaml } from '../../../src/files/index.js';

function parse(text: string) {
	const findings: Diagnostic[] = [];
	const yaml = parseYaml(text, 'data/issue.yaml', (finding) => findings.push(finding));
	return { yaml, findings: findings.map(formatDiagnostic) };
}

const SAMPLE = `title: { zh: 西湖, en: "Xihu" }
pictures:
  yunqi:
    file: a.svg
    alt:
list:
  - one
  - |
    two
`;

describe('parseYaml', () => {
	test('gives plain data', () => {
		expect(parse(SAMPLE).yaml?.value).toEqual({
			title: { zh: '西湖', en: 'Xihu' },
			pictures: { yunqi: { file: 'a.svg', alt: null } },
			list: ['one', 'two\n'],
		});
		expect(parse('').yaml?.value).toBeUndefined();
	});

	test('a date stays text', () => {
		expect(parse('date: 2023-08-03').yaml?.value).toEqual({ date: '2023-08-03' });
	});

	test('knows the place of values, of keys, and of what is missing', () => {
		const { yaml } = parse(SAMPLE);
		const at = (path: (string | number)[]) => {
			const { line, column } = yaml!.spanOf(path);
			return `${line}:${column}`;
		};
		expect(at(['title', 'zh'])).toBe('1:14');
		expect(at(['title', 'en'])).toBe('1:22');
		expect(at(['pictures', 'yunqi', 'file'])).toBe('4:11');
		expect(at(['pictures', 'yunqi', 'alt'])).toBe('5:5');
		expect(at(['pictures', 'yunqi', 'credit'])).toBe('4:5');
		expect(at(['list', 1])).toBe('8:5');
		expect(yaml!.keySpanOf(['pictures', 'yunqi', 'file'])).toMatchObject({ line: 4, column: 5 });
	});

	test('knows where a text begins and whether it stands as written', () => {
		const { yaml } = parse(SAMPLE);
		expect(yaml!.textPlaceOf(['title', 'en'])).toEqual({
			span: { file: 'data/issue.yaml', line: 1, column: 23 },
			isVerbatim: true,
		});
		expect(yaml!.textPlaceOf(['list', 1])).toMatchObject({ span: { line: 8, column: 5 }, isVerbatim: false });
	});

	test('reads JSON indented with tabs', () => {
		expect(parse('{\n\t"a": [\n\t\t1\n\t]\n}\n').yaml?.value).toEqual({ a: [1] });
	});

	test('all faults of the syntax are found in one run', () => {
		expect(parse('a: b\nx: "open\nb: [1\nb: 2\n').findings).toEqual([
			'data/issue.yaml:5:1 error files/yaml not valid YAML: missing closing "quote\n' +
				'  hint: look for a quote or bracket that is not closed',
		]);
		expect(parse('a: 1\na: 2\nb: 1\nb: 2\n').findings).toEqual([
			'data/issue.yaml:2:1 error files/yaml not valid YAML: map keys must be unique\n  hint: keep one of the two',
			'data/issue.yaml:4:1 error files/yaml not valid YAML: map keys must be unique\n  hint: keep one of the two',
		]);
	});

	test('a merge tag without quotes is named once, with what to do', () => {
		expect(parse('title: { zh: 总量{{fig gdp}}, en: x }\nb: 1\nc: 2\n').findings).toEqual([
			'data/issue.yaml:1:16 error files/yaml not valid YAML: unexpected flow-map-start at node end\n' +
				'  hint: put a text that holds a merge tag {{…}} in quotes',
		]);
	});

	test('tags are refused', () => {
		expect(parse('a: !run x').findings).toEqual([
			'data/issue.yaml:1:4 error files/yaml not valid YAML: unresolved tag: !run\n' +
				'  hint: tags are not used here; put a text that starts with "!" in quotes',
		]);
	});

	test('the name of the prototype is refused', () => {
		expect(parse('a:\n  __proto__: { x: 1 }').findings).toEqual([
			'data/issue.yaml:2:3 error files/yaml "__proto__" is not a name that can be used\n  hint: choose another',
		]);
	});

	test('aliases cannot fill the memory', () => {
		let bomb = 'k0: &k0 [x, x, x, x, x, x, x, x, x]\n';
		for (let n = 1; n < 9; n++)
			bomb += `k${n}: &k${n} [${Array(9)
				.fill(`*k${n - 1}`)
				.join(', ')}]\n`;
		expect(parse(bomb).findings).toEqual([
			'data/issue.yaml:1:1 error files/yaml too many copies by alias, more than 100\n  hint: write the values out',
		]);
	});

	test('deep nesting is refused before it is parsed', () => {
		expect(parse(`a: 1\nb: ${'['.repeat(100_000)}`).findings).toEqual([
			'data/issue.yaml:2:104 error files/yaml the values are nested more than 100 deep',
		]);
	});
});

describe('parseFrontMatter', () => {
	function split(text: string) {
		const findings: Diagnostic[] = [];
		const matter = parseFrontMatter(text, 'lead.zh.md', (finding) => findings.push(finding));
		return { matter, findings: findings.map(formatDiagnostic) };
	}

	test('the block keeps its lines, and the text knows where it starts', () => {
		const text = '---\nheadline: 要闻\ndeck: 副题\n---\n\n正文\n';
		const { matter } = split(text);
		expect(matter.front?.value).toEqual({ headline: '要闻', deck: '副题' });
		expect(matter.front?.spanOf(['deck'])).toEqual({ file: 'lead.zh.md', line: 3, column: 7 });
		expect(matter.bodyLine).toBe(5);
		expect(text.slice(matter.bodyOffset)).toBe('\n正文\n');
	});

	test('a fault in the block is reported at its line in the file', () => {
		expect(split('---\nheadline: a\nheadline: b\n---\n').findings).toEqual([
			'lead.zh.md:3:1 error files/yaml not valid YAML: map keys must be unique\n  hint: keep one of the two',
		]);
	});

	test('a story without front matter is reported', () => {
		expect(split('正文').findings).toEqual([
			'lead.zh.md:1:1 error files/front-matter the file does not start with front matter\n' +
				'  hint: begin with a line "---", the fields as YAML, and a second line "---"',
		]);
		expect(split('---\nheadline: a\n').findings[0]).toContain('the front matter is not closed');
	});
});
