import {
	type Diagnostic,
	type Drawing,
	originsOfFile,
	type Path,
	rectPath,
	type Size,
} from '../../src/base/index.js';
import { type Element, elementsOf, parseHtml } from '../../src/dom/index.js';
import { openRoot } from '../../src/files/index.js';
import type { FontSet } from '../../src/font/index.js';
import { layoutPages, type Page, placedBoxes } from '../../src/layout/index.js';
import { type PaintedDocument, paint } from '../../src/paint/index.js';
import { drawPicture, imageOutlines, openPictures, type Picture } from '../../src/picture/index.js';
import { cascade, isInText, type StyleSheetSource } from '../../src/style/index.js';
import { squareFonts } from './square-fonts.js';

/** A page and its style sheets as they are given, by file name. */
export interface Sheets {
	readonly html: string;
	readonly css?: readonly { readonly file: string; readonly text: string }[];
	readonly fonts?: FontSet;
	/** Nothing is marked: the page is printed as it is. */
	readonly isFinal?: boolean;
}

export interface Printed {
	readonly pages: readonly Page[];
	readonly painted: PaintedDocument;
	readonly diagnostics: readonly Diagnostic[];
}

/**
 * Takes a page through dom, style, layout and paint, with square fonts. Pictures are plain rectangles, but for those that stand
 * in the page as `<svg>`.
 */
export function printPage({ html, css = [], fonts = squareFonts(), isFinal = false }: Sheets): Printed {
	const diagnostics: Diagnostic[] = [];
	const report = (diagnostic: Diagnostic): void => {
		diagnostics.push(diagnostic);
	};
	const document = parseHtml(html, originsOfFile('case.html', html), report);
	const embedded = [...elementsOf(document.root)].flatMap(({ tag, children }): StyleSheetSource[] =>
		tag === 'style'
			? children.flatMap((child) =>
					child.kind === 'text' ? [{ text: child.text, origins: child.origins }] : [],
				)
			: [],
	);
	const linked = css.map(({ file, text }) => ({ text, origins: originsOfFile(file, text) }));
	const styled = cascade(document, [...linked, ...embedded], report);
	// An `<img>` is found nowhere, and so it stays plain.
	const inline = openPictures(document, styled.styles, openRoot('.'), report, () => undefined);
	const pages = layoutPages(
		styled,
		fonts,
		(element) => inline.get(element)?.size ?? sizeOf(element),
		report,
		{ imageSizeOf: (path) => plainImages.get(path)?.size, imageOutlineOf: imageOutlines(plainImages) },
	);
	const drawings = placedBoxes(pages).map(({ box, size: placed }) => {
		const picture = box.element && inline.get(box.element);
		const size = box.intrinsic ?? placed;
		const setting = { fonts, language: box.language, report };
		return [box.id, picture ? drawPicture(picture, size, setting) : drawn(size)] as const;
	});
	const painted = paint(pages, {
		title: 'case',
		language: document.root.attributes.lang ?? '',
		root: document.root,
		drawings: new Map(drawings),
		fonts,
		images: plainImages,
		report,
		marksOverset: !isFinal,
		isPrinted: (element) => isInText(styled.styles.get(element)),
	});
	return { pages, painted, diagnostics };
}

/** `<img src="40x20">` is a picture of 40 by 20 points; an `object` is a chart, which takes the size of its box. */
function sizeOf({ tag, attributes }: Element): Size | 'chart' | undefined {
	if (tag === 'object') return 'chart';
	const match = /^(\d+)x(\d+)$/.exec(tag === 'img' ? (attributes.src ?? '') : '');
	return match ? { width: Number(match[1]), height: Number(match[2]) } : undefined;
}

const WEDGE: Path = [['M', 0, 0], ['L', 10, 0], ['L', 0, 10], ['Z']];

/** What style sheets may name: a picture of 20 by 10 points, one as high as wide, and one of which only the upper left half is painted. */
const plainImages: ReadonlyMap<string, Picture> = new Map(
	[
		{ path: '20x10', size: { width: 20, height: 10 } },
		{ path: '10x10', size: { width: 10, height: 10 } },
		{ path: 'wedge', size: { width: 10, height: 10 } },
	].map(({ path, size }) => [
		path,
		{
			kind: 'vector',
			size,
			ops: [path === 'wedge' ? { ...plain(size), path: WEDGE } : plain(size)],
			box: { x: 0, y: 0, ...size },
			fit: { kind: 'none' },
		} satisfies Picture,
	]),
);

function drawn(size: Size): Drawing {
	return { size, ops: [plain(size)] };
}

function plain(size: Size) {
	return {
		op: 'path',
		path: rectPath({ x: 0, y: 0, ...size }),
		fill: { space: 'srgb', channels: [0, 0, 1], alpha: 1 },
	} as const;
}
