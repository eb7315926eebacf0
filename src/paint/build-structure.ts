import type { Box } from '../layout/index.js';
import type { StructureElement, StructureRole } from './display-list.js';

/** An element as layout knows it. */
type Element = NonNullable<Box['element']>;

/** The document's structure, and which of its elements the text of an HTML element belongs to. */
export interface DocumentStructure {
	readonly root: StructureElement;
	/** Id of the structure element for text that stands directly in an element; none for what is not read. */
	textId(element: Element): number | undefined;
	/** Id for the marker of a list item. */
	labelId(element: Element): number | undefined;
}

/** What text stands in directly, and what only groups. A container with text of its own gets a paragraph for it. */
const textRoles: Readonly<Record<string, StructureRole>> = {
	p: 'P',
	h1: 'H1',
	h2: 'H2',
	h3: 'H3',
	h4: 'H4',
	h5: 'H5',
	h6: 'H6',
	figcaption: 'Caption',
	caption: 'Caption',
	pre: 'P',
	dt: 'P',
	dd: 'P',
	address: 'P',
};
const groupRoles: Readonly<Record<string, StructureRole>> = {
	body: 'Document',
	article: 'Art',
	section: 'Sect',
	aside: 'Sect',
	nav: 'Sect',
	main: 'Sect',
	figure: 'Sect',
	blockquote: 'BlockQuote',
	ul: 'L',
	ol: 'L',
	menu: 'L',
	table: 'Table',
	thead: 'THead',
	tbody: 'TBody',
	tfoot: 'TFoot',
	tr: 'TR',
};
const cellRoles: Readonly<Record<string, StructureRole>> = { td: 'TD', th: 'TH' };
const inlineTags = new Set(
	'a abbr b bdi bdo br cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr font tt big strike acronym center nobr ruby rb rt rtc rp label input button select textarea output progress meter noscript'.split(
		' ',
	),
);
const pictureTags = new Set(['img', 'svg', 'object']);

interface Draft {
	id: number;
	role: StructureRole;
	language?: string;
	alt?: string;
	scope?: 'Row' | 'Column';
	columnSpan?: number;
	rowSpan?: number;
	children: Draft[];
	span: Element['span'];
}

/** Builds the logical order from the document, whatever the order of the page (ISO 32000-1 14.8, Matterhorn Protocol). */
export function buildStructure(
	document: Element,
	isPrinted: (element: Element) => boolean,
	notes: ReadonlySet<Element> = new Set(),
): DocumentStructure {
	const texts = new Map<Element, number | undefined>();
	const labels = new Map<Element, number>();
	let count = 0;
	const levels: HeadingLevels = { last: 0 };
	const draft = (role: StructureRole, element: Element, parent: Draft | undefined): Draft => {
		const made: Draft = { id: count++, role, children: [], span: element.span };
		const { lang } = element.attributes;
		if (lang) made.language = lang;
		parent?.children.push(made);
		return made;
	};
	const root = draft('Document', document, undefined);
	const visit = (element: Element, parent: Draft, text: number | undefined): void => {
		if (!isPrinted(element)) return;
		const isOrnament = pictureTags.has(element.tag) && alternativeOf(element) === '';
		if (
			isOrnament ||
			element.attributes['aria-hidden'] === 'true' ||
			element.attributes.role === 'presentation'
		) {
			silence(element, texts);
			return;
		}
		if (element.tag === 'ruby') {
			visitRuby(element, parent);
			return;
		}
		const place = notes.has(element)
			? placeOfNote(draft('Note', element, parent))
			: placeOf(element, parent, text, draft, labels, levels);
		texts.set(element, place.text);
		for (const child of element.children)
			if (child.kind === 'element' && element.tag !== 'svg') visit(child, place.group, place.text);
	};
	/**
	 * A ruby is its bases and its annotations (ISO 32000-1, 14.8.4.4.2). What stands in it without an element of its own is one
	 * base, before them all.
	 */
	const visitRuby = (element: Element, parent: Draft): void => {
		const ruby = draft('Ruby', element, parent);
		const base = hasOwnBase(element) ? draft('RB', element, ruby) : ruby;
		texts.set(element, base.id);
		const part = (role: 'RB' | 'RT', child: Element): void => {
			if (!isPrinted(child)) return;
			const made = draft(role, child, ruby);
			texts.set(child, made.id);
			for (const inner of child.children) if (inner.kind === 'element') visit(inner, made, made.id);
		};
		for (const child of element.children) {
			if (child.kind !== 'element') continue;
			const inner = child.children.filter((each) => each.kind === 'element');
			if (child.tag === 'rt' || child.tag === 'rb') part(child.tag === 'rt' ? 'RT' : 'RB', child);
			else if (child.tag === 'rtc' && inner.some(({ tag }) => tag === 'rt'))
				for (const text of inner) part('RT', text);
			else if (child.tag === 'rtc') part('RT', child);
			else visit(child, base, base.id);
		}
	};
	visit(document, root, undefined);
	return {
		root: pruned(root),
		textId: (element) => texts.get(element),
		labelId: (element) => labels.get(element),
	};
}

