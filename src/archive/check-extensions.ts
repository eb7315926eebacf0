import { join } from 'node:path';
import { joinPath } from '../files/index.js';
import { checkEntries, type Links } from './check-links.js';
import type { Note, RuleCode } from './rules.js';

/** https://ocfl.github.io/extensions/, as of 2024. */
export const REGISTERED_EXTENSIONS: readonly string[] = [
	'initial',
	'0001-digest-algorithms',
	'0002-flat-direct-storage-layout',
	'0003-hash-and-id-n-tuple-storage-layout',
	'0004-hashed-n-tuple-storage-layout',
	'0005-mutable-head',
	'0006-flat-omit-prefix-storage-layout',
	'0007-n-tuple-omit-prefix-storage-layout',
	'0008-schema-registry',
	'0009-digest-algorithms',
	'0010-differential-n-tuple-omit-prefix-storage-layout',
	'0011-direct-clean-path-layout',
	'0012-hash-and-no-prefix-id-n-tuple-storage-layout',
];

/** The folder `extensions` of an object or a store: folders of registered names (specification 3.9, 4.4). */
export function checkExtensions(
	folder: string,
	path: string,
	codes: { readonly notFolder: RuleCode; readonly notRegistered: RuleCode },
	links: Links,
	note: Note,
): void {
	const at = joinPath(path, 'extensions');
	for (const { name, kind } of checkEntries(join(folder, 'extensions'), at, links, note)) {
		if (kind === 'file')
			note(codes.notFolder, joinPath(at, name), 'there are only folders of extensions here');
		else if (!REGISTERED_EXTENSIONS.includes(name))
			note(codes.notRegistered, joinPath(at, name), 'this extension is not registered');
	}
}
