import { type Diagnostic, PressError, type Report, sortDiagnostics } from './base/index.js';
import {
	belowRoot,
	type InputFile,
	noteInputs,
	openRoot,
	type Root,
	refusedLink,
	resolveLink,
	withDataUrls,
} from './files/index.js';
import { addFaces, loadFontTable, openFonts } from './font/index.js';
import { layoutPages, placedBoxes } from './layout/index.js';
import { type ForeignPage, openPage } from './page/index.js';
import { paint } from './paint/index.js';
import { profiles, writePdf } from './pdf/index.js';
import { drawPicture, type LocatePicture, openPictures } from './picture/index.js';
import { cascade } from './style/index.js';

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
		return result({ ...(await typeset(page, root, table, report)), inputs: inputs() });
	} catch (cause) {
		if (!(cause instanceof PressError)) throw cause;
		diagnostics.push(...cause.diagnostics);
		return result({});
	}
}

async function typeset(
	{ document, sheets, title, language, date }: ForeignPage,
	root: Root,
	table: ReturnType<typeof loadFontTable>,
	report: Report,
): Promise<{ readonly pdf: Uint8Array; readonly pages: number }> {
	const styled = cascade(document, sheets, report);
	const locate: LocatePicture = (src, at) => {
		const link = resolveLink(at.file, src);
		if (link.kind === 'refused') report(refusedLink(src, link.why, at));
		return link.kind === 'file' ? link.path : link.kind === 'data' ? link.url : undefined;
	};
	const pictures = openPictures(document, styled.styles, root, report, locate);
	const fonts = await openFonts(addFaces(table, styled.fontFaces, root, report), report);
	try {
		const pages = layoutPages(styled, fonts, (element) => pictures.get(element)?.size, report);
		const drawings = placedBoxes(pages).flatMap(({ box, size }) => {
			const picture = box.element && pictures.get(box.element);
			return picture ? [[box.id, drawPicture(picture, box.intrinsic ?? size)] as const] : [];
		});
		const painted = paint(pages, {
			title,
			language,
			root: document.root,
			drawings: new Map(drawings),
			fonts,
			isPrinted: (element) => styled.styles.get(element)?.display !== 'none',
		});
		const pdf = await writePdf(painted, {
			profile: profiles.screen,
			fonts,
			...(date !== undefined && { date }),
		});
		return { pdf, pages: pages.length };
	} finally {
		fonts.close();
	}
}

/** Findings that stay errors: text is not in the file that a reader would look for there. */
const losses = ['layout/too-many-pages', 'layout/no-frame'];

/** A page of others is not sent back to its writer: what we do not know is left out, as in a browser. */
const lenient = (found: Diagnostic): Diagnostic =>
	losses.includes(found.code) ? found : { ...found, severity: 'warning' };
