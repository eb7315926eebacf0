import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Diagnostic } from '../base/index.js';
import type { StoryText } from '../issue/index.js';
import type { Rendering } from './call.js';
import { element, type Html, joinHtml, nothing, voidElement } from './html.js';
import { mergeLiteral, mergeTag, reportUnclosedTag } from './merge-text.js';
import { alignWithSource, type StorySource, storySource, unhide } from './story-source.js';

/** A story longer than this fills a whole newspaper. */
const MAX_STORY = 60_000;
/** The parser's work grows with the square of a paragraph of nothing but stars: a second for one of this length. */
const MAX_PARAGRAPH = 10_000;
/** Quotations in lists in quotations. */
const MAX_DEPTH = 12;

/**
 * Sets the body of a story: Markdown first, then merge tags in its text, so that a merged value can be neither Markdown nor HTML.
 * Gives one piece of markup a block. What newspapers do not print, and markup of any kind, is reported at its place.
 */
export function setStory(story: StoryText, rendering: Rendering): readonly Html[] {
	const source = storySource(story);
	const setting: Setting = { source, story, rendering };
	if (isTooLong(setting)) return [];
	const tree = fromMarkdown(source.hidden);
	return tree.children.map((node) => setBlock(node, setting, 0)).filter((block) => !block.isEmpty);
}

interface Setting {
	readonly source: StorySource;
	readonly story: StoryText;
	readonly rendering: Rendering;
}

function isTooLong(setting: Setting): boolean {
	const { body } = setting.source;
	if (body.length > MAX_STORY) {
		refuse('template/story-too-long', `the story has ${body.length} characters`, 0, setting, {
			hint: `a story has at most ${MAX_STORY}`,
		});
		return true;
	}
	let at = 0;
	for (const paragraph of body.split(/\n(?=[ \t]*\n)/)) {
		if (paragraph.length > MAX_PARAGRAPH) {
			refuse('template/story-too-long', `a paragraph has ${paragraph.length} characters`, at, setting, {
				hint: `a paragraph has at most ${MAX_PARAGRAPH}; an empty line starts the next`,
			});
			return true;
		}
		at += paragraph.length + 1;
	}
	return false;
}

function setBlock(node: RootContent, setting: Setting, depth: number): Html {
	const at = startOf(node);
	const span = setting.source.placeOf(at);
	const make = (tag: string, content: Html, attributes: Readonly<Record<string, string>> = {}): Html =>
		element(tag, attributes, content, { span, marks: setting.rendering.marks });
	if (depth > MAX_DEPTH) {
		return refuse('template/story-form', `blocks are nested more than ${MAX_DEPTH} deep`, at, setting);
	}
	switch (node.type) {
		case 'paragraph':
			return make('p', setInlines(node.children, setting, depth, true));
		case 'heading':
			if (node.depth !== 2 && node.depth !== 3) {
				return refuse(
					'template/story-form',
					`a heading of level ${node.depth} is not for a story`,
					at,
					setting,
					{
						hint: 'the headline stands in the front matter; subheads are written ## and ###',
					},
				);
			}
			return make(`h${node.depth}`, setInlines(node.children, setting, depth, false));
		case 'list':
			return make(
				node.ordered ? 'ol' : 'ul',
				joinHtml(
					node.children.map((item) => {
						const content = item.children.map((child) =>
							// A tight list has no paragraphs of its own.
							child.type === 'paragraph' && !node.spread && !item.spread
								? setInlines(child.children, setting, depth + 1, false)
								: setBlock(child, setting, depth + 1),
						);
						const place = { span: setting.source.placeOf(startOf(item)), marks: setting.rendering.marks };
						return element('li', {}, joinHtml(content), place);
					}),
				),
				node.ordered && typeof node.start === 'number' && node.start !== 1
					? { start: String(node.start) }
					: {},
			);
		case 'blockquote':
			return make('blockquote', joinHtml(node.children.map((child) => setBlock(child, setting, depth + 1))));
		case 'html':
			return refuseHtml(node.value, at, setting);
		default:
			return refuse(
				'template/story-form',
				`${NAMES[node.type] ?? node.type} is not for a story`,
				at,
				setting,
				{
					...hintFor(node.type),
				},
			);
	}
}

function setInlines(
	nodes: readonly PhrasingContent[],
	setting: Setting,
	depth: number,
	canRunIn: boolean,
): Html {
	return joinHtml(nodes.map((node, index) => setInline(node, setting, depth, canRunIn && index === 0)));
}

