import { describe, expect, test } from 'vitest';
import { LAYOUT, layout, render } from './sample.js';

const TREND = { 'templates/xihu/charts/trend.yaml': 'kind: sparkline\n' };

describe('a plot for the cell of a table', () => {
	test('is the object alone, with its values for the specification, in the language of the place', () => {
		expect(layout('{{plot "trend" row="gdp" span=2 alt="升"}}', TREND)).toBe(
			'<object class="plot" type="application/vnd.vegalite.v6+json" data="templates/xihu/charts/trend.yaml" ' +
				'data-language="zh" data-param-row="gdp" data-param-span="2" role="img" aria-label="升"></object>',
		);
		expect(layout('{{plot "trend" lang="en" format="png" alt="up"}}', TREND)).toBe(
			'<object class="plot" type="application/vnd.vegalite.v6+json" data="templates/xihu/charts/trend.yaml" ' +
				'data-language="en" data-format="png" role="img" aria-label="up"></object>',
		);
	});

	test('takes its row from the figure that a table goes through, and its words from the data', () => {
		const html = layout(
			'{{#each (figures "economy") as |row|}}{{plot "trend" row=row.id alt=row.name}}{{/each}}',
			TREND,
		);
		expect(html).toMatch(/ data-param-row="gdp" role="img" aria-label="[^"]+"/);
	});

	test('is asked for once in a language, however many rows have it', () => {
		const { markup } = render({
			[LAYOUT]: '{{plot "trend" row="a" alt="a"}}{{plot "trend" row="b" alt="b"}}',
			...TREND,
		});
		expect(markup?.charts).toEqual([
			{ id: 'trend', language: 'zh', spec: 'templates/xihu/charts/trend.yaml' },
		]);
	});

	test('without words for those who cannot see it, or with values that cannot be given, is a finding', () => {
		expect(
			layout(
				'{{plot "trend" row="a"}}\n{{plot "trend" rowId="a" alt="a"}}\n{{plot "trend" row=(figures "economy") alt="a"}}\n{{plot "trend" language="en" alt="a"}}',
				TREND,
			),
		).toBe(
			[
				`${LAYOUT}:1:1 error template/missing-alt plot "trend" has no alternative text`,
				'  hint: say in alt="…" what the plot shows, for those who cannot see it',
				`${LAYOUT}:2:1 error template/wrong-arguments a value of a plot cannot be called "rowId"`,
				'  hint: use small letters, digits and _, a letter first',
				`${LAYOUT}:3:1 error template/wrong-arguments the value "row" of a plot is no text or number`,
				'  hint: give a text, a number, or a field that holds one',
				`${LAYOUT}:4:1 error template/wrong-arguments the language of a plot is no value of its own`,
				'  hint: write lang="en"',
			].join('\n'),
		);
	});

	test('without its specification is a finding, and so is a format that there is not', () => {
		expect(layout('{{plot "tend" alt="a"}}\n{{plot "trend" format="jpg" alt="a"}}', TREND)).toBe(
			[
				`${LAYOUT}:1:1 error template/missing-chart chart "tend" has no specification "templates/xihu/charts/tend.vl.json"`,
				'  hint: did you mean "trend"?',
				`${LAYOUT}:2:1 error template/wrong-arguments the format of a chart is "vector" or "png", not "jpg"`,
			].join('\n'),
		);
	});
});
