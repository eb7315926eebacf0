import type { LayoutContext } from './context.js';
import type { ArrangedFloat, ArrangedFloats, FloatArea, FloatDecision } from './float-area.js';
import type { Fragment } from './fragment.js';
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
		const { space, x, region } = areas[from]!;
		const last = areas[to - 1]!;
		const top = Math.max(...tops.slice(from, to));
		const bottom = Math.max(...bottoms.slice(from, to));
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
		const sizes = side === 'top' ? tops : bottoms;
		if (!isUnder) for (let i = from; i < to; i++) sizes[i] = Math.max(sizes[i]!, Math.min(reach, reserve));
		return { region, fragment: over > SLACK ? standingOver(fragment, over) : fragment, room, isUnder };
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
