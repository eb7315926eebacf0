import { boundMark, Transform } from 'vega';
import type { Leader } from '../view/vega.js';
import {
	hangOf,
	heightOf,
	type Label,
	type LabelPulse,
	labelsOf,
	marksMovedBy,
	shift,
	standOf,
} from './labels.js';
import { type Room, type Stand, spread } from './spread.js';

/** A label that moved by more than this part of its height has a leader to where it belongs. */
const FAR = 0.55;
/** Points that labels of a column stand off when one of them has a leader, so that it has a way to go. */
const LEADER_ROOM = 8;
/** Points between a leader and what it joins. */
const LEADER_GAP = 1.5;

/**
 * The transform of direct labels: after those of one mark are encoded and before their bounds are taken, the labels of all marks of
 * the group are set apart together, so layers of a chart do not get into each other's way.
 */
export class Declutter extends Transform {
	static readonly Definition = { type: 'Declutter', metadata: { modifies: true }, params: [] };

	override transform(_: unknown, pulse: LabelPulse): LabelPulse {
		const marks = marksMovedBy('declutter', pulse);
		const height = marks[0]?.group.height ?? 0;
		setApart(labelsOf(marks), { top: 0, bottom: height });
		for (const mark of marks) boundMark(mark);
		return pulse.reflow().modifies(['dx', 'dy']);
	}
}

function setApart(labels: readonly Label[], frame: Room): void {
	const first = placesOf(labels, frame);
	const isFar = (label: Label, move: number): boolean => Math.abs(move) > FAR * heightOf(label);
	const far = labels.filter((label, index) => isFar(label, first.moves[index]!));
	for (const label of labels) {
		if (label.align === 'center' || !far.some((other) => isOneColumn(label, other))) continue;
		shift(label, label.align === 'right' ? -LEADER_ROOM : LEADER_ROOM, 0);
	}
	const { stands, moves } = far.length > 0 ? placesOf(labels, frame) : first;
	for (const [index, label] of labels.entries()) {
		const move = moves[index]!;
		shift(label, (label.dx ?? 0) - (label.kept?.dx ?? 0), move - lift(label));
		if (isFar(label, move)) label.leader = leaderOf(label, stands[index]!, move);
	}
}

const isOneColumn = (a: Label, b: Label): boolean =>
	a.align === b.align && Math.abs((a.x ?? 0) - (b.x ?? 0)) < 1;

function placesOf(labels: readonly Label[], frame: Room) {
	const stands = labels.map((label): Stand => {
		const stand = standOf(label);
		return { ...stand, middle: stand.middle - lift(label) };
	});
	// A label at the edge of the frame stands beside a point at the edge: half of it may be outside.
	const excess = Math.max(0, ...stands.map(({ height }) => height)) / 2;
	const middles = spread(stands, { top: frame.top - excess, bottom: frame.bottom + excess });
	return { stands, moves: middles.map((middle, index) => middle - stands[index]!.middle) };
}

/** Points by which a label of several lines beside its point goes up, for its middle to be level with the point. */
const lift = (label: Label): number => (label.align === 'center' ? 0 : hangOf(label) / 2);

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
	const bend = (way * Math.min(12, Math.abs(end - start))) / 4;
	const level = middle + move;
	return [
		[start, y],
		[start + bend, y],
		[end - bend, level],
		[end, level],
	];
}
