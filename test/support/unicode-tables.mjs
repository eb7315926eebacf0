/**
 * Writes `src/text/unicode/data.ts` and the fixtures of `test/cases/unicode` from the Unicode Character Database. The data comes by
 * name from npm, the test file of UAX 14 from crates.io; the versions must agree:
 *
 *     npm install --no-save @unicode/unicode-18.0.0@2.0.7 get-east-asian-width@1.7.0
 *     cargo add icu_segmenter@2.4.0 && cargo fetch          # in a folder of its own, for tests/testdata/LineBreakTest.txt
 *     node test/support/unicode-tables.mjs 18.0.0 <path of LineBreakTest.txt>
 *     npx biome format --write src/text/unicode
 *
 * Both packages give code points that the files leave out the value of their `@missing` lines; the test of UAX 14 looks at some.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const [version, lineBreakTest] = process.argv.slice(2);
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const database = join(root, `node_modules/@unicode/unicode-${version}`);
const widths = join(root, 'node_modules/get-east-asian-width');
const size = 0x110000;

/** Names of the values in the database, in the short form of the standard. */
const lineBreakClasses = {
	Break_After: 'BA',
	Break_Before: 'BB',
	Break_Both: 'B2',
	Break_Symbols: 'SY',
	Mandatory_Break: 'BK',
	Carriage_Return: 'CR',
	Line_Feed: 'LF',
	Next_Line: 'NL',
	Combining_Mark: 'CM',
	Surrogate: 'SG',
	Word_Joiner: 'WJ',
	ZWSpace: 'ZW',
	ZWJ: 'ZWJ',
	Glue: 'GL',
	Space: 'SP',
	Contingent_Break: 'CB',
	Close_Punctuation: 'CL',
	Close_Parenthesis: 'CP',
	Exclamation: 'EX',
	Inseparable: 'IN',
	Nonstarter: 'NS',
	Open_Punctuation: 'OP',
	Quotation: 'QU',
	Infix_Numeric: 'IS',
	Numeric: 'NU',
	Postfix_Numeric: 'PO',
	Prefix_Numeric: 'PR',
	Ambiguous: 'AI',
	Aksara: 'AK',
	Alphabetic: 'AL',
	Aksara_Prebase: 'AP',
	Aksara_Start: 'AS',
	Conditional_Japanese_Starter: 'CJ',
	E_Base: 'EB',
	E_Modifier: 'EM',
	H2: 'H2',
	H3: 'H3',
	Unambiguous_Hyphen: 'HH',
	Hebrew_Letter: 'HL',
	Hyphen: 'HY',
	Ideographic: 'ID',
	JL: 'JL',
	JV: 'JV',
	JT: 'JT',
	Regional_Indicator: 'RI',
	Complex_Context: 'SA',
	Virama_Final: 'VF',
	Virama: 'VI',
	Unknown: 'XX',
};

const lineBreaks = await property('Line_Break', (name) => lineBreakClasses[name]);

const orientations = await property('Vertical_Orientation', (name) => name);

const eastAsianWidths = Array(size).fill('N');
const { default: _, ...lookup } = await import(pathToFileURL(join(widths, 'lookup-data.js')).href);
for (const [name, value] of Object.entries({
	ambiguous: 'A',
	fullwidth: 'F',
	halfwidth: 'H',
	narrow: 'Na',
	wide: 'W',
})) {
	const ends = lookup[`${name}Ranges`];
	for (let i = 0; i < ends.length; i += 2)
		for (let c = ends[i]; c <= ends[i + 1]; c++) eastAsianWidths[c] = value;
}

