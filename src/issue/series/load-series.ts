/** From the declarations of a publication to the derived figures of one issue. */
import type { Report } from '../../base/index.js';
import type { Root } from '../../files/index.js';
import type { Figure } from '../issue.js';
import { earlierPeriod, type Period, parsePeriod } from '../period.js';
import type { Publication } from '../publication.js';
import { type DerivedFigures, deriveFigures, type Sources } from './derive.js';
import { findIssueOf } from './earlier-issue.js';
import { readSeries } from './read-series.js';
import type { Series, SeriesShape } from './series.js';

/** The sound ones among the series of an issue, by id. */
export function readAllSeries(
	root: Root,
	folder: string,
	shapes: readonly SeriesShape[],
	period: Period,
	report: Report,
): ReadonlyMap<string, Series> {
	return new Map(
		shapes
			.filter(({ isSound }) => isSound)
			.flatMap((shape) => {
				const series = readSeries(root, folder, shape, period, report);
				return series ? [[shape.id, series] as const] : [];
			}),
	);
}

/** The figures that a publication declares, worked out for one of its issues. */
export function deriveAll(
	root: Root,
	publication: Publication,
	issue: { readonly name: string; readonly period: Period; readonly series: ReadonlyMap<string, Series> },
	report: Report,
): DerivedFigures {
	const seriesOf: Sources['seriesOf'] = (against, span) => {
		const period =
			against === 'previous' || against === 'year-before'
				? earlierPeriod(issue.period, against)
				: parsePeriod(against);
		const wanted = period?.text ?? against;
		const folder = findIssueOf(root, publication.id, wanted, span, report);
		if (folder === 'several') return { kind: 'faulty' };
		if (folder === 'none' || !period) {
			return { kind: 'absent', reason: `there is no issue of ${wanted} in data/${publication.id}`, rows: [] };
		}
		return readAllSeries(root, folder, publication.series, period, report);
	};
	const sources = { issue: `${publication.id}/${issue.name}`, series: issue.series, seriesOf };
	return deriveFigures(publication.derived, sources, report);
}

/** All figures of an issue by id. One that is derived may have neither the id nor the group of one that is written. */
export function joinFigures(
	written: Readonly<Record<string, Figure>>,
	derived: DerivedFigures,
	report: Report,
): Readonly<Record<string, Figure>> {
	const all = new Map(Object.entries(written));
	const groups = new Set(Object.values(written).map(({ group }) => group));
	for (const figure of derived.figures) {
		const first = all.get(figure.id);
		if (first) {
			const { file, line, column } = first.span;
			report({
				code: 'issue/duplicate-figure',
				severity: 'error',
				message: `figure "${figure.id}" is defined twice, first at ${file}:${line}:${column}`,
				span: figure.span,
				hint: 'an id is used once in an issue: rename one of the two',
			});
		} else if (groups.has(figure.group)) {
			report({
				code: 'issue/duplicate-figure',
				severity: 'error',
				message: `derived figures are called "${figure.group}", and so is a file of figures`,
				span: figure.span,
				hint: 'rename one of the two',
			});
			groups.delete(figure.group);
		}
		all.set(figure.id, figure);
	}
	return Object.fromEntries(all);
}
