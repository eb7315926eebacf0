import { join } from 'node:path';
import type { Diagnostic } from '../base/index.js';
import { listEntries, readWithin } from '../files/index.js';
import { ALGORITHM, INVENTORY, MAX_INVENTORY_BYTES, sidecarName, sidecarText } from './inventory.js';
import { configText, LAYOUT_CONFIG, LAYOUT_FILE, layoutText } from './layout.js';

/**
 * Bytes of which OCFL leaves open what they are, and that we always write in one way: the description of the layout, and the
 * letters of digests, small or capital. A bit that changed there breaks no rule, and is found all the same.
 */
export function alteredFiles(directory: string, objects: readonly string[]): readonly Diagnostic[] {
	const faults: Diagnostic[] = [];
	const compare = (path: string, wanted: string): void => {
		const bytes = readWithin(join(directory, path), Math.max(65_536, wanted.length));
		if (bytes && Buffer.compare(bytes, Buffer.from(wanted)) === 0) return;
		faults.push({
			code: 'archive/altered',
			severity: 'error',
			message: `${path} is ${bytes ? 'not as it was written' : 'missing'}`,
			hint: 'bring it back from a copy of the store',
		});
	};
	compare(LAYOUT_FILE, layoutText);
	compare(LAYOUT_CONFIG, configText);
	for (const object of objects) {
		const versions = listEntries(join(directory, object)).filter(({ name }) => /^v\d+$/.test(name));
		for (const folder of [object, ...versions.map(({ name }) => `${object}/${name}`)]) {
			const bytes = readWithin(join(directory, folder, INVENTORY), MAX_INVENTORY_BYTES);
			const sidecar = readWithin(join(directory, folder, sidecarName(ALGORITHM)), 4096);
			// What is missing or another digest breaks a rule, and was reported.
			const text = bytes && sidecarText(bytes, ALGORITHM);
			if (text && sidecar && Buffer.from(sidecar).toString('latin1').toLowerCase() === text)
				compare(`${folder}/${sidecarName(ALGORITHM)}`, text);
		}
	}
	return faults;
}
