import type { Drawing, Size, Span } from '../base/index.js';
import { type InputFile, joinPath } from '../files/index.js';
import type { FigureLanguage } from '../quantity/index.js';
import type { ChartParams } from './job.js';

/** One chart to be drawn: a spec, its data, and the box that the layout found for the plot, if there is one. */
export interface ChartRequest {
	/** Vega-Lite, Vega, or a kind of chart with its options, as JSON or YAML; path in the project. */
	readonly spec: string;
	/** The folder, path in the project, that `{"url": "figures/economy.csv"}` is read from. Nothing else is. */
	readonly dataRoot: string;
	/** Files of that folder that are not on the disk: figures derived from the data, as CSV text by path. */
	readonly tables?: Readonly<Record<string, string>>;
	readonly language: FigureLanguage;
	/** Points. The drawing fills this box and does not leave it; without it, it has the size of its spec, 1 px = 1 pt. */
	readonly size?: Size;
	/** Values of parameters of the spec, which need not declare them: the row of a table that a small chart stands in. */
	readonly params?: ChartParams;
	/** Drawn as Vega itself would: without the theme of house and publication. */
	readonly isPlain?: boolean;
	/** CSS colours by role, from the page's style sheet: `accent`, `companion`, `tint`, `grey`, `text`, `paper` and its own. */
	readonly palette: Readonly<Record<string, string>>;
	/** Families or roles for all text of the chart, tried in this order for each character. */
	readonly fontFamilies: readonly string[];
	/** The date of the issue, `2023-08-03`: what `now()` is. */
	readonly date: string;
	/** Where the chart is asked for. */
	readonly span?: Span;
}

/** The publication's own theme: the file beside a specification that is laid over the house theme. */
export const themePath = ({ spec }: Pick<ChartRequest, 'spec'>): string =>
	joinPath(...spec.split('/').slice(0, -1), 'theme.json');

/** Charts in the order of their requests. */
export interface DrawnCharts {
	/** Undefined for a chart that could not be drawn. */
	readonly drawings: readonly (Drawing | undefined)[];
	/** What was read while they were drawn: data and pictures. */
	readonly inputs: readonly InputFile[];
}
