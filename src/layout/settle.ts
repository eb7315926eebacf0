/** Rounds that anything gets whose outcome decides how it is to be made. */
const MOST_ROUNDS = 4;

/**
 * Makes again what depends on its own outcome (ARCHITECTURE, rule 8): `again` answers the next round, or nothing when the last one
 * may stand. All rounds are answered, for the last need not be the best.
 */
export function settle<T>(first: T, again: (last: T) => T | undefined): readonly T[] {
	const rounds = [first];
	while (rounds.length < MOST_ROUNDS) {
		const next = again(rounds.at(-1)!);
		if (next === undefined) break;
		rounds.push(next);
	}
	return rounds;
}
