import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

/** A file of the Unicode Character Database without its comments, line by line (see `test/support/unicode-tables.mjs`). */
export function database(name: string): string[] {
	const packed = readFileSync(new URL(`../../../cases/unicode/${name}-18.0.0.txt.br`, import.meta.url));
	return brotliDecompressSync(packed).toString('utf8').trimEnd().split('\n');
}

export interface Range {
	readonly from: number;
	readonly to: number;
	readonly value: string;
}

/** The lines `3001..3002;Tu` of a property, all code points in their order. */
export function ranges(name: string): Range[] {
	return database(name).map((line) => {
		const [ends, value] = line.split(';') as [string, string];
		const [from, to] = ends.split('..').map((end) => Number.parseInt(end, 16)) as [number, number];
		return { from, to, value };
	});
}
