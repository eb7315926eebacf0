import { verticalOrientationRuns, verticalOrientations } from './data.js';
import { lookUp, type PropertyTable, unpack } from './property-table.js';

/**
 * UAX 50: how a character stands in vertical text. R is rotated by 90 degrees clockwise, U upright; Tu and Tr have another glyph
 * there, and are set as U or R when the font does not have it.
 */
export type VerticalOrientation = (typeof verticalOrientations)[number];

let table: PropertyTable | undefined;

export function verticalOrientationOf(codePoint: number): VerticalOrientation {
	table ??= unpack(verticalOrientationRuns);
	return verticalOrientations[lookUp(table, codePoint)]!;
}
