import { createHash } from 'node:crypto';
import type { Report } from '../base/index.js';
import { PressError } from '../base/index.js';
import type { Root } from './root.js';

/** A file that was read, for the report of an edition. */
export interface InputFile {
	readonly file: string;
	/** Of its bytes, hexadecimal. */
	readonly sha256: string;
}

/** A root that remembers what was read through it. */
export interface NotedRoot {
	readonly root: Root;
	/** Every file read so far, once, sorted by name. */
	inputs(): readonly InputFile[];
}

export function noteInputs(root: Root): NotedRoot {
	const seen = new Map<string, string>();
	const note = (path: string): void => {
		if (!seen.has(path)) seen.set(path, createHash('sha256').update(root.readBytes(path)).digest('hex'));
	};
	return {
		root: {
			...root,
			readText: (path, from) => {
				const text = root.readText(path, from);
				note(path);
				return text;
			},
			readBytes: (path, from) => {
				const bytes = root.readBytes(path, from);
				note(path);
				return bytes;
			},
		},
		inputs: () => [...seen.keys()].sort().map((file) => ({ file, sha256: seen.get(file)! })),
	};
}

/** Gives what `read` gives, or reports why it could not, so that one run shows the faults of all files. */
export function tryRead<T>(report: Report, read: () => T): T | undefined {
	try {
		return read();
	} catch (cause) {
		if (!(cause instanceof PressError)) throw cause;
		for (const diagnostic of cause.diagnostics) report(diagnostic);
		return undefined;
	}
}
