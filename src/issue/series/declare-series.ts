/** Reads how a publication declares its series: `series` of publication.yaml. */
import { z } from 'zod';
import { didYouMean, type Report } from '../../base/index.js';
import type { DataPath, Yaml } from '../../files/index.js';
import { findUnit, parseDecimal, unitSymbols } from '../../quantity/index.js';
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
	return Object.entries(data).map(([id, { file, columns }]) => {
		const entries = Object.entries(columns);
		const placed = entries.flatMap(
			([column, declared]) =>
				placedColumn(column, declared, ['series', id, 'columns', column], yaml, report) ?? [],
		);
		return {
			id,
			file: place.text(['series', id, 'file'], file),
			columns: placed,
			isSound: placed.length === entries.length,
		};
	});
}

type ColumnData = z.infer<typeof seriesSchema>[string]['columns'][string];

/** Nothing for a column whose declaration has a fault, which is reported. */
function placedColumn(
	id: string,
	{ unit, categories, least, most }: ColumnData,
	at: DataPath,
	yaml: Yaml,
	report: Report,
): SeriesColumn | undefined {
	const fail = (
		code: 'issue/wrong-value' | 'quantity/unknown-unit',
		message: string,
		hint: string,
		span = yaml.keySpanOf(at),
	): undefined => {
		report({ code, severity: 'error', message, span, hint });
		return undefined;
	};
	if (id === 'date') {
		const hint = 'leave it out here: it needs no declaration';
		return fail('issue/wrong-value', '"date" is a column of every series', hint);
	}
	if (categories && unit === undefined) return { kind: 'category', id, categories };
	if (categories || unit === undefined) {
		const hint = 'numbers have a unit, words have categories';
		return fail('issue/wrong-value', `column "${id}" needs either a unit or categories`, hint);
	}
	if (!findUnit(unit)) {
		const hint = didYouMean(unit, unitSymbols)?.hint ?? `units: ${unitSymbols.join(' ')}`;
		return fail('quantity/unknown-unit', `there is no unit "${unit}"`, hint, yaml.spanOf([...at, 'unit']));
	}
	const [lowest, highest] = [least, most].map((value) => parseDecimal(String(value)));
	return { kind: 'number', id, unit, ...(lowest && { least: lowest }), ...(highest && { most: highest }) };
}
