import { type FontId, originAt, type Report } from '../base/index.js';
import type { FontSet } from '../font/index.js';
import {
	Compositor,
	fitTable,
	type Paragraph,
	type Piece,
	prepareParagraph,
	type SetRun,
	setLine,
} from '../text/index.js';
import type { PictureText, TextPart, TextWay } from './picture-text.js';

/** What a picture's text is set with. */
export interface TextSetting {
	readonly fonts: FontSet;
	/** BCP 47: that of the page where the picture stands. */
	readonly language: string;
	readonly report: Report;
}

/** Glyphs that stand for one piece of text and are moved together. */
export interface Cluster {
	readonly part: TextPart;
	/** Where its text starts. */
	readonly offset: number;
	readonly font: FontId;
	readonly size: number;
	readonly direction: 'horizontal' | 'upright';
	readonly glyphs: readonly number[];
	/** From each glyph to the next; the last one's is not used. */
	readonly advances: readonly number[];
	readonly offsets: readonly number[] | undefined;
	/** It stands side by side in one em of a vertical line. */
	readonly combined: SetRun['combined'];
	/** From where it stands to where the next one does, or where the chunk ends. */
	readonly advance: number;
}

/** Text that is set as a line of its own: it has one place, and is anchored there (SVG 2, 11.8.2). */
export interface Chunk {
	readonly start: number;
	readonly end: number;
	readonly clusters: readonly Cluster[];
	/** Room before the first of them. */
	readonly lead: number;
	readonly advance: number;
	/** The path it runs along. */
	readonly way: TextWay | undefined;
}

/** Shapes a text: a new chunk begins where a character has a place of its own, and at the ends of a path. */
export function chunksOf(text: PictureText, setting: TextSetting): readonly Chunk[] {
	const { places, ways } = text;
	const starts = new Set([0, text.text.length]);
	for (const [at, { x, y }] of places) if (x !== undefined || y !== undefined) starts.add(at);
	for (const { start, end } of ways) starts.add(start).add(end);
	const own = { ...setting, compositor: new Compositor(setting.fonts) };
	const ascending = [...starts].sort((a, b) => a - b);
	let part = 0;
	let way = 0;
	return ascending.slice(0, -1).map((start, i) => {
		const end = ascending[i + 1]!;
		while (part < text.parts.length - 1 && text.parts[part]!.end <= start) part++;
		while (way < ways.length - 1 && ways[way]!.end <= start) way++;
		const along = ways[way];
		const isOnWay = along !== undefined && along.start <= start && end <= along.end;
		return { ...chunkOf(text, part, start, end, own), way: isOnWay ? along : undefined };
	});
}

function chunkOf(
	text: PictureText,
	firstPart: number,
	start: number,
	end: number,
	setting: TextSetting & { readonly compositor: Compositor },
): Omit<Chunk, 'way'> {
	const pieces: Piece[] = [];
	const partsOfPieces: TextPart[] = [];
	for (let i = firstPart; i < text.parts.length && text.parts[i]!.start < end; i++) {
		const part = text.parts[i]!;
		const to = Math.min(part.end, end);
		for (let from = Math.max(part.start, start); from < to; ) {
			// What is moved or turned by itself is not shaped with the character before it.
			let next = from + 1;
			while (next < to && !text.places.has(next)) next++;
			const { style, language = setting.language } = part;
			const piece = { kind: 'text', text: text.text.slice(from, next), style, language } as const;
			pieces.push(text.places.has(from) ? { ...piece, isApart: true } : piece);
			partsOfPieces.push(part);
			from = next;
		}
	}
	const paragraph = prepareParagraph(pieces, setting.compositor, partsOfPieces[0]!.style);
	reportMissing(paragraph, partsOfPieces, start, setting.report);
	const line = { start: 0, end: paragraph.units.length, isLast: true } as const;
	const { runs, advance } = setLine(
		paragraph,
		line,
		Number.POSITIVE_INFINITY,
		false,
		'none',
		fitTable(paragraph),
	);
	const found = runs.flatMap((run) => clustersOf(run, partsOfPieces[run.piece]!, start));
	const clusters = found.map(({ at, ...cluster }, i) => ({
		...cluster,
		advance: (found[i + 1]?.at ?? advance) - at,
	}));
	return { start, end, clusters, lead: found[0]?.at ?? 0, advance };
}

/** The clusters of a run, and where along the line they stand. */
function clustersOf(
	{ at, offset, run, combined }: SetRun,
	part: TextPart,
	start: number,
): (Omit<Cluster, 'advance'> & { readonly at: number })[] {
	const { font, size, direction, glyphs, advances, offsets, clusters } = run;
	const found: (Omit<Cluster, 'advance'> & { readonly at: number })[] = [];
	let pen = at;
	for (let from = 0; from < glyphs.length; ) {
		let to = from + 1;
		while (to < glyphs.length && (combined || clusters[to] === clusters[from])) to++;
		found.push({
			part,
			offset: start + offset + clusters[from]!,
			font,
			size,
			direction,
			glyphs: glyphs.slice(from, to),
			advances: advances.slice(from, to),
			offsets: offsets?.slice(2 * from, 2 * to),
			combined,
			at: pen,
		});
		for (; from < to; from++) pen += advances[from]!;
	}
	return found;
}

function reportMissing(
	paragraph: Paragraph,
	parts: readonly TextPart[],
	start: number,
	report: Report,
): void {
	for (const { kind, offset, character } of paragraph.findings) {
		if (kind !== 'missing-glyph') continue;
		const part = parts[paragraph.pieceOf[offset] ?? 0];
		const span = part && originAt(part.origins, part.sources[start + offset - part.start] ?? 0);
		const families = (part?.style.fontFamily ?? []).map((name) => `"${name}"`).join(', ');
		const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
		report({
			code: 'text/missing-glyph',
			severity: 'error',
			message: `no font of ${families} has "${character}" (U+${code}), which a picture holds`,
			...(span && { span }),
			hint: 'write it otherwise, or add a font that has it to fonts/fonts.yaml',
		});
	}
}
