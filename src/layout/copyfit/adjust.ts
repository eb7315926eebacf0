import type { Style } from '../../style/index.js';
import type { Box, ContainerBox, ParagraphBox, ReplacedBox, Ruby } from '../box.js';
import { noChange, resized, restyled, type TextChange } from './restyle.js';

/** A paragraph that is set otherwise than its style says. */
export interface ParagraphChange {
	readonly looseness: number;
	/** Besides what is changed in all text. */
	readonly text: Pick<TextChange, 'squeezes' | 'widens' | 'tracking'>;
}

/** A way to set a story. Boxes are those of the story as it was given. */
export interface Adjustment {
	readonly size: number;
	readonly leading: number;
	readonly dropped: readonly Box[];
	/** Heights of boxes that may have another one. Points, border box. */
	readonly heights: ReadonlyMap<Box, SetHeight>;
	/** Which of their sizes headlines have; missing for their own. */
	readonly headline?: number;
	readonly paragraphs: ReadonlyMap<ParagraphBox, ParagraphChange>;
}

export interface SetHeight {
	readonly before: number;
	readonly height: number;
	/** Border-box width that a picture keeps. */
	readonly width: number;
	/** Borders and padding, which a height given to the content box leaves out. */
	readonly blockEdges: number;
	readonly inlineEdges: number;
}

export const asGiven: Adjustment = {
	size: 1,
	leading: 1,
	dropped: [],
	heights: new Map(),
	paragraphs: new Map(),
};

/** Text of a story is what stands in the story's own size: headlines and captions have another. */
const isText = ({ style }: ParagraphBox, size: number): boolean => Math.abs(style.fontSize - size) < 1e-6;

/**
 * Makes the boxes of adjusted stories. What is not changed stays the same box, and the same change gives the same box again, so
 * that what layout remembers of them still holds.
 */
export class Adjuster {
	private readonly styles = new Map<Style, Map<string, Style>>();
	private readonly made = new Map<Box, Map<string, Box>>();
	private readonly sources = new WeakMap<Box, Box>();

	/** `size`: that of the story's text. */
	constructor(
		readonly story: readonly Box[],
		readonly size: number,
	) {}

	adjusted(adjustment: Adjustment): readonly Box[] {
		return adjustment === asGiven ? this.story : this.all(this.story, adjustment);
	}

	/** The box of the story that an adjusted one was made from. */
	sourceOf(box: Box): Box {
		return this.sources.get(box) ?? box;
	}

	/** Paragraphs of the story's text, in order, but for those that are dropped. */
	paragraphs(dropped: readonly Box[] = []): readonly ParagraphBox[] {
		return [...boxesIn(this.story, dropped)].filter(
			(box): box is ParagraphBox => box.kind === 'paragraph' && isText(box, this.size),
		);
	}

	/** A paragraph of the story's text with a change of its own. */
	paragraph(
		box: ParagraphBox,
		{ size, leading }: Pick<Adjustment, 'size' | 'leading'>,
		own?: ParagraphChange,
	): ParagraphBox {
		const change: TextChange = { ...noChange, ...own?.text, size, leading };
		const looseness = own?.looseness ?? 0;
		const isSame = !change.squeezes && !change.widens && change.tracking === 0 && size === 1 && leading === 1;
		if (isSame && looseness === 0) return box;
		const key = `${keyOf(change)} ${looseness}`;
		return this.once(box, key, () => ({
			...this.changed(box, keyOf(change), (style) => restyled(style, change)),
			...(looseness !== 0 && { looseness }),
		}));
	}

	private all(boxes: readonly Box[], adjustment: Adjustment): readonly Box[] {
		const adjusted = boxes.flatMap((box) =>
			adjustment.dropped.includes(box) ? [] : [this.one(box, adjustment)],
		);
		const isSame = adjusted.length === boxes.length && adjusted.every((box, i) => box === boxes[i]);
		return isSame ? boxes : adjusted;
	}

	private one(box: Box, adjustment: Adjustment): Box {
		const { headline, heights, paragraphs } = adjustment;
		if (box.kind === 'paragraph')
			return isText(box, this.size) ? this.paragraph(box, adjustment, paragraphs.get(box)) : box;
		const height = heights.get(box);
		if (box.kind === 'replaced') return height ? this.inHeight(box, height) : box;
		const { fitSize, fontSize } = box.style;
		const size = headline === undefined ? undefined : fitSize[Math.min(headline, fitSize.length - 1)];
		if (size !== undefined && fontSize > 0) return this.inSize(box, size / fontSize);
		const children = this.all(box.children, adjustment);
		const inner = children === box.children ? box : { ...box, children };
		return height ? this.inHeight(inner, height, box) : inner;
	}

