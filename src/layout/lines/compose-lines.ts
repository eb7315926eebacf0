import type { Style } from '../../style/index.js';
import { compose, type Line, type Measures, type Wrap } from '../../text/index.js';
import type { ParagraphBox } from '../box.js';
import type { LayoutContext } from '../context.js';
import type { Space } from '../space.js';
import { type MeasureStep, rowsIn, Slots } from '../wrap/slots.js';
import { indentOf } from './indent.js';
import type { Strut } from './strut.js';

/** Compositions of one paragraph that are remembered. */
const MOST_KEPT = 8;

/**
 * Line ends for this frame and those that follow it, chosen at once for all the measures they have. `here` are those of this one;
 * `left` is the number of lines that the rest is to take, where it was asked for.
 */
export function composeFrom(
	context: LayoutContext,
	box: ParagraphBox,
	space: Space,
	from: number,
	here: readonly MeasureStep[],
	left?: number,
): readonly Line[] {
	const { paragraph, table, lines, set: placed } = context.prepare(box, space.inlineSize);
	const rest = indentOf(box.style, false, space.inlineSize);
	const first = from === 0 ? indentOf(box.style, true, space.inlineSize) : rest;
	const strut = context.strutOf(box.style, box.language);
	const following = (at: Space): readonly MeasureStep[] => stepsIn(box, at, strut, paragraph.units.length);
	const ends = box.style.hyphenateLimitLast === 'none' ? undefined : frameEnds(space, here, following);
	const measures = measuresOf(space, here, { first, rest }, ends, following);
	const key = `${from}|${left ?? ''}|${measures.key}`;
	const known = lines.get(key);
	if (known) return known;
	const wrap = wrapOf(box.style);
	const isEven =
		!ends && left === undefined && !box.looseness && measures.steadyFrom <= 1 && wrap !== 'balance';
	const whole = `even|${measures.at(1)}`;
	const remaining = isEven && from > 0 ? linesFrom(lines.get(whole), from) : undefined;
	const isRagged = box.style.textAlign !== 'justify';
	const set = (wanted?: number): readonly Line[] =>
		compose(
			paragraph,
			measures,
			wrap,
			{ isRagged, from, ...(wanted !== undefined && { lines: wanted }) },
			table,
		);
	if (!remaining) context.countComposed();
	const wanted = from === 0 && box.looseness ? Math.max(1, set().length + box.looseness) : left;
	const found = remaining ?? set(wanted);
	if (lines.size >= MOST_KEPT) {
		lines.clear();
		placed.clear();
	}
	lines.set(key, found);
	if (isEven) lines.set(whole, found);
	return found;
}

export const wrapOf = ({ whiteSpace, textWrap }: Style): Wrap =>
	whiteSpace === 'nowrap' || whiteSpace === 'pre' ? 'nowrap' : textWrap;

/**
 * What is left of lines that were chosen, in the same measure, for an earlier frame: a paragraph is broken as a whole, and one of a
 * hundred pages is composed once, not for each of them.
 */
function linesFrom(lines: readonly Line[] | undefined, from: number): readonly Line[] | undefined {
	let low = 0;
	let high = (lines?.length ?? 0) - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const { start } = lines![middle]!;
		if (start === from) return lines!.slice(middle);
		if (start < from) low = middle + 1;
		else high = middle - 1;
	}
	return undefined;
}

/** Room before the first of some lines, and before the others. Points. */
interface Indents {
	readonly first: number;
	readonly rest: number;
}

/** What a frame that follows has for lines, as if they began at its top: floats of its own are not known before. */
function stepsIn(box: ParagraphBox, space: Space, strut: Strut, most: number): readonly MeasureStep[] {
	const { exclusions } = space;
	if (!exclusions) return [{ until: rowsIn(space, strut, box.style), measure: space.inlineSize }];
	return new Slots(box, space, { exclusions, strut, most }).steps();
}

/** The measure of each line: those of this frame, then so many in each following frame. */
function measuresOf(
	space: Space,
	here: readonly MeasureStep[],
	{ first, rest }: Indents,
	ends: readonly number[] | undefined,
	following: (space: Space) => readonly MeasureStep[],
): Measures & { readonly key: string } {
	const steps: MeasureStep[] = [...here];
	let before = here.at(-1)!.until;
	for (let at = space.next; at; at = at.next) {
		let until = before;
		for (const step of following(at)) {
			until = before + step.until;
			const last = steps.at(-1)!;
			if (last.measure === step.measure) steps[steps.length - 1] = { until, measure: step.measure };
			else steps.push({ until, measure: step.measure });
		}
		before = until;
	}
	const measureAt = (line: number): number =>
		(steps.find((step) => line < step.until) ?? steps.at(-1)!).measure;
	const changes = steps.slice(0, -1).at(-1)?.until ?? 0;
	const named = steps.map((step, i) => `${i === steps.length - 1 ? '' : step.until}:${step.measure}`);
	return {
		steadyFrom: Math.max(
			first === rest ? 0 : 1,
			Number.isFinite(changes) ? changes : 1,
			ends ? (ends.at(-1) ?? -1) + 1 : 0,
		),
		at: (line) => measureAt(line) - (line === 0 ? first : rest),
		...(ends && { endsFrame: (line: number) => ends.includes(line) }),
		key: `${first},${rest}|${named.join('|')}|${ends?.join() ?? ''}`,
	};
}

/** The lines with which this frame and those that follow it end, as far as their rows are counted. */
function frameEnds(
	space: Space,
	here: readonly MeasureStep[],
	following: (space: Space) => readonly MeasureStep[],
): readonly number[] {
	const ends: number[] = [];
	let until = here.at(-1)!.until;
	for (let at: Space | undefined = space; at && Number.isFinite(until); at = at.next) {
		ends.push(until - 1);
		until += at.next ? following(at.next).at(-1)!.until : 0;
	}
	return ends;
}
