import { didYouMean } from '../../base/index.js';
import type { Localized } from '../../issue/index.js';
import type { Call, Helper } from '../call.js';
import { element, type Html, joinHtml, nothing } from '../html.js';
import { toHtml } from '../merge-text.js';
import { wordOf } from '../values.js';

/**
 * `{{chart "gdp"}}`: a chart with the words around it; its plot is drawn after layout from
 * `templates/<publication>/charts/gdp.vl.json`, or `gdp.yaml` for a kind of chart. `format="png"` puts it on the page as an image.
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
		const spec = findSpec(call, id);
		if (spec === undefined) return nothing;
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

/** The names a chart's file may have: Vega-Lite, or a kind of chart with its options. */
const ENDINGS = ['.vl.json', '.yaml'];

/** Path in the project of a chart's file; undefined when there is none, which is reported. */
function findSpec({ rendering, span }: Call, id: string): string | undefined {
	const { project, report, issue } = rendering;
	const folder = `${issue.publication.folder}/charts`;
	const found = ENDINGS.map((ending) => `${folder}/${id}${ending}`).find((path) => project.exists(path));
	if (found !== undefined) return found;
	const known = project.list(folder).map((name) => name.replace(/\.(?:vl\.json|yaml)$/, ''));
	report({
		code: 'template/missing-chart',
		severity: 'error',
		message: `chart "${id}" has no specification "${folder}/${id}.vl.json"`,
		span,
		hint:
			didYouMean(id, known)?.hint ?? 'write a Vega-Lite specification there, or a kind of chart as ".yaml"',
	});
	return undefined;
}
