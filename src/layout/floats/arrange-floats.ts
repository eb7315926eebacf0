import type { LayoutContext } from '../context.js';
import { type Fragment, shifted } from '../fragment.js';
import type { ArrangedFloat, ArrangedFloats, FloatArea, FloatDecision } from './float-area.js';
import { layNotes, layPageFloat, type PageFloatPlace, type PlacedPageFloat } from './lay-page-float.js';

/** Rounding that floats may be higher than their columns by. */
const SLACK = 0.01;

/**
 * Floats in their columns: footnotes at the foot, above them what floats there, each above those before it, and from the top down
 * the others. Nothing where they have no room together; one that waited, and is higher than its columns, has them for itself.
 */
export function arrangeFloats(
	context: LayoutContext,
	areas: readonly FloatArea[],
	decisions: readonly FloatDecision[],
	mayStandOver = false,
): ArrangedFloats | undefined {
	const tops = areas.map(() => 0);
	const bottoms = areas.map(() => 0);
	const placed: ArrangedFloat[] = [];
	let continued: ArrangedFloats['continued'] = [];
	let fits = true;
	const add = (
		{ from, to, side, isCalledBefore }: FloatDecision,
		lay: (place: PageFloatPlace) => PlacedPageFloat,
		reserve = Number.POSITIVE_INFINITY,
	): ArrangedFloat => {
		const { space, x, y, region } = areas[from]!;
		const last = areas[to - 1]!;
		const columns = areas
			.slice(from, to)
			.map((area, i) => ({ ...offsetsOf(area, areas[from]!), i: from + i }));
		const top = Math.max(...columns.map(({ i, start }) => tops[i]! + start));
		const bottom = Math.max(...columns.map(({ i, end }) => bottoms[i]! - end));
		const isUnder = side !== 'top' && !Number.isFinite(space.blockSize);
		const { fragment, room, reach } = lay({
			space,
			inlineSize: last.x + last.space.inlineSize - x,
			x,
			...(isUnder ? { top: 0 } : side === 'top' ? { top } : { bottom }),
		});
		const over = Math.max(top + bottom + room - space.blockSize, room - reserve);
		const isAlone = top === 0 && bottom === 0 && isCalledBefore;
		if (over > SLACK && !isAlone && !mayStandOver) fits = false;
		const taken = Math.min(reach, reserve);
		if (!isUnder)
			for (const { i, start, end } of columns)
				if (side === 'top') tops[i] = Math.max(tops[i]!, taken - start);
				else bottoms[i] = Math.max(bottoms[i]!, taken + end);
		const whole = over > SLACK ? standingOver(fragment, over) : fragment;
		return { region, fragment: isUnder ? whole : shifted(whole, 0, y), room, isUnder };
	};
	for (const notes of groupsOf(decisions.filter(({ side }) => side === 'note'))) {
		const [first] = notes;
		const shown = notes.filter(({ isHeld }) => !isHeld);
		let standing: PlacedPageFloat | undefined;
		const all = add(
			first!,
			(place) => {
				if (shown.length > 0) {
					const own = layNotes(context, shown, place);
					continued = [...continued, ...own.continued];
					standing = own;
					if (shown.length === notes.length) return own;
				}
				return layNotes(context, notes, place);
			},
			Math.min(...notes.map(({ reserve = Number.POSITIVE_INFINITY }) => reserve)),
		);
		if (standing) placed.push(shown.length === notes.length ? all : { ...all, fragment: standing.fragment });
	}
	for (const decision of decisions) {
		if (decision.side === 'note') continue;
		placed.push(add(decision, (place) => layPageFloat(context, decision.box, place)));
	}
	return fits ? { tops, bottoms, placed, continued } : undefined;
}

/** How much further down a column begins and ends than another. */
function offsetsOf(area: FloatArea, from: FloatArea): { readonly start: number; readonly end: number } {
	const start = area.y - from.y;
	const end = Number.isFinite(area.space.blockSize) ? start + area.space.blockSize - from.space.blockSize : 0;
	return { start, end };
}

/** Of footnotes, each is told of: their box is nobody's element. */
const standingOver = (fragment: Fragment, over: number): Fragment => ({
	...fragment,
	standsOver: over,
	children: fragment.children.map((child) =>
		child.box.kind !== 'paragraph' && child.box.style.float === 'footnote'
			? { ...child, standsOver: over }
			: child,
	),
});

/** Footnotes of the same columns stand in one box. */
function groupsOf(notes: readonly FloatDecision[]): readonly (readonly FloatDecision[])[] {
	const groups = new Map<string, FloatDecision[]>();
	for (const note of notes) {
		const key = `${note.from}-${note.to}`;
		groups.set(key, [...(groups.get(key) ?? []), note]);
	}
	return [...groups.values()];
}
