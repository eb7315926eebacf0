import type { FontId, Span } from '../base/index.js';
import type { CharacterRanges } from './character-ranges.js';

/** What fonts/fonts.yaml says, checked. Plain data: a child process opens its fonts from it. */
export interface FontTable {
	/** Absolute path of the project's folder. */
	readonly directory: string;
	readonly families: readonly FontFamily[];
	/** By the role's name: body, headline, sans, kai, latin-serif, latin-sans, mono. */
	readonly roles: Readonly<Record<string, FontRole>>;
	/** Families that are tried after those of a request, in this order. */
	readonly fallback: readonly string[];
}

export interface FontFamily {
	readonly name: string;
	/** SPDX expression or the licence's name. */
	readonly licence: string;
	/** Whose the faces are, and the names that the licence keeps for them: what the OFL asks to be told with them. */
	readonly copyright?: string;
	readonly faces: readonly FontFace[];
}

export interface FontFace extends FontFile {
	/** Family, weight and style in one word, for example `source-serif-4-400-italic`. */
	readonly id: FontId;
	/** The weight that the face stands for, or the lightest of them. */
	readonly weight: number;
	readonly style: 'normal' | 'italic';
	/** Where fonts.yaml or a style sheet names the file. */
	readonly span: Span;
	/** What a style sheet says besides; absent for a face of fonts.yaml. */
	readonly sheet?: SheetFaceTerms;
	/** The files of a face that comes in slices; its own file is then the sheet that names them. */
	readonly slices?: readonly FontSlice[];
}

/** A file that has some of a face's characters. */
export interface FontSlice extends FontFile {
	/** First and last of each range; all that the file has when there is none. */
	readonly ranges: CharacterRanges;
}

/** A file of a face. */
export interface FontFile {
	/** As written: `npm:package/file.ttf`, a path in the project, or a short word for data inside a sheet. Safe to print. */
	readonly source: string;
	/** Absolute path; empty when the file was not found. Never printed. */
	readonly file: string;
	/** The bytes of a font that stands in the sheet itself (`data:`). */
	readonly data?: Uint8Array;
	/** The file of a face of the table, which a sheet names by `local()`. */
	readonly isLocal?: boolean;
}

/** Terms of an `@font-face` rule (CSS Fonts 4, section 4). A face whose files cannot be opened is passed over, as CSS asks. */
export interface SheetFaceTerms {
	/** Heaviest weight that the face stands for. */
	readonly heaviest: number;
	/** Files that are tried in order when the first cannot be opened. */
	readonly otherwise: readonly FontFile[];
	/** The characters that it is for, first and last of each range; all of them when empty. */
	readonly ranges: CharacterRanges;
}

export interface FontRole {
	readonly family: string;
	/** The role whose family stands in for this one, which has no family of its own. */
	readonly fallbackOf?: string;
	readonly span: Span;
}
