/** First and last character of each range, in any order. */
export type CharacterRanges = readonly (readonly [first: number, last: number])[];

/** Makes the question whether a character is in any of the ranges; a family in slices asks it for each of them. */
export function withinRanges(ranges: CharacterRanges): (codePoint: number) => boolean {
	const sorted = [...ranges].sort(([a], [b]) => a - b);
	const firsts: number[] = [];
	const lasts: number[] = [];
	for (const [first, last] of sorted) {
		const before = lasts.length - 1;
		if (before >= 0 && first <= lasts[before]! + 1) lasts[before] = Math.max(lasts[before]!, last);
		else {
			firsts.push(first);
			lasts.push(last);
		}
	}
	return (codePoint) => {
		let low = 0;
		let high = firsts.length - 1;
		while (low <= high) {
			const middle = (low + high) >> 1;
			if (codePoint < firsts[middle]!) high = middle - 1;
			else if (codePoint > lasts[middle]!) low = middle + 1;
			else return true;
		}
		return false;
	};
}
