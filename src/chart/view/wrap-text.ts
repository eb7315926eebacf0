/** Marks that may not begin a line, and those that may not end one (clreq #prohibition_rules_for_line_start_end). */
const NO_START = /^[\p{Pe}\p{Pf}\p{Po}%‰℃°]/u;
const NO_END = /[\p{Ps}\p{Pi}]$/u;
/** Characters between which a line may end without a space. */
const IDEOGRAPH = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
/** A label of more is a text, and a chart no place for it. */
const MAX_PIECES = 200;

/**
 * A label in as few lines of `width` as it needs, of lengths as even as can be: lines end at spaces and between Chinese
 * characters. A word that is wider stands alone on its line.
 */
export function wrapText(text: string, width: number, measure: (text: string) => number): readonly string[] {
	const pieces = piecesOf(text);
	if (pieces.length < 2 || measure(text) <= width) return [text.trim()];
	const lines = fill(pieces, width, measure);
	// The narrowest measure that needs no more lines makes them even.
	let [low, high] = [0, width];
	while (high - low > 0.5) {
		const middle = (low + high) / 2;
		const narrow = fill(pieces, middle, measure);
		if (narrow.length > lines.length || narrow.some((line) => measure(line) > middle)) low = middle;
		else high = middle;
	}
	return fill(pieces, high, measure);
}

/** What no line may end in, spaces at its end included. */
function piecesOf(text: string): readonly string[] {
	const pieces: string[] = [];
	for (const character of text.trim()) {
		const last = pieces.at(-1);
		if (last === undefined || (pieces.length < MAX_PIECES && canBreak(last, character))) pieces.push(character);
		else pieces[pieces.length - 1] = last + character;
	}
	return pieces;
}

function canBreak(before: string, character: string): boolean {
	if (NO_END.test(before) || NO_START.test(character) || character === ' ') return false;
	return before.endsWith(' ') || IDEOGRAPH.test(character) || IDEOGRAPH.test(before.at(-1) ?? '');
}

function fill(
	pieces: readonly string[],
	width: number,
	measure: (text: string) => number,
): readonly string[] {
	const lines: string[] = [];
	let line = '';
	for (const piece of pieces) {
		if (line !== '' && measure((line + piece).trim()) > width) {
			lines.push(line.trim());
			line = '';
		}
		line += piece;
	}
	return [...lines, line.trim()];
}
