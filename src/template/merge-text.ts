import type { Span } from '../base/index.js';
import type { Language, PlacedText } from '../issue/index.js';
import { type Rendering, View } from './call.js';
import { evaluateTag } from './evaluate-tag.js';
import { element, fixedText, Html, joinHtml, nothing, placedText } from './html.js';
import { isLocalized, isPlacedText } from './values.js';

/** {{…}} on one line; three braces are seen so that they can be refused. */
export const TAG = /\{\{\{?[^{}\n]*\}?\}\}/g;

/** A piece of text as written, and where each of its characters stands. */
export interface Literal {
	readonly text: string;
	readonly placeOf: (index: number) => Span;
	/** False when all of it counts as standing at one place. */
	readonly isMoving: boolean;
	/** True for what readers read as prose: no digit may stand in it. */
	readonly isProse: boolean;
}

/** A text of the data with its merge tags resolved. */
export function mergeText(
	text: PlacedText,
	isProse: boolean,
	language: Language,
	rendering: Rendering,
): Html {
	const { span, isVerbatim } = text;
	const placeOf = (index: number): Span => (isVerbatim ? { ...span, column: span.column + index } : span);
	const parts: Html[] = [];
	const addLiteral = (from: number, to: number): void => {
		if (to <= from) return;
		const piece = { text: text.text.slice(from, to), placeOf: (index: number) => placeOf(from + index) };
		const open = piece.text.indexOf('{{');
		if (open >= 0) reportUnclosedTag(piece.placeOf(open), rendering);
		parts.push(mergeLiteral({ ...piece, isMoving: isVerbatim, isProse }, rendering));
	};
	let from = 0;
	for (const match of text.text.matchAll(TAG)) {
		addLiteral(from, match.index);
		parts.push(mergeTag(match[0], placeOf(match.index), language, rendering));
		from = match.index + match[0].length;
	}
	addLiteral(from, text.text.length);
	return joinHtml(parts);
}

/** What a tag prints. */
export function mergeTag(source: string, span: Span, language: Language, rendering: Rendering): Html {
	if (rendering.isInText) {
		rendering.report({
			code: 'template/nested-tag',
			severity: 'error',
			message: `"${source}" stands in a text that is itself merged into a text`,
			span,
			hint: 'a name holds no tags',
		});
		return nothing;
	}
	const value = evaluateTag(source, span, language, rendering);
	return toHtml(value, { span, language, rendering: { ...rendering, isInText: true } });
}

/** Text between tags: escaped, with its names kept whole, and refused where a figure was typed. */
export function mergeLiteral(literal: Literal, rendering: Rendering): Html {
	const { text, placeOf, isMoving } = literal;
	const { marks, issue } = rendering;
	const { terms } = issue.publication;
	const parts: Html[] = [];
	const write = (from: number, to: number): Html => {
		const piece = text.slice(from, to);
		return isMoving
			? placedText(piece, (index) => placeOf(from + index), marks)
			: fixedText(piece, placeOf(from), marks);
	};
	const addPlain = (from: number, to: number): void => {
		if (to <= from) return;
		if (literal.isProse) refuseFigures(text.slice(from, to), (index) => placeOf(from + index), rendering);
		parts.push(write(from, to));
	};
	let from = 0;
	for (let at = 0; at < text.length; ) {
		const term = terms.find((name) => text.startsWith(name, at));
		if (term === undefined) {
			at++;
			continue;
		}
		addPlain(from, at);
		const name = write(at, at + term.length);
		parts.push(element('span', { class: 'term' }, name, { span: placeOf(at), marks }));
		at += term.length;
		from = at;
	}
	addPlain(from, text.length);
	return joinHtml(parts);
}

export function reportUnclosedTag(span: Span, { report }: Rendering): void {
	report({
		code: 'template/unclosed-tag',
		severity: 'error',
		message: 'a merge tag is not closed',
		span,
		hint: 'a tag stands on one line, between {{ and }}',
	});
}

/** Figures come from the data, so that they agree in both languages and can be proved: a typed one is an error. */
function refuseFigures(text: string, placeOf: (index: number) => Span, { report }: Rendering): void {
	for (const match of text.matchAll(/\p{Nd}+(?:[-–.,．，]\p{Nd}+)*/gu)) {
		report({
			code: 'template/typed-figure',
			severity: 'error',
			message: `"${match[0]}" is typed into the text`,
			span: placeOf(match.index),
			hint: 'merge it from the data with {{fig …}}, or name it in terms of publication.yaml',
		});
	}
}

/** Any value as markup. What is no text is reported and prints as nothing. */
export function toHtml(
	value: unknown,
	{
		span,
		language,
		rendering,
	}: { readonly span: Span; readonly language: Language; readonly rendering: Rendering },
): Html {
	if (value instanceof Html) return value;
	if (value === undefined || value === null || value === false) return nothing;
	if (typeof value === 'string' || typeof value === 'number' || value === true) {
		return fixedText(String(value), span, rendering.marks);
	}
	if (isPlacedText(value)) return mergeText(value, false, language, rendering);
	if (isLocalized(value)) {
		const text = value.texts[language];
		if (text) return mergeText(text, true, language, rendering);
		rendering.report({
			code: 'template/no-such-language',
			severity: 'error',
			message: `the text has no version in "${language}"`,
			span,
		});
		return nothing;
	}
	const kind = Array.isArray(value) ? 'a list' : value instanceof View ? 'a group of fields' : 'a mapping';
	rendering.report({
		code: 'template/not-text',
		severity: 'error',
		message: `${kind} cannot be printed as text`,
		span,
		hint: Array.isArray(value) ? 'go through it with {{#each …}}' : 'name one of its fields',
	});
	return nothing;
}
