import type { Fail } from './table.js';

/** How the unpacking of a file ends when it must. */
export interface UnpackLimits {
	/** The file is damaged. */
	readonly fail: Fail;
	/** The file is sound, but of a kind that is not read. */
	readonly unsupported: Fail;
	/** To be asked before so many bytes are unpacked. */
	readonly spend: (size: number) => void;
}

/** `ttcf`: the flavour of a packed collection. */
export const COLLECTION = 0x74746366;

/** A tag goes into messages: a damaged one must not bring control characters with it. */
export const printable = (tag: string): string => tag.replace(/[^ -~]/g, '?').trim();

/** The four characters of a number of 32 bits. */
export const tagOf = (value: number): string =>
	String.fromCharCode(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
