import type { Span } from '../../base/index.js';
import type { Localized } from '../text.js';
import type { Condition } from './condition.js';

/** What is done with the rows of a series, or with figures made before. A group of rows: all of the period, a week, a month. */
export type Operation =
	| { readonly kind: 'max' | 'min' | 'mean' | 'sum'; readonly column: string; readonly where?: Condition }
	/** How many days. */
	| { readonly kind: 'count'; readonly condition: Condition }
	/** How many of a hundred days; with `where`, of those days alone. */
	| { readonly kind: 'share'; readonly condition: Condition; readonly where?: Condition }
	/** The longest run of days, one after another. */
	| { readonly kind: 'streak'; readonly condition: Condition }
	/** When: the day of a maximum or minimum, the first or last day of a streak, or its days from first to last. */
	| {
			readonly kind: 'date' | 'start' | 'end' | 'dates';
			readonly figure: string;
			readonly pick?: 'first' | 'last';
	  }
	/** One figure as so many hundredths of another. */
	| { readonly kind: 'part'; readonly figure: string; readonly of: string }
	/** A figure against the same figure of another issue. */
	| {
			readonly kind: 'change';
			readonly figure: string;
			/** `previous`, `year-before`, or a period such as 2014-Q4. */
			readonly against: string;
			readonly as: 'percent' | 'difference' | 'times';
	  };

/** A figure as a publication declares it. */
export interface DerivedFigure {
	readonly id: string;
	readonly names: Localized;
	readonly operation: Operation;
	/** The operation as written: `share precipitation > 0`. */
	readonly written: string;
	/** Places after the point. Absent for what is exact as the data has it. */
	readonly decimals?: number;
	/** What is printed when there is no value, as a change without an earlier issue. */
	readonly otherwise?: Localized;
	/** Where its id is declared. */
	readonly span: Span;
}

/** Figures of a group; or a table, with a row for each week or month of the period and the figures as its columns. */
export interface DerivedGroup {
	readonly id: string;
	readonly series: string;
	readonly by?: 'week' | 'month';
	readonly figures: readonly DerivedFigure[];
	readonly span: Span;
}
