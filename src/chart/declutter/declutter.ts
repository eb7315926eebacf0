import { boundItem, boundMark, Transform, transforms } from 'vega';
import { linesOf, sizeOf } from '../record/label.js';
import { baselineShift } from '../record/renderer.js';
import type { DrawnItem, DrawnScene, Leader } from '../view/vega.js';
import { type Room, type Stand, spread } from './spread.js';

/** Marks of text with this style are direct labels: they move so that they do not overlap. */
export const DIRECT_LABEL = 'direct-label';
/** The transform of Vega that moves them; `compile-spec.ts` gives it to their marks. */
export const DECLUTTER = { type: 'declutter' } as const;

/** How high a label is, in em: from the top of Chinese characters and ascenders to their foot, with a little air. */
const ABOVE_BASELINE = 0.88;
const BELOW_BASELINE = 0.26;
/** A label that moved by more than this part of its height has a leader to where it belongs. */
const FAR = 0.55;
/** Points that labels of a column stand off when one of them has a leader, so that it has a way to go. */
const LEADER_ROOM = 8;
/** Points between a leader and what it joins. */
const LEADER_GAP = 1.5;

/** What the transform keeps on a label: where the spec had it, and where it was put. */
interface Kept {
	readonly dx: number;
	readonly dy: number;
	readonly putDx: number;
	readonly putDy: number;
}

interface Label extends DrawnItem {
	dx?: number;
	dy?: number;
	leader?: Leader | undefined;
	declutter?: Kept;
	readonly mark: LabelMark;
}

interface LabelMark extends DrawnScene {
	isDirect?: boolean;
	readonly items: readonly Label[];
	readonly group: DrawnItem & { readonly items?: readonly LabelMark[] };
}

/**
 * Runs after the labels of one mark are encoded, before their bounds are taken. Direct labels of all marks of a group are set
 * apart together, whichever of them is encoded last, so layers of a chart do not get into each other's way.
 */
class Declutter extends Transform {
	static readonly Definition = { type: 'Declutter', metadata: { modifies: true }, params: [] };

	override transform(_: unknown, pulse: LabelPulse): LabelPulse {
		const mark = pulse.source?.[0]?.mark;
		if (mark) {
			mark.isDirect = true;
			const marks = (mark.group.items ?? [mark]).filter(({ isDirect }) => isDirect);
			setApart(marks.flatMap(({ items }) => items).filter(isLevel), {
				top: 0,
				bottom: mark.group.height ?? 0,
			});
			for (const each of marks) boundMark(each);
		}
		return pulse.reflow().modifies(['dx', 'dy']);
	}
}

interface LabelPulse {
	readonly source?: readonly Label[];
	reflow(): LabelPulse;
	modifies(fields: readonly string[]): LabelPulse;
}

/** Makes the transform known to Vega; it is the same for a whole process. */
export function installDeclutter(): void {
	Object.assign(transforms, { declutter: Declutter });
}

const isLevel = (item: Label): boolean =>
	!item.angle && item.opacity !== 0 && linesOf(item.text, item.lineBreak).some((line) => line !== '');

function setApart(labels: readonly Label[], frame: Room): void {
	for (const label of labels) putBack(label);
	const first = placesOf(labels, frame);
	const isFar = labels.map((label, index) => Math.abs(first.moves[index]!) > FAR * heightOf(label));
	for (const label of labels) {
		if (label.align === 'center') continue;
		if (!labels.some((other, index) => isFar[index] && isOneColumn(label, other))) continue;
		label.dx = (label.dx ?? 0) + (label.align === 'right' ? -LEADER_ROOM : LEADER_ROOM);
	}
	const { stands, moves } = isFar.includes(true) ? placesOf(labels, frame) : first;
	for (const [index, label] of labels.entries()) {
		const { dx = 0, dy = 0 } = label.declutter ?? {};
		const move = moves[index]!;
		label.dy = dy + move;
		label.declutter = { dx, dy, putDx: label.dx ?? 0, putDy: label.dy };
		label.leader = Math.abs(move) > FAR * heightOf(label) ? leaderOf(label, stands[index]!, move) : undefined;
	}
}

const isOneColumn = (a: Label, b: Label): boolean =>
	a.align === b.align && Math.abs((a.x ?? 0) - (b.x ?? 0)) < 1;

/** Undoes what was done before, unless the spec has placed the label anew. */
function putBack(label: Label): void {
	const kept = label.declutter;
	const restored = (now = 0, put?: number, own?: number): number => (now === put ? (own ?? now) : now);
	const dx = restored(label.dx, kept?.putDx, kept?.dx);
	const dy = restored(label.dy, kept?.putDy, kept?.dy);
	label.dx = dx;
	label.dy = dy;
	label.declutter = { dx, dy, putDx: dx, putDy: dy };
}

function placesOf(labels: readonly Label[], frame: Room) {
	const stands = labels.map(standOf);
	// A label at the edge of the frame stands beside a point at the edge: half of it may be outside.
	const excess = Math.max(0, ...stands.map(({ height }) => height)) / 2;
	const middles = spread(stands, { top: frame.top - excess, bottom: frame.bottom + excess });
	return { stands, moves: middles.map((middle, index) => middle - stands[index]!.middle) };
}

const lineHeightOf = (label: Label): number => label.lineHeight ?? sizeOf(label) + 2;

const heightOf = (label: Label): number =>
	(ABOVE_BASELINE + BELOW_BASELINE) * sizeOf(label) +
	(linesOf(label.text, label.lineBreak).length - 1) * lineHeightOf(label);

function standOf(label: Label): Stand {
	const { x1, x2 } = boundItem(label);
	const baseline =
		(label.y ?? 0) + (label.dy ?? 0) + baselineShift(label.baseline, sizeOf(label), lineHeightOf(label));
	const height = heightOf(label);
	return {
		left: x1,
		right: x2,
		middle: baseline - ABOVE_BASELINE * sizeOf(label) + height / 2,
		height,
	};
}

/** From the point that the label belongs to, level, then slanting, then level again to the middle of the label. */
function leaderOf(label: Label, { left, right, middle, height }: Stand, move: number): Leader {
	const [x, y] = [label.x ?? 0, label.y ?? 0];
	if (label.align === 'center') {
		const edge = middle + move + (move > 0 ? -height / 2 : height / 2);
		return [
			[x, y + Math.sign(move) * LEADER_GAP],
			[x, edge],
		];
	}
	const [way, edge] = label.align === 'right' ? [-1, right] : [1, left];
	const start = x + way * LEADER_GAP;
	const end = edge - way * LEADER_GAP;
	const bend = Math.min(3, Math.abs(end - start) / 4) * way;
	const level = middle + move;
	return [
		[start, y],
		[start + bend, y],
		[end - bend, level],
		[end, level],
	];
}
