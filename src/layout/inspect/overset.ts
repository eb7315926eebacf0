import type { Fragment, LineBox, Overset, ShortLine } from '../fragment.js';

/** How much of the text of an overset story its report quotes. */
const QUOTED = 24;

/** Counts the lines that end below `limit` (from the top of the fragments' parent), and what they say. */
export function oversetOf(fragments: readonly Fragment[], limit: number): Overset | undefined {
	const lines = [...linesBelow(fragments, 0, limit)];
	return lines.length === 0 ? undefined : { ...summary(lines.map(textOf)), pictures: 0 };
}

/** What a whole story has left when its last frame is full; `fragments` stand where they would go on. */
export function leftOver(fragments: readonly Fragment[]): Overset | undefined {
	const lines = [...linesBelow(fragments, 0, Number.NEGATIVE_INFINITY)];
	const pictures = countPictures(fragments);
	if (lines.length === 0 && pictures === 0) return undefined;
	return { ...summary(lines.map(textOf)), pictures, fragments };
}

/** An overset of the given lines' texts. */
function summary(texts: readonly string[]): Omit<Overset, 'pictures'> {
	const text = texts.join('');
	return {
		lines: texts.length,
		characters: [...text].length,
		words: texts.join(' ').match(WORD)?.length ?? 0,
		text: [...quoted(texts)].slice(0, QUOTED).join(''),
	};
}

/** Lines as one text: the space at which a line of words was broken stands in neither of them. */
function quoted(texts: readonly string[]): string {
	let text = '';
	for (const line of texts) {
		text += text === '' || UNSPACED.test(text) ? line : ` ${line}`;
		if (text.length > 2 * QUOTED) break;
	}
	return text;
}

/** An end behind which no space was: an ideograph, a wide mark, a hyphen. */
const UNSPACED = /[\u2014-\u2026\u2e80-\uffef\-\s]$/;

/** Letters and digits of scripts that part their words, with what joins them. */
const WORD = /(?:(?!\p{sc=Han}|\p{sc=Hira}|\p{sc=Kana})[\p{L}\p{N}][\p{M}\-'’.,]*)+/gu;

function countPictures(fragments: readonly Fragment[]): number {
	return fragments.reduce(
		(sum, { box, children }) => sum + (box.kind === 'replaced' ? 1 : 0) + countPictures(children),
		0,
	);
}

function* linesBelow(fragments: readonly Fragment[], top: number, limit: number): Generator<LineBox> {
	for (const { rect, lines = [], children } of fragments) {
		const y = top + rect.y;
		for (const line of lines) if (isBelow(line, y, limit)) yield line;
		yield* linesBelow(children, y, limit);
	}
}

const isBelow = ({ rect }: LineBox, top: number, limit: number): boolean =>
	top + rect.y + rect.height > limit + SLACK;

/** Half a point: less than any reader sees, more than rounding adds up to. */
const SLACK = 0.5;

/** The same fragments, with the lines marked that end below `limit`. */
export function markOverset(fragments: readonly Fragment[], limit: number, top = 0): readonly Fragment[] {
	return fragments.map((fragment) => {
		const { rect, lines, children } = fragment;
		const y = top + rect.y;
		return {
			...fragment,
			...(lines && {
				lines: lines.map((line) => (isBelow(line, y, limit) ? { ...line, isOverset: true as const } : line)),
			}),
			children: markOverset(children, limit, y),
		};
	});
}

/** Ends of paragraphs that are named in a report. */
const MOST_NAMED = 3;

/** The shortest last lines of paragraphs of at least two lines, the shortest first. */
export function shortestEnds(fragments: readonly Fragment[]): readonly ShortLine[] {
	const ends: ShortLine[] = [];
	const visit = ({ box, lines = [], children, isFirst, isLast }: Fragment): void => {
		const last = lines.at(-1);
		if (box.kind === 'paragraph' && last && isLast && (lines.length > 1 || !isFirst)) {
			const text = textOf(last);
			ends.push({ characters: [...text].length, text: [...text].slice(-QUOTED).join('') });
		}
		for (const child of children) visit(child);
	};
	for (const fragment of fragments) visit(fragment);
	return ends.sort((a, b) => a.characters - b.characters).slice(0, MOST_NAMED);
}

export const textOf = ({ runs }: LineBox): string => runs.map(({ run }) => run.text).join('');
