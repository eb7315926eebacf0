import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRoot } from '../../../src/files/index.js';
import { callsCharts } from '../../../src/template/index.js';
import { checkout, emptyFolder } from '../../support/project.js';

/** A publication `post` of these layouts and partials. */
function calls(files: Readonly<Record<string, string>>): boolean {
	const folder = emptyFolder();
	for (const part of ['layouts', 'partials'])
		mkdirSync(join(folder, 'templates/post', part), { recursive: true });
	for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, 'templates/post', file), text);
	return callsCharts(openRoot(folder), 'post');
}

describe('whether a publication has charts', () => {
	it('is told by its layouts', () => {
		expect(calls({ 'layouts/a.hbs': '<p class="chart">{{t words.chart_}}</p>' })).toBe(false);
		expect(calls({ 'layouts/a.hbs': '<p></p>', 'layouts/b.hbs': '{{chart "gdp"}}' })).toBe(true);
		expect(calls({ 'layouts/a.hbs': '<td>{{plot "trend" row=id}}</td>' })).toBe(true);
		expect(calls({ 'layouts/a.hbs': '<object type="application/vnd.vegalite.v6+json"></object>' })).toBe(
			true,
		);
	});

	it('is told by the partials that they ask for, and not by others', () => {
		const towns = { 'partials/towns.hbs': '{{plot "trend"}}', 'partials/round.hbs': '{{> round}}' };
		expect(calls({ ...towns, 'layouts/a.hbs': '<p></p>{{> round}}{{> gone}}' })).toBe(false);
		expect(calls({ ...towns, 'layouts/a.hbs': '{{#> frame}}{{> towns}}{{/frame}}' })).toBe(true);
	});

	it('is so of the sample papers', () => {
		expect(callsCharts(openRoot(checkout), 'xihu')).toBe(true);
		expect(callsCharts(openRoot(checkout), 'nowhere')).toBe(false);
	});
});
