import type { Span } from '../base/index.js';
import { type Marks, neutral, withoutMarks } from './marks.js';

/** A value that is markup already: made by a helper, never by data. Its text is escaped and marked with places. */
export class Html {
	constructor(
		readonly html: string,
		/** The same without elements, for attributes and titles; escaped. */
		readonly plain: string,
	) {}

	/** True when nothing would be printed. */
	get isEmpty(): boolean {
		return withoutMarks(this.html).trim() === '';
	}

	/** So that Handlebars prints it as it is, should it ever meet it. */
	toHTML(): string {
		return this.html;
	}

	/** The text as it reads, without markup and marks. */
	text(): string {
		return withoutMarks(this.plain).replace(/&(amp|lt|gt|quot);/g, (_, name: string) => CHARACTERS[name]!);
	}
}

export const nothing = new Html('', '');

export function joinHtml(parts: readonly Html[]): Html {
	return new Html(parts.map(({ html }) => html).join(''), parts.map(({ plain }) => plain).join(''));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

const escapeHtml = (text: string): string => neutral(text).replace(/[&<>"]/g, (found) => ENTITIES[found]!);

/** Text that as a whole comes from one place. */
export function fixedText(text: string, span: Span, marks: Marks): Html {
	const marked = text === '' ? '' : marks.fixed(span) + escapeHtml(text);
	return new Html(marked, marked);
}

/**
 * Text whose characters each have their own place. A mark is set wherever the place does not follow from the one before: at line
 * ends, and after a character that is longer in HTML than in its file.
 */
export function placedText(text: string, placeOf: (index: number) => Span, marks: Marks): Html {
	let marked = '';
	let expected: Span | undefined;
	for (let index = 0; index < text.length; index++) {
		const place = placeOf(index);
		const follows =
			expected !== undefined &&
			expected.file === place.file &&
			expected.line === place.line &&
			expected.column === place.column;
		const written = escapeHtml(text[index]!);
		marked += (follows ? '' : marks.moving(place)) + written;
		expected = written.length === 1 ? { ...place, column: place.column + 1 } : undefined;
	}
	return new Html(marked, marked);
}

/** An element around markup; attribute values are markup without elements. In plain use only its content counts. */
export function element(
	tag: string,
	attributes: Readonly<Record<string, string | Html>>,
	content: Html,
	{ span, marks }: { readonly span: Span; readonly marks: Marks },
): Html {
	const written = writeAttributes(attributes);
	const place = marks.fixed(span);
	return new Html(`${place}<${tag}${written}>${content.html}${place}</${tag}>`, content.plain);
}

/** An element that has no content and no end tag. */
export function voidElement(
	tag: string,
	attributes: Readonly<Record<string, string | Html>>,
	{ span, marks }: { readonly span: Span; readonly marks: Marks },
): Html {
	return new Html(`${marks.fixed(span)}<${tag}${writeAttributes(attributes)}>`, '');
}

function writeAttributes(attributes: Readonly<Record<string, string | Html>>): string {
	return Object.entries(attributes)
		.map(([name, value]) => ` ${name}="${value instanceof Html ? value.plain : escapeHtml(value)}"`)
		.join('');
}
