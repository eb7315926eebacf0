import type { FitTable, Line } from '../../text/index.js';
import type { Box, ParagraphBox } from '../box.js';
import type { LayoutContext } from '../context.js';
import type { LineBox } from '../fragment.js';
import { composeFrom } from '../lines/compose-lines.js';
import { isInitial } from '../lines/initial-letter.js';
import { placeLine } from '../lines/place-line.js';
import type { Strut } from '../lines/strut.js';
import type { Space } from '../space.js';
import { type Exclusion, nextEnd } from '../wrap/exclusions.js';
import { type Slot, Slots } from '../wrap/slots.js';
import { floatSize, layFloat, type PlacedFloat } from './lay-float.js';

/** Lines of a paragraph beside floats, and the floats that stand among its text. */
export interface FittedParagraph {
	readonly lines: readonly Line[];
	/** As far as the frame goes. */
	readonly placed: readonly LineBox[];
	/** In the order of the text; `line` is the one that each belongs to. */
	readonly floats: readonly { readonly line: number; readonly placed: PlacedFloat }[];
}

/** Rounding that a line may stand over the end of its frame by. */
const SLACK = 0.01;
/** Rounds in which places and heights of lines are looked for: they depend on each other where lines differ in height. */
const MOST_ROUNDS = 12;
/** Places that lines of one paragraph pass over for want of room: then they stand over. */
const MOST_SKIPS = 100;

/**
 * Sets a paragraph whose lines are shortened by floats (CSS 2.2 9.5). A float among the text stands beside its own line when it
 * fits there with the text before it, else below; all lines are then broken anew, for the measures that are left.
 */
export function fitFloats(
	context: LayoutContext,
	box: ParagraphBox,
	space: Space,
	from: number,
	left?: number,
): FittedParagraph {
	const { table } = context.prepare(box, space.inlineSize);
	let exclusions: readonly Exclusion[] = space.exclusions ?? [];
	let fitted = fitLines(context, box, space, from, exclusions, left);
	const floats: { unit: number; placed: PlacedFloat }[] = [];
	const within = { start: 0, end: space.inlineSize };
	let lowest = 0;
	for (const { box: float, unit } of floatsIn(context, box, from)) {
		const index = lineOfUnit(fitted.lines, unit);
		const line = fitted.placed[index];
		// The rest belongs to the next frame.
		if (!line && fitted.lines.length > 0) break;
		const used = line ? table.fit(fitted.lines[index]!.start, unit).natural : 0;
		const top = line?.rect.y ?? 0;
		const fits = !line || used + floatSize(context, float, space).inline <= line.rect.width + SLACK;
		const placed = layFloat(
			context,
			{ box: float },
			{ ...space, isEmpty: space.isEmpty && index <= 0 },
			{
				within,
				top: Math.max(lowest, fits ? top : top + line.rect.height),
				exclusions,
				continued: floats.flatMap(({ placed: { continued } }) => (continued ? [continued] : [])),
			},
		);
		floats.push({ unit, placed });
		if (!placed.exclusion) continue;
		lowest = Math.max(lowest, placed.exclusion.blockStart);
		exclusions = [...exclusions, placed.exclusion];
		fitted = fitLines(context, box, space, from, exclusions, left);
	}
	return {
		...fitted,
		floats: floats.map(({ unit, placed }) => ({ line: lineOfUnit(fitted.lines, unit), placed })),
	};
}

/** Floats from a unit on: each with the unit that follows it, or one past the last. */
function floatsIn(
	context: LayoutContext,
	box: ParagraphBox,
	from: number,
): readonly { readonly box: Box; readonly unit: number }[] {
	const { units } = context.prepare(box).paragraph;
	const found: { box: Box; unit: number }[] = [];
	let unit = 0;
	box.content.forEach((content, index) => {
		if (content.kind !== 'float' || isInitial(content.box)) return;
		while (unit < units.length && units[unit]!.piece < index) unit++;
		if (unit >= from) found.push({ box: content.box, unit });
	});
	return found;
}

/** The line that a unit stands in; what follows the last one belongs to the last line. */
const lineOfUnit = (lines: readonly Line[], unit: number): number => {
	const index = lines.findIndex(({ end }) => unit < end);
	return index < 0 ? lines.length - 1 : index;
};

/** Lines broken for the measures that floats leave, each in its place. */
function fitLines(
	context: LayoutContext,
	box: ParagraphBox,
	space: Space,
	from: number,
	exclusions: readonly Exclusion[],
	left: number | undefined,
): { readonly lines: readonly Line[]; readonly placed: readonly LineBox[] } {
	const strut = context.strutOf(box.style, box.language);
	const { paragraph, table } = context.prepare(box, space.inlineSize);
	const most = paragraph.units.length;
	/** Heights as the last round found them, and places that lines have to pass over. */
	let heights: readonly number[] = [];
	let skips: readonly number[] = [];
	for (let round = 0, skipped = 0; ; round++) {
		const slots = new Slots(box, space, { exclusions, strut, heights, skips, most });
		const lines = composeFrom(context, box, space, from, slots.steps(), left);
		const placed = placeInSlots(context, box, space, lines, from, strut, slots);
		const found = placed.map(({ rect }) => rect.height);
		const tooLong = placed.findIndex((_, i) =>
			isTooNarrow(space, exclusions, slots.at(i), found[i]!, lines[i]!, table),
		);
		if (tooLong >= 0 && skipped < MOST_SKIPS) {
			// Not even one word fits beside: the line moves on to where there is more room.
			skips = Array.from({ length: tooLong + 1 }, (_, i) => (skips[i] ?? 0) + (i === tooLong ? 1 : 0));
			heights = found.slice(0, tooLong);
			skipped++;
			continue;
		}
		const isSettled = found.every((height, i) => Math.abs(height - slots.heightOf(i)) <= SLACK);
		if (isSettled || round >= MOST_ROUNDS) return { lines, placed };
		heights = found;
	}
}

function placeInSlots(
	context: LayoutContext,
	box: ParagraphBox,
	space: Space,
	lines: readonly Line[],
	from: number,
	strut: Strut,
	slots: Slots,
): readonly LineBox[] {
	const placed: LineBox[] = [];
	let top = 0;
	let bottom = 0;
	for (const [i, line] of lines.entries()) {
		const { y, band, isBeside } = slots.at(i);
		if (!isBeside) top = Math.max(y, bottom);
		if (top > space.blockSize + SLACK) break;
		const set = placeLine(context, box, space, line, from, strut, { y: top, band });
		placed.push(set);
		bottom = Math.max(bottom, set.rect.y + set.rect.height);
	}
	return placed;
}

/** Whether a line stands over what floats and areas leave of its measure, and a wider one follows further on. */
function isTooNarrow(
	{ inlineSize }: Space,
	exclusions: readonly Exclusion[],
	{ y, band }: Slot,
	height: number,
	line: Line,
	table: FitTable,
): boolean {
	const measure = band.end - band.start;
	if (measure >= inlineSize - SLACK) return false;
	const { natural, shrink } = table.fit(line.start, line.end);
	return (
		(line.overfull === true || natural - shrink > measure + SLACK) &&
		nextEnd(exclusions, y, height) !== undefined
	);
}
