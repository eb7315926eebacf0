import type { Builder } from './builder.js';
import {
	autospaceKind,
	type CharacterClass,
	classOf,
	isHan,
	isInvisible,
	settledClass,
	touching,
} from './character-class.js';
import { type CollapsedText, collapse } from './collapse.js';
import type { Compositor } from './compositor.js';
import { gapsAndBreaks } from './gaps-and-breaks.js';
import { findLineBreaks, PROHIBITED } from './line-breaks.js';
import { ideographOf, markOf, runWidths } from './mark.js';
import type { Paragraph, TextFinding, Unit } from './paragraph.js';
import { faceFor, missingIn, type Setting } from './setting.js';
import { shapeLatin } from './shape-unit.js';
import { plainShape, type Shape } from './shaped.js';
import type { Piece, TextStyle } from './text-style.js';
import { TextUnit } from './text-unit.js';
import { combinesAll } from './vertical/combine.js';
import { turnedQuotes } from './vertical/turned-quotes.js';
import { combinedPart, wordOf } from './word.js';

/**
 * Makes a paragraph ready for composing: characters to units, gaps between them, places to break. `block` is the style of the
 * block that the text stands in.
 */
export function prepareParagraph(
	pieces: readonly Piece[],
	compositor: Compositor,
	block: TextStyle,
): Paragraph {
	const collapsed = collapse(pieces);
	const settings = pieces.map(({ style, language }) => compositor.settingOf(style, language));
	const findings: TextFinding[] = [];
	const classes = classesOf(collapsed, pieces, settings, findings);
	const styleAt = (offset: number): TextStyle => pieces[collapsed.pieceOf[offset]!]!.style;
	const chinese = settings.map((setting) => setting.chinese);
	const builder: Builder = {
		compositor,
		pieces,
		settings,
		collapsed,
		classes,
		turned: turnedQuotes(
			collapsed.text,
			classes,
			styleAt,
			pieces.map(({ style }) => style),
		),
		breaks: findLineBreaks(collapsed, pieces, classes, chinese),
		units: [],
		hyphens: {},
		forced: new Set(),
		findings,
	};
	const { length } = collapsed.text;
	for (let at = 0; at < length; ) at = takeUnit(builder, at);
	const first = pieces.find((piece) => piece.kind === 'text') ?? pieces[0];
	const setting = compositor.settingOf(block, first?.language ?? '');
	return {
		text: collapsed.text,
		pieces,
		block,
		units: builder.units,
		...gapsAndBreaks(builder),
		language: setting.record,
		edges: setting.spacing.edges,
		pieceOf: collapsed.pieceOf,
		sources: collapsed.sources,
		findings,
	};
}

/** The class of each UTF-16 unit; the second half of a surrogate pair has that of its first. */
function classesOf(
	{ text, pieceOf }: CollapsedText,
	pieces: readonly Piece[],
	settings: readonly Setting[],
	findings: TextFinding[],
): readonly CharacterClass[] {
	const classes: CharacterClass[] = new Array(text.length);
	let inSingleQuotes = false;
	/** What stands beside, the edges of inline boxes passed over. */
	const beside = (at: number, step: 1 | -1): number => {
		let i = at;
		while (i >= 0 && i < text.length && pieces[pieceOf[i]!]!.kind === 'space') i += step;
		if (i < 0 || i >= text.length) return 0;
		const code = text.charCodeAt(i);
		const isLow = code >= 0xdc00 && code < 0xe000;
		return step < 0 && isLow && i > 0 ? text.codePointAt(i - 1)! : text.codePointAt(i)!;
	};
	for (let i = 0; i < text.length; i++) {
		const code = text.codePointAt(i)!;
		const known = settledClass(code);
		if (known) {
			classes[i] = known;
			if (code === 0x22 || code === 0x27) noteStraightQuote(code, i, text, settings[pieceOf[i]!]!, findings);
			continue;
		}
		const wide = code > 0xffff;
		const { chinese } = settings[pieceOf[i]!]!;
		const after = beside(i + (wide ? 2 : 1), 1);
		const kind = classOf(code, { before: beside(i - 1, -1), after, chinese, inSingleQuotes });
		if (code === 0x2018) inSingleQuotes = true;
		else if (code === 0x2019 && kind === 'close') inSingleQuotes = false;
		if (kind === 'ellipsis' && after !== code && text.charCodeAt(i - 1) !== code)
			findings.push({ kind: 'single-ellipsis', offset: i, character: text[i]! });
		classes[i] = kind;
		if (wide) classes[++i] = kind;
	}
	return classes;
}

