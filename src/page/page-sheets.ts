import { originsOfFile, type Report, type Span } from '../base/index.js';
import { type Document, type Element, elementsOf } from '../dom/index.js';
import { type Root, refusedLink, resolveLink, shortLink, tryRead } from '../files/index.js';
import type { StyleSheetSource } from '../style/index.js';

/** The style sheets of a page in the order of the document: `<style>` elements and linked files (HTML 4.2.4, 4.2.6). */
export function pageSheets(document: Document, root: Root, report: Report): readonly StyleSheetSource[] {
	const sheets: StyleSheetSource[] = [];
	for (const element of elementsOf(document.root)) {
		if (element.namespace !== 'html') continue;
		if (element.tag === 'style') sheets.push(...embeddedSheet(element));
		else if (element.tag === 'link' && isStyleSheet(element)) {
			const { href } = element.attributes;
			const span = element.attributeSpans.href ?? element.span;
			const sheet = href === undefined ? undefined : linkedSheet(href, span, root, report);
			if (sheet) sheets.push(inMedia(sheet, element.attributes.media));
		}
	}
	return sheets;
}

function embeddedSheet({ children, attributes }: Element): readonly StyleSheetSource[] {
	return children.flatMap((child) =>
		child.kind === 'text' ? [inMedia({ text: child.text, origins: child.origins }, attributes.media)] : [],
	);
}

const isStyleSheet = ({ attributes }: Element): boolean => {
	const words = (attributes.rel ?? '').toLowerCase().split(/\s+/);
	return words.includes('stylesheet') && !words.includes('alternate');
};

/** Reads the sheet that a link or an `@import` names, as it is written in `span.file`. */
export function linkedSheet(
	href: string,
	span: Span,
	root: Root,
	report: Report,
): StyleSheetSource | undefined {
	const link = resolveLink(span.file, href);
	if (link.kind === 'refused') {
		report(refusedLink(href, link.why, span));
		return undefined;
	}
	if (link.kind === 'data') {
		const text = new TextDecoder().decode(root.readBytes(link.url, span));
		return { text, origins: originsOfFile(shortLink(link.url), text) };
	}
	const text = tryRead(report, () => root.readText(link.path, span));
	return text === undefined ? undefined : { text, origins: originsOfFile(link.path, text) };
}

/** A sheet with the media that its element names. */
const inMedia = (sheet: StyleSheetSource, media: string | undefined): StyleSheetSource =>
	media === undefined ? sheet : { ...sheet, media };
