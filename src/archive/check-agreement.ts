import { joinPath } from '../files/index.js';
import {
	filesOf,
	INVENTORY,
	type Inventory,
	inventoryType,
	SPECIFICATIONS,
	versionNumber,
} from './inventory.js';
import type { InventoryFile } from './read-inventory.js';
import type { InventoryNote, Note } from './rules.js';

/** The inventories of an object agree with each other: what was said of a version stays said (specification 3.7). */
export function agree(
	path: string,
	newest: Inventory,
	versions: ReadonlyMap<string, InventoryFile>,
	note: Note,
): void {
	let earlier = -1;
	for (const [version, { inventory }] of versions) {
		if (!inventory) continue;
		const own: InventoryNote = (code, message) => note(code, joinPath(path, version, INVENTORY), message);
		if (inventory.id !== newest.id)
			own('E110', `its id is "${inventory.id}", that of the object "${newest.id}"`);
		const specification = SPECIFICATIONS.findIndex((known) => inventory.type === inventoryType(known));
		if (specification < earlier)
			own('E103', 'it is of an earlier version of the specification than the one before');
		earlier = Math.max(earlier, specification);
		checkContentDirectory(version, inventory, newest, own);
		compareVersions(inventory, newest, own);
	}
}

function checkContentDirectory(
	version: string,
	inventory: Inventory,
	newest: Inventory,
	own: InventoryNote,
): void {
	if (inventory.contentDirectory === newest.contentDirectory) return;
	if (versionNumber(version) === 1 && inventory.contentDirectory === undefined)
		own(
			'E019',
			`the object names its content folder "${newest.contentDirectory}", its first version does not`,
		);
	else
		own(
			'E020',
			`its content folder is "${inventory.contentDirectory}", that of the object "${newest.contentDirectory}"`,
		);
}

function compareVersions(inventory: Inventory, newest: Inventory, own: InventoryNote): void {
	for (const [version, block] of Object.entries(inventory.versions)) {
		const now = newest.versions[version];
		if (!now) {
			own('E066', `it knows the version "${version}", the object does not`);
			continue;
		}
		const changed = differingPath(inventory, newest, version);
		if (changed !== undefined) own('E066', `of ${version} it says otherwise than the object: "${changed}"`);
		for (const [key, before, after] of [
			['created', block.created, now.created],
			['message', block.message, now.message],
			['user', block.user?.name, now.user?.name],
			['user', block.user?.address, now.user?.address],
		]) {
			if (before !== after) own('W011', `${key} of ${version} differs from that of the object`);
		}
	}
}

/** A path whose file is another in the two inventories. They may use two algorithms: then the file that is meant is compared. */
function differingPath(earlier: Inventory, newest: Inventory, version: string): string | undefined {
	const before = filesOf(earlier.versions[version]!);
	const now = filesOf(newest.versions[version]!);
	for (const path of new Set([...before.keys(), ...now.keys()])) {
		const [old, other] = [before.get(path), now.get(path)];
		if (old === undefined || other === undefined) return path;
		if (old.toLowerCase() === other.toLowerCase()) continue;
		if (earlier.digestAlgorithm === newest.digestAlgorithm) return path;
		const files = newest.manifest[other] ?? [];
		if (!(earlier.manifest[old] ?? []).some((file) => files.includes(file))) return path;
	}
	return undefined;
}

/** The inventory of the object is the inventory of its newest version, byte for byte. */
export function checkNewest(
	path: string,
	root: InventoryFile,
	versions: ReadonlyMap<string, InventoryFile>,
	note: Note,
): void {
	const newest = versions.get(root.inventory?.head ?? '');
	if (newest && Buffer.compare(newest.bytes, root.bytes) !== 0)
		note('E064', joinPath(path, INVENTORY), `it differs from that of ${root.inventory?.head}`);
}
