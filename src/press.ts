import { originsOfFile, type Report } from './base/index.js';
import { parseHtml } from './dom/index.js';
import { drawPlaced, isChart, type Plot } from './drawings/index.js';
import { type InputFile, noteInputs, type Root } from './files/index.js';
import { addFaces, type FontSet, type FontTable, openFonts } from './font/index.js';
import type { Issue } from './issue/index.js';
import { layoutPages, type Page } from './layout/index.js';
import { type PaintedDocument, paint } from './paint/index.js';
import { openPictures } from './picture/index.js';
import { cascade } from './style/index.js';
import { type Markup, renderEdition } from './template/index.js';

/** An edition as it goes to the writers: pages painted, charts drawn, fonts still open. */
export interface SetEdition {
	readonly markup: Markup;
	readonly pages: readonly Page[];
	readonly painted: PaintedDocument;
	readonly plots: readonly Plot[];
	readonly fonts: FontSet;
	readonly inputs: readonly InputFile[];
}

/** What the press has at hand for any edition. */
export interface Press {
	readonly project: Root;
	readonly fonts: FontTable;
}

/** The project's own table of fonts, if it has one. */
const FONTS = 'fonts/fonts.yaml';

/** The whole press, top to bottom. Each line is a folder of src/. Findings go to `report`; the pages are made all the same. */
export async function setEdition(
	press: Press,
	issue: Issue,
	edition: string,
	report: Report,
): Promise<SetEdition> {
	const { root: project, inputs } = noteInputs(press.project);
	if (project.exists(FONTS)) project.readBytes(FONTS); // what the edition was made from stands in its report
	const markup = renderEdition(issue, edition, project, report); //                      templates/ -> Markup
	const document = parseHtml(markup.html, markup.origins, report); //                              -> Document
	const sheets = markup.styleSheets.map(({ file, text }) => ({ text, origins: originsOfFile(file, text) }));
	const styled = cascade(document, sheets, report); //                                             -> StyledDocument
	const pictures = openPictures(document, styled.styles, project, report); //            pictures/ -> sizes
	const fonts = await openFonts(addFaces(press.fonts, styled.fontFaces, project, report), report); // fonts/
	const sizeOf = (element: Parameters<typeof isChart>[0]) =>
		isChart(element) ? 'chart' : pictures.get(element)?.size;
	const pages = layoutPages(styled, fonts, sizeOf, report); //                                     -> Page[]
	const { drawings, plots } = await drawPlaced(pages, pictures, { issue, project, fonts }, report); // -> Drawing[]
	// pages + drawings -> DisplayList[]
	const painted = paint(pages, {
		title: markup.title,
		language: markup.language,
		root: document.root,
		drawings,
		fonts,
		isPrinted: (element) => styled.styles.get(element)?.display !== 'none',
	});
	const read = new Map([...issue.inputs, ...markup.inputs, ...inputs()].map((input) => [input.file, input]));
	return {
		markup,
		pages,
		painted,
		plots,
		fonts,
		inputs: [...read.keys()].sort().map((file) => read.get(file)!),
	};
}