	/** A box and all that stands in it in another size. */
	private inSize(box: ContainerBox, factor: number): ContainerBox {
		return this.once(box, `× ${factor}`, () =>
			scaled(box, (style) => this.style(style, `× ${factor}`, () => resized(style, factor))),
		);
	}

	private inHeight<B extends ContainerBox | ReplacedBox>(box: B, to: SetHeight, source: Box = box): B {
		const { style } = box;
		const content = style.boxSizing !== 'border-box';
		const height = { points: to.height - (content ? to.blockEdges : 0), percent: 0 };
		const width = { points: to.width - (content ? to.inlineEdges : 0), percent: 0 };
		const isPicture = box.kind === 'replaced' && box.intrinsic !== undefined;
		const fit = style.objectFit === 'fill' ? 'cover' : style.objectFit;
		const made = {
			...box,
			style: { ...style, height, ...(isPicture && { width, objectFit: fit }) },
		};
		this.sources.set(made, source);
		return made;
	}

	private changed(box: ParagraphBox, key: string, change: (style: Style) => Style): ParagraphBox {
		const own = (style: Style): Style => this.style(style, key, () => change(style));
		return {
			...box,
			style: own(box.style),
			...textWith(box, own),
		};
	}

	private style(style: Style, key: string, make: () => Style): Style {
		const known = this.styles.get(style) ?? new Map<string, Style>();
		this.styles.set(style, known);
		const made = known.get(key) ?? make();
		known.set(key, made);
		return made;
	}

	private once<B extends Box>(box: B, key: string, make: () => B): B {
		const known = this.made.get(box) ?? new Map<string, Box>();
		this.made.set(box, known);
		const made = (known.get(key) as B | undefined) ?? make();
		known.set(key, made);
		this.sources.set(made, box);
		return made;
	}
}

const keyOf = ({ squeezes, widens, tracking, size, leading }: TextChange): string =>
	`${squeezes ? 's' : ''}${widens ? 'w' : ''} ${tracking} ${size} ${leading}`;

/** A box whose style and those of all that stands in it are others. */
export function scaled(box: ContainerBox, change: (style: Style) => Style): ContainerBox {
	const one = (inner: Box): Box => {
		switch (inner.kind) {
			case 'container':
				return scaled(inner, change);
			case 'replaced':
				return inner;
			case 'paragraph':
				return {
					...inner,
					style: change(inner.style),
					...(inner.firstLine && { firstLine: change(inner.firstLine) }),
					...textWith(inner, change),
				};
		}
	};
	return { ...box, style: change(box.style), children: box.children.map(one) };
}

/** The text of a paragraph in other styles, annotations included; boxes among it stay as they are. */
function textWith(
	{ content, inlines }: ParagraphBox,
	change: (style: Style) => Style,
): Pick<ParagraphBox, 'content' | 'inlines'> {
	const rubies = new Map<Ruby, Ruby>();
	/** The same ruby for its text and for its box. */
	const rubyOf = (ruby: Ruby): Ruby => {
		const made = rubies.get(ruby) ?? rubyWith(ruby, change);
		rubies.set(ruby, made);
		return made;
	};
	return {
		content: content.map((part) => {
			if (part.kind === 'object') return part;
			const style = change(part.style);
			return part.kind === 'ruby' ? { ...part, style, ruby: rubyOf(part.ruby) } : { ...part, style };
		}),
		inlines: inlines.map((inline) => ({
			...inline,
			style: change(inline.style),
			...(inline.ruby && { ruby: rubyOf(inline.ruby) }),
		})),
	};
}

function rubyWith(ruby: Ruby, change: (style: Style) => Style): Ruby {
	const paragraph = (box: ParagraphBox): ParagraphBox => ({
		...box,
		style: change(box.style),
		...textWith(box, change),
	});
	const base = paragraph(ruby.base);
	const factor = ruby.base.style.fontSize > 0 ? base.style.fontSize / ruby.base.style.fontSize : 1;
	return { ...ruby, base, annotation: paragraph(ruby.annotation), distance: ruby.distance * factor };
}

/** Boxes and all that stands in them, in order. */
export function* boxesIn(boxes: readonly Box[], dropped: readonly Box[] = []): Generator<Box> {
	for (const box of boxes) {
		if (dropped.includes(box)) continue;
		yield box;
		if (box.kind === 'container') yield* boxesIn(box.children, dropped);
	}
}
