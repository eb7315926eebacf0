import type { Decimal } from '../../quantity/index.js';
import type { PlacedText } from '../text.js';

/** A column of a series beside `date`: numbers of one unit, or words of a list. */
export type SeriesColumn =
	| {
			readonly kind: 'number';
			readonly id: string;
			readonly unit: string;
			/** Bounds that a sound value keeps: no rain below zero. */
			readonly least?: Decimal;
			readonly most?: Decimal;
	  }
	| { readonly kind: 'category'; readonly id: string; readonly categories: readonly string[] };

/** How a publication declares a series: a table with a row for each day of the period. */
export interface SeriesShape {
	readonly id: string;
	/** In the folder of each issue. */
	readonly file: PlacedText;
	readonly columns: readonly SeriesColumn[];
	/** False when a column is declared with a fault, which was reported: then nothing is read or derived by it. */
	readonly isSound: boolean;
}

/** A day of a series. */
export interface SeriesRow {
	readonly date: string;
	/** Numbers as decimals, categories as words, by column. */
	readonly cells: Readonly<Record<string, Decimal | string>>;
	readonly file: string;
	readonly line: number;
}

/** A series of one issue, whole: every day of the period once, in order. */
export interface Series {
	readonly shape: SeriesShape;
	readonly rows: readonly SeriesRow[];
}
