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

/** What a figure is: a number with its unit; a day or the days from one to another; or, for want of it, the words printed instead. */
export type FigureValue =
	| { readonly kind: 'quantity'; readonly quantity: Quantity }
	| { readonly kind: 'days'; readonly from: string; readonly to: string }
	| { readonly kind: 'absent'; readonly instead: Localized };

/** How a figure was worked out, and from which rows of which files. */
export interface Derivation {
	/** As declared: `max precipitation`. */
	readonly operation: string;
	readonly rows: readonly { readonly file: string; readonly lines: readonly number[] }[];
}

/** A row of a figures file, or a figure derived from a series. */
export interface Figure {
	readonly id: string;
	/** The file's name without `.csv`; the name that derived figures are declared under. */
	readonly group: string;
	readonly names: Localized;
	readonly value: FigureValue;
	/** Place in a ranking, from 1. */
	readonly rank?: number;
	readonly period?: string;
	/** Figures of one indicator at several times share its name. */
	readonly indicator?: string;
	/** Texts beside the figure, such as "more than", in the languages that have one. */
	readonly notes: Readonly<Partial<Record<Language, PlacedText>>>;
	/** The publication's own columns, by name. */
	readonly extra: Readonly<Record<string, PlacedText>>;
	/** The cell of the value; for a derived figure, its declaration. */
	readonly span: Span;
	/** For a derived figure. */
	readonly derivation?: Derivation;
}

/** Derived figures by week or month: the ids of the figures of each row. */
export interface FigureTable {
	/** Also the group of its figures. */
	readonly id: string;
	readonly columns: readonly string[];
	readonly rows: readonly {
		/** From 1. */
		readonly number: number;
		readonly days: string;
		/** By column. */
		readonly cells: Readonly<Record<string, string>>;
	}[];
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
	/** In the order of the files' names and rows; derived figures last, as declared. */
	readonly figures: Readonly<Record<string, Figure>>;
	/** Derived tables by id. */
	readonly tables: Readonly<Record<string, FigureTable>>;
	/** Derived figures as charts read them: the text of a CSV file by its path in the issue's folder. */
	readonly chartTables: Readonly<Record<string, string>>;
	/** Every file that was read for this value, and every question that was asked about files. */
	readonly inputs: readonly InputFile[];
	readonly lookups: readonly Lookup[];
}
