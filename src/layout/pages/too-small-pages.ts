import type { Report, Size, Span } from '../../base/index.js';
import type { PageStyle } from '../../style/index.js';
import type { Fragment, LineBox } from '../fragment.js';

/** A line may stand over the end of its page by this much: less than a hairline. */
const SLACK = 0.5;

/** Gathers pages whose area has no room for one line or one character of their text: nothing can be set on them. */
export class TooSmallPages {
	private readonly found = new Map<PageStyle, { readonly area: Size; readonly line: LineBox | undefined }>();

	look(root: Fragment, area: Size, style: PageStyle): void {
		if (this.found.has(style)) return;
		const line = firstLine(root);
		const isGone = area.width <= 0 || area.height <= 0;
		if (isGone || (line && !holds(area, line))) this.found.set(style, { area, line });
	}

	report(root: Span, report: Report): void {
		for (const [{ name, span = root }, { area, line }] of this.found) {
			const need = line
				? `a line of ${points(depthOf(line))} pt and a character of ${points(sizeOf(line))} pt`
				: 'anything';
			report({
				code: 'layout/page-too-small',
				severity: 'error',
				message: `${name === 'auto' ? 'a page' : `page "${name}"`} leaves ${points(area.width)} × ${points(area.height)} pt between its margins, too little for ${need}`,
				span,
				hint: 'make the size larger or the margins smaller',
			});
		}
	}
}

function holds({ width, height }: Size, line: LineBox): boolean {
	const isVertical = line.writingMode === 'vertical-rl';
	return (
		depthOf(line) <= (isVertical ? width : height) + SLACK &&
		sizeOf(line) <= (isVertical ? height : width) + SLACK
	);
}

const depthOf = ({ rect, writingMode }: LineBox): number =>
	writingMode === 'vertical-rl' ? rect.width : rect.height;

/** The widest that one character of a line can be. */
const sizeOf = ({ paragraph }: LineBox): number => paragraph.style.fontSize;

const points = (value: number): string => String(Math.round(value * 10) / 10);

/** The first line of text alone. */
function firstLine({ lines = [], children }: Fragment): LineBox | undefined {
	// A line that is as high as a picture says nothing of the room for text.
	const text = lines.find(({ objects }) => objects.length === 0);
	if (text) return text;
	for (const child of children) {
		const line = firstLine(child);
		if (line) return line;
	}
	return undefined;
}
