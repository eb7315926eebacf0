import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { emptyFolder } from '../../support/project.js';

/** An inventory while it is made wrong on purpose. */
export interface Draft {
	[key: string]: unknown;
	id: unknown;
	head: unknown;
	manifest: Record<string, unknown>;
	versions: Record<string, DraftVersion>;
	fixity?: Record<string, Record<string, unknown>>;
}

export interface DraftVersion {
	[key: string]: unknown;
	state: Record<string, unknown>;
}

export interface Plan {
	/** How many versions; each changes `a.txt`, `b/c.txt` never changes. */
	readonly versions?: number;
	readonly algorithm?: string;
	/** `v1` or `v01`. */
	readonly nameOf?: (number: number) => string;
	readonly contentDirectory?: string;
	readonly specification?: string;
	readonly id?: string;
	/** Changes the inventories, oldest first, before they are written with their digests. The last is that of the object. */
	readonly edit?: (...inventories: Draft[]) => void;
	/** Changes what stands on the disk when all is done. */
	readonly after?: (folder: string) => void;
}

export const digest = (algorithm: string, text: string): string =>
	createHash(algorithm).update(text).digest('hex');

/** What `a.txt` holds in a version, and `b/c.txt` in all. */
export const textOf = (number: number): string => `the words of version ${number}\n`;
export const LASTING = 'this stays\n';

/** Writes an object by hand, by the words of the specification and without the program that is tested. */
export function buildObject(plan: Plan = {}, folder = join(emptyFolder(), 'object')): string {
	const {
		versions = 3,
		algorithm = 'sha512',
		nameOf = (number) => `v${number}`,
		specification = '1.1',
	} = plan;
	const content = plan.contentDirectory ?? 'content';
	const drafts: Draft[] = [];
	for (let number = 1; number <= versions; number++) {
		const name = nameOf(number);
		write(join(folder, name, content, 'a.txt'), textOf(number));
		if (number === 1) write(join(folder, name, content, 'b/c.txt'), LASTING);
		drafts.push(draft(plan, number));
	}
	plan.edit?.(...drafts);
	for (const [i, inventory] of drafts.entries()) seal(join(folder, nameOf(i + 1)), inventory, algorithm);
	seal(folder, drafts.at(-1)!, algorithm);
	write(join(folder, `0=ocfl_object_${specification}`), `ocfl_object_${specification}\n`);
	plan.after?.(folder);
	return folder;
}

function draft(plan: Plan, newest: number): Draft {
	const {
		algorithm = 'sha512',
		nameOf = (number) => `v${number}`,
		specification = '1.1',
		contentDirectory,
	} = plan;
	const content = contentDirectory ?? 'content';
	const numbers = Array.from({ length: newest }, (_, i) => i + 1);
	const lasting = digest(algorithm, LASTING);
	return {
		id: plan.id ?? 'urn:x-test:object',
		type: `https://ocfl.io/${specification}/spec/#inventory`,
		digestAlgorithm: algorithm,
		head: nameOf(newest),
		...(contentDirectory !== undefined && { contentDirectory }),
		manifest: Object.fromEntries([
			...numbers.map((number) => [digest(algorithm, textOf(number)), [`${nameOf(number)}/${content}/a.txt`]]),
			[lasting, [`${nameOf(1)}/${content}/b/c.txt`]],
		]),
		versions: Object.fromEntries(
			numbers.map((number) => [
				nameOf(number),
				{
					created: `2026-01-0${(number % 9) + 1}T12:00:00+08:00`,
					message: `version ${number}`,
					user: { name: 'Lin Yue', address: 'mailto:lin@example.org' },
					state: { [digest(algorithm, textOf(number))]: ['a.txt'], [lasting]: ['b/c.txt', 'd.txt'] },
				},
			]),
		),
		fixity: { sha1: { [digest('sha1', LASTING)]: [`${nameOf(1)}/${content}/b/c.txt`] } },
	};
}

/** Writes an inventory and the digest beside it. */
export function seal(folder: string, inventory: unknown, algorithm = 'sha512'): void {
	sealText(folder, `${JSON.stringify(inventory, null, 2)}\n`, algorithm);
}

export function sealText(folder: string, text: string, algorithm = 'sha512'): void {
	const known = algorithm === 'md5' ? 'sha512' : algorithm;
	write(join(folder, 'inventory.json'), text);
	write(join(folder, `inventory.json.${known}`), `${digest(known, text)}  inventory.json\n`);
}

/** Writes a file, and the folders that it stands in. */
export function write(path: string, text: string): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
}

export const remove = (path: string): void => rmSync(path, { recursive: true });
export const move = (from: string, to: string): void => renameSync(from, to);

/** A store with two objects, laid out by extension 0004 (its example: `object-01` stands below `3c0/ff4/240`). */
export function buildStore(after: (store: string) => void = () => undefined): string {
	const store = join(emptyFolder(), 'store');
	write(join(store, '0=ocfl_1.1'), 'ocfl_1.1\n');
	write(
		join(store, 'ocfl_layout.json'),
		JSON.stringify({
			extension: '0004-hashed-n-tuple-storage-layout',
			description: 'by the digest of the id',
		}),
	);
	write(
		join(store, 'extensions/0004-hashed-n-tuple-storage-layout/config.json'),
		JSON.stringify({ extensionName: '0004-hashed-n-tuple-storage-layout' }),
	);
	for (const id of IDS) buildObject({ id, versions: 2 }, join(store, placeOf(id)));
	after(store);
	return store;
}

export const IDS = ['urn:x-test:one', 'urn:x-test:two'] as const;

export function placeOf(id: string): string {
	const hash = digest('sha256', id);
	return `${hash.slice(0, 3)}/${hash.slice(3, 6)}/${hash.slice(6, 9)}/${hash}`;
}
