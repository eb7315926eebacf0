import { eastAsianWidthRuns, eastAsianWidths } from './data.js';
import { lookUp, type PropertyTable, unpack } from './property-table.js';

/** UAX 11: neutral, narrow, ambiguous, wide, halfwidth, fullwidth. */
export type EastAsianWidth = (typeof eastAsianWidths)[number];

let table: PropertyTable | undefined;

export function eastAsianWidthOf(codePoint: number): EastAsianWidth {
	table ??= unpack(eastAsianWidthRuns);
	return eastAsianWidths[lookUp(table, codePoint)]!;
}
