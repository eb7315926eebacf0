import { logicalNames } from '../../../src/style/logical.js';
import { marginBoxNames } from '../../../src/style/margin-boxes.js';
import { mediaFeatures } from '../../../src/style/media-query.js';
import { propertiesWithoutMeaning } from '../../../src/style/print-meaning.js';
import { backgroundProperties } from '../../../src/style/properties/background.js';
import { boxProperties } from '../../../src/style/properties/box.js';
import { decorationProperties } from '../../../src/style/properties/decoration.js';
import { generatedProperties } from '../../../src/style/properties/generated.js';
import { layoutProperties } from '../../../src/style/properties/layout.js';
import { svgProperties } from '../../../src/style/properties/svg.js';
import { textProperties } from '../../../src/style/properties/text.js';
import type { Property } from '../../../src/style/property.js';
import { knownSelectors, selectorsThatNeverMatch } from '../../../src/style/selector.js';
import { shorthands } from '../../../src/style/shorthands.js';
import { knownUnits } from '../../../src/style/value.js';

type AnyProperty = Property<unknown>;

/** docs/css.md: what stands in tables is written from those of the engine, what is said about it stands here. */
export function cssPage(): string {
	return `# CSS

What style sheets may say. This page is written from the tables of \`src/style\` (\`npm run test:accept\`); a test compares.
Names, values and defaults are those of CSS, so a page looks in a browser much as it is printed; what CSS has no word for
begins with \`-x-\`. Anything else is reported with its place, see [diagnostics.md](diagnostics.md).

All properties also take \`inherit\`, \`initial\`, \`unset\`, \`revert\`, \`revert-layer\`, \`var(--name)\` and
\`var(--name, fallback)\`.

${propertyTable('Boxes', 'CSS 2.2, Box Sizing 4, Images 3, Regions 1 (threads).', boxProperties)}
A story flows from frame to frame: \`flow-into: lead\` takes an element out of its place, and the elements with
\`flow-from: lead\` show it in their order, over columns and pages.

${propertyTable('Backgrounds', 'Backgrounds 3, chapter 2, Images 3.', backgroundProperties)}
A path in \`url()\` is relative to the file that it is written in; a \`data:\` URL is taken too. The background of the root, or of
the body where the root has none, covers the page with its margins. \`fixed\` and \`local\` are \`scroll\` on paper.

${propertyTable('Corners, shadows, outlines, opacity', 'Backgrounds 3, chapters 5 and 6, Basic User Interface 4, Color 4.', decorationProperties)}
${propertyTable('Text', 'CSS Fonts 4, Inline 3, Text 4, Writing Modes 4.', textProperties)}
\`-x-punct-style\` chooses how much room Chinese punctuation takes (the styles of CLREQ), \`-x-autospace-width\` the space
between Chinese and Latin letters. \`-x-kinsoku\` says what is tried first where a mark would begin a line: to squeeze it into the
line before, or to let it take a character with it. \`-x-min-last-line\` is the number of ideographs that the last line of a
paragraph must hold, \`-x-optical-margins\` lets Latin marks hang at both edges, \`-x-latin-match: optical\` brings Latin letters
to the height of the ideographs beside them, \`-x-numeric-width: half\` makes digits half an em wide.

Ruby needs no more than \`<ruby>\` with \`<rt>\`, and takes \`<rb>\`, \`<rtc>\` and \`<rp>\`: it stands in the gap between lines, which
must be high enough, leans over neighbours without ruby by a quarter em and widens its base where that is not enough.

\`text-autospace: normal\` may be followed by \`replace\`, as the list that it stands for: a space typed between Chinese and Latin
then gives way to ours. \`text-emphasis-position: auto\` is under Chinese text and over any other, at the right of vertical lines.
A \`<string>\` for \`text-align\` is one character.

\`text-combine-upright: digits\` (2, or 3 or 4) sets digits side by side in one em of a vertical line where they stand alone; a
number with a point, a sign or letters is one figure and lies on its side. \`all\` combines a span of at most eight characters. In
Chinese, “ ” and ‘ ’ become corner brackets in a vertical line, unless they enclose only letters that lie on their side.

${propertyTable('Layout', 'Multi-column 1, Grid 1, Box Alignment 3, Tables, Fragmentation 3, Line Grid 1, Rhythm 1.', layoutProperties)}
\`line-grid: create\` starts a baseline grid, \`line-snap: baseline\` puts the lines below on it, and \`block-step-size\` rounds
the height of a box to whole lines.

${propertyTable('Generated content', 'Lists 3, Counter Styles 3, Generated Content 3.', generatedProperties)}
A \`<string>\` for \`list-style-type\` is the marker itself. What stands after a slash in \`content\` is for reading aloud.
\`quotes: auto\` takes the marks of the language.

${propertyTable('Pictures in the page', 'SVG 2. They say how the shapes and texts of an `<svg>` in the page are drawn.', svgProperties)}
The font of an \`<svg>\` is that of the page around it; classes and types of the page's sheets reach its elements, over their
attributes and under its own \`<style>\`.

## Pages

Paged Media 3, Generated Content for Paged Media 3.

\`\`\`css
@page { size: 390mm 540mm; margin: 22mm 20mm; bleed: 3mm; marks: crop cross;
	@top-left { content: string(desk) } @top-right { content: counter(page) " / " counter(pages) } }
@page front { @top-right { content: none } }
h2 { string-set: desk content() }
\`\`\`

- \`size\` is one or two lengths, or a paper such as \`A3 landscape\`; \`margin\`, \`padding\`, \`border\` and \`background\` are those of
  the page. Its background lies under its margins too, and that of the document then under the text area only. An element goes to pages of a
  name by \`page: name\`. A document takes as many pages as it needs; a box of given height is not broken, unless it is higher than its page. Pages of a
  newspaper do not flow: \`@page front { -x-page-limit: 1 }\` makes what would go on to a second one an error.
- The first page is a right one, in vertical text a left one; a document whose first box asks for the other side begins there.
  \`break-before: left | right | recto | verso\` leaves a page blank where the next one has the wrong side: \`:blank\`.
- \`bleed\` is how far the background and what reaches over the page are printed beyond the trim, \`auto\` is 6 pt with crop marks and
  nothing without. \`marks: crop cross\` makes the sheet 10 mm larger all round, or 7 mm beyond the bleed. The marks have all inks.
- Boxes in the margins: ${marginBoxNames.map((name) => `\`@${name}\``).join(', ')}. They take \`content\` and every property that
  does not say where a box stands, and share their edge as they need; \`vertical-align\` is top, middle or bottom. They
  inherit from the page, and that from the root. A reader does not hear them.
- \`counter(page)\` is the number of the page: one more than that of the page before. \`@page :first { counter-reset: page 5 }\`
  or an element with \`counter-reset: page 5\` makes its page the fifth, \`counter-increment: page 2\` in \`@page\` counts by two.
  \`counter(pages)\` is the number of pages. Both may stand in the text too, and \`target-counter(attr(href), page)\` is the page
  where the target of a link stands. Other counters in a margin box are those of the text at the end of the page.
- \`string-set: name content()\` gives a name the text of an element; \`content(before)\`, \`content(after)\`, \`content(first-letter)\`, strings,
  attributes and counters may be parts of it. \`string(name)\` shows it from the page on where the element begins; of several on a
  page the first counts, with \`string(name, last)\` the last, with \`start\` the one that holds at its top, and \`first-except\` shows none there.
- \`position: running(name)\` takes an element out of the text; \`content: element(name)\` shows it in a margin box, on the page where it
  would stand and from there on, chosen as strings are.

## Flow-relative properties

They stand for the side that the writing mode of the element makes of them:
${logicalNames.map((name) => `\`${name}\``).join(', ')}.

