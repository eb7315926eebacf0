import { logicalNames } from '../../../src/style/logical.js';
import { marginBoxNames } from '../../../src/style/margin-boxes.js';
import { mediaFeatures } from '../../../src/style/media-query.js';
import { propertiesWithoutMeaning } from '../../../src/style/print-meaning.js';
import { backgroundProperties } from '../../../src/style/properties/background.js';
import { boxProperties } from '../../../src/style/properties/box.js';
import { copyfitProperties } from '../../../src/style/properties/copyfit.js';
import { decorationProperties } from '../../../src/style/properties/decoration.js';
import { exclusionProperties } from '../../../src/style/properties/exclusions.js';
import { generatedProperties } from '../../../src/style/properties/generated.js';
import { gridProperties } from '../../../src/style/properties/grid.js';
import { initialLetterProperties } from '../../../src/style/properties/initial-letter.js';
import { layoutProperties } from '../../../src/style/properties/layout.js';
import { pageFloatProperties } from '../../../src/style/properties/page-floats.js';
import { rhythmProperties } from '../../../src/style/properties/rhythm.js';
import { svgProperties } from '../../../src/style/properties/svg.js';
import { textProperties } from '../../../src/style/properties/text.js';
import { threadProperties } from '../../../src/style/properties/threads.js';
import { transformProperties } from '../../../src/style/properties/transforms.js';
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

