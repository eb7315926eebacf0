/**
 * Where in HTML a literal of a template ends, so that what is merged there is written as that place needs: with elements between
 * tags, as plain text in a quoted attribute, and not at all where no escaping makes it safe.
 */
export interface HtmlState {
	readonly mode: HtmlMode;
	/** Of the tag that is open, or whose content is read, in small letters. */
	readonly tag: string;
}

export type HtmlMode =
	| 'text'
	/** `<p |`, between attributes. */
	| 'tag'
	/** `<p class=|`: a value without quotes follows. */
	| 'unquoted'
	| 'doubleQuoted'
	| 'singleQuoted'
	| 'comment'
	/** The content of title and textarea, which is text without elements. */
	| 'plain'
	/** The content of style and script. */
	| 'raw';

export const startOfHtml: HtmlState = { mode: 'text', tag: '' };

const PLAIN_TAGS = ['title', 'textarea'];
const RAW_TAGS = ['style', 'script', 'xmp', 'iframe', 'noembed', 'noframes'];

export function scanHtml(start: HtmlState, literal: string): HtmlState {
	let state = start;
	let at = 0;
	const skipTo = (text: string, length = text.length): boolean => {
		const found = literal.indexOf(text, at);
		at = found < 0 ? literal.length : found + length;
		return found >= 0;
	};
	while (at < literal.length) {
		switch (state.mode) {
			case 'text':
				if (!skipTo('<')) break;
				if (literal.startsWith('!--', at)) state = { mode: 'comment', tag: '' };
				else {
					const name = /^\/?[A-Za-z][^\s/>]*|^!|^\?/.exec(literal.slice(at, at + 64))?.[0];
					// A lone "<" is text.
					if (name === undefined && at < literal.length) break;
					state = { mode: 'tag', tag: (name ?? '').toLowerCase() };
					at += name?.length ?? 0;
				}
				break;
			case 'comment':
				if (skipTo('-->')) state = startOfHtml;
				break;
			case 'tag':
				state = scanTag(state, literal[at++]!);
				break;
			case 'unquoted':
				state = scanValueStart(state, literal[at++]!);
				break;
			case 'doubleQuoted':
				if (skipTo('"')) state = { mode: 'tag', tag: state.tag };
				break;
			case 'singleQuoted':
				if (skipTo("'")) state = { mode: 'tag', tag: state.tag };
				break;
			case 'plain':
			case 'raw': {
				const end = new RegExp(`</${state.tag}[\\s/>]`, 'i').exec(literal.slice(at));
				at = end ? at + end.index + 2 + state.tag.length : literal.length;
				if (end) state = { mode: 'tag', tag: `/${state.tag}` };
				break;
			}
		}
	}
	return state;
}

function scanTag(state: HtmlState, character: string): HtmlState {
	if (character === '=') return { mode: 'unquoted', tag: state.tag };
	if (character !== '>') return state;
	if (PLAIN_TAGS.includes(state.tag)) return { mode: 'plain', tag: state.tag };
	if (RAW_TAGS.includes(state.tag)) return { mode: 'raw', tag: state.tag };
	return startOfHtml;
}

/** After `=`: blanks, then a quote, or a value that ends at the next blank. */
function scanValueStart(state: HtmlState, character: string): HtmlState {
	if (character === '"') return { mode: 'doubleQuoted', tag: state.tag };
	if (character === "'") return { mode: 'singleQuoted', tag: state.tag };
	if (character === '>') return scanTag(state, character);
	return /\s/.test(character) ? state : { mode: 'tag', tag: state.tag };
}
