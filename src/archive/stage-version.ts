import { dirname, join } from 'node:path';
import { isErrno, makeFolders } from '../files/index.js';
import { declarationName, objectDeclaration } from './check-declaration.js';
import { ALGORITHM, CONTENT, INVENTORY, sidecarName, sidecarText } from './inventory.js';
import { renameRoot, stageRoot } from './recover.js';
import { changed, type Digested } from './sources.js';
import { lockOf, type Store } from './store.js';

/** An object is staged with the folders above it that are missing, and the topmost is renamed: nothing half of it is seen. */
export function addObject(store: Store, path: string, files: readonly Digested[], bytes: Uint8Array): void {
	const { disk, directory } = store;
	const staged = join(lockOf(store, path), 'store');
	const folder = join(staged, path);
	makeFolders(folder, disk);
	const declaration = declarationName(objectDeclaration.word, '1.1');
	disk.write(join(folder, declaration), `${objectDeclaration.word}1.1\n`);
	stageVersion(store, folder, 'v1', files, bytes);
	disk.write(join(folder, INVENTORY), bytes);
	disk.write(join(folder, sidecarName(ALGORITHM)), sidecarText(bytes, ALGORITHM));
	disk.flush(folder);
	const names = path.split('/');
	for (let depth = 1; depth <= names.length; depth++) {
		const top = names.slice(0, depth).join('/');
		try {
			disk.rename(join(staged, top), join(directory, top));
		} catch (cause) {
			// The folder is there, with other objects in it.
			if (depth < names.length && isErrno(cause) && ['ENOTEMPTY', 'EEXIST'].includes(cause.code ?? ''))
				continue;
			throw cause;
		}
		disk.flush(dirname(join(directory, top)));
		return;
	}
}

/** A further version: its folder is renamed into the object, then what the object says of itself. */
export function addVersion(
	store: Store,
	path: string,
	version: string,
	files: readonly Digested[],
	bytes: Uint8Array,
): void {
	const { disk, directory } = store;
	const staging = lockOf(store, path);
	stageVersion(store, staging, version, files, bytes);
	stageRoot(store, path, bytes);
	disk.rename(join(staging, version), join(directory, path, version));
	disk.flush(join(directory, path));
	renameRoot(store, path);
}

/** Writes the folder of a version, its inventory and the digest of it last. */
function stageVersion(
	{ disk }: Store,
	parent: string,
	version: string,
	files: readonly Digested[],
	bytes: Uint8Array,
): void {
	const folder = join(parent, version);
	disk.makeFolder(folder);
	const folders = new Set<string>();
	for (const file of files) {
		const target = join(folder, CONTENT, ...file.path.split('/'));
		makeFolders(dirname(target), disk);
		folders.add(dirname(target));
		if (typeof file.from !== 'string') disk.write(target, file.from);
		else if (disk.copy(file.from, target, ALGORITHM) !== file.sha512) throw changed(file);
	}
	disk.write(join(folder, INVENTORY), bytes);
	disk.write(join(folder, sidecarName(ALGORITHM)), sidecarText(bytes, ALGORITHM));
	for (const inner of folders) disk.flush(inner);
	disk.flush(folder);
}
