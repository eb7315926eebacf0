import { contentFaults, pathFault, pathsThatConflict } from './check-paths.js';
import { VERSION_NAME } from './check-versions.js';
import { HEX_LENGTHS, isHex, isKnownAlgorithm } from './digests.js';
import { CONTENT } from './inventory.js';
import { isObject, type JsonObject, quote } from './json.js';
import type { InventoryNote, RuleCode } from './rules.js';

/** The manifest of an inventory and its further digests (specification 3.5.2, 3.5.4). */
export function checkManifest(inventory: JsonObject, note: InventoryNote): void {
	const { manifest, fixity } = inventory;
	if (manifest === undefined) note('E041', 'it has no "manifest"');
	else if (!isObject(manifest)) note('E106', `its manifest is ${quote(manifest)}`);
	else {
		checkBlock(manifest, { notList: 'E092', twice: 'E096', where: 'manifest' }, note);
		const { versions } = inventory;
		const hasVersions = isObject(versions) && Object.keys(versions).length > 0;
		if (hasVersions) checkDigests(inventory, manifest, versions, note);
		checkContentPaths(manifest, note);
		if (hasVersions) checkPlaces(inventory, manifest, Object.keys(versions), note);
	}
	if (fixity === undefined) return;
	if (isObject(fixity)) checkFixity(fixity, note);
	else note('E111', `its fixity is ${quote(fixity)}`);
}

interface BlockRules {
	readonly notList: RuleCode;
	readonly twice: RuleCode;
	readonly where: string;
}

/** Digest -> list of content paths. */
function checkBlock(block: JsonObject, { notList, twice, where }: BlockRules, note: InventoryNote): void {
	const seen = new Set<string>();
	for (const [digest, paths] of Object.entries(block)) {
		const key = digest.toLowerCase();
		if (seen.has(key)) note(twice, `the digest "${brief(digest)}" stands twice in ${where}`);
		seen.add(key);
		if (!Array.isArray(paths)) {
			note(notList, `the paths of "${brief(digest)}" in ${where} are ${quote(paths)}`);
			continue;
		}
		for (const path of paths) {
			const fault = pathFault(path, contentFaults);
			if (fault) note(fault, `the path ${quote(path)} in ${where}`);
		}
	}
}

/** The digests of manifest and states are of the one algorithm, and name each other (3.5.1, 3.5.2, 3.5.3.1). */
function checkDigests(
	{ digestAlgorithm }: JsonObject,
	manifest: JsonObject,
	versions: JsonObject,
	note: InventoryNote,
): void {
	const used = new Set<string>();
	for (const [name, block] of Object.entries(versions)) {
		const state = isObject(block) && isObject(block.state) ? block.state : {};
		for (const digest of Object.keys(state)) {
			used.add(digest);
			if (!Object.hasOwn(manifest, digest))
				note('E050', `the digest "${brief(digest)}" of ${name} does not stand in the manifest`);
		}
	}
	for (const digest of Object.keys(manifest)) {
		if (!used.has(digest)) note('E107', `no version has the digest "${brief(digest)}" of the manifest`);
		if (typeof digestAlgorithm === 'string' && !isHex(digest, digestAlgorithm))
			note('E039', `"${brief(digest)}" in the manifest is no digest by ${digestAlgorithm}`);
	}
}

function checkContentPaths(manifest: JsonObject, note: InventoryNote): void {
	for (const path of pathsThatConflict(pathsOf(manifest)))
		note('E101', `"${path}" conflicts with another content path`);
}

/** Those paths of a manifest that are paths. */
const pathsOf = (manifest: JsonObject): readonly string[] =>
	Object.values(manifest)
		.flatMap((list): readonly unknown[] => (Array.isArray(list) ? list : []))
		.filter((path): path is string => pathFault(path, contentFaults) === undefined);

/** Content paths lead into the content folder of a version (3.3.1, 3.5.2). */
function checkPlaces(
	inventory: JsonObject,
	manifest: JsonObject,
	versions: readonly string[],
	note: InventoryNote,
): void {
	const isNamed = Object.hasOwn(inventory, 'contentDirectory');
	const { contentDirectory = CONTENT } = inventory;
	for (const path of pathsOf(manifest)) {
		const [version = '', folder, file] = path.split('/');
		if (!versions.includes(version)) {
			const number = VERSION_NAME.exec(version)?.[2];
			const actual = versions.find((name) => VERSION_NAME.exec(name)?.[2] === number);
			if (number !== undefined && actual !== undefined)
				note('E014', `"${path}" calls the version "${version}" that is named "${actual}"`);
			else note('E042', `"${path}" does not lead into a version`);
		} else if (isName(contentDirectory) && (folder !== contentDirectory || file === undefined)) {
			note(
				isNamed ? 'E042' : 'E021',
				`"${path}" does not lead into the folder "${contentDirectory}" of its version`,
			);
		}
	}
}

/** What can be the name of one folder. What cannot was reported. */
const isName = (name: unknown): name is string =>
	typeof name === 'string' && name !== '' && name !== '.' && name !== '..' && !name.includes('/');

/** By which rule the digests of an algorithm are written in full and in hexadecimal (3.4). */
const HEX_RULES: Readonly<Record<string, RuleCode>> = {
	sha1: 'E029',
	sha256: 'E030',
	sha512: 'E031',
	'blake2b-512': 'E032',
};

function checkFixity(fixity: JsonObject, note: InventoryNote): void {
	for (const [algorithm, block] of Object.entries(fixity)) {
		if (!isKnownAlgorithm(algorithm)) {
			note('E056', `"${algorithm}" is no algorithm of the specification or its extensions`);
		}
		if (!isObject(block)) {
			note('E057', `its digests by "${algorithm}" are ${quote(block)}`);
			continue;
		}
		checkBlock(block, { notList: 'E057', twice: 'E097', where: `its digests by ${algorithm}` }, note);
		if (HEX_LENGTHS[algorithm] === undefined) continue;
		for (const digest of Object.keys(block)) {
			if (!isHex(digest, algorithm))
				note(HEX_RULES[algorithm] ?? 'E057', `"${brief(digest)}" is no digest by ${algorithm}`);
		}
	}
}

const brief = (digest: string): string => (digest.length > 16 ? `${digest.slice(0, 16)}…` : digest);
