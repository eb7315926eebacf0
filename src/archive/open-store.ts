import { join } from 'node:path';
import { PressError } from '../base/index.js';
import { type Disk, disk, listEntries, makeFolders, onDisk, ownerName, readWithin } from '../files/index.js';
import {
	checkDeclaration,
	declarationName,
	isDeclarationName,
	storeDeclaration,
} from './check-declaration.js';
import { isObject, parseJson } from './json.js';
import {
	configText,
	LAYOUT_CONFIG,
	LAYOUT_FILE,
	LAYOUT_NAME,
	type Layout,
	layoutText,
	readLayout,
} from './layout.js';
import { recoverStore } from './recover.js';
import type { Finding } from './rules.js';
import type { Store } from './store.js';

const DECLARATION = declarationName(storeDeclaration.word, '1.1');
const DECLARATION_TEXT = `${storeDeclaration.word}1.1\n`;

/** Opens a store, and finishes or undoes what a writer that died had begun in it. */
export function openStore(directory: string, over: Disk = disk): Store {
	refuseFolder(directory);
	const findings: Finding[] = [];
	checkDeclaration(directory, '', listEntries(directory), storeDeclaration, (code, path, message) =>
		findings.push({ code, path, message }),
	);
	const [fault] = findings;
	if (fault) throw notStore(directory, `${fault.message} (${fault.code})`);
	const store: Store = { directory, disk: over, layout: layoutOf(directory) };
	onDisk(`what a put left unfinished in "${directory}" is not cleared`, () => recoverStore(store));
	return store;
}

/** Opens a store to be written to; makes it when there is none. */
export function openOrMakeStore(directory: string, over: Disk = disk): Store {
	if (isUnfinished(directory))
		onDisk(`no archive is made in "${directory}"`, () => makeStore(directory, over));
	return openStore(directory, over);
}

/** Refuses a folder that is not there, or that nobody meant as a store. */
export function refuseFolder(directory: string): void {
	if (isUnfinished(directory)) {
		throw new PressError([
			{
				code: 'archive/no-store',
				severity: 'error',
				message: `there is no archive in "${directory}"`,
				hint: '"banmian archive put" makes one; --store names another folder',
			},
		]);
	}
	const isMeant = listEntries(directory).some(
		({ name, kind }) => kind === 'file' && isDeclarationName(name, storeDeclaration),
	);
	if (!isMeant) throw notStore(directory, `it has no file "${DECLARATION}"`);
}

const notStore = (directory: string, why: string): PressError =>
	new PressError([
		{
			code: 'archive/not-a-store',
			severity: 'error',
			message: `"${directory}" is not an OCFL store that can be used: ${why}`,
			hint: 'name the folder of a store, or an empty one, with --store',
		},
	]);

function layoutOf(directory: string): Layout {
	const value = parseJson(readWithin(join(directory, LAYOUT_FILE), 65_536) ?? new Uint8Array());
	const extension = isObject(value) ? value.extension : undefined;
	const layout =
		extension === LAYOUT_NAME ? readLayout(readWithin(join(directory, LAYOUT_CONFIG), 65_536)) : undefined;
	if (layout) return layout;
	throw notStore(directory, `it is not laid out by "${LAYOUT_NAME}", or does not say how in ${LAYOUT_FILE}`);
}

/** The declaration is written last: until it stands there, the folder is no store, and making it can be begun again. */
function makeStore(directory: string, over: Disk): void {
	const extension = join(directory, 'extensions', LAYOUT_NAME);
	makeFolders(extension, over);
	for (const [file, text] of [
		[LAYOUT_CONFIG, configText],
		[LAYOUT_FILE, layoutText],
		[DECLARATION, DECLARATION_TEXT],
	] as const) {
		const part = join(directory, `${PART}.${ownerName()}`);
		over.remove(part);
		over.write(part, text);
		over.rename(part, join(directory, file));
		over.flush(extension);
		over.flush(directory);
	}
}

/** What a file of the store is called while it is written. */
const PART = '.part';

/** Whether a folder is missing, empty, or holds only what a writer left that died while it made the store. */
function isUnfinished(directory: string): boolean {
	const isOnly = (folder: string, known: readonly string[]): boolean =>
		listEntries(join(directory, folder)).every(
			({ name }) => known.includes(name) || name.startsWith(`${PART}.`),
		);
	const isOurs = (file: string, text: string): boolean => {
		const bytes = readWithin(join(directory, file), 65_536);
		return bytes === undefined || new TextDecoder().decode(bytes) === text;
	};
	return (
		isOnly('', ['extensions', LAYOUT_FILE]) &&
		isOnly('extensions', [LAYOUT_NAME]) &&
		isOnly(`extensions/${LAYOUT_NAME}`, ['config.json']) &&
		isOurs(LAYOUT_FILE, layoutText) &&
		isOurs(LAYOUT_CONFIG, configText)
	);
}
