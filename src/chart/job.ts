import type { Diagnostic, Drawing, Size } from '../base/index.js';
import type { DataPath, InputFile } from '../files/index.js';
import type { FontTable } from '../font/index.js';
import type { FigureLanguage } from '../quantity/index.js';

/** Values by name, read in expressions as `row` or whatever they are called. */
export type ChartParams = Readonly<Record<string, string | number | boolean>>;

/** What the process that draws charts is told about one of them: plain data. */
export interface ChartJob {
	/** Vega-Lite or Vega. */
	readonly spec: unknown;
	/** What the editor wrote where the spec was made of it (see `kinds/`): findings have their places there. */
	readonly source?: unknown;
	/** Drawn as Vega itself would: without a theme. */
	readonly isPlain?: boolean;
	/** Values of parameters of the spec, which need not declare them. */
	readonly params?: ChartParams;
	/** The publication's own theme, laid over the house theme. */
	readonly theme: unknown;
	/** Absolute path of the folder that data is read from. */
	readonly dataDirectory: string;
	/** What stands in for files of that folder, as text by path. */
	readonly tables: Readonly<Record<string, string>>;
	readonly language: FigureLanguage;
	/** Points; the spec's own where there is no box that waits for the chart. */
	readonly size?: Size;
	readonly palette: Readonly<Record<string, string>>;
	readonly fontFamilies: readonly string[];
	/** Milliseconds since 1970, UTC. */
	readonly now: number;
}

/** A diagnostic whose place is known by its path in the spec: the parent knows line and column. That of a font has its own. */
export interface Finding extends Diagnostic {
	readonly path?: DataPath;
	/** The place is the name in a mapping, not the value that stands under it. */
	readonly atKey?: boolean;
}

export interface ChartResult {
	/** Absent when a finding says why. */
	readonly drawing?: Drawing;
	readonly findings: readonly Finding[];
	/** Files that the chart read, from its folder of data. */
	readonly inputs: readonly InputFile[];
}

/** Fonts are told once a process and table; afterwards a number stands for the table. */
export type ToChild =
	| { readonly kind: 'start'; readonly memory: number }
	| { readonly kind: 'fonts'; readonly table: number; readonly fonts: FontTable }
	/** Draws charts for practice, until something is to be done: what has run once runs faster. Nothing comes back. */
	| {
			readonly kind: 'rehearse';
			readonly table: number;
			readonly jobs: readonly ChartJob[];
			readonly deadline: number;
	  }
	| { readonly kind: 'draw'; readonly table: number; readonly job: ChartJob; readonly deadline: number };

/** A result comes as text, so that one that was kept on the disk is read by the same way. */
export type FromChild = { readonly kind: 'ready' } | { readonly kind: 'drawn'; readonly result: string };
