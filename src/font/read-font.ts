import { type Diagnostic, PressError } from '../base/index.js';
import type { FontBytes } from './font-file.js';
import type { FontFace } from './font-table.js';
import { type LayoutFeatures, layoutFeatures } from './layout-features.js';
import { once } from './once.js';
import { type Memory, openSfnt } from './open-sfnt.js';
import { type OpenFont, type Outlines, readOutlines } from './outlines.js';
import { type Advances, readAdvances } from './read-advances.js';
import { type Cmap, readCmap } from './read-cmap.js';
import { readMetrics } from './read-metrics.js';
import { readVerticalOrigins, type VerticalOrigins } from './read-vertical-origins.js';
import { makeShape, type Shape, type Shaper } from './shape.js';

/** What a font file holds: what every use of it needs is read, each larger table when it is first asked for. */
export interface ReadFont extends OpenFont {
	readonly cmap: Cmap;
	readonly outlines: () => Outlines;
	readonly vertical: () => Advances | undefined;
	readonly verticalOrigins: () => VerticalOrigins | undefined;
	readonly features: () => LayoutFeatures;
	readonly shape: (harfbuzz: Shaper) => Shape;
	readonly isVariable: boolean;
}

export function readFont(packed: FontBytes, font: FontFace, memory: Memory): ReadFont {
	const { source, span } = font;
	const fail = (what: string): never => {
		throw new PressError([
			{
				code: 'font/broken',
				severity: 'error',
				message: `the font file "${source}" is broken: ${what}`,
				span,
				hint: `replace the file by a whole copy, or take the face out of ${placeOf(font.sheet)}`,
			},
		]);
	};
	const unsupported = (kind: string): never => {
		throw new PressError([
			{
				code: 'font/unsupported',
				severity: 'error',
				message: `the font file "${source}" is ${kind}`,
				span,
				hint: 'name a TTF, OTF, WOFF or WOFF2 file of the face',
			},
		]);
	};
	const sfnt = openSfnt(packed, { fail, unsupported, memory });
	const glyphCount = sfnt.table('maxp').u16(4);
	if (glyphCount === 0) fail('it has no glyphs');
	const metrics = readMetrics(sfnt, font.id);
	const open: OpenFont = {
		sfnt,
		metrics,
		glyphCount,
		horizontal: readAdvances(sfnt, 'hhea', 'hmtx', glyphCount),
	};
	const hasVertical = sfnt.has('vhea') && sfnt.has('vmtx');
	let shape: Shape | undefined;
	return {
		...open,
		isVariable: sfnt.has('fvar'),
		cmap: readCmap(sfnt.table('cmap'), glyphCount),
		outlines: once(() => readOutlines(open)),
		vertical: once(() => (hasVertical ? readAdvances(sfnt, 'vhea', 'vmtx', glyphCount) : undefined)),
		verticalOrigins: once(() => {
			const vorg = sfnt.optionalTable('VORG');
			return vorg && readVerticalOrigins(vorg);
		}),
		features: once(() => layoutFeatures(sfnt, glyphCount, metrics.unitsPerEm)),
		shape(harfbuzz) {
			shape ??= makeShape(harfbuzz, sfnt, metrics.unitsPerEm, glyphCount);
			return shape;
		},
	};
}

/** What is to be said of a font at each place where it is named. */
export function findingsOf(
	{ isVariable, metrics }: ReadFont,
	{ source, weight, span }: Pick<FontFace, 'source' | 'weight' | 'span'>,
): readonly Diagnostic[] {
	const findings: Diagnostic[] = [];
	if (isVariable) {
		findings.push({
			code: 'font/variable',
			severity: 'warning',
			message: `the font file "${source}" is a variable font: its default instance is used as weight ${weight}`,
			span,
			hint: 'name a static file for each weight',
		});
	}
	if (!metrics.embeddable) {
		findings.push({
			code: 'font/not-embeddable',
			severity: 'error',
			message: `the font file "${source}" does not allow to be embedded in a document`,
			span,
			hint: 'ask its maker for another licence, or use another face',
		});
	}
	return findings;
}

/** Where people take a face out. */
export const placeOf = (sheet: FontFace['sheet']): string => (sheet ? 'the rule' : 'fonts.yaml');
