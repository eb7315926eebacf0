import type { Face, FontSet, ShapedText } from '../../src/font/index.js';

/**
 * Stub fonts that make every expected number whole (TYPOGRAPHY section 0): ideographs and full-width marks are 1 em wide,
 * ASCII letters and digits .5, ASCII marks, the hyphen and the space .25.
 */
/** Private use: in neither font. */
const isPrivate = (code: number): boolean => code >= 0xe000 && code <= 0xf8ff;
const isWide = (code: number): boolean =>
	code >= 0x2e80 || (code >= 0x2014 && code <= 0x2026) || code === 0xb7 || code === 0x2013;

const advance = (code: number): number =>
	/[A-Za-z0-9À-ɏ]/.test(String.fromCodePoint(code)) ? 0.5 : isWide(code) ? 1 : 0.25;

function face(
	id: string,
	has: (code: number) => boolean,
	overrides: Partial<Record<number, number>> = {},
): Face {
	const width = (code: number): number => overrides[code] ?? advance(code);
	const shape = (text: string): ShapedText => {
		const characters = [...text];
		let at = 0;
		const clusters = characters.map((character) => {
			const start = at;
			at += character.length;
			return start;
		});
		const codes = characters.map((character) => character.codePointAt(0)!);
		return { glyphs: codes, advances: codes.map(width), clusters };
	};
	return {
		id,
		family: id,
		weight: 400,
		style: 'normal',
		file: { source: id, file: '' },
		files: [{ source: id, file: '' }],
		metrics: {
			unitsPerEm: 1000,
			ascent: 0.88,
			descent: 0.12,
			lineGap: 0,
			capHeight: 0.7,
			xHeight: 0.5,
			italicAngle: 0,
			underlinePosition: -0.1,
			underlineThickness: 0.05,
			isFixedPitch: false,
			bounds: { minX: 0, minY: -0.12, maxX: 1, maxY: 0.88 },
			postscriptName: id,
			weightClass: 400,
			embeddable: true,
		},
		glyphCount: 65_535,
		hasHan: has(0x6c38),
		glyphOf: (code) => (has(code) ? code : 0),
		advanceOf: width,
		verticalAdvanceOf: () => 1,
		verticalOriginOf: () => 0.88,
		verticalFormOf: (glyph) => glyph,
		has: () => false,
		substitute: (glyph) => glyph,
		adjustment: () => undefined,
		shape,
		outlineOf: () => [],
		inkOf: () => undefined,
		subset: () => ({ format: 'cff', bytes: new Uint8Array() }),
	};
}

/** `Square` has everything wide, `Narrow` what is Latin. A word space may be set to another width. */
export function squareFonts(space = 0.25): FontSet {
	const faces = [
		face('Narrow', (code) => code < 0x2e80 && code !== 0x2026, {
			32: space,
			8212: 1,
			8211: 0.5,
			183: 0.25,
			8220: 0.25,
			8221: 0.25,
			8216: 0.25,
			8217: 0.25,
			8208: 0.25,
		}),
		face('Square', (code) => isWide(code) && !isPrivate(code) && code !== 0x2010),
	];
	return {
		face: (id) => faces.find((candidate) => candidate.id === id)!,
		embedded: (id) => ({ face: faces.find((candidate) => candidate.id === id)!, base: 0 }),
		choose: () => faces,
		primary: () => faces[0],
		knows: () => true,
		familyNames: ['Narrow', 'Square'],
		close: () => undefined,
		table: { directory: '', families: [], roles: {}, fallback: [] },
	};
}