function setInline(node: PhrasingContent, setting: Setting, depth: number, canRunIn: boolean): Html {
	const at = startOf(node);
	const { rendering, source } = setting;
	const place = { span: source.placeOf(at), marks: rendering.marks };
	if (depth > MAX_DEPTH) {
		return refuse('template/story-form', `emphasis is nested more than ${MAX_DEPTH} deep`, at, setting);
	}
	switch (node.type) {
		case 'text':
			return setText(node.value, node, setting, true);
		case 'inlineCode':
			return element('code', {}, setText(node.value, node, setting, false), place);
		case 'strong': {
			// A paragraph that starts in bold has a run-in subhead.
			const attributes = canRunIn ? { class: 'run-in' } : {};
			return element('strong', attributes, setInlines(node.children, setting, depth + 1, false), place);
		}
		case 'emphasis':
			return element('em', {}, setInlines(node.children, setting, depth + 1, false), place);
		case 'break':
			return voidElement('br', {}, place);
		case 'link': {
			const content = setInlines(node.children, setting, depth + 1, false);
			if (!/^(?:https?:\/\/|mailto:)[^\uFDD0-\uFDEF\s]+$/.test(node.url)) {
				refuse('template/bad-link', 'the address of a link cannot be used', at, setting, {
					hint: 'begin it with https://, http:// or mailto:, and leave merge tags out',
				});
				return content;
			}
			return element('a', { href: node.url }, content, place);
		}
		case 'html':
			return node.value.toLowerCase() === '<wbr>'
				? voidElement('wbr', {}, place)
				: refuseHtml(node.value, at, setting);
		default:
			return refuse(
				'template/story-form',
				`${NAMES[node.type] ?? node.type} is not for a story`,
				at,
				setting,
				{
					...hintFor(node.type),
				},
			);
	}
}

/** Text with its tags merged; in code they stay as written. */
function setText(value: string, node: Nodes, setting: Setting, mergesTags: boolean): Html {
	const { source, story, rendering } = setting;
	const start = startOf(node);
	const end = node.position?.end.offset ?? source.body.length;
	const fence = mergesTags ? 0 : (/^`+ ?/.exec(source.hidden.slice(start, end))?.[0].length ?? 0);
	const offsets = alignWithSource(value, source, start + fence, end);
	const written = unhide(value, offsets, source);
	const literal = (from: number, to: number): Html =>
		to <= from
			? nothing
			: mergeLiteral(
					{
						text: written.slice(from, to),
						placeOf: (index) => source.placeOf(offsets[from + index]!),
						isMoving: true,
						isProse: true,
					},
					rendering,
				);
	if (!mergesTags) return literal(0, written.length);

	const parts: Html[] = [];
	let from = 0;
	for (let index = 0; index < written.length; index++) {
		const at = offsets[index]!;
		const tag = source.tags.get(at);
		if (tag === undefined) {
			const isOpen =
				written.startsWith('{{', index) && written[index - 1] !== '{' && source.body[at - 1] !== '\\';
			if (isOpen) reportUnclosedTag(source.placeOf(at), rendering);
			continue;
		}
		parts.push(literal(from, index));
		parts.push(mergeTag(tag, source.placeOf(at), story.language, rendering));
		index += tag.length - 1;
		from = index + 1;
	}
	parts.push(literal(from, written.length));
	return joinHtml(parts);
}

const startOf = (node: Nodes): number => node.position?.start.offset ?? 0;

function refuseHtml(value: string, at: number, setting: Setting): Html {
	const short = value.length > 40 ? `${value.slice(0, 40)}…` : value;
	return refuse(
		'template/html-in-story',
		`a story holds no HTML: "${short.replace(/\s+/g, ' ')}"`,
		at,
		setting,
		{
			hint: 'write Markdown; a "<" that is text is written \\<',
		},
	);
}

function refuse(
	code: Diagnostic['code'],
	message: string,
	at: number,
	{ source, rendering }: Setting,
	more: { readonly hint?: string } = {},
): Html {
	rendering.report({ code, severity: 'error', message, span: source.placeOf(at), ...more });
	return nothing;
}

const NAMES: Readonly<Record<string, string>> = {
	code: 'a block of code',
	thematicBreak: 'a rule',
	image: 'a picture',
	imageReference: 'a picture',
	linkReference: 'a link by reference',
	definition: 'the definition of a link',
};
const HINTS: Readonly<Record<string, string>> = {
	code: 'a line that starts with four spaces is code: begin paragraphs in the first column',
	thematicBreak: 'rules between stories are drawn by the style sheet',
	image: 'pictures are named in issue.yaml and placed by the layout with {{picture "…"}}',
	imageReference: 'pictures are named in issue.yaml and placed by the layout with {{picture "…"}}',
	linkReference: 'write [text](https://…)',
	definition: 'write [text](https://…)',
};

function hintFor(type: string): { readonly hint?: string } {
	const hint = HINTS[type];
	return hint === undefined ? {} : { hint };
}
