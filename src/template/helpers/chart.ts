import { didYouMean } from '../../base/index.js';
import type { Localized } from '../../issue/index.js';
import type { Helper } from '../call.js';
import { element, type Html, joinHtml, nothing } from '../html.js';
import { toHtml } from '../merge-text.js';
import { findSpec, plotElement } from '../plots.js';
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
		const { rendering, args, span, language } = call;
		const { charts } = rendering.issue;
		const id = wordOf(args[0]) ?? '';
		const words = Object.hasOwn(charts, id) ? charts[id] : undefined;
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
		const parts = [
			line('p', 'chart-kicker', words.kicker),
			line('h3', 'chart-title', words.title),
			line('p', 'chart-deck', words.deck),
			plotElement(call, spec, { title: toHtml(words.title, call), alt: toHtml(words.alt, call) }),
			line('p', 'chart-source', words.source),
			line('p', 'chart-note', words.note),
		];
		return element('figure', { class: 'chart', id: `chart-${id}` }, joinHtml(parts), place);
	},
};
