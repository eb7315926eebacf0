import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { removeFile } from './write-whole.js';

/** `.zh.pdf.4711-0.part`, as `stageFiles` names what it has not finished. */
const PART = /^\..+\.(\d+)-(\d+)\.part$/;

/**
 * Removes the temporary files that killed writers left in a folder and those below it. Those of a process that still runs stay;
 * a number of our own is from an earlier process that had it, for whoever sweeps is not writing.
 */
export function sweepParts(folder: string): void {
	for (const entry of entriesBelow(folder)) {
		const [, id = '', thread = ''] = PART.exec(entry.name) ?? [];
		if (id === '' || !entry.isFile()) continue;
		if (!isRunning(Number(id), Number(thread))) removeFile(join(entry.parentPath, entry.name));
	}
}

/** None when the folder is missing or cannot be read: whoever writes there will be told. */
function entriesBelow(folder: string): readonly Dirent[] {
	try {
		return readdirSync(folder, { recursive: true, withFileTypes: true });
	} catch (cause) {
		if (cause instanceof Error && 'code' in cause) return [];
		throw cause;
	}
}

function isRunning(id: number, thread: number): boolean {
	if (id === process.pid) return thread !== threadId;
	try {
		// Signal 0 asks and does nothing (kill(2)).
		process.kill(id, 0);
		return true;
	} catch (cause) {
		return !(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH');
	}
}
