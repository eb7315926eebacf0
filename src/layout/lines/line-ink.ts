import type { Rect } from '../../base/index.js';
import type { LineBox } from '../fragment.js';

/** Where the text of a line stands, relative to its paragraph: a short line need not fill its measure. */
export function inkOf({ rect, runs, start, writingMode }: LineBox): Rect {
	// A bracket that begins a line hangs out by the blank half of its glyph.
	const from = start + Math.max(0, Math.min(...runs.map(({ at }) => at)));
	const length = start + Math.max(...runs.map(({ at, advance }) => at + advance)) - from;
	return writingMode === 'horizontal-tb'
		? { ...rect, x: rect.x + from, width: length }
		: { ...rect, y: rect.y + from, height: length };
}

/** An ideograph's box stands .88 em above the baseline (TYPOGRAPHY section 12). */
const ASCENT = 0.88;

/** The em boxes of a line's text, without leading; relative to its paragraph. */
export function emBoxesOf(line: LineBox): Rect {
	const ink = inkOf(line);
	const size = Math.max(0, ...line.runs.map(({ run }) => run.size));
	return line.writingMode === 'horizontal-tb'
		? { ...ink, y: line.rect.y + line.baseline - ASCENT * size, height: size }
		: { ...ink, x: line.rect.x + line.rect.width - line.baseline - size / 2, width: size };
}
