import { black, PressError, type Report, type Size, type Span } from '../base/index.js';
import { type Element, parseXml } from '../dom/index.js';
import { type Root, shortLink } from '../files/index.js';
import { initialStyle, type Style } from '../style/index.js';
import { drawSvg } from './draw-svg.js';
import { type Picture, POINTS_PER_PX, type VectorPicture } from './picture.js';
import { readRaster } from './raster.js';
import type { RasterHeader } from './raster-header.js';
import { pageStylesOf } from './svg-page-style.js';

const POINTS_PER_INCH = 72;
/** A vector picture of more text than this is a map of the world, or an attack. */
const MAX_SVG_BYTES = 16 * 1024 * 1024;

/**
 * Opens an SVG, PNG or JPEG file by what it holds, not by its name. What cannot be printed is reported: at its place in the
 * file for SVG, else at `span`, the place that asks for the picture. Undefined when there is no picture to place.
 */
export function loadPicture(
	project: Pick<Root, 'readBytes'>,
	path: string,
	report: Report,
	span?: Span,
): Picture | undefined {
	const broken = (message: string): undefined => {
		report({
			code: 'picture/broken',
			severity: 'error',
			message: `"${shortLink(path)}" cannot be printed: ${message}`,
			...at,
		});
	};
	const at = span ? { span } : {};
	let bytes: Uint8Array;
	try {
		bytes = project.readBytes(path, span);
	} catch (cause) {
		if (!(cause instanceof PressError)) throw cause;
		for (const diagnostic of cause.diagnostics) report(diagnostic);
		return undefined;
	}
	const raster = readRaster(bytes);
	if (raster && 'fault' in raster) return broken(raster.fault);
	if (raster) {
		if (raster.unsupported !== undefined) {
			report({
				code: 'picture/unsupported',
				severity: 'warning',
				message: `"${shortLink(path)}" is printed as it is stored, though ${raster.unsupported}`,
				...at,
				hint: 'turn the picture and save it again',
			});
		}
		return { kind: 'raster', size: sizeOf(raster), image: raster.image };
	}
	if (bytes.length > MAX_SVG_BYTES) return broken('it is longer than 16 MB');
	const text = decode(bytes);
	if (text === undefined || !/<(?:svg:)?svg[\s>]/.test(text)) {
		return broken('it is no SVG, PNG or JPEG');
	}
	const document = parseXml(text, shortLink(path), report);
	if (!document) return undefined;
	if (document.root.tag !== 'svg') return broken(`its root is "${document.root.tag}", not "svg"`);
	return drawSvg(document.root, report, { color: black, text: initialStyle, page: new Map() });
}

/** An `<svg>` that stands in a page, with the style that it and its elements have there. */
export function inlinePicture(
	element: Element,
	styles: ReadonlyMap<Element, Style>,
	report: Report,
): VectorPicture {
	const text = styles.get(element) ?? initialStyle;
	return drawSvg(element, report, { color: text.color, text, page: pageStylesOf(element, styles) });
}

function sizeOf({ width, height, density }: RasterHeader): Size {
	if (!density) return { width: width * POINTS_PER_PX, height: height * POINTS_PER_PX };
	return { width: (width / density.x) * POINTS_PER_INCH, height: (height / density.y) * POINTS_PER_INCH };
}

function decode(bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}
