import {
	type Diagnostic,
	identity,
	type Matrix,
	multiply,
	originAt,
	pathBounds,
	type Rect,
	type Report,
	rectPath,
	type Span,
	transformPath,
} from '../../base/index.js';
import type { TextFinding } from '../../text/index.js';
import type { ParagraphBox } from '../box.js';
import type { LayoutContext } from '../context.js';
import type { Fragment, LineBox, Page } from '../fragment.js';
import { inkOf } from '../lines/line-ink.js';
import { transformOf } from '../transform.js';
import { inspectCopyfit } from './inspect-copyfit.js';
import { inspectGaps } from './inspect-gaps.js';
import { inspectOverlaps } from './inspect-overlaps.js';
import { textOf } from './overset.js';
import { reportOverset } from './report-overset.js';

/** Something may stand over the edge of the page by this much: less than a hairline. */
const SLACK = 0.5;
/** Lines of one paragraph that are named one by one: a measure of nothing makes a finding of each character. */
const MOST_NAMED = 8;
/** Characters of a line that are quoted: a word may be a megabyte long. */
const MOST_QUOTED = 60;

/** How strict the make-up editor is. */
export interface Inspection {
	/**
	 * Text may stand over the end of its box and be cut inside words, as its writer has it: only what is not on the page is
	 * reported.
	 */
	readonly mayStandOver: boolean;
}

/** Looks over finished pages for what a make-up editor would send back: text without room, lines too long, missing glyphs. */
export function inspectPages(
	pages: readonly Page[],
	context: LayoutContext,
	report: Report,
	{ mayStandOver }: Inspection,
): void {
	const seen = new Set<ParagraphBox>();
	const overfull = new Map<ParagraphBox, number>();
	const cut = new Map<ParagraphBox, CutLines>();
	for (const page of pages) {
		const off: LineBox[] = [];
		const visit = (fragment: Fragment, x: number, y: number, isCut: boolean, around: Matrix): void => {
			const left = x + fragment.rect.x;
			const top = y + fragment.rect.y;
			const own = transformOf(fragment.box, { ...fragment.rect, x: left, y: top });
			const matrix = own === identity ? around : multiply(around, own);
			if (fragment.overset && !(mayStandOver && fragment.overset.isPlaced))
				reportOverset(fragment, page, report);
			for (const line of fragment.lines ?? []) {
				// What a box around cuts off was meant to be cut off.
				if (line.isOverfull) {
					const count = (overfull.get(line.paragraph) ?? 0) + 1;
					overfull.set(line.paragraph, count);
					if (count <= MOST_NAMED) reportOverfull(line, page, context, report);
				}
				if (line.isCut && !mayStandOver) {
					const { count = 0, first = line, folio = page.folio } = cut.get(line.paragraph) ?? {};
					cut.set(line.paragraph, { count: count + 1, first, folio });
				}
				if (!isCut && standsOff(line, left, top, page, matrix)) off.push(line);
			}
			inspectGaps(fragment, page, context, report);
			inspectCopyfit(fragment, page, report);
			for (const box of paragraphsIn(fragment)) {
				if (seen.has(box)) continue;
				seen.add(box);
				reportFindings(box, context, report);
			}
			const cuts = ['hidden', 'clip'].includes(fragment.box.style.overflow);
			for (const child of fragment.children)
				visit(child, left, top, isCut || (cuts && fragment.box.kind === 'container'), matrix);
		};
		visit(page.root, 0, 0, false, identity);
		for (const { fragment } of page.margins) visit(fragment, 0, 0, false, identity);
		reportOffPage(off, page, context, report);
		if (!mayStandOver) inspectOverlaps(page, report);
	}
	for (const lines of cut.values()) reportCut(lines, context, report);
	for (const [{ span }, count] of overfull)
		if (count > MOST_NAMED) reportMore(span, count - MOST_NAMED, report);
}

/** A paragraph and the annotations of its text. */
const paragraphsIn = ({ box, lines = [] }: Fragment): readonly ParagraphBox[] =>
	box.kind === 'paragraph' ? [box, ...lines.flatMap(annotationsOf)] : [];

const annotationsOf = ({ rubies = [] }: LineBox): readonly ParagraphBox[] =>
	rubies.flatMap((ruby) => [ruby.paragraph, ...annotationsOf(ruby)]);

const points = (value: number): string => String(Math.round(value * 10) / 10);

function reportOverfull(line: LineBox, { folio }: Page, context: LayoutContext, report: Report): void {
	const span = placeOf(line, context);
	report({
		code: 'layout/overfull-line',
		severity: 'error',
		message: `a line on page ${folio} is longer than its measure of ${points(line.rect.width)} pt: "${quoted(line)}"`,
		...(span && { span }),
		hint: OVERFULL_HINT,
	});
}

function reportMore(span: Span, count: number, report: Report): void {
	report({
		code: 'layout/overfull-line',
		severity: 'error',
		message: `${count} more ${count === 1 ? 'line' : 'lines'} of the paragraph ${count === 1 ? 'is' : 'are'} longer than the measure`,
		span,
		hint: OVERFULL_HINT,
	});
}

