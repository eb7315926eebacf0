import { didYouMean } from '../../base/index.js';
import type { Localized } from '../../issue/index.js';
import type { Call, Helper } from '../call.js';
import { element, type Html, joinHtml, nothing } from '../html.js';
import { toHtml } from '../merge-text.js';
import { wordOf } from '../values.js';

/**
 * `{{chart "gdp"}}`: a chart with the words around it; its plot is drawn after layout from
 * `templates/<publication>/charts/gdp.vl.json`. `format="png"` puts it on the page as an image.
 */
export const chart: Helper = {
	arity: [1, 1],
	options: ['format', 'lang'],
	kind: 'value',
	run: (call) => {
		const { rendering, args, span, language, options } = call;
		const { charts } = rendering.issue;
		const id = wordOf(args[0]) ?? '';
		const words = Object.hasOwn(charts, id) ? charts[id] : undefined;
		const format = wordOf(options.format) ?? 'vector';
		if (format !== 'png' && format !== 'vector') {
			rendering.report({
				code: 'template/wrong-arguments',
				severity: 'error',
				message: `the format of a chart is "vector" or "png", not "${format}"`,
				span,
			});
		}
		if (!words) {
			rendering.report({
				code: 'template/unknown-chart',
				severity: 'error',
				message: `there is no chart "${id}"`,
				span,
				hint: didYouMean(id, Object.keys(charts))?.hint ?? 'name a chart of issue.yaml, in quotes',
			});
			return nothing;
		}
		const spec = `${rendering.issue.publication.folder}/charts/${id}.vl.json`;
		if (!hasSpec(call, id, spec)) return nothing;
		rendering.charts.set(`${id} ${language}`, { id, language, spec });

		const place = { span, marks: rendering.marks };
		const line = (tag: string, className: string, text: Localized | undefined): Html =>
			text ? element(tag, { class: className }, toHtml(text, call), place) : nothing;
		const plot = {
			class: 'plot',
			type: 'application/vnd.vegalite.v6+json',
			data: spec,
			'data-language': language,
			...(format === 'png' && { 'data-format': 'png' }),
			role: 'img',
			'aria-label': toHtml(words.alt, call),
		};
		const parts = [
			line('p', 'chart-kicker', words.kicker),
			line('h3', 'chart-title', words.title),
			line('p', 'chart-deck', words.deck),
			element('object', plot, nothing, place),
			line('p', 'chart-source', words.source),
			line('p', 'chart-note', words.note),
		];
		return element('figure', { class: 'chart', id: `chart-${id}` }, joinHtml(parts), place);
	},
};

function hasSpec({ rendering, span }: Call, id: string, spec: string): boolean {
	const { project, report, issue } = rendering;
	if (project.exists(spec)) return true;
	const known = project
		.list(`${issue.publication.folder}/charts`)
		.map((name) => name.replace(/\.vl\.json$/, ''));
	report({
		code: 'template/missing-chart',
		severity: 'error',
		message: `chart "${id}" has no specification "${spec}"`,
		span,
		hint: didYouMean(id, known)?.hint ?? 'write a Vega-Lite specification there',
	});
	return false;
}
