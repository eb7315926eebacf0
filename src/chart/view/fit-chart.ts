import type { View } from 'vega';
import type { Point, Rect, Size } from '../../base/index.js';
import type { CompiledSpec } from '../spec/compile-spec.js';

/** How often a chart is drawn to find its size: labels change with the size, so one step is not always enough. */
const MAX_ROUNDS = 7;
/** Points: what a chart may miss its box by. Nobody sees a tenth. */
const CLOSE = 0.05;
/** Rounds after which half a point of room is left as it is: the size moves in jumps, as cells or rows of labels do. */
const PATIENCE = 3;
const LEFT_ROOM = 0.5;
const SMALLEST_FACTOR = 0.02;
const MORE_ROUNDS = 4;

/**
 * Sets the view to the size at which all that is drawn, labels at the edge included, fills `size` exactly, and returns the
 * extent that is reached. The chart is drawn with its upper left corner where the last round found it, measured, and its inner width and height changed by what is missing, until it
 * fits: the secant method, each direction for itself.
 */
export async function fitChart(
	view: View,
	compiled: CompiledSpec,
	size: Size,
	measure: (at: Point) => Promise<Rect | undefined>,
): Promise<Rect | undefined> {
	const across = new Side(compiled.widths, compiled.isSingle);
	const down = new Side(compiled.heights, compiled.isSingle);
	const apply = async (): Promise<void> => {
		for (const [name, value] of [...across.values(), ...down.values()]) view.signal(name, value);
		await view.runAsync();
	};
	let reached: Rect | undefined;
	let best: Drawn | undefined;
	let nearest: Drawn | undefined;
	for (let round = 1; round <= MAX_ROUNDS; round++) {
		await apply();
		reached = await measure(reached ?? { x: 0, y: 0 });
		if (!reached) return undefined;
		const [excessX, excessY] = [reached.width - size.width, reached.height - size.height];
		const fits = excessX <= CLOSE && excessY <= CLOSE;
		const slack = slackOf(reached, size);
		const isBest = fits && slack < (best?.slack ?? Infinity);
		const drawn = { across: across.factor, down: down.factor, slack, at: reached };
		if (isBest) best = drawn;
		if (slack < (nearest?.slack ?? Infinity)) nearest = drawn;
		if (best && round >= PATIENCE && best.slack <= LEFT_ROOM) {
			if (isBest) return reached;
			break;
		}
		const steps = [across.step(reached.width, size.width), down.step(reached.height, size.height)];
		if (!steps.includes(true)) return reached;
	}
	// A size that moves in jumps, in both directions, may have fitted in neither, or badly: of what came nearest, what is too large gives
	// way until it fits.
	if (nearest && nearest !== best && (best?.slack ?? Infinity) > LEFT_ROOM) {
		across.factor = nearest.across;
		down.factor = nearest.down;
		reached = nearest.at;
		for (let round = 0; reached && round < MORE_ROUNDS; round++) {
			const gives = [across.give(reached.width, size.width), down.give(reached.height, size.height)];
			if (!gives.includes(true)) {
				if (!best || slackOf(reached, size) <= best.slack) return reached;
				break;
			}
			await apply();
			reached = await measure(reached);
		}
	}
	if (!best) return reached;
	across.factor = best.across;
	down.factor = best.down;
	await apply();
	return measure(best.at);
}

/** Points by which a chart misses its box. */
const slackOf = (reached: Size, wanted: Size): number =>
	Math.abs(reached.width - wanted.width) + Math.abs(reached.height - wanted.height);

/** Sizes at which the chart was drawn, by how much it missed its box, and what it reached. */
interface Drawn {
	readonly across: number;
	readonly down: number;
	readonly slack: number;
	readonly at: Rect;
}

/** One direction of the search: a factor on all sizes of that direction. */
class Side {
	factor = 1;
	readonly #sizes: ReadonlyMap<string, number>;
	readonly #isSingle: boolean;
	#last: { readonly factor: number; readonly reached: number } | undefined;

	constructor(sizes: ReadonlyMap<string, number>, isSingle: boolean) {
		this.#sizes = sizes;
		this.#isSingle = isSingle;
	}

	values(): readonly [string, number][] {
		return [...this.#sizes].map(([name, value]) => [name, value * this.factor]);
	}

	/** Makes a side that is too large smaller, by a little more than it is too large; true when it was. */
	give(reached: number, wanted: number): boolean {
		const [first] = this.#sizes.values();
		const excess = reached - wanted;
		if (first === undefined || excess <= CLOSE) return false;
		const slope = this.#isSingle ? first : reached / this.factor;
		const next = Math.max(SMALLEST_FACTOR, this.factor - (excess + LEFT_ROOM / 2) / slope);
		if (next === this.factor) return false;
		this.factor = next;
		return true;
	}

	/** Takes a measure; true when the factor changed and it is worth drawing again. */
	step(reached: number, wanted: number): boolean {
		const excess = reached - wanted;
		const [first] = this.#sizes.values();
		if (first === undefined || Math.abs(excess) <= CLOSE) return false;
		// A single chart grows by as much as its plot; a composition, about in proportion.
		let slope = this.#isSingle ? first : reached / this.factor;
		if (this.#last && Math.abs(this.factor - this.#last.factor) > 1e-9) {
			// Nothing of the chart depends on this side: to go on would change nothing.
			if (reached === this.#last.reached) return false;
			const measured = (reached - this.#last.reached) / (this.factor - this.#last.factor);
			if (measured > 0) slope = measured;
		}
		this.#last = { factor: this.factor, reached };
		const next = Math.max(SMALLEST_FACTOR, this.factor - excess / slope);
		if (next === this.factor) return false;
		this.factor = next;
		return true;
	}
}