/** A typewriter's quotation mark beside a Chinese character (TYPOGRAPHY section 11, R-Q6). */
function noteStraightQuote(
	code: number,
	at: number,
	text: string,
	{ chinese }: Setting,
	findings: TextFinding[],
): void {
	if (!chinese) return;
	if (isHan(text.charCodeAt(at - 1)) || isHan(text.charCodeAt(at + 1)))
		findings.push({ kind: 'straight-quote', offset: at, character: String.fromCharCode(code) });
}

/** Takes one unit, or the units of one word, that start at `at`; answers where the next starts. */
function takeUnit(builder: Builder, at: number): number {
	const { pieces, settings, collapsed, classes, units } = builder;
	const { text, pieceOf } = collapsed;
	const index = pieceOf[at]!;
	const piece = pieces[index]!;
	const code = text.codePointAt(at)!;
	const end = at + (code > 0xffff ? 2 : 1);
	const setting = settings[index]!;
	if (code === LINE_FEED) {
		if (units.length === 0 || builder.forced.has(units.length - 1))
			units.push(blankUnit('space', at, at, index, 0, setting));
		builder.forced.add(units.length - 1);
		return end;
	}
	// They only say where a line may end, which is known, or how letters of other scripts run.
	if (isInvisible(code)) return end;
	if (piece.kind !== 'text') {
		const advance = piece.kind === 'break' ? 0 : piece.advance;
		units.push(blankUnit('object', at, end, index, advance, setting));
		return end;
	}
	const together =
		setting.style.textCombineUpright === 'all' ? takeCombined(builder, at, setting) : undefined;
	if (together !== undefined) return together;
	const kind = classes[at]!;
	if (kind === 'space') return takeSpace(builder, at, setting);
	if (kind === 'latin') return takeWord(builder, at, setting);
	if (kind === 'han' && !(end < text.length && builder.breaks.isJoined(end))) {
		const cluster = ideographOf(code, setting);
		if (!cluster.glyphs) noteMissing(builder, at, String.fromCodePoint(code));
		units.push(new TextUnit(kind, at, end, index, cluster));
		return end;
	}
	return takeMark(builder, at, setting);
}

const LINE_FEED = 0x0a;
const ZERO_WIDTH_SPACE = 0x200b;
const WORD_JOINER = 0x2060;
const SPACE = 0x20;
const TAB = 0x09;

/** A unit without glyphs: room that something else fills, or that stays empty. */
const blankUnit = (
	kind: 'space' | 'object' | 'han',
	start: number,
	end: number,
	piece: number,
	ink: number,
	{ style }: Setting,
): Unit => new TextUnit(kind, start, end, piece, plainShape(undefined, ink, style.fontSize));

function noteMissing({ findings }: Builder, offset: number, character: string): void {
	findings.push({ kind: 'missing-glyph', offset, character });
}

/** Spaces counted: no more of a span is looked at. */
const LONGEST_COMBINED = 64;

/** At the start of a span that is to stand in one em of a vertical line: all of its text, without the spaces at its ends. */
function takeCombined(builder: Builder, at: number, setting: Setting): number | undefined {
	const { units, collapsed, classes } = builder;
	const { text, pieceOf } = collapsed;
	const piece = pieceOf[at]!;
	if (at > 0 && pieceOf[at - 1] === piece) return undefined;
	let to = at;
	while (to < text.length && pieceOf[to] === piece && to - at <= LONGEST_COMBINED) to++;
	const whole = text.slice(at, to);
	const shown = whole.trim();
	const made = combinesAll(shown, setting.style) ? combinedPart(shown, setting) : undefined;
	if (!made) return undefined;
	const start = to - whole.trimStart().length;
	const kind = classes[start] === 'latin' ? 'latin' : 'han';
	units.push(new TextUnit(kind, start, start + shown.length, piece, made.shape));
	return to;
}

