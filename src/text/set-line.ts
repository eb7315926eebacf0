import type { GlyphRun } from '../base/index.js';
import { type Justification, justifyLine } from './justify.js';
import type { FitTable } from './line-fit.js';
import type { Line, Paragraph, Unit, UnitGlyphs } from './paragraph.js';

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
	table: FitTable,
): SetLine {
	const first = table.firstOf(line.start);
	const last = table.lastOf(first, line.end);
	const gaps = justifyLine(paragraph, line, measure, stretches, how, table);
	const setter = lineSetter(paragraph);
	let at = 0;
	let looseness = 0;
	for (let i = first; i < last; i++) {
		const unit = paragraph.units[i]!;
		const leading = i === first && !paragraph.trimStart ? unit.blankBefore : 0;
		const gap = i < last - 1 ? gaps[i - first]! : paragraph.trimEnd ? 0 : unit.blankAfter;
		setter.place(unit, at + leading, unit.ink + gap);
		at += leading + unit.ink + gap;
		if (i < last - 1 && paragraph.gaps[i]!.kind === 'solid') looseness = Math.max(looseness, gap / unit.em);
	}
	const hyphen = last === line.end ? paragraph.breaks[line.end - 1]?.hyphen : undefined;
	if (hyphen) at += setter.hyphen(hyphen, at, paragraph.units[last - 1]!);
	return { ...setter.finish(), advance: at, looseness };
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
	readonly offsets: number[];
	readonly clusters: number[];
	readonly start: number;
	end: number;
	pen: number;
}

function lineSetter(paragraph: Paragraph) {
	const runs: SetRun[] = [];
	const objects: SetObject[] = [];
	const edges: SetObject[] = [];
	let open: OpenRun | undefined;
	const close = (): void => {
		if (open) runs.push(closed(open, paragraph.text));
		open = undefined;
	};
	const add = (
		glyphs: UnitGlyphs,
		piece: number,
		at: number,
		advance: number,
		start: number,
		end: number,
	): void => {
		const fits =
			open &&
			open.piece === piece &&
			open.font === glyphs.font &&
			open.size === glyphs.size &&
			open.direction === glyphs.direction;
		if (!fits) {
			close();
			const { font, size, direction } = glyphs;
			open = {
				at,
				piece,
				font,
				size,
				direction,
				glyphs: [],
				advances: [],
				offsets: [],
				clusters: [],
				start,
				end,
				pen: at,
			};
		}
		append(open!, glyphs, at, advance, end);
	};
	return {
		/** Puts a unit's ink at `at`; the pen then stands `advance` further on. */
		place(unit: Unit, at: number, advance: number): void {
			if (unit.glyphs.length === 0) {
				const kind = paragraph.pieces[unit.piece]?.kind;
				if (kind === 'object' || kind === 'space') {
					close();
					(kind === 'object' ? objects : edges).push({ at, advance: unit.ink, piece: unit.piece });
				} else if (unit.ink > 0) close();
				return;
			}
			// The glyph begins with its blank half, so it is drawn that much earlier than its ink.
			add(
				unit.glyphs[0]!,
				unit.piece,
				at - unit.blankBefore,
				advance + unit.blankBefore,
				unit.start,
				unit.end,
			);
		},
		hyphen(glyphs: UnitGlyphs, at: number, unit: Unit): number {
			const advance = glyphs.advances.reduce((sum, value) => sum + value, 0);
			add({ ...glyphs, clusters: [unit.end] }, unit.piece, at, advance, unit.end, unit.end);
			return advance;
		},
		finish(): Pick<SetLine, 'runs' | 'objects' | 'edges'> {
			close();
			return { runs, objects, edges };
		},
	};
}

/** Adds glyphs at `at`: the advance of the glyph before takes up the difference to where the pen stands. */
function append(run: OpenRun, glyphs: UnitGlyphs, at: number, advance: number, end: number): void {
	if (run.advances.length > 0) run.advances[run.advances.length - 1]! += at - run.pen;
	const own = glyphs.advances.reduce((sum, value) => sum + value, 0);
	glyphs.glyphs.forEach((glyph, i) => {
		const isLast = i === glyphs.glyphs.length - 1;
		run.glyphs.push(glyph);
		run.advances.push(glyphs.advances[i]! + (isLast ? advance - own : 0));
		run.offsets.push(glyphs.offsets?.[2 * i] ?? 0, glyphs.offsets?.[2 * i + 1] ?? 0);
		run.clusters.push(glyphs.clusters[i]!);
	});
	run.pen = at + advance;
	run.end = Math.max(run.end, end);
}

function closed(run: OpenRun, text: string): SetRun {
	const { at, piece, font, size, direction, glyphs, advances, offsets, clusters, start, end } = run;
	return {
		at,
		advance: advances.reduce((sum, value) => sum + value, 0),
		piece,
		offset: start,
		run: {
			font,
			size,
			direction,
			glyphs,
			advances,
			...(offsets.some((value) => value !== 0) && { offsets }),
			text: text.slice(start, end),
			clusters: clusters.map((cluster) => cluster - start),
		},
	};
}
