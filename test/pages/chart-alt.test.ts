import { expect, it } from 'vitest';
import { check, formatDiagnostic } from '../../src/index.js';
import { change, starterProject } from '../support/project.js';

/** What is found in the starter when its chart is written as an element of its own, with these attributes. */
async function found(attributes: string): Promise<readonly string[]> {
	const folder = starterProject();
	const type = 'type="application/vnd.vegalite.v6+json" data="templates/post/charts/visitors.vl.json"';
	change(
		folder,
		'templates/post/layouts/front.hbs',
		'{{chart "visitors"}}',
		`<object class="plot" style="height: 100pt" ${type} ${attributes}></object>`,
	);
	const { diagnostics } = await check({ directory: folder });
	return diagnostics.filter(({ code }) => code.startsWith('chart/')).map(formatDiagnostic);
}

it('a chart without alternative text is a warning where it stands in the layout', async () => {
	const place =
		/^templates\/post\/layouts\/front\.hbs:\d+:\d+ warning chart\/missing-alt the chart has no alternative text\n {2}hint: say in aria-label/;
	// One finding for both languages.
	expect(await found('')).toEqual([expect.stringMatching(place)]);
});

it('a chart that is described or hidden needs none', async () => {
	expect(await found('aria-label="visitors by month"')).toEqual([]);
	expect(await found('aria-hidden="true"')).toEqual([]);
});
