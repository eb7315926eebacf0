import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Diagnostic, formatDiagnostic } from '../../../../src/base/index.js';
import { kinds, specOf } from '../../../../src/chart/kinds/index.js';
import { parseYaml } from '../../../../src/files/index.js';

const examples = [...readFileSync('docs/charts.md', 'utf8').matchAll(/```yaml\n(.*?)```/gs)].map(
	([, text = '']) => ({ text, kind: /^kind: (\S+)/.exec(text)?.[1] ?? '' }),
);

describe('docs/charts.md', () => {
	it.each(examples)('has an example of $kind that can be drawn', ({ text, kind }) => {
		const found: Diagnostic[] = [];
		const report = (diagnostic: Diagnostic) => found.push(diagnostic);
		const yaml = parseYaml(text, 'docs/charts.md', report);
		expect(kinds).toHaveProperty([kind]);
		for (const language of ['zh', 'en'] as const) {
			expect(yaml && specOf(yaml, language, report)).toHaveProperty('data');
		}
		expect(found.map(formatDiagnostic)).toEqual([]);
	});
});
