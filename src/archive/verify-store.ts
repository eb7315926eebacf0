import { join } from 'node:path';
import { type Diagnostic, PressError, sortDiagnostics } from '../base/index.js';
import { disk, isHeld, onDisk, readWithin } from '../files/index.js';
import { alteredFiles } from './altered-files.js';
import { validateStore } from './check-store.js';
import { INVENTORY, MAX_INVENTORY_BYTES } from './inventory.js';
import { isObject, parseJson } from './json.js';
import { layout } from './layout.js';
import { nameOfId, refuseParts } from './object-name.js';
import { refuseFolder } from './open-store.js';
import { recoverStore } from './recover.js';
import type { Finding } from './rules.js';
import { isMeant, unknownObjects } from './select-objects.js';
import { findObjects, lockedPath, lockOf, type Store } from './store.js';

export interface VerifyResult {
	/** The names of the objects that were verified. */
	readonly objects: readonly string[];
	/** All that is wrong: what breaks a rule of OCFL 1.1 goes by its code, as `archive/E092`. */
	readonly diagnostics: readonly Diagnostic[];
	/** Nothing is wrong; warnings do not count. */
	readonly ok: boolean;
}

/** An object, whatever state it is in. */
interface Place {
	readonly name: string;
	/** From the folder of the store. */
	readonly path: string;
}

/**
 * Reads every byte of a store, or of the objects that names mean, and compares it with what was recorded. What a dead writer
 * left is cleared first.
 */
export function verifyArchive(directory: string, names: readonly string[] = []): VerifyResult {
	refuseFolder(directory);
	const store: Store = { directory, disk, layout };
	const diagnostics: Diagnostic[] = [...clear(store)];
	const places = findObjects(directory).map((path) => ({ path, name: nameAt(directory, path) }));
	const chosen = choose(places, names);
	const paths = new Set(chosen.map(({ path }) => path));
	const busy = new Set([...paths].filter((path) => isHeld(lockOf(store, path))));
	const findings = validateStore(directory, (path) => paths.has(path)).filter(isNotLock);
	for (const finding of findings) {
		const place = placeOf(places, finding.path);
		// A writer that came in the meantime has changed what was being read.
		if (place && isHeld(lockOf(store, place.path))) busy.add(place.path);
		if (!place || !busy.has(place.path)) diagnostics.push(diagnosticOf(finding, place));
	}
	for (const place of chosen.filter(({ path }) => busy.has(path))) diagnostics.push(inUse(place));
	diagnostics.push(
		...alteredFiles(
			directory,
			[...paths].filter((path) => !busy.has(path)),
		),
	);
	const sorted = sortDiagnostics(diagnostics);
	return {
		objects: chosen.map(({ name }) => name).sort(),
		diagnostics: sorted,
		ok: sorted.every(({ severity }) => severity !== 'error'),
	};
}

/** A store that may only be read is verified as it is. */
function clear(store: Store): readonly Diagnostic[] {
	try {
		onDisk(`what a put left unfinished in "${store.directory}" is not cleared`, () => recoverStore(store));
		return [];
	} catch (cause) {
		if (!(cause instanceof PressError)) throw cause;
		return cause.diagnostics.map((diagnostic) => ({ ...diagnostic, severity: 'warning' }));
	}
}

function choose(places: readonly Place[], names: readonly string[]): readonly Place[] {
	if (names.length === 0) return places;
	for (const name of names)
		if (!places.some((place) => place.name === name)) refuseParts(name, name.split('/'));
	const unknown = names.filter((meant) => !places.some(({ name }) => isMeant(name, meant)));
	if (unknown.length > 0) {
		throw unknownObjects(
			unknown,
			places.map(({ name }) => name),
		);
	}
	return places.filter(({ name }) => names.some((meant) => isMeant(name, meant)));
}

/** The name that the inventory of an object says, however damaged the rest of it is; its path when it says none. */
function nameAt(directory: string, path: string): string {
	const bytes = readWithin(join(directory, path, INVENTORY), MAX_INVENTORY_BYTES);
	const value = bytes && parseJson(bytes);
	return isObject(value) && typeof value.id === 'string' ? nameOfId(value.id) : path;
}

/** The folder in which another process has what it has not finished. */
const isNotLock = ({ code, path }: Finding): boolean =>
	code !== 'W016' || lockedPath(path.split('/').at(-1) ?? '') === undefined;

const placeOf = (places: readonly Place[], path: string): Place | undefined =>
	places.find((place) => path === place.path || path.startsWith(`${place.path}/`));

function diagnosticOf({ code, path, message }: Finding, place: Place | undefined): Diagnostic {
	const at = place ? path.slice(place.path.length + 1) : path;
	const where = [place && `"${place.name}"`, at].filter((part) => part).join(' ') || 'the store';
	return {
		code: `archive/${code}`,
		severity: code.startsWith('E') ? 'error' : 'warning',
		message: `${where}: ${message}`,
		...(place && { hint: `the file is ${path}; docs/ocfl.md says what ${code} means` }),
	};
}

const inUse = ({ name }: Place): Diagnostic => ({
	code: 'archive/in-use',
	severity: 'error',
	message: `"${name}" is being stored by another process`,
	hint: 'verify it again when that is done',
});
