import { originsOfFile, type Report } from '../base/index.js';
import { type Document, type Element, elementsOf, parseHtml } from '../dom/index.js';
import type { Root } from '../files/index.js';
import type { StyleSheetSource } from '../style/index.js';
import { decodeHtml, refuseEmpty } from './decode-html.js';
import { guessLanguage } from './language.js';
import { pageSheets } from './page-sheets.js';

/** A page that nobody here wrote, as it goes into the press. */
export interface ForeignPage {
	readonly document: Document;
	readonly sheets: readonly StyleSheetSource[];
	readonly title: string;
	/** BCP 47: as the page says, else guessed from its script. */
	readonly language: string;
	/** The day the page says it is of, `2026-03-31`. */
	readonly date?: string;
}

/** Opens a page: its text, or a file below the root. What it links to is read from below the root and nowhere else. */
export function openPage(
	source: { readonly file: string; readonly html?: string },
	root: Root,
	report: Report,
): ForeignPage {
	const { file } = source;
	const html = source.html?.replace(/\r\n?/g, '\n') ?? decodeHtml(root.readBytes(file), file, report);
	refuseEmpty(html, file);
	const parsed = parseHtml(html, originsOfFile(file, html), report);
	const language = parsed.root.attributes.lang?.trim() || guessLanguage(parsed.root);
	const document = { root: { ...parsed.root, attributes: { ...parsed.root.attributes, lang: language } } };
	const elements = [...elementsOf(document.root)];
	const date = dateOf(elements);
	return {
		document,
		sheets: pageSheets(document, root, report),
		title: titleOf(elements) ?? file.replace(/^.*\//, ''),
		language,
		...(date !== undefined && { date }),
	};
}

/** The title, else the first heading: a reader must be able to call the file something (ISO 14289-1, 7.1). */
function titleOf(elements: readonly Element[]): string | undefined {
	for (const tags of [['title'], ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']]) {
		for (const element of elements) {
			const text = tags.includes(element.tag) ? textOf(element).replace(/\s+/g, ' ').trim() : '';
			if (text !== '') return text;
		}
	}
	return undefined;
}

const textOf = ({ children }: Element): string =>
	children.map((child) => (child.kind === 'text' ? child.text : textOf(child))).join('');

/** Names under which pages give the day they were made (HTML 4.2.5.2 and its registry of names; Dublin Core). */
const dateNames = [
	'date',
	'dc.date',
	'dcterms.date',
	'dcterms.created',
	'dcterms.issued',
	'article:published_time',
];

function dateOf(elements: readonly Element[]): string | undefined {
	for (const { tag, attributes } of elements) {
		const name = tag === 'meta' ? (attributes.name ?? attributes.property ?? '').toLowerCase() : '';
		const date = dateNames.includes(name)
			? /^\s*(\d{4}-\d{2}-\d{2})(?!\d)/.exec(attributes.content ?? '')
			: null;
		if (date && !Number.isNaN(Date.parse(date[1]!))) return date[1];
	}
	return undefined;
}
