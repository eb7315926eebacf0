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

/** By how much a V comes closer to an A before it. */
const KERN = 0.1;

/** The features that the stub has, each to be seen by a width: figures, ideographs, an "a" for one language. */
function featured(text: string, width: number, features: readonly string[], language: string): number {
	if (text === '1' && features.includes('pnum')) return 0.4;
	if (/[0-9]/.test(text) && features.includes('sups')) return 0.3;
	if (text === '永' && features.includes('pwid')) return 0.9;
	return text === 'a' && language.startsWith('x-hbot-') ? 0.6 : width;
}

type ShapeOptions = Parameters<Face['shape']>[1];

function face(
	id: string,
	has: (code: number) => boolean,
	overrides: Partial<Record<number, number>> = {},
): Face {
	const width = (code: number): number => overrides[code] ?? advance(code);
	const shape = (text: string, { features = [], language = '' }: ShapeOptions = {}): ShapedText => {
		const isLigated = !features.includes('-liga');
		const parts = text.match(isLigated ? /fi|[\s\S]/gu : /[\s\S]/gu) ?? [];
		let at = 0;
		const clusters = parts.map((part) => {
			const start = at;
			at += part.length;
			return start;
		});
		const advances = parts.map((part, i) => {
			const kern = part === 'A' && parts[i + 1] === 'V' && !features.includes('-kern') ? KERN : 0;
			return featured(part, width(part.codePointAt(0)!), features, language) - kern;
		});
		return { glyphs: parts.map((part) => part.codePointAt(0)!), advances, clusters };
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

/**
 * `Square` has everything wide, `Narrow` what is Latin; both come bold and italic too, in the same widths. A word space may be set to
 * another width.
 */
export function squareFonts(space = 0.25): FontSet {
	const narrow = (id: string): Face =>
		face(id, (code) => code < 0x2e80 && code !== 0x2026, {
			32: space,
			8212: 1,
			8211: 0.5,
			183: 0.25,
			8220: 0.25,
			8221: 0.25,
			8216: 0.25,
			8217: 0.25,
			8208: 0.25,
		});
	const square = (id: string): Face =>
		face(id, (code) => isWide(code) && !isPrivate(code) && code !== 0x2010);
	const cuts = ['', ' Bold', ' Italic', ' Bold Italic'].map((cut) => [
		narrow(`Narrow${cut}`),
		square(`Square${cut}`),
	]);
	const choose = ({ families, weight, style }: Request): readonly Face[] => {
		const faces = cuts[(weight >= 600 ? 1 : 0) + (style === 'italic' ? 2 : 0)]!;
		return families[0] === 'Square' ? faces.toReversed() : faces;
	};
	const faceOf = (id: string): Face => cuts.flat().find((candidate) => candidate.id === id)!;
	return {
		face: faceOf,
		embedded: (id) => ({ face: faceOf(id), base: 0 }),
		choose,
		primary: (request) => choose(request)[0],
		knows: () => true,
		familyNames: ['Narrow', 'Square'],
		close: () => undefined,
		table: { directory: '', families: [], roles: {}, fallback: [] },
	};
}

type Request = Parameters<FontSet['choose']>[0];