const OVERFULL_HINT = 'allow a break with <wbr>, or set overflow-wrap: anywhere';

/** Lines of a paragraph that end where no line may end. */
interface CutLines {
	readonly count: number;
	readonly first: LineBox;
	readonly folio: string;
}

/** One finding a paragraph. Its style asks for the cut, but as the last resort, and a reader stumbles over it. */
function reportCut({ count, first, folio }: CutLines, context: LayoutContext, report: Report): void {
	const span = placeOf(first, context);
	const lines = count === 1 ? 'a line ends' : `${count} lines of a paragraph end`;
	report({
		code: 'layout/forced-break',
		severity: 'warning',
		message: `${lines} inside a word that may not be broken, on page ${folio} behind "${quotedEnd(first)}"`,
		...(span && { span }),
		hint: 'allow a break with <wbr> or a soft hyphen, write it shorter, or widen the column',
	});
}

/** What a line says last. */
const quotedEnd = (line: LineBox): string => {
	const text = [...textOf(line).slice(-2 * MOST_QUOTED)];
	return `${text.length > MOST_QUOTED ? '…' : ''}${text.slice(-MOST_QUOTED).join('')}`;
};

/** What a line says, or its beginning. */
function quoted(line: LineBox): string {
	const text = textOf(line);
	const start = [...text.slice(0, 2 * MOST_QUOTED)].slice(0, MOST_QUOTED).join('');
	return start.length < text.length ? `${start}…` : text;
}

/** Whether a line stands over the edge of the page. */
function standsOff(line: LineBox, left: number, top: number, { trim }: Page, matrix: Matrix): boolean {
	const ink = inkOf(line);
	const { x, y, width, height } = moved({ ...ink, x: left + ink.x, y: top + ink.y }, matrix);
	return (
		(x < -SLACK || y < -SLACK || x + width > trim.width + SLACK || y + height > trim.height + SLACK) &&
		textOf(line).trim() !== ''
	);
}

/** What is turned on the page stands where its corners come to. */
function moved(rect: Rect, matrix: Matrix): Rect {
	return matrix === identity ? rect : (pathBounds(transformPath(matrix, rectPath(rect))) ?? rect);
}

/** One finding a page: a box that is too large drives all its lines over the edge. */
function reportOffPage(
	lines: readonly LineBox[],
	{ folio }: Page,
	context: LayoutContext,
	report: Report,
): void {
	const [first] = lines;
	if (!first) return;
	const span = placeOf(first, context);
	report({
		code: 'layout/off-page',
		severity: 'error',
		message: `${lines.length} ${lines.length === 1 ? 'line stands' : 'lines stand'} over the edge of page ${folio}, from "${quoted(first)}"`,
		...(span && { span }),
		hint: 'make its box smaller, or break it over pages',
	});
}

/** Where the first character of a line was written. */
function placeOf({ runs, paragraph }: LineBox, context: LayoutContext): Span | undefined {
	const [first] = runs;
	const content = first && paragraph.content[first.piece];
	if (content?.kind !== 'text') return paragraph.span;
	const { sources } = context.prepare(paragraph).paragraph;
	return originAt(content.origins, sources[first!.offset] ?? 0);
}

function reportFindings(box: ParagraphBox, context: LayoutContext, report: Report): void {
	const { paragraph } = context.prepare(box);
	for (const { kind, offset, character } of paragraph.findings) {
		const piece = paragraph.pieceOf[offset];
		const content = piece === undefined ? undefined : box.content[piece];
		const span =
			content?.kind === 'text' ? originAt(content.origins, paragraph.sources[offset] ?? 0) : box.span;
		report({ ...findingOf(kind, character, content?.style.fontFamily), ...(span && { span }) });
	}
}

function findingOf(
	kind: TextFinding['kind'],
	character: string,
	families: readonly string[] | undefined,
): Omit<Diagnostic, 'span'> {
	switch (kind) {
		case 'missing-glyph': {
			const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
			return {
				code: 'text/missing-glyph',
				severity: 'error',
				message: `no font of ${namesOf(families)} has ${
					// Another font may have the mark, but a character and its marks are set in one.
					/^\p{M}/u.test(character)
						? `the mark U+${code} and the character that it stands upon`
						: `"${character}" (U+${code})`
				}`,
				hint: 'write it otherwise, or add a font that has it to fonts/fonts.yaml',
			};
		}
		case 'straight-quote':
			return {
				code: 'text/straight-quote',
				severity: 'warning',
				message: `a typewriter's quotation mark ${character} stands in Chinese text`,
				hint: 'write “ and ”, and ‘ and ’ inside them (GB/T 15834 4.8)',
			};
		case 'single-ellipsis':
			return {
				code: 'text/single-ellipsis',
				severity: 'warning',
				message: `a single "${character}" stands in Chinese text, where an ellipsis is two`,
				hint: 'write …… (GB/T 15834 4.11)',
			};
	}
}

const namesOf = (names: readonly string[] | undefined): string =>
	(names ?? []).map((name) => `"${name}"`).join(', ');
