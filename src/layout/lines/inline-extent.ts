import type { ContainerBox } from '../box.js';
import type { LayoutContext } from '../context.js';
import {
	autoInlineMargins,
	borderBox,
	bordersOf,
	clampInline,
	definite,
	inlineSizeOf,
	inlineSum,
	marginsOf,
	paddingsOf,
	sum,
} from '../edges.js';
import { maxContentSize, minContentSize } from '../intrinsic-size.js';
import type { Space } from '../space.js';

/** Where a box stands along the lines of its space, margin taken off, and how wide it is. */
export interface InlineExtent {
	readonly start: number;
	/** Border box. */
	readonly size: number;
}

/** CSS 2.2 10.3.3, and shrink-to-fit (10.3.5) where the space asks for it. */
export function inlineExtent(context: LayoutContext, box: ContainerBox, space: Space): InlineExtent {
	const { style } = box;
	const mode = space.writingMode;
	const margins = marginsOf(style, mode, space.inlineSize);
	const edges = inlineSum(sum(bordersOf(style, mode), paddingsOf(style, mode, space.inlineSize)));
	const value = inlineSizeOf(style, mode);
	const room = space.inlineSize - inlineSum(margins);
	const given = definite(value, space.inlineSize);
	const fit = (): number => {
		const most = maxContentSize(box, context) - inlineSum(margins);
		return Math.min(most, Math.max(minContentSize(box, context) - inlineSum(margins), room));
	};
	const isTable = box.inside === 'table' || box.inside === 'table-wrapper';
	const auto =
		value === 'max-content'
			? maxContentSize(box, context) - inlineSum(margins)
			: value === 'min-content'
				? minContentSize(box, context) - inlineSum(margins)
				: value === 'fit-content' || space.shrinksToFit || (isTable && style.width === 'auto')
					? fit()
					: room;
	const limited = clampInline(
		given === undefined ? Math.max(auto, edges) : borderBox(given, style, edges),
		style,
		mode,
		space.inlineSize,
		edges,
	);
	// A table is no narrower than its cells (CSS 2.2 17.5.2), and a cell as wide as its columns.
	const size =
		style.display === 'table-cell'
			? room
			: isTable
				? Math.max(limited, minContentSize(box, context) - inlineSum(margins))
				: limited;
	const { start, end } = autoInlineMargins(style, mode);
	const slack = room - size;
	const share = slack > 0 && Number.isFinite(slack) ? (start && end ? slack / 2 : start ? slack : 0) : 0;
	return { start: margins.inlineStart + share, size };
}
