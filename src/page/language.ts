import { type Element, elementsOf } from '../dom/index.js';

/** Characters that are looked at: a page shows its language in its first paragraphs. */
const MOST_CHARACTERS = 20_000;

const unread = new Set(['style', 'script', 'title', 'template']);

/** A guess at the language of a page that names none, by the script of its text. BCP 47. */
export function guessLanguage(root: Element): string {
	let text = '';
	for (const element of elementsOf(root)) {
		if (unread.has(element.tag)) continue;
		for (const child of element.children) if (child.kind === 'text') text += child.text;
		if (text.length > MOST_CHARACTERS) break;
	}
	const count = (script: RegExp): number => text.match(script)?.length ?? 0;
	const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
	const hangul = count(/\p{Script=Hangul}/gu);
	const han = count(/\p{Script=Han}/gu);
	// A word of Latin letters stands for about as much as an ideograph does.
	const words = count(/\p{Script=Latin}+/gu);
	if (kana > 0 && kana * 5 > han && kana * 5 > words) return 'ja';
	if (hangul > han && hangul > words) return 'ko';
	return han > words ? 'zh-Hans' : 'en';
}
