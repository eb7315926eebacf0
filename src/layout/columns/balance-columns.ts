import type { Fragment } from '../fragment.js';

/** Where each column of a row ends, from the start of the row. */
export type Feet = (column: number) => number;

/** What a row of columns is balanced by. */
export interface Balance {
	readonly count: number;
	/** The height of the text in one column, and of what stands over the columns in each of them. */
	readonly height: number;
	readonly tops: readonly number[];
	/** Of a row of text. */
	readonly step: number;
	/** How far down the columns may go. */
	readonly room: number;
	/** The feet differ by at most a row; else the last column is short. */
	readonly isLevel: boolean;
}

interface PouredRow {
	readonly columns: readonly { readonly fragments: readonly Fragment[] }[];
	/** Something stands over the end of its column. */
	readonly isOver: boolean;
	/** Something is left over, or stands over the columns that follow. */
	readonly breakToken?: { readonly isSpan?: true };
}

const SLACK = 0.01;
/** A balanced height is looked for in at most this many steps. */
const MOST_TRIES = 200;
/** Rows that columns may be longer so that headings stay with their text and no line stands alone. */
const MOST_FOR_RULES = 8;

/**
 * The lowest row of columns that holds its text: as many rows as the quotient rounded up (CLREQ 2.4.2), more where what must stay
 * together asks for it. Nothing when no height does.
 */
export function balanceColumns<Row extends PouredRow>(
	lay: (feet: Feet) => Row,
	{ count, height, tops, step, room, isLevel }: Balance,
): Row | undefined {
	const total = tops.reduce((sum, top) => sum + top, height);
	const least = Math.max(step + Math.max(0, ...tops), Math.ceil((total / count - SLACK) / step) * step);
	let fallback: Row | undefined;
	let isOver = 0;
	for (let foot = least, tries = 0; foot <= room + SLACK && tries < MOST_TRIES; foot += step, tries++) {
		const row = lay(() => foot);
		if (fits(row) && keepsRules(row)) return (isLevel && levelled(lay, foot, { count, tops, step })) || row;
		if (fits(row)) fallback ??= row;
		if (fallback && ++isOver > MOST_FOR_RULES) break;
	}
	return fallback;
}

/** The row with as many columns as may be ending one row earlier: the first ones end at the foot. */
function levelled<Row extends PouredRow>(
	lay: (feet: Feet) => Row,
	foot: number,
	{ count, tops, step }: Pick<Balance, 'count' | 'tops' | 'step'>,
): Row | undefined {
	if (foot - step < step + Math.max(0, ...tops) - SLACK) return undefined;
	for (let full = 1; full < count; full++) {
		const row = lay((column) => (column < full ? foot : foot - step));
		if (fits(row) && keepsRules(row)) return row;
	}
	return undefined;
}

const fits = ({ breakToken, isOver }: PouredRow): boolean =>
	(!breakToken || breakToken.isSpan === true) && !isOver;

const keepsRules = ({ columns }: PouredRow): boolean =>
	columns.every(({ fragments }) => fragments.every(keepsRule));

const keepsRule = ({ gaveWay, children }: Fragment): boolean => !gaveWay && children.every(keepsRule);