const [initial, final, nonspacing, spacing, unassigned] = await Promise.all(
	['Initial_Punctuation', 'Final_Punctuation', 'Nonspacing_Mark', 'Spacing_Mark', 'Unassigned'].map((name) =>
		members(`General_Category/${name}`),
	),
);
const pictographs = await members('Binary_Property/Extended_Pictographic');
/** What the rules of UAX 14 ask beside the class: the bits of `TRAIT` in line-break-class.ts. */
const traits = Array.from({ length: size }, (_, c) => {
	const isMark = lineBreaks[c] === 'SA' && (nonspacing.has(c) || spacing.has(c));
	return (
		('FWH'.includes(eastAsianWidths[c]) ? 1 : 0) +
		(initial.has(c) ? 2 : 0) +
		(final.has(c) ? 4 : 0) +
		(isMark ? 8 : 0) +
		(pictographs.has(c) && unassigned.has(c) ? 16 : 0) +
		(c === 0x25cc ? 32 : 0)
	);
});

const classNames = Object.values(lineBreakClasses).sort();
const widthNames = ['N', 'Na', 'A', 'W', 'H', 'F'];
const orientationNames = ['R', 'U', 'Tu', 'Tr'];
writeFileSync(
	join(root, 'src/text/unicode/data.ts'),
	`/**
 * Properties of the Unicode Character Database, version ${version}, as runs of code points that have the same value: the value is one
 * digit of base 64, the length follows in digits of five bits, the last of which is below 32. Written by
 * \`test/support/unicode-tables.mjs\`, which says where the data comes from.
 *
 * Data © 1991–2026 Unicode, Inc., used under the Unicode License v3 (https://www.unicode.org/license.txt).
 */
export const lineBreakClasses = ${JSON.stringify(classNames).replaceAll('"', "'")} as const;

export const eastAsianWidths = ${JSON.stringify(widthNames).replaceAll('"', "'")} as const;

export const verticalOrientations = ${JSON.stringify(orientationNames).replaceAll('"', "'")} as const;

export const lineBreakRuns = '${encode(lineBreaks.map((value) => classNames.indexOf(value)))}';

export const traitRuns = '${encode(traits)}';

export const eastAsianWidthRuns = '${encode(eastAsianWidths.map((value) => widthNames.indexOf(value)))}';

export const verticalOrientationRuns = '${encode(orientations.map((value) => orientationNames.indexOf(value)))}';
`,
);

const fixtures = join(root, 'test/cases/unicode');
mkdirSync(fixtures, { recursive: true });
const cases = readFileSync(lineBreakTest, 'utf8');
if (!cases.startsWith(`# LineBreakTest-${version}.txt`))
	throw new Error(`${lineBreakTest} is not of version ${version}`);
write('LineBreakTest', withoutComments(cases));
write('LineBreak', ranges(lineBreaks));
write('EastAsianWidth', ranges(eastAsianWidths));
write('VerticalOrientation', ranges(orientations));

async function property(name, valueIn) {
	const values = Array(size);
	for (const folder of readdirSync(join(database, name))) {
		const value = valueIn(folder);
		if (value === undefined) throw new Error(`${name} has a new value ${folder}`);
		for (const c of await members(`${name}/${folder}`)) values[c] = value;
	}
	return values;
}

async function members(path) {
	const { default: list } = await import(pathToFileURL(join(database, path, 'code-points.mjs')).href);
	return new Set(list);
}

function encode(values) {
	const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
	let text = '';
	for (let from = 0, to = 0; from < size; from = to) {
		while (to < size && values[to] === values[from]) to++;
		text += digits[values[from]];
		let length = to - from;
		for (; length > 31; length >>= 5) text += digits[(length & 31) | 32];
		text += digits[length];
	}
	return text;
}

/** The form of the files of the database: `3001..3002;Tu`. */
function ranges(values) {
	let text = '';
	for (let from = 0, to = 0; from < size; from = to) {
		while (to < size && values[to] === values[from]) to++;
		text += `${from.toString(16)}..${(to - 1).toString(16)};${values[from]}\n`;
	}
	return text;
}

function withoutComments(text) {
	const lines = text.split('\n').map((line) => line.replace(/#.*/, '').trim());
	return `${lines.filter((line) => line !== '').join('\n')}\n`;
}

function write(name, text) {
	writeFileSync(join(fixtures, `${name}-${version}.txt.br`), brotliCompressSync(text));
}