## Without meaning in print

What sheets for screens say of pointers, motion, scrolling and speech is known and passed over, and so are names and values
of one program (\`-webkit-\`, \`-moz-\`, \`-ms-\`, \`mso-\` …):
${propertiesWithoutMeaning.map((name) => `\`${name}\``).join(', ')}.
Other properties of CSS are reported as not supported, unless their value asks for nothing (\`none\`, \`auto\`, \`normal\`).

## Shorthands

| shorthand | stands for |
|---|---|
${Object.entries(shorthands)
	.map(
		([name, { longhands }]) =>
			`| \`${name}\` | ${name === 'all' ? 'every property' : longhands.map((longhand) => `\`${longhand}\``).join(', ')} |`,
	)
	.join('\n')}

## Values

- Units: ${knownUnits.map((unit) => `\`${unit}\``).join(', ')}. \`Q\` is a quarter of a millimetre; \`ic\` is the width of 水, one em
  in the fonts we set; \`lh\` and \`rlh\` are the line height of the element and of the root; \`ch\` and \`ex\` count as half an em;
  \`vw\` and its like are hundredths of the page area of the first page.
- \`calc()\` with \`+ - * /\` and brackets; \`min()\`, \`max()\` and \`clamp()\`, also of percentages.
- Colours: names, \`#rgb\`, \`#rgba\`, \`#rrggbb\`, \`#rrggbbaa\`, \`rgb()\`, \`hsl()\`, \`transparent\`, \`currentcolor\`.
- An \`<image>\` is \`url()\` of an SVG, PNG or JPEG file, \`linear-gradient()\`, \`radial-gradient()\`, or one of these with
  \`repeating-\`.
- A \`<track-size>\` is \`auto\`, \`min-content\`, \`max-content\`, a length, a percentage, a share such as \`2fr\`, or
  \`minmax(least, most)\`.

## Selectors

Types, \`*\`, \`.class\`, \`#id\`, attributes (\`[a]\`, \`=\`, \`~=\`, \`|=\`, \`^=\`, \`$=\`, \`*=\`, with \`i\`), the combinators (space, \`>\`, \`+\`,
\`~\`), and ${knownSelectors.map((name) => `\`${name}\``).join(', ')}. \`:first-letter\`
and the like may have one colon.

States and parts that paper has not are read and never match: ${selectorsThatNeverMatch.map((name) => `\`${name}\``).join(', ')}.

