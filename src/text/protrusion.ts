import type { Unit, UnitGlyphs } from './paragraph.js';

/**
 * Parts of its own width by which a mark stands out of the measure, so that the edge of a column looks straight: light marks
 * more than heavy ones. [house]
 */
const atStart: Readonly<Record<string, number>> = { '“': 0.5, '‘': 0.5, '"': 0.4, "'": 0.4, '(': 0.1 };
const atEnd: Readonly<Record<string, number>> = {
	'.': 0.7,
	',': 0.7,
	';': 0.4,
	':': 0.4,
	'-': 0.7,
	'‐': 0.7,
	'–': 0.3,
	'—': 0.2,
	'”': 0.5,
	'’': 0.5,
	'"': 0.4,
	"'": 0.4,
	')': 0.1,
};

/** Optical margins of a word: what its first and last marks give; nothing when neither is such a mark. */
export function protrusionOf(text: string, glyphs: UnitGlyphs): Unit['protrusion'] {
	const start = (atStart[text[0]!] ?? 0) * (glyphs.advances[0] ?? 0);
	const end = (atEnd[text.at(-1)!] ?? 0) * (glyphs.advances.at(-1) ?? 0);
	return start === 0 && end === 0 ? undefined : { start, end };
}
