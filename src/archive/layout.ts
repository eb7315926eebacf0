import { createHash } from 'node:crypto';
import { isObject, parseJson } from './json.js';

/** How a store is laid out: the path of an object is made of the digest of its id (OCFL extension 0004). */
export interface Layout {
	readonly digestAlgorithm: string;
	readonly tupleSize: number;
	readonly numberOfTuples: number;
	readonly shortObjectRoot: boolean;
}

export const LAYOUT_FILE = 'ocfl_layout.json';
export const LAYOUT_NAME = '0004-hashed-n-tuple-storage-layout';
export const LAYOUT_CONFIG = `extensions/${LAYOUT_NAME}/config.json`;

/** The values of the extension when it is not configured, which are those that we write. */
export const layout: Layout = {
	digestAlgorithm: 'sha256',
	tupleSize: 3,
	numberOfTuples: 3,
	shortObjectRoot: false,
};

const jsonText = (value: unknown): string => `${JSON.stringify(value, null, '\t')}\n`;

/** The files that say how the store is laid out, as they are written. */
export const layoutText = jsonText({
	extension: LAYOUT_NAME,
	description:
		'An object stands at abc/def/123/abcdef123…: three folders by the first nine digits of the SHA-256 of its id, then a folder by all of them.',
});
export const configText = jsonText({ extensionName: LAYOUT_NAME, ...layout });

/** Where an object stands, from the folder of the store. */
export function storagePath(
	id: string,
	{ digestAlgorithm, tupleSize, numberOfTuples, shortObjectRoot }: Layout,
): string {
	const digest = createHash(digestAlgorithm).update(id, 'utf8').digest('hex');
	const tuples = Array.from({ length: numberOfTuples }, (_, i) =>
		digest.slice(i * tupleSize, (i + 1) * tupleSize),
	);
	return [...tuples, shortObjectRoot ? digest.slice(numberOfTuples * tupleSize) : digest].join('/');
}

const ALGORITHMS = ['md5', 'sha1', 'sha256', 'sha512'];

/** The layout of a configuration; undefined when it is none that can be followed. */
export function readLayout(config: Uint8Array | undefined): Layout | undefined {
	const value = config === undefined ? {} : parseJson(config);
	if (!isObject(value)) return undefined;
	const { digestAlgorithm, tupleSize, numberOfTuples, shortObjectRoot } = { ...layout, ...value };
	const isCount = (count: unknown): count is number =>
		typeof count === 'number' && Number.isInteger(count) && count >= 0 && count <= 32;
	if (!ALGORITHMS.includes(digestAlgorithm) || typeof shortObjectRoot !== 'boolean') return undefined;
	if (!isCount(tupleSize) || !isCount(numberOfTuples) || (tupleSize === 0) !== (numberOfTuples === 0))
		return undefined;
	return { digestAlgorithm, tupleSize, numberOfTuples, shortObjectRoot };
}
