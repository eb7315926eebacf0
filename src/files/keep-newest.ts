import { statSync } from 'node:fs';
import { join } from 'node:path';
import { listEntries } from './entries.js';
import { sweepParts } from './sweep-parts.js';
import { removeFile } from './write-whole.js';

/** How much a folder may hold. */
export interface Room {
	readonly files: number;
	readonly bytes: number;
}

/** Removes the files of a folder that were written longest ago, until the rest fits, and what killed writers left there. */
export function keepNewest(folder: string, room: Room): void {
	sweepParts(folder);
	const files = listEntries(folder).flatMap(({ name, kind, bytes }) => {
		const path = join(folder, name);
		const state = kind === 'file' ? statSync(path, { throwIfNoEntry: false }) : undefined;
		return state ? [{ path, bytes, written: state.mtimeMs }] : [];
	});
	let left = { files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
	for (const { path, bytes } of files.sort((a, b) => a.written - b.written)) {
		if (left.files <= room.files && left.bytes <= room.bytes) return;
		removeFile(path);
		left = { files: left.files - 1, bytes: left.bytes - bytes };
	}
}
