import type { CssNode } from 'css-tree';
import { type CssFault, parseCss } from './parse-css.js';

/** A comment, a string, an escape, a bracket or a semicolon, whichever comes first. */
const TOKEN =
	/\/\*[\s\S]*?(?:\*\/|$)|"[^"\\\n]*(?:\\[\s\S][^"\\\n]*)*"?|'[^'\\\n]*(?:\\[\s\S][^'\\\n]*)*'?|\\[\s\S]|[([{]|[)\]}]|;/g;

type OnFault = (fault: CssFault) => void;

/**
 * The rules and declarations of a text that the parser did not take for declarations: rules stand in rules (CSS Nesting 1), and
 * what is no declaration may be one (CSS Syntax 3, 5.4.4). Nothing when no rule stands there.
 */
export function nestedNodes(text: string, offset: number, onFault: OnFault): readonly CssNode[] | undefined {
	const pieces = piecesOf(text);
	if (!pieces.some(({ isRule }) => isRule)) return undefined;
	return pieces.flatMap(({ start, end, isRule }) => {
		const piece = text.slice(start, end);
		return isRule && !piece.startsWith('@')
			? parseRule(piece, offset + start, onFault)
			: parseInside(piece, offset + start, onFault);
	});
}

interface TextPiece {
	readonly start: number;
	readonly end: number;
	readonly isRule: boolean;
}

/** Each piece ends with its braces, or with a semicolon. */
function piecesOf(text: string): readonly TextPiece[] {
	const pieces: TextPiece[] = [];
	let start = 0;
	let depth = 0;
	let hasBraces = false;
	const close = (end: number): void => {
		const skipped = /^(?:\s|\/\*[\s\S]*?\*\/|;)*/.exec(text.slice(start, end))?.[0].length ?? 0;
		if (start + skipped < end) pieces.push({ start: start + skipped, end, isRule: hasBraces });
		start = end;
		hasBraces = false;
	};
	for (const match of text.matchAll(TOKEN)) {
		const [token] = match;
		if ('([{'.includes(token)) {
			if (token === '{' && depth === 0) hasBraces = true;
			depth++;
		} else if (')]}'.includes(token)) {
			depth = Math.max(0, depth - 1);
			if (token === '}' && depth === 0 && hasBraces) close(match.index + 1);
		} else if (token === ';' && depth === 0) close(match.index + 1);
	}
	close(text.length);
	return pieces;
}

/** A rule; one that begins with a combinator goes on from `&`. */
function parseRule(piece: string, offset: number, onFault: OnFault): readonly CssNode[] {
	const prefix = /^[>+~]/.test(piece) ? '&' : '';
	return parsed(prefix + piece, 'rule', offset - prefix.length, onFault);
}

function parseInside(piece: string, offset: number, onFault: OnFault): readonly CssNode[] {
	const [rule] = parsed(`&{${piece}}`, 'rule', offset - 2, onFault);
	return rule?.type === 'Rule' ? rule.block.children.toArray() : [];
}

function parsed(text: string, context: 'rule', offset: number, onFault: OnFault): readonly CssNode[] {
	const node = parseCss(text, { context, positions: true, offset: Math.max(0, offset) }, onFault);
	return node ? [node] : [];
}
