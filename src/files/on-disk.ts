import { PressError } from '../base/index.js';

/** Does work that writes. What the disk refuses becomes a finding; `what` says what did not come about. */
export function onDisk<T>(what: string, work: () => T): T {
	try {
		return work();
	} catch (cause) {
		if (!isErrno(cause) || cause.code === undefined || cause.code.startsWith('ERR_')) throw cause;
		const [why, hint] = REFUSALS[cause.code] ?? [`the system says ${cause.code}`, OTHER_FOLDER];
		const message = `${what}: ${why}`;
		throw new PressError([{ code: 'files/cannot-write', severity: 'error', message, hint }], { cause });
	}
}

/** What the system answers, with its code. */
export function isErrno(cause: unknown): cause is NodeJS.ErrnoException {
	return cause instanceof Error && 'code' in cause;
}

const OTHER_FOLDER = 'look at the folder, or choose another one';
const RIGHTS = 'allow writing there, or choose another folder';
const BLOCKED = 'move what stands there away, or choose another folder';
const ROOM = 'make room and try again; earlier files are as they were';

/** What the codes of the system mean (errno of POSIX.1-2017), and what to do. */
const REFUSALS: Readonly<Record<string, readonly [string, string]>> = {
	ENOSPC: ['the disk is full', ROOM],
	EDQUOT: ['there is no room left on the disk for this user', ROOM],
	EFBIG: ['it would be larger than files may be here', ROOM],
	EROFS: ['the disk can only be read', RIGHTS],
	EACCES: ['writing is not allowed there', RIGHTS],
	EPERM: ['writing is not allowed there', RIGHTS],
	ENOTDIR: ['a file stands where a folder must be', BLOCKED],
	EEXIST: ['a file stands where a folder must be', BLOCKED],
	EISDIR: ['a folder stands where the file must be', BLOCKED],
	ENOENT: ['nothing can be made there', OTHER_FOLDER],
	ENAMETOOLONG: ['its name is too long for this disk', 'give the issue a shorter name'],
};
