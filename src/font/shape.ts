import type * as HarfBuzz from 'harfbuzzjs';
import type { ShapedText, ShapeOptions } from './face.js';
import type { Sfnt } from './sfnt.js';
import { writeSfnt } from './write-sfnt.js';

export type Shaper = typeof HarfBuzz;
export type Shape = (text: string, options: ShapeOptions) => ShapedText;

/** All that shaping reads. Without the outlines a Chinese face has 340 KB instead of 14 MB to copy into HarfBuzz. */
const SHAPING_TABLES = [
	...['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'vhea', 'vmtx', 'OS/2'],
	...['GSUB', 'GPOS', 'GDEF', 'BASE', 'kern'],
];

/** They have less than two megabytes in any font we know. Tables may share their bytes, so a small file can have large ones. */
const LARGEST_COPY = 64 << 20;

/** A tag of four characters, turned on, off or to a value. */
const FEATURE = /^[-+]?[A-Za-z0-9]{4}(=\d+)?$/;

/** A page has some thousand different words; what a hostile text makes beyond this is forgotten. */
const MOST_WORDS = 20000;

/** Makes the shaping function of one face. Features are those of OpenType's defaults for the script, then the options'. */
export function makeShape(harfbuzz: Shaper, sfnt: Sfnt, unitsPerEm: number, glyphCount: number): Shape {
	const tables = SHAPING_TABLES.filter((tag) => sfnt.has(tag));
	const size = tables.reduce((sum, tag) => sum + sfnt.sizeOf(tag), 0);
	if (size > LARGEST_COPY) sfnt.fail(`the tables for shaping have ${size} bytes`);
	const file = writeSfnt(tables.map((tag) => [tag, sfnt.table(tag).bytes]));
	const font = new harfbuzz.Font(new harfbuzz.Face(new harfbuzz.Blob(file)));
	const buffer = new harfbuzz.Buffer();
	const known = new Map<string, ShapedText>();
	return (text, options) => {
		const key = `${options.language ?? ''}|${options.script ?? ''}|${options.features?.join() ?? ''}|${text}`;
		const shaped = known.get(key);
		if (shaped) return shaped;
		buffer.reset();
		buffer.addText(text);
		// Guessing also takes a language from the environment: all but the script is set by us, so that no machine differs.
		buffer.guessSegmentProperties();
		if (options.script) buffer.setScript(options.script);
		buffer.setDirection(harfbuzz.Direction.LTR);
		buffer.setLanguage(options.language ?? 'und');
		const features = (options.features ?? []).map((feature) => {
			const parsed = FEATURE.test(feature) ? harfbuzz.Feature.fromString(feature) : undefined;
			if (!parsed) throw new RangeError(`"${feature}" is not an OpenType feature`);
			return parsed;
		});
		harfbuzz.shape(font, buffer, features);
		const result = shapedText(buffer, unitsPerEm, glyphCount);
		if (known.size >= MOST_WORDS) known.clear();
		known.set(key, result);
		return result;
	};
}

function shapedText(buffer: HarfBuzz.Buffer, unitsPerEm: number, glyphCount: number): ShapedText {
	const infos = buffer.getGlyphInfos();
	const positions = buffer.getGlyphPositions();
	const hasOffsets = positions.some(({ xOffset, yOffset }) => xOffset !== 0 || yOffset !== 0);
	return {
		// A broken substitution may name glyphs that the font does not have.
		glyphs: infos.map(({ codepoint }) => (codepoint < glyphCount ? codepoint : 0)),
		advances: positions.map(({ xAdvance }) => xAdvance / unitsPerEm),
		clusters: infos.map(({ cluster }) => cluster),
		...(hasOffsets && {
			offsets: positions.flatMap(({ xOffset, yOffset }) => [
				xOffset / unitsPerEm,
				(0 - yOffset) / unitsPerEm,
			]),
		}),
	};
}
