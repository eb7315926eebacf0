/** Reads how a publication declares its series: `series` of publication.yaml. */
import { z } from 'zod';
import { didYouMean, type Report } from '../../base/index.js';
import type { Yaml } from '../../files/index.js';
import { type Decimal, findUnit, parseDecimal, unitSymbols } from '../../quantity/index.js';
import type { Placer } from '../place.js';
import type { SeriesColumn, SeriesShape } from './series.js';

const text = z.string().min(1);
const id = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]*$/);
const bound = z
	.union([z.number(), z.string()])
	.refine((value) => parseDecimal(String(value)) !== undefined, 'must be plain digits');

export const seriesSchema = z.record(
	id,
	z.strictObject({
		file: text,
		columns: z.record(
			id,
			z.strictObject({
				unit: text.optional(),
				least: bound.optional(),
				most: bound.optional(),
				categories: z.array(text).min(1).optional(),
			}),
		),
	}),
);

export function placedSeries(
	data: z.infer<typeof seriesSchema>,
	yaml: Yaml,
	place: Placer,
	report: Report,
): readonly SeriesShape[] {
	return Object.entries(data).map(([name, { file, columns }]) => ({
		id: name,
		file: place.text(['series', name, 'file'], file),
		columns: Object.entries(columns).flatMap(([column, declared]): SeriesColumn[] => {
			const at = ['series', name, 'columns', column];
			const { unit, categories, least, most } = declared;
			const fail = (message: string, hint: string, span = yaml.keySpanOf(at)): [] => {
				report({ code: 'issue/wrong-value', severity: 'error', message, span, hint });
				return [];
			};
			if (column === 'date') {
				return fail('"date" is a column of every series', 'leave it out here: it needs no declaration');
			}
			if ((unit === undefined) === (categories === undefined)) {
				const hint = 'numbers have a unit, words have categories';
				return fail(`column "${column}" needs either a unit or categories`, hint);
			}
			if (categories) return [{ kind: 'category', id: column, categories }];
			if (!findUnit(unit!)) {
				const hint = didYouMean(unit!, unitSymbols)?.hint ?? `units: ${unitSymbols.join(' ')}`;
				const span = yaml.spanOf([...at, 'unit']);
				report({
					code: 'quantity/unknown-unit',
					severity: 'error',
					message: `there is no unit "${unit}"`,
					span,
					hint,
				});
				return [];
			}
			return [{ kind: 'number', id: column, unit: unit!, ...bounds({ least, most }) }];
		}),
	}));
}

function bounds(written: { readonly least?: unknown; readonly most?: unknown }): {
	readonly least?: Decimal;
	readonly most?: Decimal;
} {
	const [least, most] = [written.least, written.most].map((value) => parseDecimal(String(value)));
	return { ...(least && { least }), ...(most && { most }) };
}
