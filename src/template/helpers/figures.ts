import { didYouMean } from '../../base/index.js';
import type { Helper } from '../call.js';
import { FigureView, RowView } from '../figures.js';
import { wordOf } from '../values.js';

/**
 * `{{#each (figures "economy") as |row|}}`: the rows of a figures file, in its order. The rows of a derived table have their columns:
 * `{{#each (figures "weeks") as |week|}}{{fig week.days}} {{fig week.rain}}{{/each}}`.
 */
export const figures: Helper = {
	arity: [1, 1],
	kind: 'value',
	run: (call) => {
		const { rendering, args, span, language } = call;
		const all = Object.values(rendering.issue.figures);
		const group = wordOf(args[0]) ?? '';
		const { tables } = rendering.issue;
		const table = Object.hasOwn(tables, group) ? tables[group] : undefined;
		if (table) return table.rows.map((row) => new RowView(row, language, call));
		const rows = all.filter((figure) => figure.group === group);
		if (rows.length === 0) {
			const groups = new Set(all.map((figure) => figure.group));
			rendering.report({
				code: 'template/unknown-group',
				severity: 'error',
				message: `there is no group of figures "${group}"`,
				span,
				...(didYouMean(group, groups) ?? { hint: `groups: ${[...groups].join(', ')}` }),
			});
		}
		return rows.map((figure) => new FigureView(figure, language, call));
	},
};
