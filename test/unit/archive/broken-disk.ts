import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Disk, disk, ownerName } from '../../../src/files/index.js';

/** The process is gone: nothing after this step happens. */
export class Crash extends Error {}

interface Fault {
	/** Throws what the disk answers. */
	readonly answer: () => void;
	readonly steps: readonly (keyof Disk)[];
	/** Whether the next step succeeds. */
	readonly isOver?: boolean;
}

export const faults = {
	/** Nothing more is done, not even clearing away. */
	crash: {
		answer: (): never => {
			throw new Crash('the process was killed');
		},
		steps: ['makeFolder', 'write', 'copy', 'rename', 'flush', 'remove'],
	},
	/** The kernel itself answers ENOSPC, as it does of a full disk; names may still be changed. */
	full: {
		answer: (): void => writeFileSync('/dev/full', 'x'),
		steps: ['makeFolder', 'write', 'copy'],
	},
	/** One step is refused, and the process goes on. */
	once: {
		answer: (): void => writeFileSync('/dev/full', 'x'),
		steps: ['makeFolder', 'write', 'copy', 'rename', 'flush', 'remove'],
		isOver: true,
	},
	/** A folder that nobody may write in. */
	readOnly: {
		answer: (): void => void mkdirSync('/sys/banmian'),
		steps: ['makeFolder', 'write', 'copy', 'rename', 'flush', 'remove'],
	},
} as const satisfies Readonly<Record<string, Fault>>;

/** The disk of this machine until a number of steps is done; from then on it answers with a fault. Counts the steps. */
export function brokenDisk(
	steps: number,
	{ answer, steps: kinds, isOver }: Fault = faults.crash,
): Disk & { readonly done: () => number } {
	let done = 0;
	const step = (kind: keyof Disk): void => {
		done += 1;
		if ((isOver ? done - 1 === steps : done > steps) && kinds.includes(kind)) answer();
	};
	return {
		done: () => done,
		makeFolder: (path) => {
			step('makeFolder');
			disk.makeFolder(path);
		},
		write: (path, content) => {
			step('write');
			disk.write(path, content);
		},
		copy: (from, to, algorithm) => {
			step('copy');
			return disk.copy(from, to, algorithm);
		},
		rename: (from, to) => {
			step('rename');
			disk.rename(from, to);
		},
		flush: (folder) => {
			step('flush');
			disk.flush(folder);
		},
		remove: (path) => {
			step('remove');
			disk.remove(path);
		},
	};
}

/** Makes what this process left in a store look as if a process had left it that is dead. */
export function bury(store: string): void {
	const dead = spawnSync(process.execPath, ['--version']).pid;
	const name = ownerName().replace(/^owner-\d+-/, `owner-${dead}-`);
	const visit = (folder: string): void => {
		for (const entry of readdirSync(folder, { withFileTypes: true })) {
			const path = join(folder, entry.name);
			if (entry.isDirectory() && entry.name.startsWith('banmian-put-')) visit(path);
			if (entry.name.includes(ownerName()))
				renameSync(path, join(folder, entry.name.replace(ownerName(), name)));
		}
	};
	for (const folder of [store, join(store, 'extensions')]) visit(folder);
}
