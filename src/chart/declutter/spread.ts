/** A label as the declutter sees it: where it stands across, and where its middle would best stand. */
export interface Stand {
	readonly left: number;
	readonly right: number;
	/** The middle of its height, before it is moved. */
	readonly middle: number;
	readonly height: number;
}

/** From the highest place to the lowest that labels should take. */
export interface Room {
	readonly top: number;
	readonly bottom: number;
}

/** A label may not come nearer to another than this, in the space of the middles. */
interface Apart {
	readonly upper: number;
	readonly lower: number;
	readonly distance: number;
}

/** Points: finer than any press. */
const CLOSE = 1e-4;
/** Steps after which the places are good enough; sixty labels on one spot take a tenth of them. */
const MAX_STEPS = 4_000_000;

/**
 * Middles at which no two labels that overlap across overlap in height: the order of `stands` by their middles is kept, the
 * room is not left where the labels fit into it, and of all such places these have the least sum of squared moves.
 *
 * Labels in one column are a chain, for which pooling adjacent violators gives the answer at once (isotonic regression: the
 * best middles less the heights above must not fall); the room only clips it. Labels that overlap across in part, as those of
 * several columns do, are a lattice of pairs, for which each pair is set right in turn, and gives back what it moved too much
 * (Hildreth 1957), until nothing moves.
 */
export function spread(stands: readonly Stand[], room: Room): readonly number[] {
	const order = stands
		.map((_, index) => index)
		.sort((a, b) => stands[a]!.middle - stands[b]!.middle || a - b);
	const sorted = order.map((index) => stands[index]!);
	const middles = new Array<number>(stands.length).fill(0);
	for (const group of groupsOf(sorted)) {
		const members = group.map((index) => sorted[index]!);
		const places = isColumn(members) ? spreadColumn(members, room) : spreadLattice(members, room);
		for (const [at, place] of places.entries()) middles[order[group[at]!]!] = place;
	}
	return middles;
}

const isBeside = (a: Stand, b: Stand): boolean => a.left < b.right && b.left < a.right;

/** Labels that are bound to each other, over others too; each group in the order from above. */
function groupsOf(sorted: readonly Stand[]): readonly (readonly number[])[] {
	const groups: number[][] = [];
	for (const [index, stand] of sorted.entries()) {
		const bound = groups.filter((group) => group.some((other) => isBeside(stand, sorted[other]!)));
		for (const group of bound) groups.splice(groups.indexOf(group), 1);
		groups.push([...bound.flat().sort((a, b) => a - b), index]);
	}
	return groups;
}

/** Whether some line from above to below meets all of them: then any two overlap across. */
const isColumn = (stands: readonly Stand[]): boolean =>
	Math.max(...stands.map(({ left }) => left)) < Math.min(...stands.map(({ right }) => right));

interface Block {
	sum: number;
	count: number;
}

function spreadColumn(stands: readonly Stand[], room: Room): readonly number[] {
	// The distance of each middle from the first when all stand close.
	const offsets: number[] = [];
	for (const [index, { height }] of stands.entries()) {
		const before = stands[index - 1];
		offsets.push(before ? offsets[index - 1]! + (before.height + height) / 2 : 0);
	}
	const blocks: Block[] = [];
	for (const [index, { middle }] of stands.entries()) {
		blocks.push({ sum: middle - offsets[index]!, count: 1 });
		let [above, last] = blocks.slice(-2);
		while (above && last && above.sum / above.count > last.sum / last.count) {
			blocks.splice(-2, 2, { sum: above.sum + last.sum, count: above.count + last.count });
			[above, last] = blocks.slice(-2);
		}
	}
	const highest = room.top + stands[0]!.height / 2;
	const lowest = room.bottom - stands.at(-1)!.height / 2 - offsets.at(-1)!;
	// A column that is higher than its room leaves it above and below alike.
	const clip = (start: number): number =>
		highest > lowest ? (highest + lowest) / 2 : Math.min(Math.max(start, highest), lowest);
	const starts = blocks.flatMap(({ sum, count }) => new Array<number>(count).fill(clip(sum / count)));
	return starts.map((start, index) => start + offsets[index]!);
}

function spreadLattice(stands: readonly Stand[], room: Room): readonly number[] {
	const pairs = pairsOf(stands);
	const { highest, lowest } = limitsOf(stands, pairs, room);
	const middles = stands.map(({ middle }) => middle);
	const pressures = pairs.map(() => 0);
	const up = stands.map(() => 0);
	const down = stands.map(() => 0);
	for (let steps = 0; steps < MAX_STEPS; steps += pairs.length + stands.length) {
		let moved = 0;
		for (const [index, { upper, lower, distance }] of pairs.entries()) {
			const lack = (distance - middles[lower]! + middles[upper]!) / 2;
			const step = Math.max(lack, -pressures[index]!);
			pressures[index]! += step;
			middles[upper]! -= step;
			middles[lower]! += step;
			moved = Math.max(moved, Math.abs(step));
		}
		for (const index of stands.keys()) {
			const push = Math.max(highest[index]! - middles[index]!, -down[index]!);
			down[index]! += push;
			middles[index]! += push;
			const pull = Math.max(middles[index]! - lowest[index]!, -up[index]!);
			up[index]! += pull;
			middles[index]! -= pull;
			moved = Math.max(moved, Math.abs(push), Math.abs(pull));
		}
		if (moved < CLOSE / 100) break;
	}
	// What is left to the last ten-thousandth.
	for (const { upper, lower, distance } of pairs) {
		middles[lower] = Math.max(middles[lower]!, middles[upper]! + distance);
	}
	return middles;
}

/** Pairs that have to be kept apart, those left out that follow from others; by their lower label, from above. */
function pairsOf(stands: readonly Stand[]): readonly Apart[] {
	const pairs: Apart[] = [];
	/** For each label, how far below each label above it the others hold it. */
	const held: Map<number, number>[] = [];
	for (const [lower, stand] of stands.entries()) {
		const below = new Map<number, number>();
		for (let upper = lower - 1; upper >= 0; upper--) {
			const other = stands[upper]!;
			const distance = (stand.height + other.height) / 2;
			if (!isBeside(stand, other) || (below.get(upper) ?? -Infinity) >= distance) continue;
			pairs.push({ upper, lower, distance });
			below.set(upper, distance);
			for (const [further, between] of held[upper]!) {
				below.set(further, Math.max(below.get(further) ?? -Infinity, distance + between));
			}
		}
		held.push(below);
	}
	return pairs;
}

/** How high and how low each middle may stand, so that those above and below it have their place in the room. */
function limitsOf(stands: readonly Stand[], pairs: readonly Apart[], room: Room) {
	const above = stands.map(({ height }) => height / 2);
	const below = stands.map(({ height }) => height / 2);
	for (const { upper, lower, distance } of pairs) {
		above[lower] = Math.max(above[lower]!, above[upper]! + distance);
	}
	for (const { upper, lower, distance } of [...pairs].reverse()) {
		below[upper] = Math.max(below[upper]!, below[lower]! + distance);
	}
	const needed = Math.max(...stands.map((_, index) => above[index]! + below[index]!));
	const excess = Math.max(0, needed - (room.bottom - room.top)) / 2;
	return {
		highest: above.map((height) => room.top - excess + height),
		lowest: below.map((height) => room.bottom + excess - height),
	};
}
