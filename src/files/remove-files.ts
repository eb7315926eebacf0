import { rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openRoot } from './root.js';

/** Removes files below a folder, and folders that this leaves empty. A path that leads out of the folder is left alone. */
export function removeFiles(folder: string, paths: readonly string[]): void {
	const root = openRoot(folder);
	for (const path of paths.filter((each) => root.exists(each))) {
		if (!remove(() => rmSync(join(folder, path)))) continue;
		for (let above = dirname(path); above !== '.' && root.list(above).length === 0; above = dirname(above)) {
			if (!remove(() => rmdirSync(join(folder, above)))) break;
		}
	}
}

/** What the disk does not let go stays: whoever tidies up has nobody to tell. */
function remove(work: () => void): boolean {
	try {
		work();
		return true;
	} catch (cause) {
		if (!(cause instanceof Error && 'code' in cause)) throw cause;
		return false;
	}
}
