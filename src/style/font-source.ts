import { type CssNode, generate } from 'css-tree';

/** A file as written, relative to the style sheet, or the name of a font that is there already. */
export type FontSource = { readonly url: string } | { readonly local: string };

/** Formats that are read, by the names of CSS Fonts 4, 4.3.1. */
const FORMATS: ReadonlySet<string> = new Set(['truetype', 'opentype', 'woff', 'woff2']);
/** How a variable font was named before `tech()`. */
const VARIATIONS = '-variations';
/** What a font needs that we can give it (4.3.2); shaping by AAT or Graphite, colours and pieces on demand are none of it. */
const TECHS: ReadonlySet<string> = new Set(['features-opentype', 'variations']);

/**
 * The value of `src`: what is to be tried, in order. A source of a format or technique that is not read is left out, and so is
 * one that is not understood (CSS Fonts 4, 4.3); undefined when none was understood.
 */
export function parseSources(value: CssNode): readonly FontSource[] | undefined {
	if (value.type !== 'Value') return undefined;
	const lists: CssNode[][] = [[]];
	for (const node of value.children.toArray()) {
		if (node.type === 'Operator' && node.value === ',') lists.push([]);
		else lists.at(-1)!.push(node);
	}
	const understood = lists.flatMap((nodes) => parseSource(nodes) ?? []);
	if (understood.length === 0) return undefined;
	const read = understood.filter(({ isRead }) => isRead);
	// A variable font is set in its default instance: a static one of the list is better.
	const ranked = [
		...read.filter(({ isVariable }) => !isVariable),
		...read.filter(({ isVariable }) => isVariable),
	];
	return ranked.map(({ source }) => source);
}

interface Candidate {
	readonly source: FontSource;
	readonly isRead: boolean;
	readonly isVariable: boolean;
}

function parseSource([first, ...hints]: readonly CssNode[]): Candidate | undefined {
	if (first?.type === 'Function' && first.name.toLowerCase() === 'local') {
		const local = nameIn(first.children.toArray());
		return local === undefined || hints.length > 0
			? undefined
			: { source: { local }, isRead: true, isVariable: false };
	}
	if (first?.type !== 'Url') return undefined;
	let isRead = true;
	let isVariable = false;
	for (const hint of hints) {
		if (hint.type !== 'Function') return undefined;
		const words = hint.children
			.toArray()
			.filter(({ type }) => type !== 'Operator')
			.map(wordOf);
		switch (hint.name.toLowerCase()) {
			case 'format': {
				const [word] = words;
				if (word === undefined || words.length > 1) return undefined;
				isVariable ||= word.endsWith(VARIATIONS);
				isRead &&= FORMATS.has(word.endsWith(VARIATIONS) ? word.slice(0, -VARIATIONS.length) : word);
				break;
			}
			case 'tech':
				isVariable ||= words.includes('variations');
				isRead &&= words.every((word) => TECHS.has(word));
				break;
			default:
				return undefined;
		}
	}
	return { source: { url: first.value }, isRead, isVariable };
}

/** A string, or names without quotes. */
function nameIn(nodes: readonly CssNode[]): string | undefined {
	const [first] = nodes;
	if (first?.type === 'String') return nodes.length === 1 ? first.value : undefined;
	const words = nodes.flatMap((node) => (node.type === 'Identifier' ? [node.name] : []));
	return words.length > 0 && words.length === nodes.length ? words.join(' ') : undefined;
}

const wordOf = (node: CssNode): string =>
	(node.type === 'String'
		? node.value
		: node.type === 'Identifier'
			? node.name
			: generate(node)
	).toLowerCase();
