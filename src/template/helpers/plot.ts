import type { Call, Helper } from '../call.js';
import { nothing } from '../html.js';
import { toHtml } from '../merge-text.js';
import { findSpec, plotElement } from '../plots.js';
import { isThere, wordOf } from '../values.js';

/** Options of the tag itself; all others are values for the specification. */
const OPTIONS = ['alt', 'format', 'lang'];

/**
 * `{{plot "trend" row=town.id alt=town.words}}`: the plot of a chart alone, for the cell of a table, from `charts/trend.yaml` or
 * `charts/trend.vl.json`. Any other option is a value that expressions of the specification read by its name, here `row`.
 */
export const plot: Helper = {
	arity: [1, 1],
	options: OPTIONS,
	takesAnyOption: true,
	kind: 'value',
	run: (call) => {
		const { rendering, args, span, language, options } = call;
		const id = wordOf(args[0]) ?? '';
		const spec = findSpec(call, id);
		if (spec === undefined) return nothing;
		if (!isThere(options.alt)) {
			rendering.report({
				code: 'template/missing-alt',
				severity: 'error',
				message: `plot "${id}" has no alternative text`,
				span,
				hint: 'say in alt="…" what the plot shows, for those who cannot see it',
			});
		}
		rendering.charts.set(`${id} ${language}`, { id, language, spec });
		return plotElement(call, spec, { alt: toHtml(options.alt ?? '', call) }, paramsOf(call));
	},
};

/** Names of attributes have no capitals, and names in expressions no hyphens. */
const NAME = /^[a-z][a-z0-9_]*$/;

function paramsOf({ options, rendering, span }: Call): Readonly<Record<string, string>> {
	const params: Record<string, string> = {};
	// By their names, for Handlebars hands them over in an order of its own.
	for (const [name, value] of Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1))) {
		if (OPTIONS.includes(name)) continue;
		const word = wordOf(value);
		if (NAME.test(name) && name !== 'language' && word !== undefined) params[name] = word;
		else {
			const [message, hint] =
				name === 'language'
					? ['the language of a plot is no value of its own', 'write lang="en"']
					: NAME.test(name)
						? [
								`the value "${name}" of a plot is no text or number`,
								'give a text, a number, or a field that holds one',
							]
						: [
								`a value of a plot cannot be called "${name}"`,
								'use small letters, digits and _, a letter first',
							];
			rendering.report({ code: 'template/wrong-arguments', severity: 'error', message, span, hint });
		}
	}
	return params;
}
