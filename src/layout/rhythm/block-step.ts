import type { Style } from '../../style/index.js';

/** Room that makes a box whole rows high: outside its margins, or as padding. Points. */
export interface Step {
	readonly before: number;
	readonly after: number;
	readonly paddingBefore: number;
	readonly paddingAfter: number;
}

export const noStep: Step = { before: 0, after: 0, paddingBefore: 0, paddingAfter: 0 };

/** Rounding that a box may exceed whole rows by. */
const SLACK = 0.01;

/** CSS Rhythm 1: the margin box is rounded to a multiple of `block-step-size`; the room goes where the style says. */
export function stepUp(style: Style, borderBoxSize: number, margins: number): Step {
	const { blockStepSize: size, blockStepRound: round, blockStepAlign: align } = style;
	if (size <= 0) return noStep;
	const outer = borderBoxSize + margins;
	const rows = outer / size;
	const slack = SLACK / size;
	const whole =
		round === 'down'
			? Math.floor(rows + slack)
			: round === 'nearest'
				? Math.round(rows)
				: Math.ceil(rows - slack);
	const room = whole * size - outer;
	const before = align === 'start' ? 0 : align === 'end' ? room : room / 2;
	return style.blockStepInsert === 'padding-box'
		? { ...noStep, paddingBefore: before, paddingAfter: room - before }
		: { ...noStep, before, after: room - before };
}
