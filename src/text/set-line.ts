import type { GlyphRun } from '../base/index.js';
import { clusterCount, type Justification, justifyLine } from './justify.js';
import { advanceOf, type FitTable, fitTable } from './line-fit.js';
import type { Combined, Line, Paragraph, Unit, UnitGlyphs } from './paragraph.js';

/** A stretch of a line in one piece, face and direction. */
export interface SetRun {
	/** Points along the line from its start. */
	readonly at: number;
	/** Points along the line. */
	readonly advance: number;
	readonly piece: number;
	/** Where its text starts in the paragraph's. */
	readonly offset: number;
	readonly run: GlyphRun;
	/** Of text that shares an em of a vertical line: the run does not lie along the line. */
	readonly combined?: Combined;
}

/** An object of the line: where it stands and how much room it takes. */
export interface SetObject {
	readonly at: number;
	readonly advance: number;
	readonly piece: number;
}

/** A line whose glyphs have their places along the measure. */
export interface SetLine {
	readonly runs: readonly SetRun[];
	readonly objects: readonly SetObject[];
	/** The sides of inline boxes that stand in this line. */
	readonly edges: readonly SetObject[];
	/** What the line takes of its measure, indent not counted. */
	readonly advance: number;
	/** The widest gap that justification opened between two ideographs, in em: what the eye sees as looseness. */
	readonly looseness: number;
}

/** Places the glyphs of a line. `stretches`: the line is to fill its measure. */
export function setLine(
	paragraph: Paragraph,
	line: Line,
	measure: number,
	stretches: boolean,
	how: Justification,
	table: FitTable = fitTable(paragraph),
): SetLine {
	const { units, gaps, breaks } = paragraph;
	const first = table.firstOf(line.start);
	const last = table.lastOf(first, line.end);
	const justified = justifyLine(paragraph, line, measure, stretches, how, table);
	const { letterSpace } = justified;
	const setter = new LineSetter(paragraph);
	/** Where the ink of the next unit begins: outside the measure where a mark hangs or stands out. */
	let at = last > first ? table.heads[first]! : 0;
	let looseness = 0;
	for (let i = first; i < last; i++) {
		const unit = units[i]!;
		const letters = letterSpace > 0 && unit.class === 'latin' ? letterSpace : 0;
		const inner = letters > 0 ? letters * (clusterCount(unit.glyphs?.clusters ?? []) - 1) : 0;
		if (i === last - 1) {
			const advance = table.tails[i]! - table.giveOf(line.start, line.end, measure) + inner;
			setter.place(unit, at, Math.max(advance, unit.ink + inner), letters);
			at += advance;
			continue;
		}
		const gap = justified.gaps[i - first]!;
		const joint = letters > 0 && units[i + 1]!.class === 'latin' ? letters : 0;
		setter.place(unit, at, unit.ink + inner + gap + joint, letters);
		at += unit.ink + inner + gap + joint;
		if (gap > looseness * unit.em && gaps[i]!.kind === 'solid') looseness = gap / unit.em;
	}
	const hyphen = last === line.end ? breaks[line.end - 1]?.hyphen : undefined;
	if (hyphen) {
		setter.hyphen(hyphen, at, units[last - 1]!);
		at += table.hyphens[line.end]!;
	}
	return setter.finish(at, looseness);
}

/** A run that grows while units of the same piece and face come, each where the one before ended. */
interface OpenRun {
	readonly at: number;
	readonly piece: number;
	readonly font: UnitGlyphs['font'];
	readonly size: number;
	readonly direction: UnitGlyphs['direction'];
	readonly glyphs: number[];
	readonly advances: number[];
	/** Made with the first glyph that has one. */
	offsets: number[] | undefined;
	readonly clusters: number[];
	readonly start: number;
	end: number;
	pen: number;
}

class LineSetter {
	private readonly runs: SetRun[] = [];
	private readonly objects: SetObject[] = [];
	private readonly edges: SetObject[] = [];
	private open: OpenRun | undefined;

	constructor(private readonly paragraph: Paragraph) {}

	/** Puts a unit's ink at `at`; the pen then stands `advance` further on. `letterSpace` goes between its letters. */
	place(unit: Unit, at: number, advance: number, letterSpace: number): void {
		const { glyphs, piece, start, end, blankBefore } = unit;
		if (!glyphs) {
			const kind = this.paragraph.pieces[piece]?.kind;
			if (kind === 'object' || kind === 'space') {
				this.close();
				(kind === 'object' ? this.objects : this.edges).push({ at, advance: unit.ink, piece });
			} else if (unit.ink > 0) this.close();
			return;
		}
		const open = this.open;
		// Most units are one ideograph that goes on with what stands before it.
		if (
			open &&
			end - start === 1 &&
			goesOn(open, glyphs, piece) &&
			glyphs.glyphs.length === 1 &&
			!glyphs.offsets
		) {
			const from = at - blankBefore;
			const last = open.advances.length - 1;
			open.advances[last]! += from - open.pen;
			open.glyphs.push(glyphs.glyphs[0]!);
			open.advances.push(advance + blankBefore);
			open.clusters.push(start - open.start);
			if (open.offsets) open.offsets.push(0, 0);
			open.pen = at + advance;
			open.end = end;
			return;
		}
		if (glyphs.combined) {
			this.close();
			const run = runOf(glyphs, this.paragraph.text, start, end);
			this.runs.push({ at, advance, piece, offset: start, run, combined: glyphs.combined });
			return;
		}
		const shown = letterSpace > 0 ? spaced(glyphs, letterSpace) : glyphs;
		// The glyph begins with its blank half, so it is drawn that much earlier than its ink.
		const from = at - blankBefore;
		const { pieceOf } = this.paragraph;
		if (end - start < 2 || pieceOf[end - 1] === piece) {
			this.add(shown, piece, from, advance + blankBefore, start, end);
			return;
		}
		this.placeParts(shown, unit, from, advance + blankBefore);
	}

