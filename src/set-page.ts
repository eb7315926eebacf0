import type { Report } from './base/index.js';
import { type Root, refusedLink, resolveLink } from './files/index.js';
import { addFaces, type FontSet, type FontTable, openFonts } from './font/index.js';
import { layoutPages, type Page, placedBoxes } from './layout/index.js';
import { type ForeignPage, linkedSheet } from './page/index.js';
import { type PaintedDocument, paint } from './paint/index.js';
import { drawPicture, imageOutlines, type LocatePicture, openImages, openPictures } from './picture/index.js';
import { cascade, isInText } from './style/index.js';

/** A page of others as it goes to the writer; its fonts are still open. */
export interface SetForeignPage {
	readonly pages: readonly Page[];
	readonly painted: PaintedDocument;
	readonly fonts: FontSet;
}

/** The press for one page of HTML: the same phases as for an edition, without data, templates and charts. */
export async function setPage(
	{ document, sheets, title, language }: ForeignPage,
	root: Root,
	table: FontTable,
	report: Report,
): Promise<SetForeignPage> {
	const styled = cascade(document, sheets, report, (url, from) => linkedSheet(url, from, root, report));
	const locate: LocatePicture = (src, at) => {
		const link = resolveLink(at.file, src);
		if (link.kind === 'refused') report(refusedLink(src, link.why, at));
		return link.kind === 'file' ? link.path : link.kind === 'data' ? link.url : undefined;
	};
	const pictures = openPictures(document, styled.styles, root, report, locate);
	const images = openImages(styled, root, report);
	const fonts = await openFonts(addFaces(table, styled.fontFaces, root, report), report);
	try {
		const sizeOf = (element: Parameters<typeof pictures.get>[0]) => pictures.get(element)?.size;
		const pages = layoutPages(styled, fonts, sizeOf, report, {
			imageSizeOf: (path) => images.get(path)?.size,
			imageOutlineOf: imageOutlines(images),
			mayStandOver: true,
		});
		const drawings = placedBoxes(pages).flatMap(({ box, size }) => {
			const picture = box.element && pictures.get(box.element);
			const setting = { fonts, language: box.language, report };
			return picture ? [[box.id, drawPicture(picture, box.intrinsic ?? size, setting)] as const] : [];
		});
		const painted = paint(pages, {
			title,
			language,
			root: document.root,
			drawings: new Map(drawings),
			fonts,
			images,
			report,
			isPrinted: (element) => isInText(styled.styles.get(element)),
		});
		return { pages, painted, fonts };
	} catch (cause) {
		fonts.close();
		throw cause;
	}
}
