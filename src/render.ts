import { type Diagnostic, PressError, type Report, sortDiagnostics } from './base/index.js';
import { belowRoot, type InputFile, noteInputs, openRoot, withDataUrls } from './files/index.js';
import { loadFontTable } from './font/index.js';
import { openPage } from './page/index.js';
import { profiles, writePdf } from './pdf/index.js';
import { setPage } from './set-page.js';

/** A page to be typeset: a file, or its text. */
export type PageSource =
	| { readonly file: string }
	/** `name` is what findings call the page, and what its links are relative to below the root. */
	| { readonly html: string; readonly name?: string };

export interface RenderOptions {
	/** Files are read from below this folder and nowhere else: by default the page's own, or the working folder for a text. */
	readonly root?: string;
	/** The project whose `fonts/fonts.yaml` gives the faces; without it, or without such a table, those that come with Banmian. */
	readonly project?: string;
	/** What is unknown or cannot be read is an error, and then there is no file. */
	readonly strict?: boolean;
}

export interface RenderResult {
	/** The file; missing when there was an error. */
	readonly pdf?: Uint8Array;
	readonly pages: number;
	readonly diagnostics: readonly Diagnostic[];
	/** Every file that was read from below the root. */
	readonly inputs: readonly InputFile[];
	readonly ok: boolean;
}

/**
 * Typesets one page of HTML with its style sheets, pictures and fonts. What it holds that we do not know is a warning, as CSS
 * error handling has it, and the file is written all the same; `strict` makes such findings errors.
 */
export async function render(source: PageSource, options: RenderOptions = {}): Promise<RenderResult> {
	const diagnostics: Diagnostic[] = [];
	const report: Report = (found) => diagnostics.push(options.strict ? found : lenient(found));
	const result = (made: Partial<Pick<RenderResult, 'pdf' | 'pages' | 'inputs'>>): RenderResult => {
		const ok = diagnostics.every(({ severity }) => severity !== 'error');
		const { pdf, pages = 0, inputs = [] } = made;
		return { ...(ok && pdf && { pdf }), pages, inputs, diagnostics: sortDiagnostics(diagnostics), ok };
	};
	try {
		const { folder, file } =
			'html' in source
				? { folder: options.root ?? '.', file: source.name ?? 'page.html' }
				: belowRoot(source.file, options.root);
		const { root: noted, inputs } = noteInputs(openRoot(folder));
		const root = withDataUrls(noted);
		const table = loadFontTable(openRoot(options.project ?? folder), (found) => diagnostics.push(found));
		const page = openPage('html' in source ? { file, html: source.html } : { file }, root, report);
		const { painted, fonts } = await setPage(page, root, table, report);
		try {
			const { date } = page;
			const pdf = await writePdf(painted, {
				profile: profiles.screen,
				fonts,
				...(date !== undefined && { date }),
			});
			return result({ pdf, pages: painted.pages.length, inputs: inputs() });
		} finally {
			fonts.close();
		}
	} catch (cause) {
		if (!(cause instanceof PressError)) throw cause;
		diagnostics.push(...cause.diagnostics);
		return result({});
	}
}

/** Findings that stay errors: text is not in the file that a reader would look for there. */
const losses = ['layout/too-many-pages', 'layout/no-frame'];

/** A page of others is not sent back to its writer: what we do not know is left out, as in a browser. */
const lenient = (found: Diagnostic): Diagnostic =>
	losses.includes(found.code) ? found : { ...found, severity: 'warning' };