/** A mark, or a run of them that is one unit, with the joiners that go with it. */
function takeMark(builder: Builder, at: number, setting: Setting): number {
	const { collapsed, classes, units, breaks, turned } = builder;
	const { text, pieceOf } = collapsed;
	const kind = classes[at]!;
	const widths = runWidths(kind, text, at, setting.record.marks);
	let end = at + (widths ? widths.length : text.codePointAt(at)! > 0xffff ? 2 : 1);
	while (end < text.length && breaks.isJoined(end)) end++;
	const shown = text.slice(at, end);
	const cluster = markOf(kind, shown, widths, setting, turned?.has(at));
	const { glyphs } = cluster;
	if (!glyphs) noteMissing(builder, at, String.fromCodePoint(text.codePointAt(at)!));
	else if (end - at > 1) {
		const face = setting.faces.find(({ id }) => id === glyphs.font)!;
		for (const { at: offset, character } of missingIn(shown, glyphs.glyphs, face))
			noteMissing(builder, at + offset, character);
	}
	units.push(new TextUnit(cluster.glyphs ? kind : 'han', at, end, pieceOf[at]!, cluster));
	return end;
}

/** A word with its marks: one unit, or one a syllable where it may be hyphenated and after its own hyphens and slashes. */
function takeWord(builder: Builder, at: number, setting: Setting): number {
	const { collapsed, classes, units, hyphens, breaks, settings, pieces, compositor } = builder;
	const { text, pieceOf } = collapsed;
	let end = at;
	let hasBreaks = false;
	for (; end < text.length && classes[end] === 'latin'; end++) {
		const code = text.charCodeAt(end);
		if (code === LINE_FEED || code === ZERO_WIDTH_SPACE || code === WORD_JOINER) break;
		if (end === at) continue;
		const piece = pieceOf[end]!;
		// A span without style goes on with the word; one with another setting does not.
		if (piece !== pieceOf[end - 1] && (settings[piece] !== setting || isApart(pieces[piece]!))) break;
		if (breaks.before[end] !== PROHIBITED) hasBreaks = true;
	}
	const source = text.slice(at, end);
	let signature = '';
	if (hasBreaks) for (let i = at; i < end; i++) signature += breaks.before[i] === PROHIBITED ? '0' : '1';
	const word = wordOf(source, signature, compositor, setting);
	for (const { at: offset, character } of word.missing) noteMissing(builder, at + offset, character);
	for (const part of word.parts) {
		const start = at + part.start;
		const kind = part.shape.glyphs ? 'latin' : 'han';
		units.push(new TextUnit(kind, start, at + part.end, pieceOf[start]!, part.shape));
		if (part.hyphen) hyphens[units.length - 1] = part.hyphen;
	}
	return end;
}

const isApart = (piece: Piece): boolean => piece.kind === 'text' && piece.isApart === true;

function takeSpace(builder: Builder, at: number, setting: Setting): number {
	const { units, collapsed, classes } = builder;
	const { text, pieceOf } = collapsed;
	const { style, chinese } = setting;
	const end = at + 1;
	const code = text.charCodeAt(at);
	const last = units.at(-1);
	// A typed space between Chinese and Latin gives way to the autospace (text-autospace: replace).
	if (code === SPACE && chinese && style.textAutospace.replaces && last && end < text.length) {
		const sides = [last.class, classes[end]!];
		const isLatinFirst = last.class === 'latin';
		const kind = autospaceKind(isLatinFirst ? touching(text, at - 1) : text.codePointAt(end)!);
		const isSpaced = kind !== undefined && style.textAutospace[kind] && !builder.breaks.isJoined(end);
		if (sides.includes('han') && sides.includes('latin') && isSpaced) return end;
	}
	units.push(new TextUnit('space', at, end, pieceOf[at]!, spaceOf(code, setting)));
	return end;
}

/** A space, with the glyph that its face has for it. */
function spaceOf(code: number, setting: Setting): Shape {
	const known = setting.spaces.get(code);
	if (known) return known;
	const shape = makeSpace(code, setting);
	setting.spaces.set(code, shape);
	return shape;
}

function makeSpace(code: number, setting: Setting): Shape {
	const { fontSize, wordSpacing } = setting.style;
	const shown = code === TAB ? SPACE : code;
	const own = faceFor(shown, setting, false);
	const face = own ?? faceFor(SPACE, setting, false);
	if (!face) return plainShape(undefined, fontSize / 4, fontSize);
	const shaped = shapeLatin(String.fromCharCode(own ? shown : SPACE), face, setting);
	const glyphs =
		wordSpacing === 0
			? shaped
			: { ...shaped, advances: shaped.advances.map((advance) => advance + wordSpacing) };
	let ink = 0;
	for (const advance of glyphs.advances) ink += advance;
	return plainShape(glyphs, ink, fontSize);
}
