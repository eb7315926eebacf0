import { join } from 'node:path';
import { type Entry, joinPath, readWithin } from '../files/index.js';
import {
	checkDeclaration,
	isDeclarationName,
	objectDeclaration,
	storeDeclaration,
} from './check-declaration.js';
import { checkExtensions, REGISTERED_EXTENSIONS } from './check-extensions.js';
import { checkEntries, type Links } from './check-links.js';
import { type CheckedObject, checkObject } from './check-object.js';
import { SPECIFICATIONS } from './inventory.js';
import { isObject, parseJson, quote } from './json.js';
import { LAYOUT_CONFIG, LAYOUT_FILE, LAYOUT_NAME, type Layout, readLayout, storagePath } from './layout.js';
import type { Finding, Note } from './rules.js';

/** Answers whether the object of a folder is to be validated; all are when nothing is said. */
export type Choice = (path: string) => boolean;

/** A store or an object, validated by the rules of OCFL 1.1: findings in the order in which they were met. */
export function validateStore(store: string, isChosen: Choice = () => true): readonly Finding[] {
	const findings: Finding[] = [];
	const note: Note = (code, path, message) => findings.push({ code, path, message });
	const links: Links = new Map();
	const entries = checkEntries(store, '', links, note);
	const specification = checkDeclaration(store, '', entries, storeDeclaration, note);
	if (entries.some(isObjectDeclaration))
		note('E082', '', 'an object stands in the folder of the store itself');
	const layout = checkLayout(store, entries, note);
	if (entries.some(({ name, kind }) => name === 'extensions' && kind === 'folder'))
		checkExtensions(store, '', { notFolder: 'E112', notRegistered: 'W016' }, links, note);
	const objects: CheckedObject[] = [];
	for (const { name, kind } of entries) {
		if (kind === 'folder' && name !== 'extensions')
			objects.push(...checkBranch({ store, links, note, isChosen }, name));
	}
	checkPlaces(objects, specification, layout, note);
	return findings;
}

/** An object by itself, wherever it stands. */
export function validateObject(folder: string): readonly Finding[] {
	const findings: Finding[] = [];
	checkObject(folder, '', new Map(), (code, path, message) => findings.push({ code, path, message }));
	return findings;
}

const isObjectDeclaration = ({ name, kind }: Entry): boolean =>
	kind === 'file' && isDeclarationName(name, objectDeclaration) && /ocfl_object/.test(name);

function checkLayout(store: string, entries: readonly Entry[], note: Note): Layout | undefined {
	if (!entries.some(({ name, kind }) => name === LAYOUT_FILE && kind === 'file')) return undefined;
	const value = parseJson(readWithin(join(store, LAYOUT_FILE), 1024 * 1024) ?? new Uint8Array());
	if (!isObject(value) || !Object.hasOwn(value, 'extension') || !Object.hasOwn(value, 'description')) {
		note('E070', LAYOUT_FILE, 'it is not a JSON object with "extension" and "description"');
		return undefined;
	}
	const { extension } = value;
	if (typeof extension !== 'string' || !REGISTERED_EXTENSIONS.includes(extension)) {
		note('E071', LAYOUT_FILE, `no extension is registered as ${quote(extension)}`);
		return undefined;
	}
	return extension === LAYOUT_NAME
		? readLayout(readWithin(join(store, LAYOUT_CONFIG), 1024 * 1024))
		: undefined;
}

interface Walk {
	readonly store: string;
	readonly links: Links;
	readonly note: Note;
	readonly isChosen: Choice;
}

/** A folder of the hierarchy, with those above it; the walk keeps its own list. */
interface Branch {
	readonly path: string;
	readonly files: readonly string[];
	readonly parent: Branch | undefined;
	leadsToObject: boolean;
	hasFolders: boolean;
}

/** The objects below a folder of the store, and what else stands there (specification 4.1, 4.3). */
function checkBranch(walk: Walk, top: string): readonly CheckedObject[] {
	const { store, links, note, isChosen } = walk;
	const objects: CheckedObject[] = [];
	const branches: Branch[] = [];
	const open: { path: string; parent: Branch | undefined }[] = [{ path: top, parent: undefined }];
	for (let next = open.pop(); next; next = open.pop()) {
		const { path, parent } = next;
		const entries = checkEntries(join(store, path), path, links, note);
		if (entries.some(isObjectDeclaration) || entries.some(({ name }) => name === 'inventory.json')) {
			for (let above = parent; above && !above.leadsToObject; above = above.parent)
				above.leadsToObject = true;
			if (isChosen(path)) objects.push(checkObject(join(store, path), path, links, note));
			continue;
		}
		if (entries.some(({ name }) => isDeclarationName(name, storeDeclaration)))
			note('E074', path, 'another store stands here');
		if (entries.length === 0) note('E073', path, 'this folder is empty');
		const files = entries.filter(({ kind }) => kind === 'file').map(({ name }) => name);
		const folders = entries.filter(({ kind }) => kind === 'folder');
		const branch: Branch = { path, files, parent, leadsToObject: false, hasFolders: folders.length > 0 };
		branches.push(branch);
		for (const { name } of folders.reverse()) open.push({ path: joinPath(path, name), parent: branch });
	}
	for (const branch of branches) reportBranch(branch, note);
	return objects;
}

function reportBranch({ path, files, parent, leadsToObject, hasFolders }: Branch, note: Note): void {
	for (const file of files) {
		const at = joinPath(path, file);
		if (leadsToObject) note('E084', at, 'a folder that leads to objects holds no files');
		else note('E072', at, 'this file belongs to no object');
	}
	if (leadsToObject || hasFolders || files.length === 0) return;
	if (parent) note('E085', path, 'this row of folders does not end in an object');
	else note('E088', path, 'this folder leads to no object');
}

/** Where the objects stand: what can be said only of all of them. */
function checkPlaces(
	objects: readonly CheckedObject[],
	specification: string | undefined,
	layout: Layout | undefined,
	note: Note,
): void {
	const names: readonly (string | undefined)[] = SPECIFICATIONS;
	const places = new Map<string, string>();
	for (const { path, specification: own, inventory } of objects) {
		if (specification !== undefined && names.indexOf(own) > names.indexOf(specification))
			note('E081', path, `it is of version ${own} of the specification, the store of ${specification}`);
		if (!inventory) continue;
		const other = places.get(inventory.id);
		if (other !== undefined) note('E037', path, `"${other}" has the same id "${inventory.id}"`);
		places.set(inventory.id, path);
		const place = layout && storagePath(inventory.id, layout);
		if (place !== undefined && place !== path)
			note('E083', path, `its id "${inventory.id}" leads to "${place}"`);
	}
	const depths = new Set(objects.map(({ path }) => path.split('/').length));
	if (depths.has(1) && depths.size > 1) note('W015', '', 'some objects stand in folders, some at the top');
	else if (depths.size > 1) note('W014', '', 'objects stand at different depths');
}
