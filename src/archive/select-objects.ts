import { type Diagnostic, didYouMean, PressError } from '../base/index.js';
import type { Inventory } from './inventory.js';
import { nameOfId, refuseParts } from './object-name.js';
import { findObjects, readObject, type Store } from './store.js';

/** An object of a store with what it says of itself. */
export interface StoredObject {
	/** `publication/issue/edition`, or the id of an object that another program made. */
	readonly name: string;
	/** From the folder of the store. */
	readonly path: string;
	readonly inventory: Inventory;
}

/** All objects by name; those whose inventory cannot be read are reported. */
export function readObjects(store: Store, report: (diagnostic: Diagnostic) => void): readonly StoredObject[] {
	const objects = findObjects(store.directory).flatMap((path): StoredObject[] => {
		try {
			const inventory = readObject(store, path);
			return [{ name: nameOfId(inventory.id), path, inventory }];
		} catch (cause) {
			if (!(cause instanceof PressError)) throw cause;
			for (const diagnostic of cause.diagnostics) report(diagnostic);
			return [];
		}
	});
	return objects.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The objects that names mean: `xihu`, `xihu/2023-h1` or `xihu/2023-h1/zh`; all when none is named. */
export function selectObjects(
	objects: readonly StoredObject[],
	names: readonly string[],
): readonly StoredObject[] {
	if (names.length === 0) return objects;
	for (const name of names)
		if (!objects.some((object) => object.name === name)) refuseParts(name, name.split('/'));
	const unknown = names.filter((name) => !objects.some((object) => isMeant(object.name, name)));
	if (unknown.length > 0) {
		throw unknownObjects(
			unknown,
			objects.map(({ name }) => name),
		);
	}
	return objects.filter((object) => names.some((name) => isMeant(object.name, name)));
}

/** Whether a name, or the beginning of one, means an object. */
export const isMeant = (name: string, meant: string): boolean =>
	name === meant || name.startsWith(`${meant}/`);

export function unknownObjects(names: readonly string[], known: readonly string[]): PressError {
	return new PressError(
		names.map((name) => ({
			code: 'archive/unknown-object',
			severity: 'error',
			message: `the archive has no "${name}"`,
			...(didYouMean(name, known) ?? { hint: '"banmian archive list" says what it has' }),
		})),
	);
}
