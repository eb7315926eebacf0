import { type Entry, joinPath, listEntries } from '../files/index.js';
import type { Note } from './rules.js';

/** Files with more than one name that were met so far: which file of the disk -> the first path. */
export type Links = Map<string, string>;

/** The files and folders of a folder. Everything else in it is reported: links of both kinds, and devices (specification 4.6). */
export function checkEntries(folder: string, path: string, links: Links, note: Note): readonly Entry[] {
	const entries = listEntries(folder);
	for (const { name, kind, sharedAs } of entries) {
		const at = joinPath(path, name);
		if (kind === 'link') note('E090', at, 'this is a symbolic link');
		if (kind === 'other') note('E089', at, 'this is no file and no folder');
		if (sharedAs === undefined) continue;
		const other = links.get(sharedAs);
		if (other !== undefined && other !== at)
			note('E090', at, `this is the same file as "${other}" (hard link)`);
		links.set(sharedAs, other ?? at);
	}
	return entries.filter(({ kind }) => kind === 'file' || kind === 'folder');
}
