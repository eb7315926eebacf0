import type { Line } from '../text/index.js';
import type { Box, ParagraphBox } from './box.js';
import { composeFrom, type MeasureStep, rowsIn } from './compose-lines.js';
import type { LayoutContext } from './context.js';
import { bandAt, type Exclusion, nextEnd } from './exclusions.js';
import type { LineBox } from './fragment.js';
import { floatSize, layFloat, type PlacedFloat } from './lay-float.js';
import { type LinePlace, placeLine } from './place-line.js';
import type { Space } from './space.js';
import { type Strut, strutOf } from './strut.js';

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
		if (content.kind !== 'float') return;
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
	const strut = strutOf(box.style, box.language, context.fonts);
	/** Heights as the last round found them, and lines that have to begin further down. */
	let heights: readonly number[] = [];
	const least: number[] = [];
	for (let round = 0; ; round++) {
		const slots = new Slots(space, exclusions, strut, heights, least, box.style.fontSize);
		const lines = composeFrom(context, box, space, from, slots.steps(), left);
		const placed = placeInSlots(context, box, space, lines, from, strut, slots);
		const found = placed.map(({ rect }) => rect.height);
		const tooLong = placed.findIndex((_, i) =>
			slots.isTooNarrow(i, lines[i]!, context.prepare(box, space.inlineSize).table),
		);
		if (tooLong >= 0) {
			// Not even one word fits beside: the line moves down to where there is more room.
			const { y } = slots.at(tooLong);
			least[tooLong] = nextEnd(exclusions, y, found[tooLong]!) ?? y;
			least.length = tooLong + 1;
			heights = found.slice(0, tooLong);
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
	let bottom = 0;
	for (const [i, line] of lines.entries()) {
		const slot = slots.at(i);
		const y = Math.max(slot.y, bottom);
		if (y > space.blockSize + SLACK) break;
		const set = placeLine(context, box, space, line, from, strut, { ...slot, y });
		placed.push(set);
		bottom = set.rect.y + set.rect.height;
	}
	return placed;
}

/** The places of a paragraph's lines under each other, as far as heights are known; then every line has the strut's. */
class Slots {
	private readonly slots: LinePlace[] = [];

	constructor(
		private readonly space: Space,
		private readonly exclusions: readonly Exclusion[],
		private readonly strut: Strut,
		private readonly heights: readonly number[],
		private readonly least: readonly number[],
		/** A line is no use where not even one character fits. */
		private readonly narrowest: number,
	) {}

	heightOf(index: number): number {
		return this.heights[index] ?? this.strut.above + this.strut.below;
	}

	at(index: number): LinePlace {
		while (this.slots.length <= index) this.slots.push(this.next());
		return this.slots[index]!;
	}

	private next(): LinePlace {
		const index = this.slots.length;
		const before = this.slots.at(-1);
		const height = this.heightOf(index);
		let y = Math.max(before ? before.y + this.heightOf(index - 1) : 0, this.least[index] ?? 0);
		for (;;) {
			const band = bandAt(this.exclusions, this.space.inlineSize, y, height);
			const end = band.end - band.start >= this.narrowest ? undefined : nextEnd(this.exclusions, y, height);
			if (end === undefined) return { y, band };
			y = Math.max(end, y + SLACK);
		}
	}

	/** The measures of this frame's lines. */
	steps(): readonly MeasureStep[] {
		const steps: MeasureStep[] = [];
		const last = Math.max(0, ...this.exclusions.map(({ blockEnd }) => blockEnd));
		for (let i = 0; ; i++) {
			const { y, band } = this.at(i);
			const measure = band.end - band.start;
			const isFree = y >= Math.min(last, this.space.blockSize) - SLACK && i >= this.heights.length;
			if (!isFree) {
				steps.push({ until: i + 1, measure });
				continue;
			}
			const rest = { ...this.space, blockSize: Math.max(0, this.space.blockSize - y) };
			return [...steps, { until: i + rowsIn(rest, this.strut), measure: this.space.inlineSize }];
		}
	}

	/** Whether a line stands over what floats leave of its measure, and a wider one follows further down. */
	isTooNarrow(
		index: number,
		line: Line,
		table: { fit(start: number, end: number): { natural: number; shrink: number } },
	): boolean {
		const { y, band } = this.at(index);
		const measure = band.end - band.start;
		if (measure >= this.space.inlineSize - SLACK) return false;
		const { natural, shrink } = table.fit(line.start, line.end);
		return (
			(line.overfull === true || natural - shrink > measure + SLACK) &&
			nextEnd(this.exclusions, y, this.heightOf(index)) !== undefined
		);
	}
}
