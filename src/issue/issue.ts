import type { Span } from '../base/index.js';
import type { InputFile, Lookup } from '../files/index.js';
import type { Quantity } from '../quantity/index.js';
import type { Period } from './period.js';
import type { Publication } from './publication.js';
import type { Content, Language, Localized, PlacedText } from './text.js';

/** A story in one language. */
export interface StoryText {
	readonly language: Language;
	/** The Markdown file. */
	readonly file: string;
	readonly headline: PlacedText;
	readonly kicker?: PlacedText;
	readonly deck?: PlacedText;
	readonly byline?: PlacedText;
	/** Markdown; its first character stands in column 1 of `bodyLine`. */
	readonly body: string;
	readonly bodyLine: number;
}

export interface Story {
	readonly id: string;
	readonly texts: Readonly<Partial<Record<Language, StoryText>>>;
}

/** A row of a figures file. */
export interface Figure {
	readonly id: string;
	/** The file's name without `.csv`. */
	readonly group: string;
	readonly names: Localized;
	readonly quantity: Quantity;
	/** Place in a ranking, from 1. */
	readonly rank?: number;
	readonly period?: string;
	/** Figures of one indicator at several times share its name. */
	readonly indicator?: string;
	/** Texts beside the figure, such as "more than", in the languages that have one. */
	readonly notes: Readonly<Partial<Record<Language, PlacedText>>>;
	/** The publication's own columns, by name. */
	readonly extra: Readonly<Record<string, PlacedText>>;
	/** The cell of the value. */
	readonly span: Span;
}

export interface Picture {
	readonly id: string;
	/** From the project's folder. */
	readonly file: string;
	/** Where the file is named. */
	readonly span: Span;
	readonly alt: Localized;
	readonly caption?: Localized;
	readonly credit?: Localized;
}

/** The words that stand around a chart. The plot is a specification in `templates/<publication>/charts`. */
export interface ChartWords {
	readonly id: string;
	readonly span: Span;
	readonly kicker?: Localized;
	readonly title: Localized;
	readonly deck?: Localized;
	readonly source: Localized;
	readonly note?: Localized;
	readonly alt: Localized;
}

/** All that one issue of a publication prints. Records are keyed by id. */
export interface Issue {
	readonly publication: Publication;
	readonly id: string;
	/** `data/<publication>/<issue>`. */
	readonly folder: string;
	readonly title: Localized;
	readonly number?: number;
	/** The day of the issue, `2023-08-03`. */
	readonly date: string;
	readonly period: Period;
	readonly names: Readonly<Record<string, Localized>>;
	readonly pictures: Readonly<Record<string, Picture>>;
	readonly charts: Readonly<Record<string, ChartWords>>;
	readonly content: Content;
	readonly stories: Readonly<Record<string, Story>>;
	/** In the order of the files' names and rows. */
	readonly figures: Readonly<Record<string, Figure>>;
	/** Every file that was read for this value, and every question that was asked about files. */
	readonly inputs: readonly InputFile[];
	readonly lookups: readonly Lookup[];
}
