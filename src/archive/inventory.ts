import { createHash } from 'node:crypto';

/**
 * What an object of an OCFL 1.1 store holds, version by version (https://ocfl.io/1.1/spec/#inventory). Names are those of the
 * specification.
 */
export interface Inventory {
	readonly id: string;
	readonly type: string;
	readonly digestAlgorithm: DigestAlgorithm;
	/** The newest version, `v3`. */
	readonly head: string;
	/** Where a version keeps its files; `content` when it is not said. */
	readonly contentDirectory?: string;
	/** Digest -> paths of files from the object's folder. */
	readonly manifest: PathsByDigest;
	readonly versions: Readonly<Record<string, VersionBlock>>;
	/** Algorithm -> digest -> paths of files from the object's folder. */
	readonly fixity?: Readonly<Record<string, PathsByDigest>>;
}

export type DigestAlgorithm = 'sha512' | 'sha256';

export type PathsByDigest = Readonly<Record<string, readonly string[]>>;

export interface VersionBlock {
	/** RFC 3339, to the second, with its zone. */
	readonly created: string;
	/** Digest -> logical paths: the files of this version by the names they had. */
	readonly state: PathsByDigest;
	readonly message?: string;
	readonly user?: User;
}

export interface User {
	readonly name: string;
	/** A URI: `mailto:` or a personal identifier. */
	readonly address?: string;
}

/** The versions of the specification that are read, oldest first; the last is written. */
export const SPECIFICATIONS = ['1.0', '1.1'] as const;

export const OBJECT_DECLARATION = 'ocfl_object_';
export const INVENTORY = 'inventory.json';
export const CONTENT = 'content';
export const ALGORITHM: DigestAlgorithm = 'sha512';

/** A line of an inventory has about 200 bytes: this is for hundreds of thousands of files. */
export const MAX_INVENTORY_BYTES = 256 * 1024 * 1024;

/** The type of inventories of a version of the specification. */
export const inventoryType = (specification: string): string =>
	`https://ocfl.io/${specification}/spec/#inventory`;

/** An inventory as it is written: always the same bytes for the same object. */
export function inventoryBytes(inventory: Inventory): Uint8Array {
	const { id, type, digestAlgorithm, head, manifest, versions, fixity } = inventory;
	const value = {
		id,
		type,
		digestAlgorithm,
		head,
		manifest: sorted(manifest),
		versions: Object.fromEntries(
			Object.entries(versions).map(([name, { created, message, user, state }]) => [
				name,
				{ created, message, user, state: sorted(state) },
			]),
		),
		...(fixity && {
			fixity: Object.fromEntries(
				Object.entries(fixity).map(([algorithm, block]) => [algorithm, sorted(block)]),
			),
		}),
	};
	return new TextEncoder().encode(`${JSON.stringify(value, null, '\t')}\n`);
}

/** The name and the line of the file beside an inventory that holds its digest. */
export const sidecarName = (algorithm: string): string => `${INVENTORY}.${algorithm}`;
export const sidecarText = (bytes: Uint8Array, algorithm: DigestAlgorithm): string =>
	`${createHash(algorithm).update(bytes).digest('hex')} ${INVENTORY}\n`;

/** Logical path -> digest, of a version. */
export function filesOf({ state }: VersionBlock): ReadonlyMap<string, string> {
	const pairs = Object.entries(state).flatMap(([digest, paths]) =>
		paths.map((path): readonly [string, string] => [path, digest]),
	);
	return new Map(pairs.sort(([a], [b]) => compare(a, b)));
}

/** The inverse of `filesOf`, or of a list of content paths. */
export function byDigest(files: Iterable<readonly [path: string, digest: string]>): PathsByDigest {
	const paths: Record<string, string[]> = {};
	for (const [path, digest] of files) {
		paths[digest] ??= [];
		paths[digest].push(path);
	}
	return paths;
}

/** `v2` -> 2. */
export const versionNumber = (name: string): number => Number(name.slice(1));

const sorted = (block: PathsByDigest): PathsByDigest =>
	Object.fromEntries(
		Object.entries(block)
			.map(([digest, paths]) => [digest, [...paths].sort()] as const)
			.sort(([a], [b]) => compare(a, b)),
	);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
