import { existsSync } from 'node:fs';
import { digestFile, type Lookup, lookUp, type Root } from '../files/index.js';
import type { FontTable } from '../font/index.js';
import { programDigest } from './program-digest.js';

/** How things stand now, to be compared with how they stood. Each is looked at once in a run, however many editions ask. */
export interface Evidence {
	readonly program: string;
	/** By the name that fonts.yaml has for the file; empty for one that is missing. */
	readonly fonts: Readonly<Record<string, string>>;
	/** The digest of a file of the project; undefined when it cannot be read. */
	inputDigest(file: string): string | undefined;
	lookUp(lookup: Lookup): Lookup;
}

export function gatherEvidence(project: Root, table: FontTable): Evidence {
	const digests = new Map<string, string | undefined>();
	const lookups = new Map<string, Lookup>();
	const inputDigest = (file: string): string | undefined => {
		if (!digests.has(file)) digests.set(file, digestBelow(project, file));
		return digests.get(file);
	};
	return {
		program: programDigest(),
		fonts: fontDigests(table),
		inputDigest,
		lookUp: ({ kind, path }) => {
			const key = `${kind} ${path}`;
			const known = lookups.get(key) ?? lookUp(project, kind, path);
			lookups.set(key, known);
			return known;
		},
	};
}

/** The digest of a file below a root; undefined when it is not there, not a file, or leads out. */
export function digestBelow(root: Root, file: string): string | undefined {
	const { kind, answer } = lookUp(root, 'file', file);
	return kind === 'file' ? answer : undefined;
}

/**
 * All files of the table, used or not: a character that a face lacks sends its text to the next one, so a face has a say in pages
 * that show nothing of it.
 */
function fontDigests(table: FontTable): Readonly<Record<string, string>> {
	const faces = table.families.flatMap((family) => family.faces);
	const files = faces.flatMap((face) => [face, ...(face.slices ?? [])]);
	return Object.fromEntries(
		files.map(({ source, file }) => [
			source,
			file !== '' && existsSync(file) ? digestFile(file, ['sha256']).sha256 : '',
		]),
	);
}
