import type { Rect, Report } from '../../base/index.js';
import type { Fragment, Overset, Page } from '../fragment.js';
import { storyName } from './inspect-copyfit.js';

/** Tells how much text has no room, and the nearest way to make it fit. */
export function reportOverset(
	{ overset, underset, copyfit, box, rect }: Fragment,
	{ folio }: Page,
	report: Report,
): void {
	const { lines, pictures, text } = overset!;
	const what = [
		...(lines > 0 ? [`${counted(lines, 'line')} (${amountOf(overset!)})`] : []),
		...(pictures > 0 ? [counted(pictures, 'picture')] : []),
	].join(' and ');
	report({
		code: 'layout/overset',
		severity: 'error',
		message: `${storyName(box)} on page ${folio} has ${what} left over${lines > 0 ? `, from "${text}"` : ''}`,
		span: box.span,
		hint: remedyOf(overset!, rect, { emptyRows: underset?.rows ?? 0, fitted: copyfit?.remedy }),
	});
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** What else is known of a story that has text left over. */
interface Surroundings {
	/** Rows of its frame that stay empty all the same, because lines keep together. */
	readonly emptyRows: number;
	/** What its ladder, which has looked at all its paragraphs, leaves to the editor. */
	readonly fitted: string | undefined;
}

/** The nearest way to make the text fit. */
function remedyOf(
	{ lines, characters, words, shortest = [] }: Overset,
	{ width, height }: Rect,
	{ emptyRows, fitted }: Surroundings,
): string {
	const size = `${points(width)} × ${points(height)} pt`;
	if (lines === 0) return `make it smaller, or give it more room than ${size}`;
	const room = `give it ${counted(Math.max(1, lines - emptyRows), 'row')} more than ${size}`;
	if (fitted !== undefined) return `${fitted}, or ${room}`;
	const ends = shortest.slice(0, lines);
	const saved = ends.reduce((sum, end) => sum + end.characters, 0);
	if (ends.length === lines && saved < characters) {
		const places = ends.map(
			({ characters: count, text }) => `${counted(count, 'character')} of the paragraph that ends "${text}"`,
		);
		return `cut ${places.join(' and ')}, or ${room}`;
	}
	const characterCount = counted(characters, 'character');
	return words * MOST_IN_WORD > characters
		? `cut about ${counted(words, 'word')} (${characterCount}), or ${room}`
		: `cut about ${characterCount}, or ${room}`;
}

/** Text in words is counted in these too. */
const amountOf = ({ characters, words }: Pick<Overset, 'characters' | 'words'>): string =>
	words * MOST_IN_WORD > characters
		? `${counted(words, 'word')}, ${counted(characters, 'character')}`
		: counted(characters, 'character');

/** Text with more characters to a word is not written in words. */
const MOST_IN_WORD = 12;

const points = (value: number): string => String(Math.round(value * 10) / 10);
