/** What breaks, joins and directions are marked with: it shows nowhere and is not copied. */
const INVISIBLE = /[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
const SPACE = /\s/;
/** Beside these, white space of the source may be no space on the page: a line feed, or a space for which the autospace stands. */
const WIDE =
	/[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u{1f300}-\u{1faff}\u{20000}-\u{3ffff}\u2018\u2019\u201c\u201d\u2014\u2026]/u;

/**
 * Compares what is copied from the lines of a paragraph with what was written: the same characters in the same order. White space
 * counts as one space, goes away at line ends, and may be gone beside Chinese. Answers what differs first, or nothing.
 */
export function firstDifference(source: string, lines: readonly string[]): string | undefined {
	const written = [...source.replace(INVISIBLE, '')];
	let at = 0;
	const skip = (): void => {
		while (at < written.length && SPACE.test(written[at]!)) at++;
	};
	for (const line of lines) {
		skip();
		const copied = [...line.replace(INVISIBLE, '').trim()];
		let before = '';
		for (const [i, character] of copied.entries()) {
			if (SPACE.test(character)) {
				// One space or several are one; a space that nobody wrote is none.
				if (!SPACE.test(copied[i - 1] ?? '') && !SPACE.test(written[at] ?? '')) return quote(written, at);
				skip();
				continue;
			}
			const mayBeGone = WIDE.test(character) || WIDE.test(before);
			if (SPACE.test(written[at] ?? '') && (i === 0 || mayBeGone)) skip();
			if (written[at] !== character) return quote(written, at);
			at++;
			if (before === '' || WIDE.test(character) || !/\p{M}/u.test(character)) before = character;
		}
	}
	skip();
	return at < written.length ? quote(written, at) : undefined;
}

/** How much of the text is quoted where it differs. */
const QUOTED = 12;

const quote = (characters: readonly string[], at: number): string =>
	characters.slice(at, at + QUOTED).join('') || 'its end';
