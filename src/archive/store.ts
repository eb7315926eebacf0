import { join } from 'node:path';
import { PressError } from '../base/index.js';
import { type Disk, listEntries, openRoot } from '../files/index.js';
import { isDeclarationName, objectDeclaration } from './check-declaration.js';
import type { Inventory } from './inventory.js';
import { type Layout, storagePath } from './layout.js';
import { readInventoryFile } from './read-inventory.js';
import type { Finding } from './rules.js';

/** An OCFL store that can be read and written here. */
export interface Store {
	/** As it was given. */
	readonly directory: string;
	readonly disk: Disk;
	readonly layout: Layout;
}

/** What the lock of an object is called, by its path: a folder in which its writer has what it has not finished. */
const LOCK = 'banmian-put-';

export const lockOf = (store: Store, path: string): string =>
	join(lockFolder(store), LOCK + path.replaceAll('/', '-'));

/** The path of the object that a lock is for; undefined for other names, and for a lock that is made or given up. */
export const lockedPath = (name: string): string | undefined =>
	name.startsWith(LOCK) && !name.includes('.') ? name.slice(LOCK.length).replaceAll('-', '/') : undefined;

/** The folder of the store in which locks stand. */
export const lockFolder = (store: Store): string => join(store.directory, 'extensions');

export const objectPath = (store: Store, id: string): string => storagePath(id, store.layout);

/** Whether an object of this id is in the store. */
export const hasObject = (store: Store, id: string): boolean =>
	listEntries(join(store.directory, objectPath(store, id))).length > 0;

/** The folders of all objects, from the folder of the store, sorted. */
export function findObjects(store: string): readonly string[] {
	const found: string[] = [];
	const open = listEntries(store).flatMap(({ name, kind }) =>
		kind === 'folder' && name !== 'extensions' ? [name] : [],
	);
	for (let at = open.pop(); at !== undefined; at = open.pop()) {
		const entries = listEntries(join(store, at));
		const isObject = entries.some(
			({ name, kind }) =>
				kind === 'file' && (isDeclarationName(name, objectDeclaration) || name === 'inventory.json'),
		);
		if (isObject) found.push(at);
		else for (const { name, kind } of entries) if (kind === 'folder') open.push(`${at}/${name}`);
	}
	return found.sort();
}

/** Reads the inventory of an object, as it is now. */
export function readObject(store: Store, path: string): Inventory {
	const findings: Finding[] = [];
	const folder = openRoot(join(store.directory, path)).directory;
	const note = (code: Finding['code'], at: string, message: string): void => {
		findings.push({ code, path: at, message });
	};
	const file = readInventoryFile(folder, path, listEntries(folder), note);
	const faults = findings.filter(({ code }) => code.startsWith('E'));
	if (file?.inventory && (faults.length === 0 || isBeingRenewed(folder, path, file.bytes, faults)))
		return file.inventory;
	const [fault = { code: 'E063', path, message: 'it has no inventory.json' }] = faults;
	throw new PressError([
		{
			code: 'archive/damaged-inventory',
			severity: 'error',
			message: `the inventory of an object is damaged: ${fault.path}: ${fault.message} (${fault.code})`,
			hint: 'bring the file back from a copy of the store; nothing was changed. "banmian archive verify" lists all that is wrong',
		},
	]);
}

/** Between the renaming of an inventory and of its digest it is still whole when the newest version has the same, with its digest. */
function isBeingRenewed(
	folder: string,
	path: string,
	bytes: Uint8Array,
	faults: readonly Finding[],
): boolean {
	if (faults.some(({ code }) => code !== 'E060')) return false;
	const head = listEntries(folder).filter(({ name, kind }) => kind === 'folder' && /^v\d+$/.test(name));
	return head.some(({ name }) => {
		const own: Finding[] = [];
		const version = join(folder, name);
		const file = readInventoryFile(version, `${path}/${name}`, listEntries(version), (code, at, message) =>
			own.push({ code, path: at, message }),
		);
		return (
			file !== undefined &&
			Buffer.compare(file.bytes, bytes) === 0 &&
			own.every(({ code }) => code.startsWith('W'))
		);
	});
}
