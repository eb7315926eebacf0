import { z } from 'zod';
import { didYouMean, type Report } from '../base/index.js';
import { type Root, readYaml, type Yaml } from '../files/index.js';
import { figureLanguages } from '../quantity/index.js';
import { check } from './check.js';
import { type Placer, placer } from './place.js';
import { derivedSchema, placedDerived } from './series/declare-figures.js';
import { placedSeries, seriesSchema } from './series/declare-series.js';
import type { DerivedGroup } from './series/derived.js';
import type { SeriesShape } from './series/series.js';
import type { Content, Language, Localized, PlacedText } from './text.js';

/** One way of printing an issue. */
export interface Edition {
	readonly id: string;
	/** Under `templates/<publication>/layouts`. */
	readonly layout: PlacedText;
	/** BCP 47, for the document: `zh-Hans`. */
	readonly language: string;
	/** The languages whose texts it prints; the first one is meant where a layout names none. */
	readonly texts: readonly Language[];
	/** Style sheets of this edition, after those of the publication. */
	readonly styles: readonly PlacedText[];
}

/** What a paper is registered as in China: a newspaper with a CN number, or an internal publication with a permit. */
export type Registration =
	| { readonly kind: 'newspaper'; readonly cn: string }
	| { readonly kind: 'internal'; readonly permit: string };

/** Who makes the paper (报纸出版管理规定). What is missing is a matter for the press profile. */
export interface Masthead {
	readonly registration?: Registration;
	/** The fields of `mastheadFields` that the publication gives. */
	readonly fields: Readonly<Record<string, Content>>;
}

export interface Publication {
	readonly id: string;
	/** `templates/<publication>`. */
	readonly folder: string;
	readonly title: Localized;
	readonly languages: readonly Language[];
	readonly editions: Readonly<Record<string, Edition>>;
	/** Style sheets of all editions, under the publication's folder. */
	readonly styles: readonly PlacedText[];
	/** Names that may hold digits, and that a headline is not broken in; the longest first. */
	readonly terms: readonly string[];
	/** Columns of figures files beside those that every publication has. */
	readonly figureColumns: readonly string[];
	/** Tables by day that each issue has, and the figures worked out from them. */
	readonly series: readonly SeriesShape[];
	readonly derived: readonly DerivedGroup[];
	readonly masthead: Masthead;
}

const mastheadFields = [
	...[
		'publisher',
		'sponsor',
		'supervisor',
		'editorInChief',
		'address',
		'phone',
		'postcode',
		'price',
		'printer',
	],
	'adLicence',
] as const;

const text = z.string().min(1);
const id = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]*$/);
/** A text in each language; which languages those are is checked where they are known. */
export const localizedText = z.record(z.string(), z.unknown());
const textOrLocalized = z.unknown();

const publicationSchema = z.strictObject({
	title: localizedText,
	languages: z.array(z.enum(figureLanguages)).min(1),
	editions: z.record(
		id,
		z.strictObject({
			layout: text,
			language: text.refine(
				(tag) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag),
				'must be a language tag such as zh-Hans',
			),
			texts: z.array(z.enum(figureLanguages)).min(1),
			styles: z.array(text).optional(),
		}),
	),
	styles: z.array(text).min(1),
	terms: z.array(text).optional(),
	figureColumns: z.array(text).optional(),
	series: seriesSchema.optional(),
	derived: derivedSchema.optional(),
	masthead: z
		.strictObject({
			registration: z
				.discriminatedUnion('kind', [
					z.strictObject({ kind: z.literal('newspaper'), cn: text }),
					z.strictObject({ kind: z.literal('internal'), permit: text }),
				])
				.optional(),
			...Object.fromEntries(mastheadFields.map((field) => [field, textOrLocalized.optional()])),
		})
		.optional(),
});
type PublicationData = z.infer<typeof publicationSchema>;

/** What the readers of stories and figures need of a publication. */
export type TableShape = Pick<Publication, 'languages' | 'figureColumns' | 'series'>;

export interface ReadPublication {
	/** Absent when the file has faults, which are reported. */
	readonly publication?: Publication;
	/** As far as the file says it, so that stories, figures and series are checked in the same run as a faulty publication. */
	readonly shape?: TableShape;
}

const shapeSchema = publicationSchema.pick({ languages: true, figureColumns: true, series: true }).strip();

/** Reads `templates/<publication>/publication.yaml`. */
export function readPublication(project: Root, publication: string, report: Report): ReadPublication {
	const folder = `templates/${publication}`;
	const yaml = readYaml(project, `${folder}/publication.yaml`, report);
	if (!yaml) return {};
	const data = check(publicationSchema, yaml.value, yaml, report);
	if (data) {
		const whole = placedPublication(publication, folder, data, yaml, report);
		return { publication: whole, shape: whole };
	}
	const { data: shape } = shapeSchema.safeParse(yaml.value);
	if (!shape) return {};
	const { languages, figureColumns = [], series = {} } = shape;
	const place = placer(yaml, languages, report);
	return { shape: { languages, figureColumns, series: placedSeries(series, yaml, place, report) } };
}

function placedPublication(
	id: string,
	folder: string,
	data: PublicationData,
	yaml: Yaml,
	report: Report,
): Publication {
	const place = placer(yaml, data.languages, report);
	reportUnknownLanguages(data, yaml, report);
	const { registration, ...fields } = data.masthead ?? {};
	const series = placedSeries(data.series ?? {}, yaml, place, report);
	return {
		id,
		folder,
		title: place.localized(['title'], data.title),
		languages: data.languages,
		editions: Object.fromEntries(
			Object.entries(data.editions).map(([name, edition]) => [name, placedEdition(name, edition, place)]),
		),
		styles: data.styles.map((file, index) => place.text(['styles', index], file)),
		// A long name first, so that the short one within it does not match before.
		terms: [...(data.terms ?? [])].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)),
		figureColumns: data.figureColumns ?? [],
		series,
		derived: placedDerived(data.derived ?? {}, series, yaml, place, report),
		masthead: {
			...(registration && { registration }),
			fields: Object.fromEntries(
				Object.entries(fields).map(([name, value]) => [name, place.content(['masthead', name], value)]),
			),
		},
	};
}

function placedEdition(id: string, edition: PublicationData['editions'][string], place: Placer): Edition {
	return {
		id,
		layout: place.text(['editions', id, 'layout'], edition.layout),
		language: edition.language,
		texts: edition.texts,
		styles: (edition.styles ?? []).map((file, index) => place.text(['editions', id, 'styles', index], file)),
	};
}

/** An edition can print only languages that the publication's texts are written in. */
function reportUnknownLanguages({ languages, editions }: PublicationData, yaml: Yaml, report: Report): void {
	for (const [id, { texts }] of Object.entries(editions)) {
		for (const [index, language] of texts.entries()) {
			if (languages.includes(language)) continue;
			report({
				code: 'issue/wrong-value',
				severity: 'error',
				message: `edition "${id}" prints "${language}", which is not in languages`,
				span: yaml.spanOf(['editions', id, 'texts', index]),
				hint: didYouMean(language, languages)?.hint ?? `languages: ${languages.join(', ')}`,
			});
		}
	}
}
