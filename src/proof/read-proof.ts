import { originAt, type Span } from '../base/index.js';
import type { FontSet } from '../font/index.js';
import type { Fragment, LineBox, Page, ParagraphBox } from '../layout/index.js';
import type { Op, PaintedDocument } from '../paint/index.js';
import { firstDifference } from './copied-text.js';
import type { Fault, FaultPlace, FaultValue } from './fault.js';
import { headlineParticle, headlineStop } from './headline.js';
import { lineFaults } from './line-faults.js';
import type { ProofLine } from './proof-line.js';
import { readLine } from './read-line.js';
import { offGrid, type Place, walkPages } from './walk.js';

/** What a proof-reader finds on finished pages. */
export interface Proof {
	readonly lines: readonly ProofLine[];
	/** What was written, paragraph by paragraph, in the order of the pages. */
	readonly paragraphs: readonly string[];
	/** Paragraphs from which another text would be copied than was written. */
	readonly altered: readonly AlteredText[];
	/** What a compositor would mend, in the order of the pages. */
	readonly faults: readonly Fault[];
}

export interface AlteredText {
	readonly span: Span;
	/** The source, from where the copy differs. */
	readonly from: string;
}

/** A paragraph as far as it was read. */
interface ReadParagraph {
	readonly number: number;
	readonly lines: LineBox[];
	readonly read: ProofLine[];
	isWhole: boolean;
	isHeadline: boolean;
}

/** Reads all pages line by line: `painted` is what goes into the file, with the text that is copied from it. */
export function readProof(pages: readonly Page[], painted: PaintedDocument, fonts: FontSet): Proof {
	const paragraphs = new Map<ParagraphBox, ReadParagraph>();
	const lines: ProofLine[] = [];
	const faults: Fault[] = [];
	walkPages(pages, (fragment, place) => {
		faults.push(...frameFaults(fragment, place));
		const { box, lines: placed = [], isFirst, isLast } = fragment;
		if (box.kind !== 'paragraph') return;
		const known = paragraphs.get(box) ?? newParagraph(paragraphs.size + 1);
		if (isFirst || known.lines.length > 0 || placed.length > 0) paragraphs.set(box, known);
		known.isHeadline = place.isHeadline;
		const isContinued = known.lines.length > 0;
		placed.forEach((line, i) => {
			const isEnd = i === placed.length - 1 && isLast;
			const read = readPlaced(line, known, { next: placed[i + 1], isEnd, place, fonts });
			known.lines.push(line);
			known.read.push(read);
			lines.push(read);
			const off = offGrid(line, place, read.kind !== 'other');
			if (off !== undefined) faults.push({ ...placeOfLine(read), kind: 'off-grid', value: off });
		});
		known.isWhole = isLast;
		const [only] = placed.length === 1 ? known.read.slice(-1) : [];
		if (only && isContinued && isLast) faults.push({ ...placeOfLine(only), kind: 'widow', value: 'top' });
		if (only && !isContinued && !isLast) faults.push({ ...placeOfLine(only), kind: 'widow', value: 'foot' });
	});
	for (const [box, paragraph] of paragraphs) faults.push(...paragraphFaults(box, paragraph));
	return { lines, ...copiedText(paragraphs, painted), faults };
}

const newParagraph = (number: number): ReadParagraph => ({
	number,
	lines: [],
	read: [],
	isWhole: false,
	isHeadline: false,
});

interface PlacedLine {
	readonly next: LineBox | undefined;
	readonly isEnd: boolean;
	readonly place: Place;
	readonly fonts: FontSet;
}

function readPlaced(
	line: LineBox,
	known: ReadParagraph,
	{ next, isEnd, place, fonts }: PlacedLine,
): ProofLine {
	// The line before may stand in an earlier frame.
	const previous = known.lines.at(-1);
	const hyphens = known.read.at(-1)?.hyphens ?? 0;
	const found = readLine({ line, previous, next, isEnd, hyphens, fonts });
	const span = placeOf(line);
	return {
		...found,
		folio: place.folio,
		frame: place.frame,
		paragraph: known.number,
		line: known.lines.length + 1,
		...(span && { span }),
	};
}

const placeOfLine = ({ folio, frame, paragraph, line, span, text }: ProofLine): FaultPlace => ({
	folio,
	frame,
	paragraph,
	line,
	...(span && { span }),
	text,
});

/** Too much or too little text for a frame. */
function frameFaults({ overset, underset, box }: Fragment, { folio, frame }: Place): readonly Fault[] {
	const place = { folio, frame, span: box.span };
	if (overset) return [{ ...place, text: overset.text, kind: 'overset', value: overset.lines }];
	if (!underset) return [];
	return [{ ...place, text: '', kind: 'underset', value: underset.rows, columns: underset.columns }];
}

/** What is amiss in the lines of a paragraph, and in a headline. */
function paragraphFaults(box: ParagraphBox, { read, isHeadline, isWhole }: ReadParagraph): readonly Fault[] {
	const faults = read.flatMap((line, i) => {
		const found: FaultValue[] = [...lineFaults(line, read[i + 1]?.text)];
		const particle = isHeadline && i > 0 ? headlineParticle(line.text) : undefined;
		if (particle) found.push({ kind: 'headline-particle', value: particle });
		return found.map((fault): Fault => ({ ...placeOfLine(line), ...fault }));
	});
	const last = read.at(-1);
	const stop = isHeadline && isWhole ? headlineStop(sourceOf(box)) : undefined;
	if (stop && last) faults.push({ ...placeOfLine(last), kind: 'headline-stop', value: stop });
	return faults;
}

/** What was written, and where other text would be copied. */
function copiedText(
	paragraphs: ReadonlyMap<ParagraphBox, ReadParagraph>,
	painted: PaintedDocument,
): Pick<Proof, 'paragraphs' | 'altered'> {
	const runs = paintedRuns(painted);
	const altered: AlteredText[] = [];
	const sources: string[] = [];
	for (const [box, { lines, isWhole }] of paragraphs) {
		// What stands in no frame is overset, and reported as such.
		if (!isWhole || !isShown(box)) continue;
		const source = sourceOf(box);
		const copied = lines.map((line) =>
			line.runs.map(({ run }) => (runs.has(run) || isHidden(box) ? run.text : '')).join(''),
		);
		sources.push(source);
		const from = firstDifference(
			folded(source, box),
			copied.map((text) => folded(text, box)),
		);
		if (from !== undefined) altered.push({ span: box.span, from });
	}
	return { paragraphs: sources, altered };
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
