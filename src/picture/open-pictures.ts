import type { Report, Span } from '../base/index.js';
import { type Document, type Element, elementsOf } from '../dom/index.js';
import type { Root } from '../files/index.js';
import type { Style } from '../style/index.js';
import { inlinePicture, loadPicture } from './load-picture.js';
import type { Picture } from './picture.js';

/** The pictures that a document shows, by the element that shows them. */
export type Pictures = ReadonlyMap<Element, Picture>;

/** The path of a picture from the root, when `src` stands at a place; nothing when it is not to be read, which was then reported. */
export type LocatePicture = (src: string, at: Span) => string | undefined;

/** Opens every `<img>` and `<svg>` of a document, each file once. `src` is a path from the project's folder, unless `locate` follows it. */
export function openPictures(
	document: Document,
	styles: ReadonlyMap<Element, Style>,
	project: Root,
	report: Report,
	locate: LocatePicture = (src) => src,
): Pictures {
	const files = new Map<string, Picture | undefined>();
	const pictures = new Map<Element, Picture>();
	const inner = new Set<Element>();
	for (const element of elementsOf(document.root)) {
		if (styles.get(element)?.display === 'none' || inner.has(element)) continue;
		if (element.tag === 'svg') {
			for (const part of elementsOf(element)) inner.add(part);
			pictures.set(element, inlinePicture(element, styles, report));
		} else if (element.tag === 'img') {
			const picture = open(element, files, project, report, locate);
			if (picture) pictures.set(element, picture);
		}
	}
	return pictures;
}

function open(
	element: Element,
	files: Map<string, Picture | undefined>,
	project: Root,
	report: Report,
	locate: LocatePicture,
): Picture | undefined {
	const { src } = element.attributes;
	const span = element.attributeSpans.src ?? element.span;
	if (!src) {
		report({
			code: 'picture/missing',
			severity: 'error',
			message: 'the picture has no src',
			span,
			hint: 'give the path of a file of the project',
		});
		return undefined;
	}
	const path = locate(src, span);
	if (path === undefined) return undefined;
	if (!files.has(path)) files.set(path, loadPicture(project, path, report, span));
	return files.get(path);
}
