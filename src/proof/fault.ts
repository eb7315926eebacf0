import type { Span } from '../base/index.js';

/** Where on the finished pages something is amiss, and where it was written. */
export interface FaultPlace {
	/** The page. */
	readonly folio: string;
	/** The frame: the id of an element, or its tag in angle brackets. */
	readonly frame: string;
	/** Number of the paragraph, as the pages are read, from 1; missing where a frame is meant. */
	readonly paragraph?: number;
	/** Line of the paragraph, from 1. */
	readonly line?: number;
	readonly span?: Span;
	/** What the line says. */
	readonly text: string;
}

/** What a compositor would mend (TYPOGRAPHY section 21): its kind, its measure, its place. */
export type Fault = FaultPlace & FaultValue;

export type FaultKind = Fault['kind'];

/** Of a kind, with the value by which it is a fault. */
export type FaultValue =
	/** `gap`: between ideographs or beside a mark, in em. `word-space`: as a multiple of the font's. */
	| {
			readonly kind: 'loose-line' | 'very-loose-line';
			readonly of: 'gap' | 'word-space';
			readonly value: number;
	  }
	/** `blank`: behind a full stop, `step`: from one ideograph to the next, both in em. */
	| { readonly kind: 'tight-line'; readonly of: 'blank' | 'step' | 'word-space'; readonly value: number }
	/** What stands at both sides of the cut. */
	| { readonly kind: 'forced-break' | 'number-split'; readonly value: string }
	/** The character that stands alone. */
	| { readonly kind: 'orphan-char'; readonly value: string }
	/** `top`: the last line of a paragraph stands alone there; `foot`: its first line. */
	| { readonly kind: 'widow'; readonly value: 'top' | 'foot' }
	/** Lines without a frame. */
	| { readonly kind: 'overset'; readonly value: number }
	/** Rows without a line, of so many columns. */
	| { readonly kind: 'underset'; readonly value: number; readonly columns: number }
	/** Points above (less than 0) or below the next line of the grid. */
	| { readonly kind: 'off-grid'; readonly value: number }
	/** The mark, or the particle. */
	| { readonly kind: 'headline-stop' | 'headline-particle'; readonly value: string };
