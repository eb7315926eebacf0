import { boundItem } from 'vega';
import { baselineShift, linesOf, sizeOf } from '../record/label.js';
import type { DrawnItem, DrawnScene, Leader } from '../view/vega.js';
import type { Stand } from './spread.js';

/** How high a label is, in em: from the top of Chinese characters and ascenders to their foot, with a little air. */
const ABOVE_BASELINE = 0.88;
const BELOW_BASELINE = 0.26;

/** What a transform keeps on a label: where the spec had it, and where it was put. */
interface Kept {
	readonly dx: number;
	readonly dy: number;
	readonly putDx: number;
	readonly putDy: number;
}

/** A label of a Vega scene as our transforms change it: by its offsets alone. */
export interface Label extends DrawnItem {
	dx?: number;
	dy?: number;
	leader?: Leader | undefined;
	kept?: Kept;
	readonly mark: LabelMark;
}

export interface LabelMark extends DrawnScene {
	/** Which of our transforms its labels have. */
	movedBy?: string;
	readonly items: readonly Label[];
	readonly group: Omit<DrawnItem, 'items'> & { readonly items?: readonly LabelMark[] };
}

/** The part of Vega's pulses that transforms of labels use. */
export interface LabelPulse {
	readonly source?: readonly Label[];
	reflow(): LabelPulse;
	modifies(fields: readonly string[]): LabelPulse;
}

/** Marks of the same group, whichever is encoded last, whose labels `name` moves: this one and those before. */
export function marksMovedBy(name: string, { source }: LabelPulse): readonly LabelMark[] {
	const mark = source?.[0]?.mark;
	if (!mark) return [];
	mark.movedBy = name;
	return (mark.group.items ?? [mark]).filter(({ movedBy }) => movedBy === name);
}

/** Labels that are seen and stand level, where the spec had them. */
export function labelsOf(marks: readonly LabelMark[]): readonly Label[] {
	const labels = marks.flatMap(({ items }) => items).filter(isLevel);
	for (const label of labels) putBack(label);
	return labels;
}

const isLevel = (item: Label): boolean =>
	!item.angle && item.opacity !== 0 && linesOf(item.text, item.lineBreak).some((line) => line !== '');

/** Undoes what was done before, unless the spec has placed the label anew. */
function putBack(label: Label): void {
	const { kept } = label;
	const own = (now = 0, put?: number, before = now): number => (now === put ? before : now);
	const dx = own(label.dx, kept?.putDx, kept?.dx);
	const dy = own(label.dy, kept?.putDy, kept?.dy);
	label.dx = dx;
	label.dy = dy;
	label.leader = undefined;
	label.kept = { dx, dy, putDx: dx, putDy: dy };
}

/** Moves a label from where the spec had it. */
export function shift(label: Label, x: number, y: number): void {
	const { dx = 0, dy = 0 } = label.kept ?? {};
	label.dx = dx + x;
	label.dy = dy + y;
	label.kept = { dx, dy, putDx: label.dx, putDy: label.dy };
}

const lineHeightOf = (label: Label): number => label.lineHeight ?? sizeOf(label) + 2;

/** Points from the first line of a label to its last. */
export const hangOf = (label: Label): number =>
	(linesOf(label.text, label.lineBreak).length - 1) * lineHeightOf(label);

/** Points from the top of a label's first line to the foot of its last. */
export const heightOf = (label: Label): number =>
	(ABOVE_BASELINE + BELOW_BASELINE) * sizeOf(label) + hangOf(label);

/** Where a label stands now, in the space of its group. */
export function standOf(label: Label): Stand {
	const { x1, x2 } = boundItem(label);
	const baseline =
		(label.y ?? 0) +
		(label.dy ?? 0) +
		baselineShift(label.baseline, sizeOf(label), lineHeightOf(label), false);
	const height = heightOf(label);
	return { left: x1, right: x2, middle: baseline - ABOVE_BASELINE * sizeOf(label) + height / 2, height };
}
