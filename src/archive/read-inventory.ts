import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Entry, joinPath, readWithin } from '../files/index.js';
import { parseInventory } from './check-inventory.js';
import { isHex } from './digests.js';
import { INVENTORY, type Inventory, MAX_INVENTORY_BYTES, sidecarName } from './inventory.js';
import type { Note } from './rules.js';

/** An inventory with the bytes that it was read from. */
export interface InventoryFile {
	readonly bytes: Uint8Array;
	/** Absent when it is too much at fault to be gone on with. */
	readonly inventory: Inventory | undefined;
}

/** Reads the inventory of a folder and compares it with the digest beside it (specification 3.5, 3.6). Undefined without one. */
export function readInventoryFile(
	folder: string,
	path: string,
	entries: readonly Entry[],
	note: Note,
): InventoryFile | undefined {
	if (!entries.some(({ name, kind }) => name === INVENTORY && kind === 'file')) return undefined;
	const at = joinPath(path, INVENTORY);
	const bytes = readWithin(join(folder, INVENTORY), MAX_INVENTORY_BYTES);
	if (!bytes) {
		note('E033', at, 'it cannot be read');
		return { bytes: new Uint8Array(), inventory: undefined };
	}
	const inventory = parseInventory(bytes, at, note);
	checkSidecars(folder, path, entries, { bytes, inventory }, note);
	return { bytes, inventory };
}

function checkSidecars(
	folder: string,
	path: string,
	entries: readonly Entry[],
	{ bytes, inventory }: InventoryFile,
	note: Note,
): void {
	const sidecars = entries.filter(({ name, kind }) => kind === 'file' && name.startsWith(`${INVENTORY}.`));
	if (sidecars.length === 0) note('E058', joinPath(path, INVENTORY), 'no file beside it has its digest');
	for (const { name } of sidecars) {
		const at = joinPath(path, name);
		const algorithm = name.slice(INVENTORY.length + 1);
		if (inventory && name !== sidecarName(inventory.digestAlgorithm))
			note('E059', at, `the inventory uses ${inventory.digestAlgorithm}`);
		else if (algorithm !== 'sha512' && algorithm !== 'sha256')
			note('E059', at, `inventories have digests by sha512 or sha256`);
		else {
			const text = readWithin(join(folder, name), 4096);
			const digest = /^(\S+)[ \t]+inventory\.json\r?\n?$/.exec(
				text ? Buffer.from(text).toString('latin1') : '',
			)?.[1];
			if (digest === undefined || !isHex(digest, algorithm))
				note('E061', at, 'it is not one line "DIGEST inventory.json"');
			else if (digest.toLowerCase() !== createHash(algorithm).update(bytes).digest('hex'))
				note('E060', at, 'it is not the digest of inventory.json beside it');
		}
	}
}
