import { boundMark, Transform } from 'vega';
import { heightOf, type Label, type LabelPulse, labelsOf, marksMovedBy, shift, standOf } from './labels.js';
import type { Stand } from './spread.js';

/** Points of white between two texts on one line. */
const WORD_SPACE = 5;

/**
 * The transform of annotations: their texts stand in a line above the plot, and one that would run into another stands above it,
 * with a leader down to its rule.
 */
export class StackAnnotations extends Transform {
	static readonly Definition = { type: 'StackAnnotations', metadata: { modifies: true }, params: [] };

	override transform(_: unknown, pulse: LabelPulse): LabelPulse {
		const marks = marksMovedBy('stack', pulse);
		stack(labelsOf(marks).filter(({ y = 0 }) => y < 0));
		for (const mark of marks) boundMark(mark);
		return pulse.reflow().modifies(['dx', 'dy']);
	}
}

function stack(labels: readonly Label[]): void {
	const placed: Stand[] = [];
	const stands = new Map(labels.map((label) => [label, standOf(label)]));
	for (const [label, stand] of [...stands].sort(([, a], [, b]) => a.left - b.left)) {
		let { middle } = stand;
		while (placed.some((other) => isInTheWay(other, stand, middle))) middle -= stand.height;
		placed.push({ ...stand, middle });
		if (middle === stand.middle) continue;
		shift(label, 0, middle - stand.middle);
		const x = label.x ?? 0;
		label.leader = [
			[x, stand.middle - heightOf(label) / 2],
			[x, middle - heightOf(label) / 2],
		];
	}
}

const isInTheWay = (other: Stand, stand: Stand, middle: number): boolean =>
	stand.left - WORD_SPACE < other.right &&
	other.left - WORD_SPACE < stand.right &&
	Math.abs(middle - other.middle) < (stand.height + other.height) / 2 - 0.01;
