import type { Path } from '../base/index.js';
import { wholeNumber } from './cff-dict.js';

/** Path operators (Technical Note 5177, 4.1). */
const RMOVETO = 21;
const RLINETO = 5;
const RRCURVETO = 8;
const ENDCHAR = 14;

/** A Type 2 charstring that draws a path in units of the font, without hints; `width` is what is added to the nominal width. */
export function writeCharstring(path: Path, width: number): Uint8Array {
	const bytes: number[] = [];
	let x = 0;
	let y = 0;
	// Steps go from where the pen is by what was written, so that what is rounded off never adds up.
	const step = (toX: number, toY: number): void => {
		const dx = rounded(toX - x);
		const dy = rounded(toY - y);
		bytes.push(...number(dx), ...number(dy));
		x += dx;
		y += dy;
	};
	bytes.push(...number(rounded(width)));
	for (const segment of path) {
		switch (segment[0]) {
			case 'M':
				step(segment[1], segment[2]);
				bytes.push(RMOVETO);
				break;
			case 'L':
				step(segment[1], segment[2]);
				bytes.push(RLINETO);
				break;
			case 'C':
				step(segment[1], segment[2]);
				step(segment[3], segment[4]);
				step(segment[5], segment[6]);
				bytes.push(RRCURVETO);
				break;
			case 'Z':
				break;
		}
	}
	bytes.push(ENDCHAR);
	return Uint8Array.from(bytes);
}

/** To what 16.16 can say. */
const rounded = (value: number): number =>
	Math.max(-32768, Math.min(32767, Math.round(value * 65536) / 65536));

function number(value: number): readonly number[] {
	if (!Number.isInteger(value)) {
		const fixed = value * 65536;
		return [255, (fixed >> 24) & 255, (fixed >> 16) & 255, (fixed >> 8) & 255, fixed & 255];
	}
	return wholeNumber(value);
}
