import { createHash } from 'node:crypto';
import type { FontFace, FontFile, FontTable } from '../../font/index.js';
import type { ChartRequest } from '../request.js';

/** What a chart is made of, beside the files that it reads while it is drawn: two digests. */
export interface ChartKey {
	/** Of all but the size. */
	readonly chart: string;
	readonly size: string;
}

/** The words of a chart's files. */
export interface ChartSources {
	readonly spec: string;
	/** Of the publication's theme, if there is one. */
	readonly theme: string | undefined;
}

/** `program` and `fonts` are digests of what draws and what it draws with. */
export function chartKey(
	{ size, span: _, ...request }: ChartRequest,
	sources: ChartSources,
	{ program, fonts }: { readonly program: string; readonly fonts: string },
): ChartKey {
	return {
		chart: digest([program, fonts, request, sources.spec, sources.theme]).slice(0, CHART_DIGITS),
		size: digest(size).slice(0, SIZE_DIGITS),
	};
}

/** 192 and 64 bits, so that a name is not longer than folders take. */
const CHART_DIGITS = 48;
const SIZE_DIGITS = 16;

/**
 * What of a table of fonts has a say in a chart: all of it, for a character that one face lacks is set in another. The places in
 * fonts.yaml do not count, nor the folders that files stand in.
 */
export function fontsDigest(table: FontTable, digestOf: (file: FontFile) => string): string {
	const faceOf = ({ id, weight, style, sheet, slices, ...face }: FontFace) => [
		id,
		weight,
		style,
		slices?.map((slice) => [slice.ranges, digestOf(slice)]) ?? digestOf(face),
		sheet && [sheet.heaviest, sheet.ranges, sheet.otherwise.map(digestOf)],
	];
	return digest([
		table.families.map(({ name, faces }) => [name, faces.map(faceOf)]),
		Object.entries(table.roles).map(([role, { family, fallbackOf }]) => [role, family, fallbackOf]),
		table.fallback,
	]);
}

const digest = (value: unknown): string =>
	createHash('sha256')
		.update(JSON.stringify(value) ?? '')
		.digest('hex');
