import { readdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import type { Disk } from './disk.js';
import { isErrno } from './on-disk.js';

/** A folder that one writer holds. What it has begun stands in it, and goes with it. */
export interface Lock {
	readonly kind: 'taken';
	/** Whether another writer held it and died. */
	readonly isTakenOver: boolean;
	/** Gives it up, and removes the folder with all that is in it. */
	release(): void;
}

/** Somebody else writes. */
export interface Held {
	readonly kind: 'held';
	readonly process: number;
	readonly host: string;
}

/** A name says all there is to know of a writer, so that taking a lock over is one step of renaming. */
const OWNER = /^owner-(\d+)-\d+-(\d+)-(.+)$/;
/** More turns than any race of processes takes that come and go. */
const MAX_TURNS = 100;

/**
 * Takes the lock `folder`. It is made under another name, its owner in it, and renamed: a folder that is not empty is not
 * replaced (rename, POSIX), so only one writer gets it, and it never stands there without an owner. A dead owner's lock is taken
 * over by renaming the owner, which again only one writer can.
 */
export function takeLock(folder: string, disk: Disk): Lock | Held {
	const owner = ownerName();
	const own = `${folder}.${owner}`;
	const lock = (isTakenOver: boolean): Lock => ({
		kind: 'taken',
		isTakenOver,
		release() {
			disk.rename(folder, own);
			disk.remove(own);
		},
	});
	for (let turn = 0; turn < MAX_TURNS; turn++) {
		const [holder] = ownersOf(folder);
		if (holder === undefined) {
			let isTaken = false;
			try {
				disk.makeFolder(own);
				disk.write(join(own, owner), '');
				isTaken = renames(disk, own, folder);
			} finally {
				if (!isTaken) disk.remove(own);
			}
			if (isTaken) return lock(false);
		} else if (!isDead(holder)) {
			const [, process = '', , host = ''] = OWNER.exec(holder) ?? [];
			return { kind: 'held', process: Number(process), host };
		} else if (renames(disk, join(folder, holder), join(folder, owner))) {
			return lock(true);
		}
	}
	return { kind: 'held', process: 0, host: hostname() };
}

/** Whether a name ends in a dot and the name of a writer that is dead: what it left unfinished. */
export function isLeftOver(name: string): boolean {
	const owner = /\.(owner-.+)$/.exec(basename(name))?.[1];
	return owner !== undefined && isDead(owner);
}

/** Whether a lock stands there whose owner lives, or may live on another machine. */
export function isHeld(folder: string): boolean {
	const [holder] = ownersOf(folder);
	return holder !== undefined && !isDead(holder);
}

/** False when somebody else was faster. */
function renames(disk: Disk, from: string, to: string): boolean {
	try {
		disk.rename(from, to);
		disk.flush(dirname(to));
		return true;
	} catch (cause) {
		if (isErrno(cause) && ['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(cause.code ?? '')) return false;
		throw cause;
	}
}

function ownersOf(folder: string): readonly string[] {
	try {
		return readdirSync(folder).filter((name) => OWNER.test(name));
	} catch (cause) {
		if (isErrno(cause) && cause.code === 'ENOENT') return [];
		throw cause;
	}
}

/** What this writer, as long as it lives, calls what it has not finished: see `isLeftOver`. */
export function ownerName(): string {
	return `owner-${process.pid}-${threadId}-${startOf(process.pid)}-${hostName()}`;
}

const hostName = (): string => hostname().replace(/[^A-Za-z0-9.-]/g, '_') || '_';

/** Only a process of this machine can be known to be dead. One of the same number that began at another time is another. */
function isDead(owner: string): boolean {
	const [, process = '', start = '', host] = OWNER.exec(owner) ?? [];
	if (host !== hostName()) return false;
	if (!isRunning(Number(process))) return true;
	const now = startOf(Number(process));
	return start !== '0' && now !== '0' && start !== now;
}

function isRunning(id: number): boolean {
	// Z, X: ended, but its parent has not looked yet.
	if (/^[ZX]/.test(statusOf(id))) return false;
	try {
		return process.kill(id, 0);
	} catch (cause) {
		return isErrno(cause) && cause.code === 'EPERM';
	}
}

/** When a process began, in ticks since the machine did (proc(5), stat, field 22); 0 where the system does not say. */
function startOf(id: number): string {
	const start = statusOf(id).split(' ')[19] ?? '';
	return /^\d+$/.test(start) ? start : '0';
}

/** What Linux says of a process after its name, from field 3 on; empty on other systems. */
function statusOf(id: number): string {
	try {
		const text = readFileSync(`/proc/${id}/stat`, 'utf8');
		return text.slice(text.lastIndexOf(')') + 2);
	} catch (cause) {
		if (isErrno(cause)) return '';
		throw cause;
	}
}
