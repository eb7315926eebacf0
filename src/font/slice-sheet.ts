import type { CharacterRanges } from './character-ranges.js';

/** A rule of a style sheet that came with a font in slices: one file and its characters. */
export interface SliceRule {
	/** Family, weight and style as the sheet has them: those of one face agree. */
	readonly face: string;
	readonly weight: number;
	readonly style: 'normal' | 'italic';
	readonly url: string;
	readonly ranges: CharacterRanges;
}

/** A slice for each row of the largest tables of characters, with room to spare. */
const MOST_RULES = 4096;

const RULE = /@font-face\s*\{([^{}]*)\}/gi;
const URL = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^\s"')]+))\s*\)/i;
const RANGE = /^u\+([0-9a-f]{0,6})(\?{0,6})(?:-([0-9a-f]{1,6}))?$/i;
const WEIGHTS: Readonly<Record<string, number>> = { normal: 400, bold: 700 };
const LAST = 0x10ffff;

/**
 * Reads the `@font-face` rules of a sheet that a program has written: comments, rules, descriptors, no nesting. What is no such
 * rule, or names no file, is passed over. (Sheets that people write are read by `style`, which knows all of CSS.)
 */
export function readSliceSheet(css: string): readonly SliceRule[] {
	const rules: SliceRule[] = [];
	for (const [, body = ''] of css.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, ' ').matchAll(RULE)) {
		const fields = new Map(
			body.split(';').flatMap((line) => {
				const colon = line.indexOf(':');
				return colon < 0 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]];
			}),
		);
		const [, double, single, bare] = URL.exec(fields.get('src') ?? '') ?? [];
		const url = double ?? single ?? bare;
		if (url === undefined || rules.length >= MOST_RULES) continue;
		const named = fields.get('font-weight')?.toLowerCase() ?? 'normal';
		const weight = WEIGHTS[named] ?? Number.parseInt(named, 10);
		const style = /italic|oblique/i.test(fields.get('font-style') ?? '') ? 'italic' : 'normal';
		rules.push({
			face: `${fields.get('font-family') ?? ''}|${weight}|${style}`,
			weight,
			style,
			url,
			ranges: readRanges(fields.get('unicode-range') ?? ''),
		});
	}
	return rules;
}

/** First and last characters of a list of ranges (CSS Fonts 4, 4.5); what is none is left out. */
function readRanges(text: string): CharacterRanges {
	return text.split(',').flatMap((part) => {
		const [all, start = '', marks = '', end] = RANGE.exec(part.trim()) ?? [];
		if (all === undefined || start + marks === '' || (marks !== '' && end !== undefined)) return [];
		const first = Number.parseInt(start + '0'.repeat(marks.length), 16);
		const last = Number.parseInt(end ?? start + 'f'.repeat(marks.length), 16);
		return first > last || first > LAST ? [] : [[first, Math.min(last, LAST)] as const];
	});
}
