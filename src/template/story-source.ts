import { originAt, originsOfFile, type Span } from '../base/index.js';
import type { StoryText } from '../issue/index.js';
import { TAG } from './merge-text.js';

/**
 * A story's Markdown as the parser sees it. Merge tags are hidden behind letters of the same length, so that quotes, underscores
 * and stars in them are never Markdown; so are Chinese marks beside a star, or `**“引用”**正文` would not be bold: CommonMark
 * takes such a star for an opening one.
 */
export interface StorySource {
	/** As long as `body`, so offsets agree. */
	readonly hidden: string;
	readonly body: string;
	/** Merge tags by the offset where they start. */
	readonly tags: ReadonlyMap<number, string>;
	placeOf(offset: number): Span;
}

const HIDDEN_TAG = '\uFDD2';
const HIDDEN_MARK = '\uFDD3';
const MARK_BESIDE_STAR = /(?<=\*)[\p{P}\p{S}](?<![\p{ASCII}])|[\p{P}\p{S}](?<![\p{ASCII}])(?=\*)/gu;

export function storySource({ body, bodyLine, file }: StoryText): StorySource {
	const tags = new Map<number, string>();
	const withoutTags = body.replace(TAG, (tag, offset: number) => {
		// A backslash before a tag keeps it as text.
		if (body[offset - 1] === '\\') return tag;
		tags.set(offset, tag);
		return HIDDEN_TAG.repeat(tag.length);
	});
	const hidden = withoutTags.replace(MARK_BESIDE_STAR, (mark) => HIDDEN_MARK.repeat(mark.length));
	const origins = originsOfFile(file, body);
	return {
		hidden,
		body,
		tags,
		placeOf: (offset) => {
			const span = originAt(origins, offset)!;
			return { ...span, line: span.line + bodyLine - 1 };
		},
	};
}

/**
 * For each character of a text node, the offset in the source that it was read from: past escapes, character references, and what
 * starts a line inside a quotation or list.
 */
export function alignWithSource(
	value: string,
	{ hidden }: StorySource,
	start: number,
	end: number,
): readonly number[] {
	const offsets: number[] = [];
	let at = start;
	for (let index = 0; index < value.length; index++) {
		const character = value[index]!;
		if (character !== '\n' && index > 0 && value[index - 1] === '\n') {
			while (at < end && hidden[at] !== character && /[\s>]/.test(hidden[at]!)) at++;
		}
		if (hidden[at] === '\\' && hidden[at + 1] === character) at++;
		const reference =
			hidden[at] === '&' ? /^&(?:#x?)?\w{1,32};/.exec(hidden.slice(at, at + 40))?.[0] : undefined;
		if (reference !== undefined && !value.startsWith(reference, index)) {
			offsets.push(at);
			at += reference.length;
			continue;
		}
		while (character === '\n' && at < end && hidden[at] !== '\n') at++;
		offsets.push(Math.min(at, end));
		at++;
	}
	return offsets;
}

/** The text as its author wrote it, where it was hidden. */
export function unhide(value: string, offsets: readonly number[], { body }: StorySource): string {
	return Array.from({ length: value.length }, (_, index) => {
		const character = value[index]!;
		return character === HIDDEN_TAG || character === HIDDEN_MARK ? body[offsets[index]!]! : character;
	}).join('');
}
