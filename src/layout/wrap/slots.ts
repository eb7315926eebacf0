import type { Style } from '../../style/index.js';
import { isChinese } from '../../text/index.js';
import type { ParagraphBox } from '../box.js';
import type { LinePlace } from '../lines/place-line.js';
import type { Strut } from '../lines/strut.js';
import { ROW_SLACK, rowAtOrBelow, rowsAround, snap } from '../rhythm/baseline-grid.js';
import { type Space, spaceBelow } from '../space.js';
import { bandsAt, type Exclusion, type FreeBand, isArea, nextRoom } from './exclusions.js';

/** Lines of one measure, up to the line before `until`. */
export interface MeasureStep {
	readonly until: number;
	readonly measure: number;
}

/** The place of a line. Left and right of an area two of them share a row: the second goes on beside the first. */
export interface Slot extends LinePlace {
	readonly isBeside: boolean;
}

/** What the slots of a paragraph follow from, besides its space. */
export interface SlotPlan {
	readonly exclusions: readonly Exclusion[];
	readonly strut: Strut;
	/** Heights of lines as far as they are known; then every line has the strut's. */
	readonly heights?: readonly number[];
	/** How many places a line passes over, because not even a word fits there. */
	readonly skips?: readonly number[];
	/** As many lines as the paragraph can have. */
	readonly most: number;
}

/** Rounding that a row may stand over the end of its frame by. */
const SLACK = 0.01;
/** Text stands on both sides of an area only where each side holds so many ideographs (TYPOGRAPHY section 17). Em. */
const LEAST_BESIDE = 5;

/** Lines of a paragraph's own line height that a space has room for, on the grid where they snap to it. */
export function rowsIn(space: Space, { above, below }: Strut, { lineSnap }: Style): number {
	const height = above + below;
	if (!Number.isFinite(space.blockSize) || height <= 0) return Number.POSITIVE_INFINITY;
	const { grid } = space;
	if (lineSnap === 'none' || !grid || grid.step <= 0)
		return Math.max(0, Math.floor((space.blockSize + SLACK) / height));
	const [first, pitch] =
		lineSnap === 'baseline'
			? [snap(grid, above), Math.max(1, Math.ceil(height / grid.step - ROW_SLACK)) * grid.step]
			: [rowsAround(grid, 0, height), rowAtOrBelow({ ...grid, origin: 0 }, height)];
	// A line that moves a little stays in its row.
	const start = Math.abs(first) <= grid.step * ROW_SLACK ? 0 : first;
	return Math.max(0, Math.floor((space.blockSize + SLACK - start - height) / pitch) + 1);
}

/** The places of a paragraph's lines: rows under each other, in each row from its start to its end. */
export class Slots {
	private readonly slots: Slot[] = [];
	private row: { readonly y: number; readonly bands: readonly FreeBand[]; used: number; height: number };

	constructor(
		private readonly box: ParagraphBox,
		private readonly space: Space,
		private readonly plan: SlotPlan,
	) {
		this.row = this.rowAt(0, this.heightOf(0));
	}

	heightOf(index: number): number {
		const { heights, strut } = this.plan;
		return heights?.[index] ?? strut.above + strut.below;
	}

	at(index: number): Slot {
		while (this.slots.length <= index) this.slots.push(this.next());
		return this.slots[index]!;
	}

	private next(): Slot {
		const index = this.slots.length;
		const height = this.heightOf(index);
		let skipped = this.plan.skips?.[index] ?? 0;
		for (let isBeside = this.row.height > 0; ; ) {
			const band = this.row.bands[this.row.used];
			if (band && skipped === 0) {
				this.row.used++;
				this.row.height = Math.max(this.row.height, height);
				return { y: this.row.y, band, isBeside };
			}
			if (band) {
				skipped--;
				this.row.used++;
				continue;
			}
			const { y } = this.row;
			this.row = this.rowAt(isBeside ? y + this.row.height : this.below(y, height), height);
			isBeside = false;
		}
	}

	/** The first row from `y` on in which a line has room. */
	private rowAt(from: number, height: number): Slots['row'] {
		const { inlineSize } = this.space;
		for (let y = this.onGrid(from); ; y = this.below(y, height)) {
			const bands = bandsAt(this.plan.exclusions, inlineSize, y, height).flatMap((band) => this.usable(band));
			if (bands.length > 0) return { y, bands, used: 0, height: 0 };
			if (nextRoom(this.plan.exclusions, y, height) === undefined)
				return { y, bands: [{ start: 0, end: inlineSize }], used: 0, height: 0 };
		}
	}

	/** The next place below a row where there may be more room: under an area, whole rows further down. */
	private below(y: number, height: number): number {
		const { exclusions } = this.plan;
		const end = nextRoom(exclusions, y, height);
		if (end === undefined) return y + height;
		return this.onGrid(exclusions.some(isArea) ? this.wholeRows(y, end, height) : Math.max(end, y + SLACK));
	}

	/** The first row at or below `end`: of the grid, or of the lines that stand above. */
	private wholeRows(y: number, end: number, height: number): number {
		const { step, origin } = this.space.grid ?? { step: height, origin: y };
		return step > 0 ? origin + Math.ceil((end - origin - SLACK) / step) * step : Math.max(end, y + SLACK);
	}

	/** Where a line would stand that begins at `y`, if the style puts it on the grid. */
	private onGrid(y: number): number {
		const { grid } = this.space;
		if (this.box.style.lineSnap !== 'baseline' || !grid) return y;
		const shift = snap(grid, y + this.plan.strut.above);
		return Math.abs(shift) <= grid.step * ROW_SLACK ? y : y + shift;
	}

	/**
	 * What of a band a line takes. Beside an area Chinese text has a measure of whole em (13 em less a picture of 5 and a gap of 1
	 * are 7), and what is left over goes to the gap.
	 */
	private usable(band: FreeBand): readonly FreeBand[] {
		const em = this.box.style.fontSize;
		const { after, before, start, end } = band;
		const isBetween = after?.wrap === 'both' || before?.wrap === 'both';
		if (end - start < (isBetween ? LEAST_BESIDE : 1) * em - SLACK) return [];
		if ((!after && !before) || !isChinese(this.box.language)) return [band];
		const measure = Math.floor((end - start + SLACK) / em) * em;
		return [after && !before ? { ...band, start: end - measure } : { ...band, end: start + measure }];
	}

	/** The measures of this frame's lines. */
	steps(): readonly MeasureStep[] {
		const steps: MeasureStep[] = [];
		const { exclusions, strut, heights = [], most } = this.plan;
		const last = Math.max(0, ...exclusions.map(({ blockEnd }) => blockEnd));
		for (let i = 0; ; i++) {
			const { y, band, isBeside } = this.at(i);
			const measure = band.end - band.start;
			const isFree = !isBeside && y >= Math.min(last, this.space.blockSize) - SLACK && i >= heights.length;
			if (!isFree && i < most) {
				steps.push({ until: i + 1, measure });
				continue;
			}
			const rest = spaceBelow(this.space, y);
			return [...steps, { until: i + rowsIn(rest, strut, this.box.style), measure: this.space.inlineSize }];
		}
	}
}
