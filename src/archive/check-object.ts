import { join } from 'node:path';
import { type Entry, joinPath, listEntries } from '../files/index.js';
import { agree, checkNewest } from './check-agreement.js';
import { checkContent } from './check-content.js';
import { checkDeclaration, isDeclarationName, objectDeclaration } from './check-declaration.js';
import { checkExtensions } from './check-extensions.js';
import { checkEntries, type Links } from './check-links.js';
import { VERSION_NAME } from './check-versions.js';
import { CONTENT, INVENTORY, type Inventory, inventoryType } from './inventory.js';
import { type InventoryFile, readInventoryFile } from './read-inventory.js';
import type { Note } from './rules.js';

/** What a validated object is, for checks of the store that it stands in. */
export interface CheckedObject {
	/** From the folder of the store. */
	readonly path: string;
	/** Its declared version of the specification, when it has one. */
	readonly specification: string | undefined;
	readonly inventory: Inventory | undefined;
}

/** The rules of an object: its folder, its inventories, and every byte of its files (specification 3). */
export function checkObject(folder: string, path: string, links: Links, note: Note): CheckedObject {
	const at = (name: string): string => joinPath(path, name);
	const entries = checkEntries(folder, path, links, note);
	const specification = checkDeclaration(folder, path, entries, objectDeclaration, note);
	const root = readInventoryFile(folder, path, entries, note);
	if (!root) reportMissing(path, entries, note);
	for (const { name, kind } of entries) {
		const isOwn = name.startsWith(INVENTORY) || isDeclarationName(name, objectDeclaration);
		if (kind === 'file' && !isOwn) note('E001', at(name), 'this file does not belong into an object');
		else if (kind === 'folder' && name !== 'logs' && name !== 'extensions' && !VERSION_NAME.test(name))
			note('E001', at(name), 'this folder does not belong into an object');
	}
	if (entries.some(({ name, kind }) => name === 'extensions' && kind === 'folder'))
		checkExtensions(folder, path, { notFolder: 'E067', notRegistered: 'W013' }, links, note);
	if (entries.some(({ name, kind }) => name === 'logs' && kind === 'folder'))
		checkEntries(join(folder, 'logs'), at('logs'), links, note);
	const inventory = root?.inventory;
	if (specification !== undefined && inventory && inventory.type !== inventoryType(specification))
		note('E038', at(INVENTORY), `its type is not that of version ${specification}, which is declared`);
	if (root && inventory) {
		const versions = checkVersionFolders(folder, path, entries, inventory, links, note);
		agree(path, inventory, versions, note);
		checkNewest(path, root, versions, note);
		checkContent(folder, path, inventory, versions, links, note);
	}
	return { path, specification, inventory };
}

function reportMissing(path: string, entries: readonly Entry[], note: Note): void {
	const other = entries.find(
		({ name }) => name.toLowerCase().startsWith('inventory.') && !name.startsWith(`${INVENTORY}.`),
	);
	if (other) note('E034', path, `its inventory is named "${other.name}"`);
	else note('E063', path, 'it has no inventory.json');
}

/** The inventories of the version folders, by version; those that cannot be used are left out. */
function checkVersionFolders(
	folder: string,
	path: string,
	entries: readonly Entry[],
	inventory: Inventory,
	links: Links,
	note: Note,
): ReadonlyMap<string, InventoryFile> {
	const at = (name: string): string => joinPath(path, name);
	const folders = entries.filter(({ name, kind }) => kind === 'folder' && VERSION_NAME.test(name));
	for (const { name } of folders) {
		if (!Object.hasOwn(inventory.versions, name))
			note('E046', at(name), 'the inventory does not know this version');
	}
	const found = new Map<string, InventoryFile>();
	for (const name of Object.keys(inventory.versions)) {
		if (!folders.some((entry) => entry.name === name)) {
			note('E046', at(name), 'this version of the inventory has no folder');
			continue;
		}
		const own = checkVersionFolder(join(folder, name), at(name), name, inventory, links, note);
		if (own) found.set(name, own);
	}
	return found;
}

function checkVersionFolder(
	folder: string,
	path: string,
	version: string,
	inventory: Inventory,
	links: Links,
	note: Note,
): InventoryFile | undefined {
	const content = inventory.contentDirectory ?? CONTENT;
	const entries = checkEntries(folder, path, links, note);
	for (const { name, kind } of entries) {
		if (kind === 'file' && !name.startsWith(INVENTORY))
			note('E015', `${path}/${name}`, 'this file does not belong into a version');
		else if (kind === 'folder' && name !== content)
			note('W002', `${path}/${name}`, `only the folder "${content}" belongs into a version`);
	}
	const hasContent = entries.some(({ name, kind }) => name === content && kind === 'folder');
	const hasFiles = Object.values(inventory.manifest).some((paths) =>
		paths.some((file) => file.startsWith(`${version}/`)),
	);
	if (hasFiles && !hasContent) note('E016', path, `it has files, and no folder "${content}"`);
	else if (hasContent && !hasFiles && listEntries(join(folder, content)).length === 0)
		note('W003', `${path}/${content}`, 'this version has no files of its own');
	const own = readInventoryFile(folder, path, entries, note);
	if (!own) note('W010', path, 'it has no inventory of its own');
	else if (own.inventory && own.inventory.head !== version)
		note('E040', `${path}/${INVENTORY}`, `its head is "${own.inventory.head}", not "${version}"`);
	return own;
}
