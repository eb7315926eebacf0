import { z } from 'zod';
import { type Diagnostic, didYouMean, PressError, type Report } from '../base/index.js';
import { joinPath, noteInputs, type Root, readYaml, tryRead, type Yaml } from '../files/index.js';
import { isDate } from './calendar.js';
import { check } from './check.js';
import { readFigures } from './figures.js';
import type { ChartWords, Issue, Picture } from './issue.js';
import { parsePeriod } from './period.js';
import { type Placer, placer } from './place.js';
import { localizedText, readPublication } from './publication.js';
import { periodText } from './read-period.js';
import { checkContent } from './schema.js';
import { chartTables } from './series/chart-tables.js';
import { deriveAll, joinFigures, readAllSeries } from './series/load-series.js';
import { readStories } from './stories.js';
import type { Localized } from './text.js';

const id = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]*$/);
const issueSchema = z.strictObject({
	title: localizedText,
	number: z.int().min(1).optional(),
	date: z.string().refine(isDate, 'must be a day such as 2023-08-03'),
	period: periodText,
	names: z.record(id, localizedText).optional(),
	pictures: z
		.record(
			id,
			z.strictObject({
				file: z.string().min(1),
				alt: localizedText,
				caption: localizedText.optional(),
				credit: localizedText.optional(),
			}),
		)
		.optional(),
	charts: z
		.record(
			id,
			z.strictObject({
				kicker: localizedText.optional(),
				title: localizedText,
				deck: localizedText.optional(),
				source: localizedText,
				note: localizedText.optional(),
				alt: localizedText,
			}),
		)
		.optional(),
	content: z.unknown().optional(),
});
type IssueData = z.infer<typeof issueSchema>;

/**
 * Reads and checks one issue: its publication, `issue.yaml`, stories and figures. Findings of all files are reported in one run;
 * throws `PressError` with the errors among them, for later phases trust what they are given.
 */
export function loadIssue(project: Root, publication: string, issue: string, report: Report): Issue {
	const errors: Diagnostic[] = [];
	const note: Report = (diagnostic) => {
		if (diagnostic.severity === 'error') errors.push(diagnostic);
		report(diagnostic);
	};
	const { root, inputs, lookups } = noteInputs(project);
	const loaded = readIssue(root, publication, issue, note);
	if (!loaded || errors.length > 0) throw new PressError(errors);
	return { ...loaded, inputs: inputs(), lookups: lookups() };
}

function readIssue(
	root: Root,
	name: string,
	issue: string,
	report: Report,
): Omit<Issue, 'inputs' | 'lookups'> | undefined {
	const folder = `data/${name}/${issue}`;
	const { publication, shape } = tryRead(report, () => readPublication(root, name, report)) ?? {};
	const yaml = tryRead(report, () => readYaml(root, `${folder}/issue.yaml`, report));
	const data = yaml && check(issueSchema, yaml.value, yaml, report);
	const stories = shape && readStories(root, `${folder}/stories`, shape.languages, report);
	const figures = shape && readFigures(root, `${folder}/figures`, shape, report);
	const period = parsePeriod(String(writtenPeriod(yaml?.value)));
	const series = period && shape && readAllSeries(root, folder, shape.series, period, report);
	if (!publication || !stories || !figures || !data || !period || !series) return undefined;

	const place = placer(yaml, publication.languages, report);
	tryRead(report, () => checkContent(root, publication, data.content, yaml, report));
	const derived = deriveAll(root, publication, { name: issue, period, series }, report);
	const all = joinFigures(figures, derived, report);
	return {
		publication,
		id: issue,
		folder,
		title: place.localized(['title'], data.title),
		...(data.number !== undefined && { number: data.number }),
		date: data.date,
		period,
		names: mapRecord(data.names, (text, key) => place.localized(['names', key], text)),
		pictures: mapRecord(data.pictures, (_, key) =>
			placedPicture(root, folder, key, data, yaml, place, report),
		),
		charts: mapRecord(data.charts, (words, key) => placedChart(key, words, yaml, place)),
		content: place.content(['content'], data.content),
		stories,
		figures: all,
		tables: Object.fromEntries(derived.tables.map((table) => [table.id, table])),
		chartTables: chartTables(derived.figures, derived.tables, publication.languages),
	};
}

/** The period is read by itself, so that a series is checked in the same run as a faulty issue.yaml. */
const writtenPeriod = (value: unknown): unknown =>
	typeof value === 'object' && value !== null && 'period' in value ? value.period : undefined;

function placedPicture(
	root: Root,
	folder: string,
	id: string,
	data: IssueData,
	yaml: Yaml,
	place: Placer,
	report: Report,
): Picture {
	const { file, alt, caption, credit } = data.pictures![id]!;
	const at = ['pictures', id];
	const span = yaml.spanOf([...at, 'file']);
	const path = joinPath(folder, file);
	if (!root.exists(path)) reportMissingPicture(root, id, path, { span, report });
	return {
		id,
		file: path,
		span,
		alt: place.localized([...at, 'alt'], alt),
		...(caption && { caption: place.localized([...at, 'caption'], caption) }),
		...(credit && { credit: place.localized([...at, 'credit'], credit) }),
	};
}

function reportMissingPicture(
	root: Root,
	id: string,
	path: string,
	{ span, report }: { readonly span: Picture['span']; readonly report: Report },
): void {
	const slash = path.lastIndexOf('/');
	const names = root.list(path.slice(0, slash));
	report({
		code: 'issue/missing-picture',
		severity: 'error',
		message: root.isInside(path)
			? `picture "${id}" has no file "${path}"`
			: `picture "${id}" is outside the project: "${path}"`,
		span,
		hint:
			didYouMean(path.slice(slash + 1), names)?.hint ??
			'the file is named from the folder of the issue, such as pictures/lake.svg',
	});
}

function placedChart(
	id: string,
	words: NonNullable<IssueData['charts']>[string],
	yaml: Yaml,
	place: Placer,
): ChartWords {
	const at = ['charts', id];
	const text = (field: keyof typeof words): Localized => place.localized([...at, field], words[field] ?? {});
	return {
		id,
		span: yaml.keySpanOf(at),
		title: text('title'),
		source: text('source'),
		alt: text('alt'),
		...(words.kicker && { kicker: text('kicker') }),
		...(words.deck && { deck: text('deck') }),
		...(words.note && { note: text('note') }),
	};
}

function mapRecord<T, U>(
	record: Readonly<Record<string, T>> | undefined,
	change: (value: T, key: string) => U,
): Readonly<Record<string, U>> {
	return Object.fromEntries(Object.entries(record ?? {}).map(([key, value]) => [key, change(value, key)]));
}
