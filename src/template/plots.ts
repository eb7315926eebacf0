import { didYouMean } from '../base/index.js';
import type { Call } from './call.js';
import { element, type Html, nothing } from './html.js';
import { wordOf } from './values.js';

/** What stands for a plot where it is not seen: its name, if it has one of its own, and what it shows. */
interface PlotWords {
	readonly title?: Html;
	readonly alt: Html;
}

/** The element that a chart's plot is drawn into after layout, at the size of its box. `params` are values for the specification. */
export function plotElement(
	{ rendering, span, language, options }: Call,
	spec: string,
	{ title, alt }: PlotWords,
	params: Readonly<Record<string, string>> = {},
): Html {
	const format = wordOf(options.format) ?? 'vector';
	if (format !== 'png' && format !== 'vector') {
		rendering.report({
			code: 'template/wrong-arguments',
			severity: 'error',
			message: `the format of a chart is "vector" or "png", not "${format}"`,
			span,
		});
	}
	const attributes = {
		class: 'plot',
		type: 'application/vnd.vegalite.v6+json',
		data: spec,
		'data-language': language,
		...(format === 'png' && { 'data-format': 'png' }),
		...Object.fromEntries(Object.entries(params).map(([name, value]) => [`data-param-${name}`, value])),
		role: 'img',
		'aria-label': alt,
		...(title && { 'data-title': title }),
	};
	return element('object', attributes, nothing, { span, marks: rendering.marks });
}

/** The names a chart's file may have: Vega-Lite, or a kind of chart with its options. */
const ENDINGS = ['.vl.json', '.yaml'];

/** Path in the project of a chart's file; undefined when there is none, which is reported. */
export function findSpec({ rendering, span }: Call, id: string): string | undefined {
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
