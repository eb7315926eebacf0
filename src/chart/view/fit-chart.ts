import type { View } from 'vega';
import type { Rect, Size } from '../../base/index.js';
import type { CompiledSpec } from '../spec/compile-spec.js';

/** How often a chart is drawn to find its size: labels change with the size, so one step is not always enough. */
const MAX_ROUNDS = 7;
/** Points: what a chart may miss its box by. Nobody sees a tenth. */
const CLOSE = 0.05;
const SMALLEST_FACTOR = 0.02;

/**
 * Sets the view to the size at which all that is drawn, labels at the edge included, fills `size` exactly, and returns the
 * extent that is reached. The chart is drawn, measured, and its inner width and height changed by what is missing, until it
 * fits: the secant method, each direction for itself.
 */
export async function fitChart(
	view: View,
	compiled: CompiledSpec,
	size: Size,
	measure: () => Promise<Rect | undefined>,
): Promise<Rect | undefined> {
	const across = new Side(compiled.widths, compiled.isSingle);
	const down = new Side(compiled.heights, compiled.isSingle);
	let reached: Rect | undefined;
	let best: { readonly across: number; readonly down: number; readonly slack: number } | undefined;
	for (let round = 0; round < MAX_ROUNDS; round++) {
		for (const [name, value] of [...across.values(), ...down.values()]) view.signal(name, value);
		await view.runAsync();
		reached = await measure();
		if (!reached) return undefined;
		const [excessX, excessY] = [reached.width - size.width, reached.height - size.height];
		const fits = excessX <= CLOSE && excessY <= CLOSE;
		const slack = Math.abs(excessX) + Math.abs(excessY);
		if (fits && slack < (best?.slack ?? Infinity)) best = { across: across.factor, down: down.factor, slack };
		const steps = [across.step(reached.width, size.width), down.step(reached.height, size.height)];
		if (!steps.includes(true)) return reached;
	}
	if (!best) return reached;
	across.factor = best.across;
	down.factor = best.down;
	for (const [name, value] of [...across.values(), ...down.values()]) view.signal(name, value);
	await view.runAsync();
	return measure();
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

	/** Takes a measure; true when the factor changed and it is worth drawing again. */
	step(reached: number, wanted: number): boolean {
		const excess = reached - wanted;
		const [first] = this.#sizes.values();
		if (first === undefined || Math.abs(excess) <= CLOSE) return false;
		// A single chart grows by as much as its plot; a composition, about in proportion.
		let slope = this.#isSingle ? first : reached / this.factor;
		if (this.#last && Math.abs(this.factor - this.#last.factor) > 1e-9) {
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
