import { PressError } from '../base/index.js';
import { type Held, onDisk, takeLock } from '../files/index.js';
import { refuseValues } from './author.js';
import {
	ALGORITHM,
	byDigest,
	CONTENT,
	filesOf,
	type Inventory,
	inventoryBytes,
	inventoryType,
	type PathsByDigest,
	type User,
	versionNumber,
} from './inventory.js';
import { nameOfId } from './object-name.js';
import { recoverObject } from './recover.js';
import { type Digested, digestAll, type Source } from './sources.js';
import { addObject, addVersion } from './stage-version.js';
import { hasObject, lockOf, objectPath, readObject, type Store } from './store.js';

export interface NewVersion {
	readonly id: string;
	readonly files: readonly Source[];
	/** RFC 3339, to the second, with its zone. */
	readonly created: string;
	readonly user: User;
	/** Why there is a new version; what changed, when it is not said. */
	readonly message?: string;
}

export interface PutResult {
	/** The newest version, `v2`. */
	readonly version: string;
	/** Whether `put` made it; false when nothing had changed. */
	readonly isNew: boolean;
	/** Files that were not in the object before. */
	readonly stored: number;
}

/**
 * Puts a version into the store when it differs from the newest one. It is staged beside the objects, flushed, and renamed, so
 * that the object is at the old version or at the new one, whenever the writer dies.
 */
export function putVersion(store: Store, version: NewVersion): PutResult {
	refuseValues(version);
	const name = nameOfId(version.id);
	const files = digestAll(version.files, name);
	return onDisk(`"${name}" is not stored in "${store.directory}"`, () => {
		const path = objectPath(store, version.id);
		const lock = takeLock(lockOf(store, path), store.disk);
		if (lock.kind === 'held') throw inUse(name, lock, lockOf(store, path));
		let isSettled = false;
		try {
			recoverObject(store, path);
			const earlier = hasObject(store, version.id) ? readObject(store, path) : undefined;
			const result = putLocked(store, path, version, files, earlier);
			isSettled = true;
			return result;
		} finally {
			// What failed is finished or removed as if the writer had died. If the disk refuses that too, the lock stays for the next.
			if (!isSettled) recoverObject(store, path);
			lock.release();
		}
	});
}

function putLocked(
	store: Store,
	path: string,
	version: NewVersion,
	files: readonly Digested[],
	earlier: Inventory | undefined,
): PutResult {
	if (earlier && !isWrittenHere(earlier)) throw foreign(version.id);
	const head = earlier?.versions[earlier.head];
	const before = head ? filesOf(head) : new Map<string, string>();
	if (earlier && isSame(before, files)) return { version: earlier.head, isNew: false, stored: 0 };
	const number = earlier ? versionNumber(earlier.head) + 1 : 1;
	const name = `v${number}`;
	const known = earlier?.manifest ?? {};
	const stored = new Map<string, Digested>();
	for (const file of files)
		if (!Object.hasOwn(known, file.sha512)) stored.set(file.sha512, stored.get(file.sha512) ?? file);
	const contentPath = ({ path: logical }: Digested): string => `${name}/${CONTENT}/${logical}`;
	const added = [...stored.values()];
	const inventory: Inventory = {
		id: version.id,
		type: inventoryType('1.1'),
		digestAlgorithm: ALGORITHM,
		head: name,
		manifest: { ...known, ...byDigest(added.map((file) => [contentPath(file), file.sha512])) },
		versions: {
			...earlier?.versions,
			[name]: {
				created: version.created,
				message: version.message ?? messageOf(before, files),
				user: version.user,
				state: byDigest(files.map((file) => [file.path, file.sha512])),
			},
		},
		fixity: {
			...earlier?.fixity,
			sha256: joined(
				earlier?.fixity?.sha256 ?? {},
				byDigest(added.map((file) => [contentPath(file), file.sha256])),
			),
		},
	};
	const bytes = inventoryBytes(inventory);
	if (earlier) addVersion(store, path, name, added, bytes);
	else addObject(store, path, added, bytes);
	return { version: name, isNew: true, stored: added.length };
}

/** OCFL leaves a choice of algorithm, names and letters, which an object keeps: ours are all of one kind. */
const isWrittenHere = ({ type, digestAlgorithm, contentDirectory, head, manifest }: Inventory): boolean =>
	type === inventoryType('1.1') &&
	digestAlgorithm === ALGORITHM &&
	contentDirectory === undefined &&
	/^v[1-9]/.test(head) &&
	Object.keys(manifest).every((digest) => digest === digest.toLowerCase());

const foreign = (id: string): PressError =>
	new PressError([
		{
			code: 'archive/foreign-object',
			severity: 'error',
			message: `the object "${id}" was made by another program, in a way that is not continued here`,
			hint: 'store the edition in another archive, with --store',
		},
	]);

/** A further digest may have had files in earlier versions. */
const joined = (known: PathsByDigest, more: PathsByDigest): PathsByDigest =>
	Object.fromEntries(
		[...new Set([...Object.keys(known), ...Object.keys(more)])].map((digest) => [
			digest,
			[...(known[digest] ?? []), ...(more[digest] ?? [])],
		]),
	);

const isSame = (before: ReadonlyMap<string, string>, files: readonly Digested[]): boolean =>
	before.size === files.length && files.every(({ path, sha512 }) => before.get(path) === sha512);

function messageOf(before: ReadonlyMap<string, string>, files: readonly Digested[]): string {
	if (before.size === 0) return 'first version';
	const added = files.filter(({ path }) => !before.has(path)).length;
	const changed = files.filter(({ path, sha512 }) => before.has(path) && before.get(path) !== sha512).length;
	const removed = before.size - (files.length - added);
	return `files changed: ${changed}, added: ${added}, removed: ${removed}`;
}

function inUse(name: string, { process, host }: Held, lock: string): PressError {
	return new PressError([
		{
			code: 'archive/in-use',
			severity: 'error',
			message: `"${name}" is being stored by another process (${process} on ${host})`,
			hint: `wait until it is done; if no such process runs there any more, remove the folder "${lock}"`,
		},
	]);
}
