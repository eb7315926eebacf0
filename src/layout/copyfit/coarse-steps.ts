import type { LadderStep } from '../../style/index.js';
import type { Box } from '../box.js';
import { blockSum, bordersOf, inlineSum, paddingsOf, sum } from '../edges.js';
import type { Fragment } from '../fragment.js';
import { type Adjuster, type Adjustment, boxesIn, type SetHeight } from './adjust.js';

/** How a step changes the whole story: ways to be tried one after the other, each a little more. */
export interface CoarseStep {
	readonly ways: readonly Adjustment[];
	/** Why there are none. */
	readonly refusal?: string;
}

/** A story as it stands when a step is tried. */
export interface StoryState {
	readonly adjustment: Adjustment;
	readonly fragments: readonly Fragment[];
	/** Rows that have to be gained, or given up where it is below 0. */
	readonly missing: number;
	/** Height of a row. Points. */
	readonly row: number;
}

/** The ways of the steps that do not choose single paragraphs. `pictures` has one way, which `cropped` makes more exact. */
export function waysOf(step: LadderStep, adjuster: Adjuster, state: StoryState): CoarseStep {
	const { adjustment, missing } = state;
	const sign = Math.sign(missing);
	switch (step.kind) {
		case 'size': {
			const size = 1 + (sign * step.by) / adjuster.size;
			return size > 0 ? { ways: [{ ...adjustment, size }] } : { ways: [] };
		}
		case 'leading':
			return leadingOf(step.by * sign, adjuster, adjustment);
		case 'drop':
			return dropping(adjuster, adjustment, sign);
		case 'pictures':
			return cropped(adjuster, state, missing);
		case 'headline':
			return inSizes(adjuster, adjustment);
		default:
			return { ways: [] };
	}
}

/** Lines on a grid stay on it: there a leading would have to be whole rows, and no ladder goes that far. */
function leadingOf(by: number, adjuster: Adjuster, adjustment: Adjustment): CoarseStep {
	const styles = adjuster.paragraphs(adjustment.dropped).map(({ style }) => style);
	if (styles.some(({ lineSnap }) => lineSnap === 'baseline'))
		return { ways: [], refusal: 'leading: its lines stay on the rows of a baseline grid' };
	if (styles.some(({ lineHeight }) => lineHeight === 'normal'))
		return { ways: [], refusal: 'leading: its line height is "normal", which is no number' };
	return { ways: [{ ...adjustment, leading: 1 + by }] };
}

/** One more box left out at a time, the highest number first; of the same number the last one. */
function dropping(adjuster: Adjuster, adjustment: Adjustment, sign: number): CoarseStep {
	const { dropped } = adjustment;
	const optional = [...boxesIn(adjuster.story, dropped)]
		.flatMap((box, index) =>
			// Text has the style of the box it stands in.
			box.kind !== 'paragraph' && box.style.drop !== 'none' ? [{ box, index, rank: box.style.drop }] : [],
		)
		.sort((a, b) => b.rank - a.rank || b.index - a.index);
	if (optional.length === 0) return { ways: [], refusal: 'drop: nothing in it has -x-drop' };
	if (sign > 0) return { ways: [] };
	const ways = optional.map((_, i) => ({
		...adjustment,
		dropped: [...dropped, ...optional.slice(0, i + 1).map(({ box }) => box)],
	}));
	// A story is not left out as a whole.
	return { ways: ways.filter((way) => adjuster.paragraphs(way.dropped).length > 0) };
}

/** Each other size that the headlines have, in the order in which they are listed. */
function inSizes(adjuster: Adjuster, adjustment: Adjustment): CoarseStep {
	const lists = [...boxesIn(adjuster.story, adjustment.dropped)].flatMap(({ kind, style }) =>
		kind === 'container' && style.fitSize.length > 0 ? [style] : [],
	);
	if (lists.length === 0) return { ways: [], refusal: 'headline: nothing in it has -x-fit-size' };
	const most = Math.max(...lists.map(({ fitSize }) => fitSize.length));
	const ways = Array.from({ length: most }, (_, headline) => ({ ...adjustment, headline }));
	return {
		ways: ways.filter(({ headline }) =>
			lists.some(({ fitSize, fontSize }) => fitSize[Math.min(headline, fitSize.length - 1)] !== fontSize),
		),
	};
}

/** Boxes with a range of heights made higher or lower by `rows`, the first as far as it goes, then the next. */
export function cropped(
	adjuster: Adjuster,
	{ adjustment, fragments, row }: Omit<StoryState, 'missing'>,
	rows: number,
): CoarseStep {
	const found = heightsIn(adjuster, fragments, adjustment);
	if (found.length === 0) return { ways: [], refusal: 'pictures: nothing in it has -x-fit-height' };
	const sign = Math.sign(rows);
	const heights = new Map(adjustment.heights);
	let left = Math.abs(rows);
	for (const { box, height } of found) {
		const { fitHeight } = box.style;
		if (fitHeight === 'none') continue;
		const room = sign > 0 ? fitHeight.most - height.height : height.height - fitHeight.least;
		const taken = Math.min(left, Math.floor(room / row + 1e-6));
		if (taken <= 0) continue;
		heights.set(box, { ...height, height: height.height + sign * taken * row });
		left -= taken;
	}
	return left < Math.abs(rows) ? { ways: [{ ...adjustment, heights }] } : { ways: [] };
}

/** Boxes whose height may change, as they stand. */
function heightsIn(
	adjuster: Adjuster,
	fragments: readonly Fragment[],
	{ heights }: Adjustment,
): readonly { readonly box: Box; readonly height: SetHeight }[] {
	const found = new Map<Box, SetHeight>();
	const visit = ({ box: placed, rect, isFirst, isLast, children }: Fragment): void => {
		const { style } = placed;
		if (placed.kind !== 'paragraph' && style.fitHeight !== 'none' && isFirst && isLast) {
			const box = adjuster.sourceOf(placed);
			const mode = 'horizontal-tb';
			const edges = sum(bordersOf(style, mode), paddingsOf(style, mode, 0));
			found.set(box, {
				before: heights.get(box)?.before ?? rect.height,
				height: rect.height,
				width: rect.width,
				blockEdges: blockSum(edges),
				inlineEdges: inlineSum(edges),
			});
		}
		children.forEach(visit);
	};
	fragments.forEach(visit);
	return [...found].map(([box, height]) => ({ box, height }));
}
