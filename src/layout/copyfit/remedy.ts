import type { Paragraph } from '../../text/index.js';
import type { LayoutContext } from '../context.js';
import type { Copyfit, Misfit } from '../fragment.js';
import { missingRows } from './misfit.js';
import { linesOf, type MeasuredParagraph } from './paragraph-lines.js';
import { wordsOf } from './steps-taken.js';

/** A paragraph, and what its editor has to cut of it or write to it, for one row after the other. */
interface Editable {
	readonly paragraph: MeasuredParagraph;
	/** Pieces of text to be cut, the last line first; or characters to be written. */
	readonly costs: readonly Cost[];
	taken: number;
}

interface Cost {
	readonly characters: number;
	readonly words: number;
}

/**
 * The least that an editor has to cut, or to write, so that a story fits: short last lines cost least, wherever in the story they
 * stand (TYPOGRAPHY section 17, CF5).
 */
export function remedyOf(
	context: LayoutContext,
	paragraphs: readonly MeasuredParagraph[],
	misfit: Misfit,
): Pick<Copyfit, 'remedy' | 'place'> {
	const missing = missingRows(misfit);
	const isLong = missing < 0;
	const editable = paragraphs.map((paragraph): Editable => {
		const costs = isLong ? cutsOf(context, paragraph) : additionsOf(context, paragraph, missing);
		return { paragraph, costs: costs.filter(({ characters }) => characters > 0), taken: 0 };
	});
	for (let left = Math.abs(missing); left > 0; left--) {
		const open = editable.filter(({ costs, taken }) => taken < costs.length);
		if (open.length === 0) break;
		open.reduce((least, each) => (next(each) < next(least) ? each : least)).taken++;
	}
	const changed = editable.filter(({ taken }) => taken > 0);
	const [first] = changed;
	if (!first) return {};
	const all = changed.map(total);
	const sum = all.reduce((a, b) => ({ characters: a.characters + b.characters, words: a.words + b.words }));
	const verb = isLong ? 'cut' : 'write';
	const more = isLong ? '' : ' more';
	const places = changed.map(({ paragraph: { box } }, i) =>
		changed.length === 1
			? `in the paragraph from "${wordsOf(box)}"`
			: `${all[i]!.characters} in that from "${wordsOf(box)}"`,
	);
	return {
		remedy: `${verb} ${amount(sum)}${more}, ${places.join(', ')}`,
		place: first.paragraph.box.span,
	};
}

const next = ({ costs, taken }: Editable): number => costs[taken]!.characters;

const total = ({ costs, taken }: Editable): Cost => ({
	characters: costs.slice(0, taken).reduce((sum, { characters }) => sum + characters, 0),
	words: costs.slice(0, taken).reduce((sum, { words }) => sum + words, 0),
});

/** Characters, and words where the text is parted into such. */
const amount = ({ characters, words }: Cost): string =>
	`${words > 0 ? `${words} ${words === 1 ? 'word' : 'words'} (` : ''}${characters} ${characters === 1 ? 'character' : 'characters'}${words > 0 ? ')' : ''}`;

/** What stands in each line, from the last one up: cutting it saves the line. */
function cutsOf(context: LayoutContext, measured: MeasuredParagraph): readonly Cost[] {
	const { paragraph } = context.prepare(measured.box, measured.measures[0]!);
	return linesOf(context, measured, wantedOf(context, measured))
		.map(({ start, end }) => costOf(textBetween(paragraph, start, end)))
		.reverse();
}

/** What has to be written so that a paragraph takes a line more: the rest of its last line and one character; then whole lines. */
function additionsOf(context: LayoutContext, measured: MeasuredParagraph, rows: number): readonly Cost[] {
	const { paragraph, table } = context.prepare(measured.box, measured.measures[0]!);
	const { text, units } = paragraph;
	const last = linesOf(context, measured, wantedOf(context, measured)).at(-1);
	const measure = measured.measures.at(-1)!;
	const advance = table.fit(0, units.length).natural / [...text].length;
	if (!last || !(advance > 0)) return [];
	const open = Math.max(0, measure - table.fit(last.start, last.end, measure).natural);
	const { characters: all, words } = costOf(text);
	const cost = (characters: number): Cost => ({
		characters,
		words: words === 0 ? 0 : Math.max(1, Math.round((words * characters) / all)),
	});
	const full = Math.max(1, Math.floor(measure / advance));
	return [cost(Math.floor(open / advance) + 1), ...new Array<Cost>(rows - 1).fill(cost(full))];
}

/** A paragraph that was made to take another number of lines keeps it. */
const wantedOf = (context: LayoutContext, { box, measures }: MeasuredParagraph): number | undefined =>
	box.looseness ? linesOf(context, { box, measures }).length + box.looseness : undefined;

const textBetween = ({ text, units }: Paragraph, start: number, end: number): string =>
	text.slice(units[start]!.start, units[end - 1]!.end).trim();

/** One word alone is no measure of Chinese, and no words are counted in it. */
function costOf(text: string): Cost {
	const parts = text.split(/\s+/).filter((part) => part !== '');
	const isParted = /\p{Script=Latin}/u.test(text) && !/\p{Script=Han}/u.test(text);
	return { characters: [...text].length, words: isParted ? parts.length : 0 };
}