${propertyTable('Boxes', 'CSS 2.2, Box Sizing 4, Images 3.', boxProperties)}
${propertyTable('Backgrounds', 'Backgrounds 3, chapter 2, Images 3.', backgroundProperties)}
A path in \`url()\` is relative to the file that it is written in; a \`data:\` URL is taken too. The background of the root, or of
the body where the root has none, covers the page with its margins. \`fixed\` and \`local\` are \`scroll\` on paper.

${propertyTable('Corners, shadows, outlines, opacity', 'Backgrounds 3, chapters 5 and 6, Basic User Interface 4, Color 4.', decorationProperties)}
${propertyTable('Text', 'CSS Fonts 4, Inline 3, Text 4, Writing Modes 4.', textProperties)}
\`-x-punct-style\` chooses how much room Chinese punctuation takes (the styles of CLREQ), \`-x-autospace-width\` the space
between Chinese and Latin letters. \`-x-kinsoku\` says what is tried first where a mark would begin a line: to squeeze it into the
line before, or to let it take a character with it. \`-x-space-limits: wide\` lets spaces leave their natural width further than
they usually may: word spaces by half as much again, autospaces down to an eighth of an em. \`-x-min-last-line\` is the number of ideographs that the last line of a
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

${propertyTable('Initial letters', 'Inline 3, chapter 5.', initialLetterProperties)}
An initial letter is \`::first-letter\`, or an inline box that begins the text of its block: as high as so many lines, upon the line that
the second number names, else upon the last that it fills (\`drop\`), or upon the first (\`raise\`). Latin letters reach from the
capitals of the first line to a baseline; \`ideographic\`, which Chinese, Japanese and Korean text has, is from em box to em box, and Latin
letters and figures there are aligned as capitals all the same. \`initial-letter-wrap: grid\`, which the same languages have, makes the
room of the letter whole ems of the text. With \`border-box\` the border of the letter is aligned. Its lines stay with it.

${propertyTable('Layout', 'Multi-column 1, Tables, Fragmentation 3, Rhythm 1.', layoutProperties)}
\`block-step-size\` rounds the height of a box to whole lines.

${propertyTable('Rows and columns of a newspaper', 'Line Grid 1, Inline 3, chapter 6, and what newspapers ask of columns.', rhythmProperties)}
\`line-grid: create\` starts a baseline grid, whose rows are lines of the element. \`line-snap: baseline\` puts each line below it on
the next baseline of the grid, \`contain\` in the middle of as many rows as it needs. Where lines snap, a gap between boxes becomes whole rows.
\`box-snap\` makes a box take whole rows: with its start, its end, its middle or its first or last baseline on them. Its lines keep
their own leading; only those of a box with \`block-start\` see the grid around. \`text-box: trim-both ideographic\` begins a frame with
the em box of its first line, without leading above, and ends it with that of its last: thirty rows of 14 pt with text of 10 pt are 416 pt.

\`-x-column-measure: whole\` makes columns whole ems wide and gives what is left to the gaps. Balanced columns have as many rows as the
quotient rounded up, and the last is short; \`-x-column-feet: level\` makes their feet differ by at most one row instead.
\`-x-fill-rows: blocks\` fills a column that is some rows short: with one row before each heading (what \`break-after: avoid\` keeps
with its text), then with one between paragraphs; not at all where that is not enough. \`-x-keep-lines\` is how many lines must follow
a heading in its column. A box with \`column-span: 2\` stands over the first two columns of a row of columns that begins with it; the
others go on beside it.

${propertyTable('Text around pictures', 'Exclusions 1, Shapes 1.', exclusionProperties)}
\`wrap-flow\` makes text keep clear of a box that lies over it: an item of a grid over other items, or an absolutely positioned box over
the content of its containing block, whatever columns, frames of threads and boxes the text stands in. The area is the margin
box. With \`both\`, text stands at both sides where each holds 5 em; other sides hold 1 em at least. It takes whole rows, and in
Chinese text its neighbours are whole em wide. \`maximum\` and \`minimum\` choose the wider or narrower side of each column. A column that
the box does not touch goes on beside it. Tables, pictures and boxes of whole rows (\`block-step-size\`) move beside or below it as a
whole; \`wrap-through: none\` lets a box lie under it. Of boxes that lie on one another the later one counts.

\`shape-outside\` gives floats and areas another outline than their margin box; text stands left and right of it, not in its
bays. A picture fills the content box: what is more opaque than \`shape-image-threshold\` counts, in a drawing the places of its
paths and pictures. The outline of a float ends at its margin box, as does \`shape-margin\`; around an area \`shape-margin\` may
reach further, and without a shape it widens the margin box.

${propertyTable('Threads', 'Regions 1.', threadProperties)}
A story flows from frame to frame: \`flow-into: lead\` takes an element out of its place, and the elements with
\`flow-from: lead\` show it in their order, over columns and pages. A frame is as high as its style says, and may have columns,
borders and padding, or be vertical where its story is. The columns of the frame in which the story ends are level at the foot, unless
\`column-fill: auto\` fills them one by one.

Where a story goes on on another page, its frames say so if their parts \`::-x-jump-to\` and \`::-x-jump-from\` have
\`content\`: the one takes the last rows of the last column before the other page, the other the first rows there, and
\`counter(-x-jump-page)\` is the folio of the other page. At least \`-x-jump-lines\` lines stand before such a jump and after it.

\`region-fragment: break\` hides in \`banmian render\` what the last frame has no room for; a paper with such a rest is not printed, and
its draft shows it in red after the frame, whatever the value.

\`\`\`css
.frame::-x-jump-to { content: "（下转第" counter(-x-jump-page) "版）"; text-align: end }
.frame::-x-jump-from { content: "（上接第" counter(-x-jump-page) "版）" }
\`\`\`

Frames with \`-x-flow-pair: zh\` show their thread beside the thread "zh": the first parts of both begin on one row, then the
second ones, and so on; the shorter leaves rows empty. The parts are the elements that flow, or what is in the only one of them.
They wait for each other where the frames of both, the first with the first, stand side by side on a page or on two that face
each other, in as many columns; elsewhere they run free. So one markup is set as the style sheet says:

\`\`\`css
.zh { flow-into: zh } .en { flow-into: en }              /* {{#pairs "lead" as |zh en|}}<div class="zh">… */
.left { flow-from: zh } .right { flow-from: en; -x-flow-pair: zh }       /* side by side, or on facing pages */
.upper { flow-from: zh } .lower { flow-from: en }                        /* one above the other */
\`\`\`

${propertyTable('Copyfitting', 'Ours: no specification has words for it.', copyfitProperties)}
\`-x-copyfit\` is the ladder of a story: of an element with \`flow-into\`, or of a box whose height is given. Where the story does
not fill its room exactly to the row, its steps are tried in the order written, each on top of those before it, and the first that
makes it fit is taken; what was done stands in \`report.json\` and is said by \`build\`. A step that takes no whole line away, or
adds none, is not taken. When none fits, the best is, and a finding says how many characters are to be cut or written.

- \`squeeze\` breaks paragraphs into fewer lines; marks may give up their blanks, as \`-x-kinsoku: push-in-first\` says.
- \`spaces\` breaks them into fewer lines or more, with the limits of \`-x-space-limits: wide\`.
- \`tracking(0.02em)\` sets whole paragraphs closer or wider by that much a character. Steps before it come first, and all
  three touch no more paragraphs than it takes.
- \`size(0.25pt)\` sets the text that much smaller or larger; its line height stays, and so does its place on the grid.
- \`leading(2%)\` changes the line height by as much. Lines on a baseline grid stay on it, so there it does nothing, and a finding
  says so.
- \`drop\` leaves out elements with \`-x-drop\`, the highest number first.
- \`pictures\` makes elements with \`-x-fit-height: <least> <most>\` higher or lower by whole rows. A picture keeps its width and is
  cropped as \`object-fit: cover\` does; a chart is drawn anew.
- \`headline\` sets elements with \`-x-fit-size: 30pt, 28pt, 24pt\` in another of these sizes, in the order of the list.

The steps with a measure go by the one shown where none is given. They are for the text of the story in its own font size:
headlines and captions in another one are not touched.

\`-x-fit-text: 18pt 60pt\` sets a headline as large as its box allows, by quarters of a point: in a box of given height all
of it fits; else it takes no more lines than at the smaller size. What stands in it grows with it, a line height in points does not.

${propertyTable('Grids and alignment', 'Grid 2, Box Alignment 3, Display 4.', gridProperties)}
A \`<line-names>\` is a list of names in square brackets. An area of \`grid-template-areas\` names its lines too: \`head-start\` and
\`head-end\`. The rows of a grid that is a \`line-grid\` itself (\`line-grid: create\`) stand on it: rows and gaps that are not whole
rows of text, because their content or a share says how high they are, are made so.

${propertyTable('Page floats', 'Page Floats 3.', pageFloatProperties)}
A box with \`float: top\` or \`bottom\` leaves its place in the text, which is its call, for the top or the foot of its column,
\`snap-block\` for the nearer of them. With \`float-reference: region\` it stands over all columns of its box or frame, or over as many
as \`column-span\` says; with \`page\` over the page, but in text of a thread over its frame. It never stands before its call, and
floats keep their order: one that has no room goes to the next column, frame or page, and those after it do too. \`float-defer\` says how
many it passes over. Text below a float begins with a row of the grid. \`block-start\` and \`block-end\` are other names of \`top\` and
\`bottom\`, which mean the right and the left in vertical text. A float is never broken, so a caption stays with its picture. In
columns as high as their text, what floats to the foot stands under the text.

\`float: footnote\` (GCPM 3) takes a note out of its text to the foot of its page, in a thread of its frame, and with \`float-reference:
column\` or \`region\` of its column or of its columns. Its number, \`::footnote-call\`, stays in its place, and the note begins
with it, \`::footnote-marker\`: both say what their \`content\` says. The counter \`footnote\` counts the notes of the document, unless
their \`counter-increment\` names it. The notes of a page stand in a box that looks as \`::-x-footnote-area\` of the first of them
says. A note stands with its call: where its room ends it goes on on the next page, and where not even a line of it fits, the line that calls it goes
there. A footnote in a float stays in it.

${propertyTable('Transforms', 'Transforms 1 and 2, Images 3, chapter 5.', transformProperties)}
A transform is in the plane of the page and moves what is painted, nothing else: \`translate\`, \`rotate\` and \`scale\` come before
\`transform\`. What is given for three dimensions is taken where the third changes nothing. A chart or picture that does not
fill its box stands in it as \`object-position\` says.

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
- A \`<track-size>\` is \`auto\`, \`min-content\`, \`max-content\`, a length, a percentage, a share such as \`2fr\`,
  \`minmax(least, most)\` or \`fit-content(most)\`.

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
	'grid-template-columns': 'none',
	'grid-template-rows': 'none',
	'grid-auto-flow': 'row',
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
