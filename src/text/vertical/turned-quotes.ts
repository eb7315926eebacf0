import type { CharacterClass } from '../character-class.js';
import type { TextStyle } from '../text-style.js';
import { combinesDigits } from './combine.js';
import { isVertical, standsUpright } from './orientation.js';

const LEFT_DOUBLE = 0x201c;
const RIGHT_DOUBLE = 0x201d;
const LEFT_SINGLE = 0x2018;

/**
 * Offsets of quotes that enclose nothing but letters that lie on their side: these stay curly and lie with them, others become
 * corner brackets (CLREQ 3.2.3). Nothing where no text is vertical.
 */
export function turnedQuotes(
	text: string,
	classes: readonly CharacterClass[],
	styleAt: (offset: number) => TextStyle,
	styles: readonly TextStyle[],
): ReadonlySet<number> | undefined {
	if (!styles.some((style) => isVertical(style) && style.textOrientation === 'mixed')) return undefined;
	const found = new Set<number>();
	const open: { readonly at: number; readonly isDouble: boolean }[] = [];
	let lastUpright = -1;
	let lastTurned = -1;
	for (let i = 0; i < text.length; i++) {
		const kind = classes[i];
		const code = text.charCodeAt(i);
		if (kind === 'open' && (code === LEFT_DOUBLE || code === LEFT_SINGLE))
			open.push({ at: i, isDouble: code === LEFT_DOUBLE });
		else if (kind === 'close' && code <= RIGHT_DOUBLE) {
			const start = open.pop();
			if (start?.isDouble !== (code === RIGHT_DOUBLE)) open.length = 0;
			else if (lastUpright < start.at && lastTurned > start.at) found.add(start.at).add(i);
		} else if (kind === 'latin') {
			const end = wordEnd(classes, i);
			if (liesDown(text.slice(i, end), styleAt(i))) lastTurned = end - 1;
			else lastUpright = end - 1;
			i = end - 1;
		} else if (kind !== 'space') lastUpright = i;
	}
	return found;
}

function wordEnd(classes: readonly CharacterClass[], from: number): number {
	let end = from + 1;
	while (classes[end] === 'latin') end++;
	return end;
}

function liesDown(word: string, style: TextStyle): boolean {
	if (!isVertical(style) || style.textCombineUpright === 'all' || combinesDigits(word, style)) return false;
	return ![...word].some((character) => standsUpright(character.codePointAt(0)!, style));
}