	/** A unit that goes on in another piece, such as a span of another colour: a part for each. */
	private placeParts(glyphs: UnitGlyphs, { start, end }: Unit, at: number, advance: number): void {
		const { pieceOf } = this.paragraph;
		const { clusters, advances } = glyphs;
		let pen = at;
		for (let from = 0; from < clusters.length; ) {
			const piece = pieceOf[start + clusters[from]!]!;
			let to = from + 1;
			while (to < clusters.length && pieceOf[start + clusters[to]!] === piece) to++;
			const first = start + (from === 0 ? 0 : clusters[from]!);
			const next = to < clusters.length ? start + clusters[to]! : end;
			let own = 0;
			for (let i = from; i < to; i++) own += advances[i]!;
			const room = to < clusters.length ? own : at + advance - pen;
			this.add(
				part(glyphs, from, to, clusters[from === 0 ? 0 : from]!, from === 0),
				piece,
				pen,
				room,
				first,
				next,
			);
			pen += room;
			from = to;
		}
	}

	hyphen(glyphs: UnitGlyphs, at: number, unit: Unit): void {
		const advance = advanceOf(glyphs);
		const piece = this.paragraph.pieceOf[unit.end - 1] ?? unit.piece;
		this.add(glyphs, piece, at, advance, unit.end, unit.end);
	}

	finish(advance: number, looseness: number): SetLine {
		this.close();
		return { runs: this.runs, objects: this.objects, edges: this.edges, advance, looseness };
	}

	private close(): void {
		if (this.open) this.runs.push(closed(this.open, this.paragraph.text));
		this.open = undefined;
	}

	private add(
		glyphs: UnitGlyphs,
		piece: number,
		at: number,
		advance: number,
		start: number,
		end: number,
	): void {
		const { font, size, direction } = glyphs;
		let open = this.open;
		if (!open || !goesOn(open, glyphs, piece)) {
			this.close();
			open = {
				at,
				piece,
				font,
				size,
				direction,
				glyphs: [],
				advances: [],
				offsets: undefined,
				clusters: [],
				start,
				end,
				pen: at,
			};
			this.open = open;
		}
		append(open, glyphs, at, advance, start, end);
	}
}

/** Whether glyphs belong to a run that is open. */
const goesOn = (open: OpenRun, { font, size, direction, combined }: UnitGlyphs, piece: number): boolean =>
	open.piece === piece &&
	open.font === font &&
	open.size === size &&
	open.direction === direction &&
	combined === undefined;

/** Letters set apart. */
function spaced(glyphs: UnitGlyphs, letterSpace: number): UnitGlyphs {
	const { clusters } = glyphs;
	const advances = glyphs.advances.map((advance, i) =>
		i + 1 < clusters.length && clusters[i + 1] !== clusters[i] ? advance + letterSpace : advance,
	);
	return { ...glyphs, advances };
}

function part(glyphs: UnitGlyphs, from: number, to: number, base: number, isFirst: boolean): UnitGlyphs {
	const { offsets } = glyphs;
	return {
		...glyphs,
		glyphs: glyphs.glyphs.slice(from, to),
		advances: glyphs.advances.slice(from, to),
		clusters: glyphs.clusters.slice(from, to).map((cluster) => cluster - (isFirst ? 0 : base)),
		...(offsets && { offsets: offsets.slice(2 * from, 2 * to) }),
	};
}

/** A run of one unit, as it was shaped. */
function runOf(shaped: UnitGlyphs, text: string, start: number, end: number): GlyphRun {
	const { font, size, direction, glyphs, advances, clusters, offsets } = shaped;
	const own = { font, size, direction, glyphs, advances, clusters, text: text.slice(start, end) };
	return offsets ? { ...own, offsets } : own;
}

/** Adds glyphs at `at`: the advance of the glyph before takes up the difference to where the pen stands. */
function append(
	run: OpenRun,
	{ glyphs, advances, offsets, clusters }: UnitGlyphs,
	at: number,
	advance: number,
	start: number,
	end: number,
): void {
	const count = glyphs.length;
	const before = run.advances.length;
	const from = start - run.start;
	if (before > 0) run.advances[before - 1]! += at - run.pen;
	let own = 0;
	for (let i = 0; i < count; i++) {
		own += advances[i]!;
		run.glyphs.push(glyphs[i]!);
		run.advances.push(advances[i]!);
		run.clusters.push(from + clusters[i]!);
	}
	if (count > 0) run.advances[before + count - 1]! += advance - own;
	if (offsets && !run.offsets) run.offsets = new Array(2 * before).fill(0);
	if (run.offsets) for (let i = 0; i < 2 * count; i++) run.offsets.push(offsets?.[i] ?? 0);
	run.pen = at + advance;
	run.end = Math.max(run.end, end);
}

function closed(run: OpenRun, text: string): SetRun {
	const { at, piece, font, size, direction, glyphs, advances, offsets, clusters, start, end, pen } = run;
	const shown = text.slice(start, end);
	const made: GlyphRun = offsets
		? { font, size, direction, glyphs, advances, offsets, text: shown, clusters }
		: { font, size, direction, glyphs, advances, text: shown, clusters };
	return { at, advance: pen - at, piece, offset: start, run: made };
}
