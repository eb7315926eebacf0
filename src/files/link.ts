import type { Diagnostic, Span } from '../base/index.js';
import type { Root } from './root.js';

/** Where a link of a page or a style sheet leads: to a file below the root, to data of its own, or to where we do not go. */
export type Link =
	| { readonly kind: 'file'; readonly path: string }
	| { readonly kind: 'data'; readonly url: string }
	| { readonly kind: 'refused'; readonly why: string };

/** Follows a link as it is written in the file `from`: relative to that file, without query and fragment (URL Standard, 4). */
export function resolveLink(from: string, link: string): Link {
	const url = link.trim().replace(/[\t\n\r]/g, '');
	const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
	if (scheme === 'data') return { kind: 'data', url };
	if (scheme === 'file')
		return { kind: 'refused', why: 'a "file:" address may name any file of the machine' };
	if (scheme !== undefined || url.startsWith('//'))
		return { kind: 'refused', why: 'nothing is fetched from a network' };
	if (/^[/\\]/.test(url)) return { kind: 'refused', why: 'it is an absolute path' };
	const path = decoded(url.replace(/[?#].*$/, ''));
	if (path === undefined) return { kind: 'refused', why: 'its percent signs are no encoding of a name' };
	if (path.includes('\0')) return { kind: 'refused', why: 'it holds a null character' };
	const names = from.split('/').slice(0, -1);
	for (const name of path.replaceAll('\\', '/').split('/')) {
		if (name !== '..') {
			if (name !== '' && name !== '.') names.push(name);
		} else if (names.pop() === undefined) return { kind: 'refused', why: '".." leads out of the root' };
	}
	return { kind: 'file', path: names.join('/') };
}

function decoded(path: string): string | undefined {
	try {
		return decodeURIComponent(path);
	} catch {
		return undefined;
	}
}

/** What is said of a link that is not followed. */
export function refusedLink(link: string, why: string, span: Span | undefined): Diagnostic {
	return {
		code: 'files/outside',
		severity: 'error',
		message: `"${shortLink(link)}" is not read: ${why}`,
		...(span && { span }),
		hint: 'put the file below the root, beside the page, and link it by a relative path',
	};
}

/** A link as it is shown: data addresses may be megabytes long. */
export const shortLink = (link: string): string => (link.length > 80 ? `${link.slice(0, 60)}…` : link);

/** The bytes of a `data:` address (RFC 2397); nothing when it is none. */
export function readDataUrl(url: string): Uint8Array | undefined {
	const match = /^data:[^,]*?(;base64)?,/is.exec(url);
	if (!match) return undefined;
	const body = url.slice(match[0].length).replace(/#.*$/s, '');
	if (match[1]) return new Uint8Array(Buffer.from(decoded(body) ?? body, 'base64'));
	return new Uint8Array(Buffer.from(body.replace(/%([0-9a-f]{2})|[^%]+|%/gi, escapeText), 'latin1'));
}

/** One byte a character: percent escapes as they say, other characters as UTF-8. */
const escapeText = (text: string, hex: string | undefined): string =>
	hex ? String.fromCharCode(Number.parseInt(hex, 16)) : Buffer.from(text, 'utf8').toString('latin1');

/** The same root, in which `data:` addresses can be read like files. */
export function withDataUrls(root: Root): Root {
	return {
		...root,
		readBytes: (path, from, limit) => readDataUrl(path) ?? root.readBytes(path, from, limit),
		exists: (path) => path.startsWith('data:') || root.exists(path),
	};
}
