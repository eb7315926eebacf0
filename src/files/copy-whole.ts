import { dirname, join } from 'node:path';
import { disk, makeFolders } from './disk.js';
import { ownerName } from './lock.js';

/** Copies a file whole or not at all, in place of one of that name. Makes the folder when it is missing. */
export function copyWhole(from: string, to: string): void {
	makeFolders(dirname(to), disk);
	const part = join(dirname(to), `.part.${ownerName()}`);
	try {
		disk.copy(from, part, 'sha256');
		disk.rename(part, to);
	} catch (cause) {
		disk.remove(part);
		throw cause;
	}
	disk.flush(dirname(to));
}
