import type { Period } from '../issue/index.js';

/** A quarter of a year as one number, so that quarters can be compared: 2015Q2 is 2015 × 4 + 1. */
export type Quarter = number;

/** `2015Q2` or `2015-Q2`, in letters of either case. */
export function parseQuarter(text: string): Quarter | undefined {
	const match = /^(\d{4})-?q([1-4])$/i.exec(text);
	return match ? Number(match[1]) * 4 + Number(match[2]) - 1 : undefined;
}

export const quarterText = (quarter: Quarter): string => `${Math.floor(quarter / 4)}Q${(quarter % 4) + 1}`;

/** The quarter that the last day of a period is in. */
export function quarterOfEnd({ end }: Pick<Period, 'end'>): Quarter {
	const [year = 0, month = 0] = end.split('-').map(Number);
	return year * 4 + Math.floor((month - 1) / 3);
}

/** How many quarters a finding lists. */
const LISTED = 5;

/**
 * The known quarters nearest to what was asked for, in order of time. `2015Q5` is taken for what would follow 2015Q4; what holds
 * no year is near to the last ones.
 */
export function nearestQuarters(text: string, known: readonly Quarter[]): readonly Quarter[] {
	const [, year, number] = /(\d{4})\D*(\d?)/.exec(text) ?? [];
	const wanted = year === undefined ? Math.max(...known) : Number(year) * 4 + Number(number || 1) - 1;
	return [...new Set(known)]
		.sort((one, other) => Math.abs(one - wanted) - Math.abs(other - wanted) || one - other)
		.slice(0, LISTED)
		.sort((one, other) => one - other);
}
