import { type Diagnostic, sortDiagnostics } from '../base/index.js';
import { filesOf, type User } from './inventory.js';
import { openStore } from './open-store.js';
import { readObjects, selectObjects } from './select-objects.js';

/** A version as it was recorded. */
export interface ListedVersion {
	/** `v2`. */
	readonly version: string;
	readonly created: string;
	readonly message: string | undefined;
	readonly user: User | undefined;
	/** How many files it has, stored anew or before. */
	readonly files: number;
}

export interface ListedObject {
	/** `publication/issue/edition`. */
	readonly name: string;
	/** Where it stands, from the folder of the store. */
	readonly path: string;
	/** Oldest first. */
	readonly versions: readonly ListedVersion[];
}

export interface ListResult {
	readonly objects: readonly ListedObject[];
	/** Objects that cannot be read. */
	readonly diagnostics: readonly Diagnostic[];
}

/** What a store holds: all of it, or what names mean, `publication` or `publication/issue` or a whole name. */
export function listArchive(directory: string, names: readonly string[] = []): ListResult {
	const diagnostics: Diagnostic[] = [];
	const store = openStore(directory);
	const objects = selectObjects(
		readObjects(store, (diagnostic) => diagnostics.push(diagnostic)),
		names,
	);
	return {
		objects: objects.map(({ name, path, inventory }) => ({
			name,
			path,
			versions: Object.entries(inventory.versions).map(([version, block]) => ({
				version,
				created: block.created,
				message: block.message,
				user: block.user,
				files: filesOf(block).size,
			})),
		})),
		diagnostics: sortDiagnostics(diagnostics),
	};
}
