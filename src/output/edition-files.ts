import type { Drawing, DrawingOp, Span } from '../base/index.js';
import type { FontSet } from '../font/index.js';
import {
	type DisplayList,
	type Op,
	type PaintedDocument,
	rasterDrawing,
	rasterPage,
	svgDrawing,
} from '../paint/index.js';
import { type Profile, profiles, writePdf } from '../pdf/index.js';

/** An edition ready to be written. */
export interface EditionContent {
	readonly edition: string;
	readonly painted: PaintedDocument;
	readonly plots: readonly PlottedChart[];
	readonly fonts: FontSet;
	/** The date of the issue, `2023-08-03`. */
	readonly date: string;
	/** How stories were made to fit their frames. */
	readonly decisions: readonly FittedStory[];
}

/** A chart that gets files of its own. */
export interface PlottedChart {
	readonly name: string;
	/** Its headline and alternative text, and their language: what a screen reader says. */
	readonly title: string;
	readonly alt: string;
	readonly language: string;
	readonly drawing: Drawing;
}

/** What the ladder of a story came to. */
export interface FittedStory {
	readonly story: string;
	readonly folio: string;
	/** Lines too many and empty rows, before and after. */
	readonly before: { readonly lines: number; readonly rows: number };
	readonly after: { readonly lines: number; readonly rows: number };
	readonly steps: readonly string[];
	readonly refused: readonly string[];
	/** What is left to the editor, and where. */
	readonly remedy?: string;
	readonly place?: Span;
}

/** A file of an edition: its path below the folder of the issue, and its bytes. */
export interface OutputFile {
	readonly path: string;
	readonly bytes: Uint8Array;
}

/** Page pictures are for looking at. */
const PAGE_DPI = 110;

/**
 * Makes all files of an edition: the PDF, a picture of each page, each chart as PNG and SVG. Nothing is written yet. Charts stand
 * in a folder of their edition: two editions draw the same chart at two sizes, and neither writes over what the other reports.
 */
export async function editionFiles(
	{ edition, painted, plots, fonts, date }: EditionContent,
	profile: Profile = profiles.screen,
): Promise<readonly OutputFile[]> {
	const pictures = overlapping<OutputFile>([
		...painted.pages.map((list, index) => async () => ({
			path: `pages/${edition}-${index + 1}.png`,
			bytes: await rasterPage(list, fonts, PAGE_DPI),
		})),
		...plots.map(({ name, drawing }) => async () => ({
			path: `charts/${edition}/${name}.png`,
			bytes: await rasterDrawing(drawing, fonts, profile.chartDpi),
		})),
	]);
	// While pictures are packed in threads; a fault of the PDF is told first, whichever comes first.
	pictures.catch(() => {});
	const pdf = { path: `${edition}.pdf`, bytes: await writePdf(painted, { profile, fonts, date }) };
	const drawn = plots.map(({ name, drawing, ...words }) => ({
		path: `charts/${edition}/${name}.svg`,
		bytes: new TextEncoder().encode(svgDrawing(drawing, fonts, words)),
	}));
	const files = [pdf, ...(await pictures)];
	const pages = 1 + painted.pages.length;
	return [...files.slice(0, pages), ...drawn.flatMap((svg, index) => [svg, files[pages + index]!])];
}

/** Results in the order of what makes them, a few under way at a time: more would only fill the memory. */
async function overlapping<T>(makers: readonly (() => Promise<T>)[]): Promise<readonly T[]> {
	const results: Promise<T>[] = [];
	for (const [index, make] of makers.entries()) {
		if (index >= MOST_UNDER_WAY) await results[index - MOST_UNDER_WAY];
		const made = make();
		// Told when its turn comes.
		made.catch(() => {});
		results.push(made);
	}
	return await Promise.all(results);
}

/** Two that are packed, and one that is painted. */
const MOST_UNDER_WAY = 3;

/** Ids of the faces that the pages use, sorted. */
export function facesUsed(pages: readonly DisplayList[]): readonly string[] {
	const ids = new Set<string>();
	const visit = (op: Op | DrawingOp): void => {
		if (op.op === 'glyphs') ids.add(op.run.font);
		else if ('ops' in op) for (const inner of op.ops) visit(inner);
	};
	for (const { ops } of pages) for (const op of ops) visit(op);
	return [...ids].sort();
}
