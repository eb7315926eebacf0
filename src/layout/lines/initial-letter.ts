/** How large an initial letter is: as high as some lines of the text that it begins (CSS Inline 3, 5). */
import { initialStyle, type Style } from '../../style/index.js';
import type { Box, ContainerBox, ParagraphBox } from '../box.js';
import type { LayoutContext } from '../context.js';
import { blockSum, bordersOf, inlineSum, marginsOf, paddingsOf, type Sides, sum } from '../edges.js';
import type { LineBox } from '../fragment.js';
import type { Space } from '../space.js';
import { IDEOGRAPHIC, strutOf, textArea } from './strut.js';

/** The box of an initial letter. */
export type InitialBox = ContainerBox & Required<Pick<ContainerBox, 'initial'>>;

export const isInitial = (box: Box): box is InitialBox =>
	box.kind === 'container' && box.initial !== undefined;

/** The initial letter that a paragraph begins with, if any. */
export function initialOf({ content }: ParagraphBox): InitialBox | undefined {
	for (const part of content) if (part.kind === 'float' && isInitial(part.box)) return part.box;
	return undefined;
}

/** From the baseline of a line to what an initial letter is aligned with above it and below it. Points. */
export interface Alignment {
	readonly over: number;
	readonly under: number;
}

/** A letter in its size, with the box around it. */
export interface SizedInitial {
	/** Lines that it is high, and the line that it stands on. */
	readonly size: number;
	readonly sink: number;
	/** The text around it: how far from one of its baselines an initial letter reaches. */
	readonly around: Alignment;
	/** The letter alone: its line, as high as it is aligned for. */
	readonly paragraph: ParagraphBox;
	readonly line: LineBox;
	readonly edges: Sides;
	readonly margins: Sides;
	/** What of its box stands over the place of alignment above. */
	readonly outside: number;
	/** What it takes of the lines beside it, margins included. */
	readonly inlineSize: number;
	/** The height of its content box. */
	readonly blockSize: number;
}

/** Rounding by which a letter may be wider than whole ems. */
const SLACK = 0.001;

/** Sets the letter as high as its lines, of which each is `step` under the one before. */
export function sizeInitial(
	context: LayoutContext,
	box: InitialBox,
	step: number,
	inlineSize: number,
	mode: Space['writingMode'],
): SizedInitial {
	const { style, initial } = box;
	const { size, sink } = style.initialLetter === 'normal' ? { size: 1, sink: 1 } : style.initialLetter;
	const { isBorderBox } = style.initialLetterAlign;
	const isIdeographic = alignsEmBox(box);
	const around = alignmentOf(context, initial.style, initial.language, isIdeographic);
	const own = alignmentOf(context, style, box.language, isIdeographic);
	const edges = sum(bordersOf(style, mode), paddingsOf(style, mode, inlineSize));
	const margins = marginsOf(style, mode, inlineSize);
	const height = (size - 1) * step + around.over + around.under;
	const blockSize = Math.max(0, height - (isBorderBox ? blockSum(edges) : 0));
	const scale = blockSize / (own.over + own.under);
	const paragraph = lettersOf(context, box, scale, blockSize);
	const [set] = context.layout(paragraph, freeSpace(mode)).fragment.lines ?? [];
	if (!set) throw new Error('an initial letter has no line');
	const baseline = mode === 'vertical-rl' ? blockSize / 2 : own.over * scale;
	const line = { ...set, rect: { ...set.rect, x: 0, y: 0, height: blockSize }, baseline };
	const width = inlineSum(margins) + inlineSum(edges) + set.rect.width;
	const em = initial.style.fontSize;
	return {
		size,
		sink,
		around,
		paragraph,
		line,
		edges,
		margins,
		outside: margins.blockStart + (isBorderBox ? 0 : edges.blockStart),
		inlineSize: style.initialLetterWrap === 'grid' && em > 0 ? Math.ceil(width / em - SLACK) * em : width,
		blockSize,
	};
}

/** Line to line in the text that an initial letter begins. */
export function stepOf(
	{ fonts }: LayoutContext,
	{ initial }: InitialBox,
	{ grid }: Pick<Space, 'grid'>,
): number {
	const { above, below } = strutOf(initial.style, initial.language, fonts);
	const height = above + below;
	if (!grid || initial.style.lineSnap !== 'baseline') return height;
	return Math.max(1, Math.ceil((height - SLACK) / grid.step)) * grid.step;
}

/** Whether the em box of the letter counts: Latin letters among Chinese are aligned by their own height all the same. */
function alignsEmBox({ style, children }: InitialBox): boolean {
	const [letters] = children;
	const text = letters?.kind === 'paragraph' ? letters.content : [];
	return (
		style.writingMode === 'vertical-rl' ||
		(style.initialLetterAlign.points === 'ideographic' &&
			text.some((part) => part.kind === 'text' && IDEOGRAPH.test(part.text)))
	);
}

const IDEOGRAPH =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u;

/** A capital stands on the baseline; an em box on the line of ideographs (CSS Inline 3, 5.4). */
function alignmentOf(
	{ fonts }: LayoutContext,
	style: Style,
	language: string,
	isIdeographic: boolean,
): Alignment {
	const { ascent, descent } = IDEOGRAPHIC;
	if (isIdeographic) return { over: ascent * style.fontSize, under: descent * style.fontSize };
	return { over: textArea(style, language, fonts).capHeight, under: 0 };
}

/** The letter and its marks in their size. */
function lettersOf(
	context: LayoutContext,
	{ style, children }: InitialBox,
	scale: number,
	height: number,
): ParagraphBox {
	const [letters] = children;
	if (letters?.kind !== 'paragraph') throw new Error('an initial letter holds no text');
	return context.remember(letters, `initial ${scale} ${height}`, () => {
		const sized = (own: Style): Style => ({
			...own,
			fontSize: own.fontSize * scale,
			lineHeight: { points: height },
			lineSnap: 'none',
			textIndent: initialStyle.textIndent,
			textAlign: 'start',
			whiteSpace: 'nowrap',
		});
		const content = letters.content.map((part) => ({ ...part, style: sized(part.style) }));
		return { ...letters, style: sized(style), content };
	});
}

const freeSpace = (writingMode: Space['writingMode']): Space => ({
	inlineSize: Number.POSITIVE_INFINITY,
	blockSize: Number.POSITIVE_INFINITY,
	breaks: 'none',
	isEmpty: true,
	writingMode,
});