Rules may stand in rules, with or without \`&\`.

## At-rules

- \`@page\`, \`@page name\`, with \`:first\`, \`:left\`, \`:right\`, \`:blank\`, \`:nth(2n+1)\`, \`:nth(1 of name)\`: see [Pages](#pages).
- \`@font-face\`: \`font-family\`, \`src\`, one \`font-weight\` or a range of them, \`font-style\`, \`unicode-range\`. \`src\` is a list of
  \`url(…)\` with \`format()\` and \`tech()\`, relative to the style sheet's file or \`data:\`, and of \`local()\`, which names a face of
  \`fonts/fonts.yaml\`; the first that can be opened counts. Formats: \`truetype\`, \`opentype\`, \`woff\`, \`woff2\`. \`font-display\` and a normal
  \`font-stretch\` are taken and change nothing.
- \`@media\` with types (a page is \`print\`), \`not\`, \`only\`, \`and\`, \`or\`, ranges such as \`(width > 20cm)\`, and the features
  ${mediaFeatures.map((name) => `\`${name}\``).join(', ')}. Sizes are those of the page, of which the first \`@page\` says how large it is.
- \`@supports\` with declarations and \`selector()\`; \`@layer\`; \`@namespace\`; \`@import\` with \`layer\`, \`supports()\` and media, in
  pages that \`banmian render\` prints. The style sheets of an edition are named in \`publication.yaml\`.
- \`@keyframes\`, \`@view-transition\`, \`@starting-style\` and \`@charset\` say nothing of paper and are passed over.
`;
}

function propertyTable(title: string, sources: string, group: Readonly<Record<string, AnyProperty>>): string {
	const rows = Object.values(group).map((row) => {
		const values = row.values.replaceAll('|', '\\|').replaceAll('<', '\\<');
		return `| \`${row.name}\` | ${values} | ${initialText(row)} | ${row.inherited ? 'yes' : ''} |`;
	});
	return `## ${title}\n\n${sources}\n\n| property | values | initial | inherited |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

/** Initial values that are neither the first word of their grammar nor a number. */
const initialWords: Readonly<Record<string, string>> = {
	'hyphenate-limit-chars': 'auto',
	'hyphenate-limit-lines': 'no-limit',
	'text-autospace': 'normal',
	'hanging-punctuation': 'none',
	'-x-optical-margins': 'none',
	'text-underline-position': 'auto',
	'text-emphasis-skip': 'spaces punctuation',
	'ruby-position': 'alternate',
	'tab-size': '8',
};

/** The initial value as it would be written. */
function initialText({ name, initial, values }: AnyProperty): string {
	const written = initialWords[name];
	if (written !== undefined) return written;
	const firstWord = /[a-z-]+/.exec(values)?.[0] ?? '';
	if (typeof initial === 'string') return initial;
	if (name === '-x-autospace-width') return `${initial}em`;
	if (typeof initial === 'number') {
		if (values === '<integer>') return String(initial);
		if (initial === 0 && firstWord === 'none') return 'none';
		return values.includes('<length') && initial !== 0 ? `${initial}pt` : String(initial);
	}
	if (Array.isArray(initial)) {
		if (initial.length === 0) return firstWord;
		if (name === 'background-position') return '0% 0%';
		if (initial.every((part) => typeof part === 'string')) return initial.join(', ');
		return values.startsWith('<') ? 'auto' : firstWord;
	}
	if (typeof initial !== 'object' || initial === null) throw new Error(`${name} has no initial value`);
	if ('alpha' in initial) return initial.alpha === 0 ? 'transparent' : 'black';
	if ('text' in initial) return String(initial.text);
	return 'kind' in initial ? String(initial.kind) : '0';
}
