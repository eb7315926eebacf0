import { join } from 'node:path';
import { isLeftOver, listEntries, readWithin, takeLock } from '../files/index.js';
import { parseInventory } from './check-inventory.js';
import {
	ALGORITHM,
	INVENTORY,
	type Inventory,
	MAX_INVENTORY_BYTES,
	sidecarName,
	sidecarText,
	versionNumber,
} from './inventory.js';
import { lockedPath, lockFolder, lockOf, type Store } from './store.js';

/**
 * Clears what writers left that died: a version whose folder has got its name is finished, anything else is removed. Objects
 * whose writer lives are left alone.
 */
export function recoverStore(store: Store): void {
	const { directory, disk } = store;
	for (const folder of [directory, lockFolder(store)]) {
		for (const { name } of listEntries(folder)) if (isLeftOver(name)) disk.remove(join(folder, name));
	}
	for (const { name } of listEntries(lockFolder(store))) {
		const path = lockedPath(name);
		if (path === undefined) continue;
		const lock = takeLock(lockOf(store, path), disk);
		if (lock.kind === 'held') continue;
		recoverObject(store, path);
		lock.release();
	}
}

/**
 * Brings an object to the state after its newest version, when a writer died between the renaming of that version's folder and
 * of the digest of its inventory. The lock of the object is held. A damaged object is left as it is.
 *
 *     v2/ renamed | inventory.json renamed | inventory.json.sha512 renamed
 *             the inventory is that of v1  | its digest is that of v1
 */
export function recoverObject(store: Store, path: string): void {
	const { disk, directory } = store;
	const folder = join(directory, path);
	const staging = lockOf(store, path);
	for (const { name } of listEntries(staging))
		if (!name.startsWith('owner-')) disk.remove(join(staging, name));
	const newest = newestVersion(folder);
	const renewed = newest === undefined ? undefined : soundInventory(join(folder, newest));
	if (newest === undefined || renewed?.inventory.head !== newest) return;
	const isUnfinished = isEarlier(folder, renewed.inventory) || isBetween(folder, newest, renewed.bytes);
	if (!isUnfinished) return;
	stageRoot(store, path, renewed.bytes);
	renameRoot(store, path);
}

/** Stages what the folder of an object says of itself, beside what else its writer has not finished. */
export function stageRoot(store: Store, path: string, bytes: Uint8Array): void {
	const staging = lockOf(store, path);
	store.disk.write(join(staging, INVENTORY), bytes);
	store.disk.write(join(staging, sidecarName(ALGORITHM)), sidecarText(bytes, ALGORITHM));
	store.disk.flush(staging);
}

/** Gives the object what was staged: each file is renamed whole, the digest last. */
export function renameRoot(store: Store, path: string): void {
	const folder = join(store.directory, path);
	for (const name of [INVENTORY, sidecarName(ALGORITHM)])
		store.disk.rename(join(lockOf(store, path), name), join(folder, name));
	store.disk.flush(folder);
}

function newestVersion(folder: string): string | undefined {
	const versions = listEntries(folder)
		.filter(({ name, kind }) => kind === 'folder' && /^v[1-9]\d{0,8}$/.test(name))
		.map(({ name }) => name);
	return versions.sort((a, b) => versionNumber(a) - versionNumber(b)).at(-1);
}

/** An inventory that is whole, by the digest beside it. */
function soundInventory(
	folder: string,
): { readonly bytes: Uint8Array; readonly inventory: Inventory } | undefined {
	const bytes = readWithin(join(folder, INVENTORY), MAX_INVENTORY_BYTES);
	if (!bytes || sidecarIn(folder) !== sidecarText(bytes, ALGORITHM)) return undefined;
	const inventory = parseInventory(bytes, '', () => undefined);
	return inventory && { bytes, inventory };
}

const sidecarIn = (folder: string): string =>
	new TextDecoder().decode(readWithin(join(folder, sidecarName(ALGORITHM)), 4096) ?? new Uint8Array());

/** The object still has the whole inventory of the version before. */
function isEarlier(folder: string, newest: Inventory): boolean {
	const root = soundInventory(folder)?.inventory;
	return (
		root !== undefined && root.id === newest.id && versionNumber(root.head) === versionNumber(newest.head) - 1
	);
}

/** The object has the inventory of the newest version already, and the digest of the version before. */
function isBetween(folder: string, newest: string, bytes: Uint8Array): boolean {
	const root = readWithin(join(folder, INVENTORY), MAX_INVENTORY_BYTES);
	const before = join(folder, `v${versionNumber(newest) - 1}`);
	return root !== undefined && Buffer.compare(root, bytes) === 0 && sidecarIn(folder) === sidecarIn(before);
}
