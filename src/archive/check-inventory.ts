import { checkManifest } from './check-manifest.js';
import { checkVersions } from './check-versions.js';
import { type Inventory, inventoryType, SPECIFICATIONS } from './inventory.js';
import { isObject, isUri, type JsonObject, parseJson, quote } from './json.js';
import type { InventoryNote, Note, RuleCode } from './rules.js';

/**
 * Reads and checks an inventory. It is returned when it can be gone on with: then its values are of the kinds that their types
 * say, and no path in it leads anywhere but down.
 */
export function parseInventory(bytes: Uint8Array, path: string, note: Note): Inventory | undefined {
	let isSound = true;
	const own: InventoryNote = (code, message) => {
		isSound &&= code.startsWith('W') || MERE_DISAGREEMENTS.has(code);
		note(code, path, message);
	};
	const value = parseJson(bytes);
	if (!isObject(value)) {
		own('E033', value === undefined ? 'it is not JSON in UTF-8' : 'it is not a JSON object');
		return undefined;
	}
	checkHead(value, own);
	checkVersions(value, own);
	checkManifest(value, own);
	const isInventory = (checked: JsonObject): checked is JsonObject & Inventory =>
		isSound && checked === value;
	// What was checked key by key has the shape of the type.
	return isInventory(value) ? value : undefined;
}

/** Findings after which the inventory can still be read against its files. */
const MERE_DISAGREEMENTS: ReadonlySet<RuleCode> = new Set([
	'E011',
	'E012',
	'E014',
	'E021',
	'E042',
	'E056',
	'E102',
	'E107',
]);

const KEYS = ['id', 'type', 'digestAlgorithm', 'head', 'contentDirectory', 'manifest', 'versions', 'fixity'];

function checkHead(value: JsonObject, note: InventoryNote): void {
	for (const key of Object.keys(value)) {
		if (!KEYS.includes(key)) note('E102', `it has the key "${key}", which is not of the specification`);
	}
	for (const key of ['id', 'type', 'digestAlgorithm', 'head']) {
		if (!Object.hasOwn(value, key)) note('E036', `it has no "${key}"`);
	}
	const { id, type, digestAlgorithm, head, contentDirectory } = value;
	if (id !== undefined) checkId(id, note);
	if (type !== undefined && !SPECIFICATIONS.some((known) => type === inventoryType(known)))
		note('E038', `its type is ${quote(type)}`);
	if (digestAlgorithm === 'sha256') note('W004', 'it uses sha256 where sha512 is recommended');
	else if (digestAlgorithm !== undefined && digestAlgorithm !== 'sha512')
		note('E025', `its files are addressed by ${quote(digestAlgorithm)}`);
	if (head !== undefined && typeof head !== 'string') note('E040', `its head is ${quote(head)}`);
	if (Object.hasOwn(value, 'contentDirectory')) checkContentDirectory(contentDirectory, note);
}

function checkId(id: unknown, note: InventoryNote): void {
	if (typeof id !== 'string') note('E033', `its id is ${quote(id)}, not a text`);
	else if (id === '') note('E037', 'its id is empty');
	else if (!isUri(id)) note('W005', `its id "${id}" is not a URI`);
}

function checkContentDirectory(name: unknown, note: InventoryNote): void {
	if (typeof name !== 'string' || name === '')
		note('E108', `its content folder is ${quote(name)}, which names no folder`);
	else if (name.includes('/')) note('E017', `its content folder is "${name}"`);
	else if (name === '.' || name === '..') note('E018', `its content folder is "${name}"`);
}
