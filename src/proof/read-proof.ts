import { originAt, type Span } from '../base/index.js';
import type { FontSet } from '../font/index.js';
import type { Fragment, LineBox, Page, ParagraphBox } from '../layout/index.js';
import type { Op, PaintedDocument } from '../paint/index.js';
import { firstDifference } from './copied-text.js';
import type { ProofLine } from './proof-line.js';
import { readLine } from './read-line.js';

/** What a proof-reader finds on finished pages. */
export interface Proof {
	readonly lines: readonly ProofLine[];
	/** What was written, paragraph by paragraph, in the order of the pages. */
	readonly paragraphs: readonly string[];
	/** Paragraphs from which another text would be copied than was written. */
	readonly altered: readonly AlteredText[];
}

export interface AlteredText {
	readonly span: Span;
	/** The source, from where the copy differs. */
	readonly from: string;
}

/** Reads all pages line by line: `painted` is what goes into the file, with the text that is copied from it. */
export function readProof(pages: readonly Page[], painted: PaintedDocument, fonts: FontSet): Proof {
	const runs = paintedRuns(painted);
	const paragraphs = new Map<ParagraphBox, { lines: LineBox[]; isWhole: boolean }>();
	const lines: ProofLine[] = [];
	const read = ({ box, lines: placed = [], isFirst, isLast }: Fragment, folio: string): void => {
		if (box.kind !== 'paragraph') return;
		const known = paragraphs.get(box) ?? { lines: [], isWhole: false };
		// The line before may stand in an earlier frame.
		let previous = known.lines.at(-1);
		let hyphens = previous ? (lines.at(-1)?.hyphens ?? 0) : 0;
		placed.forEach((line, i) => {
			const isEnd = i === placed.length - 1 && isLast;
			const found = readLine({ line, previous, next: placed[i + 1], isEnd, hyphens, fonts });
			hyphens = found.hyphens;
			const span = placeOf(line);
			lines.push({ ...found, folio, ...(span && { span }) });
			previous = line;
		});
		known.lines.push(...placed);
		known.isWhole = isLast;
		if (isFirst || known.lines.length > 0) paragraphs.set(box, known);
	};
	const visit = (fragment: Fragment, folio: string): void => {
		if (fragment.isRepeated) return;
		read(fragment, folio);
		for (const line of fragment.lines ?? [])
			for (const { fragment: inside } of line.objects) visit(inside, folio);
		for (const child of fragment.children) visit(child, folio);
	};
	for (const { root, folio } of pages) visit(root, folio);
	const altered: AlteredText[] = [];
	const sources: string[] = [];
	for (const [box, { lines: placed, isWhole }] of paragraphs) {
		// What stands in no frame is overset, and reported as such.
		if (!isWhole || !isShown(box)) continue;
		const source = sourceOf(box);
		const copied = placed.map((line) =>
			line.runs.map(({ run }) => (runs.has(run) || isHidden(box) ? run.text : '')).join(''),
		);
		sources.push(source);
		const from = firstDifference(
			folded(source, box),
			copied.map((text) => folded(text, box)),
		);
		if (from !== undefined) altered.push({ span: box.span, from });
	}
	return { lines, paragraphs: sources, altered };
}

type Run = LineBox['runs'][number]['run'];

/** The runs that were painted: a line that no one painted cannot be copied. */
function paintedRuns({ pages }: PaintedDocument): ReadonlySet<Run> {
	const runs = new Set<Run>();
	const visit = (op: Op): void => {
		if (op.op === 'glyphs') runs.add(op.run);
		else if ('ops' in op) for (const inner of op.ops) visit(inner);
	};
	for (const { ops } of pages) for (const op of ops) visit(op);
	return runs;
}

const textsOf = ({ content }: ParagraphBox) => content.filter((part) => part.kind === 'text');

/** A forced line end is white space, as it is in the text that is copied. */
const sourceOf = ({ content }: ParagraphBox): string =>
	content.map((part) => (part.kind === 'text' ? part.text : part.kind === 'break' ? '\n' : '')).join('');

/** `text-transform` prints other letters than were written, and those are what is copied. */
const folded = (text: string, box: ParagraphBox): string =>
	textsOf(box).some(({ style }) => style.textTransform !== 'none') ? text.toUpperCase() : text;

const isShown = (box: ParagraphBox): boolean => textsOf(box).length > 0;

/** Text that is not to be seen is not painted. */
const isHidden = (box: ParagraphBox): boolean =>
	textsOf(box).some(({ style }) => style.visibility !== 'visible' || style.color.alpha === 0);

/** Where the first character of a line was written: its text is looked for in that of its piece, behind what stands before it. */
function placeOf({ runs, paragraph }: LineBox): Span | undefined {
	const [first] = runs;
	const part = first && paragraph.content[first.piece];
	if (part?.kind !== 'text') return paragraph.span;
	const before = paragraph.content
		.slice(0, first!.piece)
		.reduce((sum, { kind, ...rest }) => sum + (kind === 'text' && 'text' in rest ? rest.text.length : 1), 0);
	const guess = Math.max(0, first!.offset - before);
	const start = first!.run.text.slice(0, 8);
	const found = part.text.indexOf(start, guess);
	return originAt(part.origins, found < 0 ? guess : found);
}
