import { createHash } from 'node:crypto';
import { type Diagnostic, PressError } from '../base/index.js';
import { digestFile, onDisk } from '../files/index.js';

/** A file to be kept: its name in the object, and where it stands now. */
export interface Source {
	readonly path: string;
	/** A file of the disk, or the bytes themselves. */
	readonly from: string | Uint8Array;
	/** What its bytes must be, if that is known: hexadecimal. */
	readonly sha256?: string;
	/** The file as people know it, for findings; its name in the object when it is not said. */
	readonly file?: string;
}

/** A file with its digests, as it is to be stored. */
export interface Digested extends Source {
	readonly sha512: string;
	readonly sha256: string;
}

/** The digests of all files; all that are missing or not what they should be are reported in one run. */
export function digestAll(files: readonly Source[], name: string): readonly Digested[] {
	const faults: Diagnostic[] = [];
	const digested = files.flatMap((file): Digested[] => {
		const { sha512, sha256 } = digestsOf(file, name);
		if (file.sha256 === undefined || file.sha256.toLowerCase() === sha256)
			return [{ ...file, sha512, sha256 }];
		faults.push(...changed(file).diagnostics);
		return [];
	});
	if (faults.length > 0) throw new PressError(faults);
	return digested;
}

function digestsOf({ from }: Source, name: string): Readonly<Record<'sha512' | 'sha256', string>> {
	if (typeof from === 'string')
		return onDisk(`"${name}" is not stored, a file of it cannot be read`, () =>
			digestFile(from, ['sha512', 'sha256']),
		);
	const digest = (algorithm: string): string => createHash(algorithm).update(from).digest('hex');
	return { sha512: digest('sha512'), sha256: digest('sha256') };
}

export const changed = ({ path, file = path }: Source): PressError =>
	new PressError([
		{
			code: 'archive/changed',
			severity: 'error',
			message: `"${file}" is not what it was when the edition was built`,
			hint: 'build it again, then put it: nothing was stored of this edition',
		},
	]);
