import { PressError } from '../base/index.js';

/** What an object of the archive is: one edition of one issue of a publication. */
export interface EditionName {
	readonly publication: string;
	readonly issue: string;
	readonly edition: string;
}

const PREFIX = 'urn:x-banmian:';

/** The id of its object. What has a meaning in a URN is escaped, so that no two names have one id. */
export const objectId = ({ publication, issue, edition }: EditionName): string =>
	PREFIX + [publication, issue, edition].map(encodeURIComponent).join(':');

/** The name as people write it, `xihu/2023-h1/zh`; the id itself when another program made the object. */
export function nameOfId(id: string): string {
	const parts = id.startsWith(PREFIX) ? id.slice(PREFIX.length).split(':') : [];
	try {
		return parts.length === 3 ? parts.map(decodeURIComponent).join('/') : id;
	} catch (cause) {
		if (!(cause instanceof URIError)) throw cause;
		return id;
	}
}

/** Reads `publication/issue/edition`. */
export function parseEditionName(text: string): EditionName {
	const parts = text.split('/');
	refuseParts(text, parts);
	const [publication = '', issue = '', edition = ''] = parts;
	if (parts.length === 3) return { publication, issue, edition };
	throw refusal(`"${text}" does not name an edition`);
}

/** Refuses what cannot be the beginning of a name: parts that lead elsewhere. */
export function refuseParts(text: string, parts: readonly string[]): void {
	const bad = parts.find((part) => part === '' || part === '.' || part === '..' || /[\\\p{Cc}]/u.test(part));
	if (bad !== undefined) throw refusal(`"${text}" does not name an edition: "${bad}" is no name`);
}

const refusal = (message: string): PressError =>
	new PressError([
		{
			code: 'archive/bad-name',
			severity: 'error',
			message,
			hint: 'write publication/issue/edition, as "banmian archive list" does',
		},
	]);
