/** What the `src` of a style sheet's font names. */
export type ResolvedUrl =
	/** A path from the project's folder, still to be checked by its root. */
	| { readonly kind: 'path'; readonly path: string }
	| { readonly kind: 'data'; readonly bytes: Uint8Array }
	| { readonly kind: 'refused'; readonly why: string };

/** The longest font that may stand in a sheet; the sheet itself has at most 16 MB. */
const LONGEST_DATA = 16 << 20;

/** Resolves a url of a style sheet, relative to the sheet's own file (CSS Values 4, 4.5); nothing is fetched. */
export function resolveUrl(sheet: string, url: string): ResolvedUrl {
	const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
	if (scheme === 'data') return dataOf(url);
	if (scheme !== undefined || url.startsWith('//'))
		return { kind: 'refused', why: 'fonts come from files of the project, never from elsewhere' };
	// What follows a number sign or a question mark is for servers and browsers (`font.eot?#iefix`).
	const path = decoded(url.split('#')[0]!.split('?')[0]!);
	if (path === undefined)
		return { kind: 'refused', why: 'it has a percent sign without two hexadecimal digits' };
	if (path === '') return { kind: 'refused', why: 'it names no file' };
	if (path.startsWith('/')) return { kind: 'path', path };
	const parts = sheet.split('/').slice(0, -1);
	for (const part of path.split('/')) {
		// Steps that lead above the folder are left for the root to refuse.
		if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
		else if (part !== '.' && part !== '') parts.push(part);
	}
	return { kind: 'path', path: parts.join('/') };
}

/** The bytes of `data:[<type>][;base64],…` (RFC 2397). */
function dataOf(url: string): ResolvedUrl {
	const comma = url.indexOf(',');
	if (comma < 0 || url.length > LONGEST_DATA)
		return { kind: 'refused', why: comma < 0 ? 'it holds no data' : 'it holds too much data' };
	const text = url.slice(comma + 1);
	if (/;\s*base64\s*$/i.test(url.slice(0, comma)))
		return { kind: 'data', bytes: new Uint8Array(Buffer.from(decoded(text) ?? text, 'base64')) };
	const bytes: number[] = [];
	for (let at = 0; at < text.length; at++) {
		const coded = /^%[0-9a-f]{2}/i.exec(text.slice(at, at + 3));
		bytes.push(coded ? Number.parseInt(coded[0].slice(1), 16) : text.charCodeAt(at) & 255);
		if (coded) at += 2;
	}
	return { kind: 'data', bytes: Uint8Array.from(bytes) };
}

function decoded(text: string): string | undefined {
	try {
		return decodeURIComponent(text);
	} catch (cause) {
		if (!(cause instanceof URIError)) throw cause;
		return undefined;
	}
}
