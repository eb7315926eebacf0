import type { Face, FontSet, FontTable } from '../../../src/font/index.js';

/**
 * Fonts with square glyphs: every glyph is half an em wide in "latin" (all of ASCII and a few marks) and one em in "han" (the
 * rest below U+A000), with ink from the baseline up to the advance. Glyph numbers are code points.
 */
export function stubFonts(): FontSet {
	const table: FontTable = { directory: '/', families: [], roles: {}, fallback: ['han'] };
	const latin = stubFace(
		'latin',
		0.5,
		(codePoint) => codePoint < 0x250 || '“”‘’…−'.includes(String.fromCodePoint(codePoint)),
	);
	const han = stubFace('han', 1, (codePoint) => codePoint >= 0x2000 && codePoint < 0xa000);
	const faces = [latin, han];
	return {
		table,
		familyNames: ['latin', 'han'],
		face: (id) => faces.find((face) => face.id === id) ?? latin,
		embedded: (id) => ({ face: faces.find((face) => face.id === id) ?? latin, base: 0 }),
		knows: () => true,
		choose: () => faces,
		primary: () => latin,
		close: () => undefined,
	};
}

function stubFace(id: string, advance: number, has: (codePoint: number) => boolean): Face {
	const glyphOf = (codePoint: number): number => (has(codePoint) ? codePoint : 0);
	return {
		id,
		family: id,
		weight: 400,
		style: 'normal',
		file: { source: id, file: '' },
		files: [{ source: id, file: '' }],
		metrics: {
			unitsPerEm: 1000,
			ascent: 1,
			descent: 0,
			lineGap: 0,
			capHeight: 1,
			xHeight: 0.5,
			italicAngle: 0,
			underlinePosition: -0.1,
			underlineThickness: 0.05,
			isFixedPitch: true,
			bounds: { minX: 0, minY: 0, maxX: 1, maxY: 1 },
			postscriptName: id,
			weightClass: 400,
			embeddable: true,
		},
		glyphCount: 0xffff,
		hasHan: has(0x6c38),
		glyphOf,
		advanceOf: () => advance,
		verticalAdvanceOf: () => 1,
		verticalOriginOf: () => 1,
		verticalFormOf: (glyph) => glyph,
		has: () => false,
		substitute: (glyph) => glyph,
		adjustment: () => undefined,
		shape: (text) => {
			const characters = [...text];
			let offset = 0;
			const clusters = characters.map((character) => {
				const start = offset;
				offset += character.length;
				return start;
			});
			return {
				glyphs: characters.map((character) => glyphOf(character.codePointAt(0) ?? 0)),
				advances: characters.map(() => advance),
				clusters,
			};
		},
		outlineOf: () => [],
		inkOf: (glyph) => (glyph === 32 ? undefined : { x: 0, y: -advance, width: advance, height: advance }),
		subset: () => ({ format: 'cff', bytes: new Uint8Array() }),
	};
}
