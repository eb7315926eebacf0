import { originsOfFile, type Report } from './base/index.js';
import { GraphicsDesk } from './chart/index.js';
import { parseHtml } from './dom/index.js';
import { drawPlaced, expectCharts, isChart, type Plot } from './drawings/index.js';
import {
	type InputFile,
	type Lookup,
	mergeInputs,
	mergeLookups,
	type Notes,
	noteInputs,
	type Root,
} from './files/index.js';
import { addFaces, FontFiles, type FontSet, type FontTable, loadFontTable, openFonts } from './font/index.js';
import type { Issue } from './issue/index.js';
import { layoutPages, type Page } from './layout/index.js';
import { type PaintedDocument, paint } from './paint/index.js';
import { imageOutlines, openImages, openPictures } from './picture/index.js';
import { cascade, isInText } from './style/index.js';
import { type Markup, renderEdition } from './template/index.js';

/** An edition as it goes to the writers: pages painted, charts drawn, fonts still open. */
export interface SetEdition {
	readonly markup: Markup;
	readonly pages: readonly Page[];
	readonly painted: PaintedDocument;
	readonly plots: readonly Plot[];
	readonly fonts: FontSet;
	/** Every file that was read for it, and every question that was asked about files. */
	readonly inputs: readonly InputFile[];
	readonly lookups: readonly Lookup[];
}

/** What the press has at hand for any edition. */
export interface Press {
	readonly project: Root;
	readonly fonts: FontTable;
	/** Opened by the first edition that needs them, and used by all; to be closed after the last one. */
	readonly fontFiles: FontFiles;
	/** Where charts are drawn for all editions. */
	readonly desk: GraphicsDesk;
	/** What the table of fonts was read from. */
	readonly notes: Notes;
}

/** Reads what all editions share. */
export function openPress(project: Root, report: Report): Press {
	const { root, ...notes } = noteInputs(project);
	const fonts = loadFontTable(root, report);
	return { project, fonts, fontFiles: new FontFiles(), desk: new GraphicsDesk(), notes };
}

/** After the last edition: closes the files of fonts, and ends the processes that draw charts. */
export function closePress({ fontFiles, desk }: Press): void {
	fontFiles.close();
	desk.close();
}

/** The whole press, top to bottom. Each line is a folder of src/. Findings go to `report`; the pages are made all the same. */
export async function setEdition(
	press: Press,
	issue: Issue,
	edition: string,
	report: Report,
): Promise<SetEdition> {
	const { root: project, ...notes } = noteInputs(press.project);
	const markup = renderEdition(issue, edition, project, report); //                      templates/ -> Markup
	const document = parseHtml(markup.html, markup.origins, report); //                              -> Document
	const sheets = markup.styleSheets.map(({ file, text }) => ({ text, origins: originsOfFile(file, text) }));
	const styled = cascade(document, sheets, report); //                                             -> StyledDocument
	const pictures = openPictures(document, styled.styles, project, report); //            pictures/ -> sizes
	const images = openImages(styled, project, report); //                                  url() -> sizes
	const table = addFaces(press.fonts, styled.fontFaces, project, report);
	const fonts = await openFonts(table, report, press.fontFiles); //                             fonts/ -> FontSet
	const sources = { issue, project, fonts, desk: press.desk };
	expectCharts(styled.styles, sources);
	const sizeOf = (element: Parameters<typeof isChart>[0]) =>
		isChart(element) ? 'chart' : pictures.get(element)?.size;
	const imageSizeOf = (path: string) => images.get(path)?.size;
	const imageOutlineOf = imageOutlines(images);
	const { terms } = issue.publication;
	const pages = layoutPages(styled, fonts, sizeOf, report, { imageSizeOf, imageOutlineOf, terms }); //              -> Page[]
	const { drawings, plots, inputs } = await drawPlaced(pages, pictures, sources, report); //                    -> Drawing[]
	// pages + drawings -> DisplayList[]
	const painted = paint(pages, {
		title: markup.title,
		language: markup.language,
		root: document.root,
		drawings,
		fonts,
		images,
		report,
		marksOverset: true,
		isPrinted: (element) => isInText(styled.styles.get(element)),
	});
	return {
		markup,
		pages,
		painted,
		plots,
		fonts,
		inputs: mergeInputs(press.notes.inputs(), issue.inputs, notes.inputs(), inputs),
		lookups: mergeLookups(press.notes.lookups(), issue.lookups, notes.lookups()),
	};
}
