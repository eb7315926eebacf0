import { type Diagnostic, PressError } from '../base/index.js';
import { type FontBytes, memoryBytes, openFontFile } from './font-file.js';
import type { FontFace, FontFile } from './font-table.js';
import type { Memory } from './open-sfnt.js';
import { placeOf, type ReadFont, readFont } from './read-font.js';

/** Slices have less than 200 KB. What is longer is no slice, whatever it is for, and stays a file. */
const LARGEST_SLICE = 1 << 20;

/**
 * Font files that are open, with what has been read of them. A run has one of these, and each of its editions a set of fonts
 * that takes the files of the table from here: a face is opened, and a word shaped, once for all of them.
 */
export class FontFiles {
	private readonly files: FontBytes[] = [];
	/** By absolute path. */
	private readonly fonts = new Map<string, ReadFont>();
	private readonly memory: Memory = { spent: 0 };

	/** The font in a file of a face, or in a slice of it. Throws a PressError when there is none. */
	open(candidate: FontFile, face: FontFace): ReadFont {
		const known = candidate.data ? undefined : this.fonts.get(candidate.file);
		if (known) return known;
		const isSlice = face.slices !== undefined || (face.sheet?.ranges.length ?? 0) > 0;
		const file = this.openFile(candidate, face, isSlice);
		const font = readFont(file, { ...face, ...candidate }, this.memory);
		if (!candidate.data) this.fonts.set(candidate.file, font);
		return font;
	}

	/** A slice is read into memory: there may be hundreds of them, more than files can be open at a time. */
	private openFile(candidate: FontFile, face: FontFace, isSlice: boolean): FontBytes {
		const file = openFile(candidate, face);
		if (!isSlice || file.size > LARGEST_SLICE) {
			this.files.push(file);
			return file;
		}
		const bytes = memoryBytes(file.read(0, file.size));
		file.close();
		return bytes;
	}

	/** Closes the files; what was opened here is of no use afterwards. */
	close(): void {
		for (const file of this.files.splice(0)) file.close();
		this.fonts.clear();
	}
}

function openFile({ source, file, data }: FontFile, face: FontFace): FontBytes {
	if (data) return memoryBytes(data);
	try {
		return openFontFile(file);
	} catch (cause) {
		throw new PressError([missingFile({ ...face, source })], { cause });
	}
}

export function missingFile({
	source,
	span,
	sheet,
}: Pick<FontFace, 'source' | 'span' | 'sheet'>): Diagnostic {
	return {
		code: 'font/missing-file',
		severity: 'error',
		message: `the font file "${source}" was not found`,
		span,
		hint: source.startsWith('npm:')
			? 'install the package, or name another file of it'
			: `put the file into the project, or take the face out of ${placeOf(sheet)}`,
	};
}
