import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, PressError } from '../base/index.js';
import { copyWhole, digestFile, isErrno, onDisk, openRoot } from '../files/index.js';
import { filesOf, type Inventory } from './inventory.js';
import { objectId, parseEditionName } from './object-name.js';
import { openStore } from './open-store.js';
import { readObjects, selectObjects } from './select-objects.js';
import { hasObject, objectPath, readObject, type Store } from './store.js';

export interface GetOptions {
	/** The folder of the store. */
	readonly store: string;
	/** `publication/issue/edition`. */
	readonly name: string;
	/** `v2`; the newest when it is not said. */
	readonly version?: string;
	/** The folder that the files go to. */
	readonly output: string;
	/** Write over files of the same name that have other bytes. */
	readonly overwrite?: boolean;
}

export interface GetResult {
	readonly version: string;
	/** All files of the version, by their names in it. */
	readonly files: readonly string[];
}

/** A file of a version: where it stands in the store, and where it goes. */
interface Copied {
	readonly path: string;
	readonly from: string;
	readonly to: string;
	readonly digest: string;
}

/**
 * Brings a version back. All its files are read and compared before the first is written, each is written whole, and none that
 * is there with other bytes is written over unasked.
 */
export function getFromArchive({
	store: directory,
	name,
	version,
	output,
	overwrite,
}: GetOptions): GetResult {
	const id = objectId(parseEditionName(name));
	const store = openStore(directory);
	if (!hasObject(store, id))
		selectObjects(
			readObjects(store, () => undefined),
			[name],
		);
	const path = objectPath(store, id);
	const inventory = readObject(store, path);
	const wanted = version ?? inventory.head;
	const files = filesToCopy(store, path, inventory, known(inventory, name, wanted), output);
	refuseDamaged(files, inventory);
	const open = files.filter((file) => !isThere(file, inventory));
	const inTheWay = open.filter(({ to }) => existsSync(to));
	if (inTheWay.length > 0 && !overwrite) throw differing(inTheWay, output);
	onDisk(`"${name}" is not brought back whole to "${output}"`, () => {
		for (const { from, to } of open) copyWhole(from, to);
	});
	return { version: wanted, files: files.map((file) => file.path) };
}

function known(inventory: Inventory, name: string, version: string): string {
	if (Object.hasOwn(inventory.versions, version)) return version;
	throw new PressError([
		{
			code: 'archive/unknown-version',
			severity: 'error',
			message: `"${name}" has no version "${version}"`,
			hint: `it has ${Object.keys(inventory.versions).join(', ')}`,
		},
	]);
}

function filesToCopy(
	store: Store,
	path: string,
	inventory: Inventory,
	version: string,
	output: string,
): readonly Copied[] {
	// Files are read through the root, which refuses links that lead out of the object.
	const object = openRoot(join(store.directory, path));
	return [...filesOf(inventory.versions[version]!)].map(([logical, digest]) => {
		const content = inventory.manifest[digest]?.[0] ?? '';
		if (!object.exists(content)) throw damaged([`${path}/${content}`], 'is missing');
		return { path: logical, from: object.realPath(content), to: join(output, ...logical.split('/')), digest };
	});
}

function refuseDamaged(files: readonly Copied[], { digestAlgorithm }: Inventory): void {
	const broken = files.filter(({ from, digest }) => {
		try {
			return digestFile(from, [digestAlgorithm])[digestAlgorithm] !== digest.toLowerCase();
		} catch (cause) {
			if (isErrno(cause)) return true;
			throw cause;
		}
	});
	if (broken.length > 0)
		throw damaged(
			broken.map(({ from }) => from),
			'has other bytes than were stored',
		);
}

const damaged = (files: readonly string[], how: string): PressError =>
	new PressError(
		files.map((file) => ({
			code: 'archive/damaged-file',
			severity: 'error',
			message: `a file of this version ${how}: "${file}"`,
			hint: 'bring it back from a copy of the store; nothing was written',
		})),
	);

function isThere({ to, digest }: Copied, { digestAlgorithm }: Inventory): boolean {
	try {
		return digestFile(to, [digestAlgorithm])[digestAlgorithm] === digest.toLowerCase();
	} catch (cause) {
		if (isErrno(cause)) return false;
		throw cause;
	}
}

const differing = (files: readonly Copied[], output: string): PressError =>
	new PressError(
		files.map(
			({ path }): Diagnostic => ({
				code: 'archive/in-the-way',
				severity: 'error',
				message: `"${path}" is in "${output}" already, with other bytes`,
				hint: 'name an empty folder, or write over it with --force; nothing was written',
			}),
		),
	);
