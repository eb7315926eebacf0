import { join } from 'node:path';
import { isErrno, joinPath } from '../files/index.js';
import { checkEntries, type Links } from './check-links.js';
import { digestsOf } from './digests.js';
import { CONTENT, type Inventory, type PathsByDigest } from './inventory.js';
import type { InventoryFile } from './read-inventory.js';
import type { Note, RuleCode } from './rules.js';

/** A digest that a file must have, and who says so. */
interface Wanted {
	readonly algorithm: string;
	readonly digest: string;
	readonly code: RuleCode;
	readonly by: string;
}

/** Every file of an object is known and has its bytes; no other is there (specification 3.3.1, 3.5.2, 3.5.4). */
export function checkContent(
	folder: string,
	path: string,
	inventory: Inventory,
	versions: ReadonlyMap<string, InventoryFile>,
	links: Links,
	note: Note,
): void {
	const files = new Map<string, number>();
	const content = inventory.contentDirectory ?? CONTENT;
	for (const version of Object.keys(inventory.versions)) {
		const known = pathsOf(inventory.manifest);
		const own = versions.get(version)?.inventory;
		const ownPaths = own && pathsOf(own.manifest);
		for (const [file, bytes] of walk(folder, path, joinPath(version, content), links, note)) {
			files.set(file, bytes);
			if (!known.has(file)) note('E023', joinPath(path, file), 'the manifest does not know this file');
			else if (ownPaths && !ownPaths.has(file))
				note('E023', joinPath(path, file), `the manifest of ${version} does not know this file`);
		}
	}
	for (const [file, wanted] of wantedDigests(inventory, versions)) {
		const bytes = files.get(file);
		if (bytes === undefined) note(wanted[0]!.code, joinPath(path, file), 'this file is missing');
		else compare(join(folder, file), joinPath(path, file), bytes, wanted, note);
	}
}

function compare(file: string, path: string, bytes: number, wanted: readonly Wanted[], note: Note): void {
	let digests: ReadonlyMap<string, string>;
	try {
		digests = digestsOf(
			file,
			bytes,
			wanted.map(({ algorithm }) => algorithm),
		);
	} catch (cause) {
		if (!isErrno(cause)) throw cause;
		note(wanted[0]!.code, path, `this file cannot be read (${cause.code})`);
		return;
	}
	for (const { algorithm, digest, code, by } of wanted) {
		const found = digests.get(algorithm);
		if (found === undefined || found === digest.toLowerCase()) continue;
		note(code, path, `its bytes are not those of which ${by} has the ${algorithm}`);
		// By its other digests it is another file for the same reason.
		return;
	}
}

/** All that is said of each file, by the inventory of the object first. */
function wantedDigests(
	inventory: Inventory,
	versions: ReadonlyMap<string, InventoryFile>,
): ReadonlyMap<string, readonly Wanted[]> {
	const wanted = new Map<string, Wanted[]>();
	const add = (block: PathsByDigest, rest: Omit<Wanted, 'digest'>): void => {
		for (const [digest, paths] of Object.entries(block)) {
			for (const path of paths) {
				const list = wanted.get(path) ?? [];
				if (!list.some((known) => known.digest === digest && known.algorithm === rest.algorithm))
					list.push({ ...rest, digest });
				wanted.set(path, list);
			}
		}
	};
	const addAll = ({ manifest, digestAlgorithm, fixity = {} }: Inventory, owner: string): void => {
		add(manifest, { algorithm: digestAlgorithm, code: 'E092', by: `the manifest${owner}` });
		for (const [algorithm, block] of Object.entries(fixity))
			add(block, { algorithm, code: 'E093', by: `the fixity block${owner}` });
	};
	addAll(inventory, '');
	for (const [version, { inventory: own }] of versions) if (own) addAll(own, ` of ${version}`);
	return wanted;
}

const pathsOf = (manifest: PathsByDigest): ReadonlySet<string> => new Set(Object.values(manifest).flat());

/** The files below a content folder with their sizes. The walk keeps its own list: folders nest as deep as they like. */
function* walk(
	folder: string,
	path: string,
	content: string,
	links: Links,
	note: Note,
): Generator<readonly [file: string, bytes: number]> {
	const open = [content];
	for (let at = open.pop(); at !== undefined; at = open.pop()) {
		const entries = checkEntries(join(folder, at), joinPath(path, at), links, note);
		if (entries.length === 0 && at !== content) note('E024', joinPath(path, at), 'this folder is empty');
		for (const { name, kind, bytes } of entries) {
			if (kind === 'folder') open.push(joinPath(at, name));
			else yield [joinPath(at, name), bytes];
		}
	}
}
