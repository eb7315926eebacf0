import { PressError } from '../base/index.js';
import { isTime } from './check-versions.js';
import type { User } from './inventory.js';
import { isUri } from './json.js';

/** Refuses what OCFL does not take for the time and the user of a version. */
export function refuseValues({
	created,
	user: { address },
}: {
	readonly created: string;
	readonly user: User;
}): void {
	if (!isTime(created)) {
		throw new PressError([
			{
				code: 'archive/bad-time',
				severity: 'error',
				message: `"${created}" is not a time that a version can be created at`,
				hint: 'write it with seconds and zone: 2026-11-25T09:30:00Z',
			},
		]);
	}
	if (address !== undefined && !isUri(address)) throw badAuthor(address);
}

/** Reads `Name <mail>`; an address of another kind is a URI, `Name <https://orcid.org/…>`. */
export function parseAuthor(text: string): User {
	const [, name = '', address = ''] = /^([^<>]+?)\s*<([^<>\s]+)>$/.exec(text.trim()) ?? [];
	const uri = /^[^@:/]+@[^@:/]+$/.test(address) ? `mailto:${address}` : address;
	if (name === '' || !isUri(uri)) throw badAuthor(text);
	return { name, address: uri };
}

const badAuthor = (text: string): PressError =>
	new PressError([
		{
			code: 'archive/bad-author',
			severity: 'error',
			message: `"${text}" does not say who stores the edition`,
			hint: 'write --author "Name <name@example.org>"',
		},
	]);
