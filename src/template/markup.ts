import type { Origin } from '../base/index.js';
import type { InputFile } from '../files/index.js';
import type { Language } from '../issue/index.js';

/** An edition as HTML: plain text that can be saved, compared and opened in a browser. */
export interface Markup {
	readonly html: string;
	/** Where each character of `html` comes from: a template, a story or the data. */
	readonly origins: readonly Origin[];
	/** In the order of the cascade: those of the publication, then those of the edition. */
	readonly styleSheets: readonly StyleSheet[];
	/** The title in the edition's first language. */
	readonly title: string;
	/** BCP 47. */
	readonly language: string;
	/** The templates and style sheets that were read. */
	readonly inputs: readonly InputFile[];
	/** Charts asked for, each once, in the order of the page. */
	readonly charts: readonly ChartRequest[];
}

export interface StyleSheet {
	/** From the project's folder. */
	readonly file: string;
	readonly text: string;
}

export interface ChartRequest {
	readonly id: string;
	readonly language: Language;
	/** The specification, from the project's folder. */
	readonly spec: string;
}
