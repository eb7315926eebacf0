import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openRoot } from '../../src/files/index.js';
import { createPublication } from '../../src/issue/index.js';

/** The checkout itself. */
export const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** An empty folder of its own. */
export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'banmian-'));

/** A project with the starter's publication, called `post`. */
export function starterProject(): string {
	const folder = emptyFolder();
	createPublication(openRoot(join(checkout, 'starter')), openRoot(folder), 'post');
	return folder;
}

/** A copy of the sample papers in another folder, without the program. */
export function sampleProject(): string {
	const folder = emptyFolder();
	for (const part of ['templates', 'data', 'fonts'])
		cpSync(join(checkout, part), join(folder, part), { recursive: true });
	return folder;
}

/** Changes a file of a project; fails when there is nothing to change. */
export function change(folder: string, file: string, from: string, to: string): void {
	const path = join(folder, file);
	const text = readFileSync(path, 'utf8');
	if (!text.includes(from)) throw new Error(`"${from}" does not stand in ${file}`);
	writeFileSync(path, text.replace(from, to));
}