const hasOwnBase = ({ children }: Element): boolean =>
	children.some((child) =>
		child.kind === 'text' ? child.text.trim() !== '' : !['rb', 'rt', 'rtc', 'rp'].includes(child.tag),
	);

/**
 * What is read in the place of a picture: its words, its title, the name of its file. A picture with none, or with empty words, is
 * an ornament (HTML 4.8.4.4; ISO 14289-1, 7.3).
 */
function alternativeOf({ tag, attributes, children }: Element): string {
	const given = attributes.alt ?? attributes['aria-label'];
	if (given !== undefined) return given.trim();
	const titled = children.find(
		(child) => child.kind === 'element' && (child.tag === 'title' || child.tag === 'desc'),
	);
	const title = attributes.title ?? (titled?.kind === 'element' ? textOf(titled) : undefined);
	if (title !== undefined || tag !== 'img') return (title ?? '').trim();
	return /^data:/i.test(attributes.src ?? '')
		? ''
		: (attributes.src ?? '').replace(/[?#].*$/, '').replace(/^.*\//, '');
}

const textOf = ({ children }: Element): string =>
	children.map((child) => (child.kind === 'text' ? child.text : textOf(child))).join('');

function silence(element: Element, texts: Map<Element, number | undefined>): void {
	texts.set(element, undefined);
	for (const child of element.children) if (child.kind === 'element') silence(child, texts);
}

interface Place {
	readonly group: Draft;
	readonly text: number | undefined;
}

/** A footnote is read where it is called (ISO 32000-1, 14.8.4.4.1). */
const placeOfNote = (note: Draft): Place => ({ group: note, text: note.id });

type MakeDraft = (role: StructureRole, element: Element, parent: Draft | undefined) => Draft;

function placeOf(
	element: Element,
	parent: Draft,
	text: number | undefined,
	draft: MakeDraft,
	labels: Map<Element, number>,
	levels: HeadingLevels,
): Place {
	const { tag, attributes } = element;
	if (pictureTags.has(tag)) {
		const figure = draft('Figure', element, parent);
		figure.alt = alternativeOf(element);
		return { group: figure, text: figure.id };
	}
	if (inlineTags.has(tag)) {
		if (attributes.lang === undefined) return { group: parent, text };
		const span = draft('Span', element, parent);
		return { group: span, text: span.id };
	}
	if (tag === 'li') {
		const item = draft('LI', element, parent);
		labels.set(element, draft('Lbl', element, item).id);
		const body = draft('LBody', element, item);
		return { group: body, text: body.id };
	}
	const cell = cellRoles[tag];
	if (cell) {
		const made = draft(cell, element, parent);
		if (cell === 'TH') made.scope = attributes.scope === 'row' ? 'Row' : 'Column';
		const span = (name: string): number => Math.max(1, Number.parseInt(attributes[name] ?? '1', 10) || 1);
		if (span('colspan') > 1) made.columnSpan = span('colspan');
		if (span('rowspan') > 1) made.rowSpan = span('rowspan');
		return { group: made, text: made.id };
	}
	const own = textRoles[tag];
	if (own) {
		const made = draft(headingRole(own, levels), element, parent);
		return { group: made, text: made.id };
	}
	const role = tag === 'html' || tag === 'body' ? undefined : groupRoles[tag];
	const group = role ? draft(role, element, parent) : parent;
	const hasText =
		element.children.some((child) => child.kind === 'text' && child.text.trim() !== '') ||
		element.children.some((child) => child.kind === 'element' && inlineTags.has(child.tag));
	return { group, text: hasText ? draft('P', element, group).id : undefined };
}

/** The level of the heading before. */
interface HeadingLevels {
	last: number;
}

/** A heading may not stand more than one level below the one before it (ISO 14289-1, 7.4.2): a page may, its tags do not. */
function headingRole(role: StructureRole, levels: HeadingLevels): StructureRole {
	const level = /^H([1-6])$/.exec(role)?.[1];
	if (level === undefined) return role;
	levels.last = Math.min(Number(level), levels.last + 1);
	return headings[levels.last - 1]!;
}

const headings = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6'] as const;

/** Groups in which nothing is left are left out; text elements stay, for their content comes with painting. */
function pruned(draft: Draft): StructureElement {
	const children = draft.children
		.filter((child) => !(isGroup(child.role) && child.children.length === 0))
		.map(pruned);
	return { ...draft, children };
}

const isGroup = (role: StructureRole): boolean =>
	role === 'Sect' || role === 'Art' || role === 'Div' || role === 'L' || role === 'BlockQuote';
