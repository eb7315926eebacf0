import { lengthOf } from './scan.js';

/** The properties of text that children inherit, by their CSS names. */
export const TEXT_INHERITED: readonly string[] = [
	'dominant-baseline',
	'font-family',
	'font-kerning',
	'font-size',
	'font-style',
	'font-weight',
	'letter-spacing',
	'text-anchor',
	'text-orientation',
	'text-transform',
	'white-space',
	'word-spacing',
	'writing-mode',
];

/** Those of an element alone. */
export const TEXT_OWN: readonly string[] = [
	'alignment-baseline',
	'baseline-shift',
	'text-decoration',
	'text-decoration-line',
	'text-decoration-color',
];

/** `medium`, in px (CSS Fonts 4, 2.5). */
const INITIAL_FONT_SIZE = 16;
/** Words for sizes around `medium`. */
const SIZE_WORDS: ReadonlyMap<string, number> = new Map([
	['xx-small', 9],
	['x-small', 10],
	['small', 13],
	['medium', 16],
	['large', 18],
	['x-large', 24],
	['xx-large', 32],
	['xxx-large', 48],
]);

type Inherited = Readonly<Record<string, string>>;

export const fontSizeOf = (inherited: Inherited): number =>
	inherited['font-size'] === undefined ? INITIAL_FONT_SIZE : Number(inherited['font-size']);

export const fontWeightOf = (inherited: Inherited): number => Number(inherited['font-weight'] ?? 400);

/** The declarations that one declaration stands for: those of `font` (CSS Fonts 4, 2.7) are its parts. */
export function expandFont(value: string): readonly (readonly [name: string, value: string])[] | undefined {
	const words = value.trim().split(/\s+/);
	const parts = new Map([
		['font-style', 'normal'],
		['font-weight', 'normal'],
	]);
	let at = 0;
	for (; at < words.length; at++) {
		const word = words[at]!.toLowerCase();
		if (word === 'italic' || word === 'oblique') parts.set('font-style', word);
		else if (/^(bold|bolder|lighter|[1-9]\d{0,2}|1000)$/.test(word) && at < words.length - 2)
			parts.set('font-weight', word);
		else if (word !== 'normal') break;
	}
	const size = words[at]?.replace(/\/.*$/, '');
	// The line height, which a picture has no use for, may stand apart: `12px / 1.5 Serif`.
	const family = words
		.slice(at + 1)
		.join(' ')
		.replace(words[at]?.endsWith('/') ? /^\S+\s*/ : /^\/\s*\S+\s*/, '');
	if (size === undefined || sizeOf(size, INITIAL_FONT_SIZE) === undefined || family === '') return undefined;
	return [...parts, ['font-size', size], ['font-family', family]];
}

/**
 * Makes absolute what an element says of its font: sizes in px, weights as numbers, spaces in px. What it did not say is as its
 * parent has it. Answers the names of those that mean nothing; they are as the parent has them too.
 */
export function absoluteFont(inherited: Record<string, string>, parent: Inherited): readonly string[] {
	const faults: string[] = [];
	const resolve = (name: string, meaning: (text: string) => number | undefined): void => {
		const text = inherited[name];
		if (text === undefined || text === parent[name]) return;
		const value = meaning(text.toLowerCase());
		if (value === undefined) faults.push(name);
		if (value !== undefined) inherited[name] = String(value);
		else if (parent[name] === undefined) delete inherited[name];
		else inherited[name] = parent[name];
	};
	resolve('font-size', (text) => sizeOf(text, fontSizeOf(parent)));
	resolve('font-weight', (text) => weightOf(text, fontWeightOf(parent)));
	const em = fontSizeOf(inherited);
	const space = (text: string): number | undefined => (text === 'normal' ? 0 : lengthOf(text, em, em));
	resolve('letter-spacing', space);
	resolve('word-spacing', space);
	return faults;
}

function sizeOf(text: string, parent: number): number | undefined {
	if (text === 'larger') return parent * 1.2;
	if (text === 'smaller') return parent / 1.2;
	const size = SIZE_WORDS.get(text) ?? lengthOf(text, parent, parent);
	return size !== undefined && size >= 0 ? size : undefined;
}

function weightOf(text: string, parent: number): number | undefined {
	// CSS Fonts 4, 2.2.1.
	if (text === 'bolder') return parent < 350 ? 400 : parent < 550 ? 700 : Math.max(parent, 900);
	if (text === 'lighter') return parent < 550 ? Math.min(parent, 100) : parent < 750 ? 400 : 700;
	if (text === 'normal') return 400;
	if (text === 'bold') return 700;
	const weight = Number(text);
	return weight >= 1 && weight <= 1000 ? weight : undefined;
}

/** Names of families in the order of preference, without their quotes. */
export function familiesOf(text: string): readonly string[] {
	const names = text.match(/"[^"]*"|'[^']*'|[^,]+/g) ?? [];
	return names
		.map((name) =>
			name
				.trim()
				.replace(/^(["'])(.*)\1$/, '$2')
				.replace(/\s+/g, ' '),
		)
		.filter((name) => name !== '');
}
