import type { GlyphPlace } from './glyph-places.js';

/** Marks of Chinese that are an ink of half an em and a blank of half an em (CLREQ 3.1.6). */
const OPEN = new Set('（〔［｛《〈「『【〖〘〚“‘');
const CLOSE = new Set('）〕］｝》〉」』】〗〙〛”’');
const PAUSE = new Set('，、；：');
const STOP = new Set('。．！？');

/** In vertical text these stand in the middle of their em and give nothing up (CLREQ 3.1.6.1). */
const FIXED_WHEN_UPRIGHT = /^[：；！？]/;

export const isHan = (text: string): boolean => /^[\p{Script=Han}々〇]/u.test(text);

export const isOpen = (text: string): boolean => OPEN.has(text);
export const isStop = (text: string): boolean => STOP.has(text);
const isShout = (text: string | undefined): boolean => text === '！' || text === '？';

/** A mark that gives up its blank beside another. A face whose marks are no em wide is left alone (TYPOGRAPHY 4.2). */
export function isAdjustable({ text, advance, isUpright }: GlyphPlace): boolean {
	return (
		advance > 0.9 &&
		advance < 1.1 &&
		!(isUpright && FIXED_WHEN_UPRIGHT.test(text)) &&
		(OPEN.has(text) || CLOSE.has(text) || PAUSE.has(text) || STOP.has(text))
	);
}

/** Two marks side by side, and how far the box of the second stands behind that of the first, in em. */
export interface MarkPair {
	readonly text: string;
	readonly step: number;
	/** A blank lies between the two inks: what a line that is adjusted may change. */
	readonly hasBlank: boolean;
}

/** All pairs of adjustable marks of one size. Runs of ！ and ？ are units of their own. */
export function markPairs(places: readonly GlyphPlace[]): readonly MarkPair[] {
	return places.flatMap((first, i) => {
		const second = places[i + 1];
		if (!second || first.size !== second.size || !isAdjustable(first) || !isAdjustable(second)) return [];
		const inUnit =
			(isShout(first.text) && (isShout(second.text) || isShout(places[i - 1]?.text))) ||
			(isShout(second.text) && isShout(places[i + 2]?.text));
		if (inUnit) return [];
		return [
			{
				text: first.text + second.text,
				step: (second.at - first.at) / first.size,
				hasBlank: !OPEN.has(first.text) && OPEN.has(second.text),
			},
		];
	});
}

/** As `line-break` has it; `auto` is normal. */
type Level = 'auto' | 'loose' | 'normal' | 'strict' | 'anywhere';

/** GB/T 15834 5.1, CLREQ 3.1.4 and 3.1.5, CSS Text 3, 5.3: TYPOGRAPHY section 3. */
const NEVER_FIRST = /^[，。、．；：！？）〕］｝》〉」』】〗〙〛”’·‧・～／,.;:!?)\]}%％‰℃℉]/;
const NOT_FIRST_BUT_LOOSE = /^[…⋯々〻ヽヾゝゞ]/;
const NEVER_LAST = /[（〔［｛《〈「『【〖〘〚“‘￥＄￡№([{$¥€£]$/;
const NEVER_FIRST_ENGLISH = /^(?:[,;:!?)\]}”%—]|\.(?!\d)|’(?![\p{L}\p{N}]))/u;
const NEVER_LAST_ENGLISH = /[([{“‘$¥€£]$/;

/** The mark with which a text must not begin in a line, and does. */
export function forbiddenFirst(text: string, isChinese: boolean, level: Level): string | undefined {
	if (level === 'anywhere') return undefined;
	if (!isChinese) return NEVER_FIRST_ENGLISH.exec(text)?.[0];
	const found = NEVER_FIRST.exec(text) ?? (level === 'loose' ? null : NOT_FIRST_BUT_LOOSE.exec(text));
	return (found ?? (level === 'strict' ? /^—/.exec(text) : null))?.[0];
}

/** The mark with which a text must not end in a line, and does. */
export function forbiddenLast(text: string, isChinese: boolean, level: Level): string | undefined {
	if (level === 'anywhere') return undefined;
	if (!isChinese) return NEVER_LAST_ENGLISH.exec(text)?.[0];
	return (NEVER_LAST.exec(text) ?? (level === 'loose' ? null : /／$/.exec(text)))?.[0];
}
