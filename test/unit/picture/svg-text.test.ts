import { describe, expect, it } from 'vitest';
import {
	type Diagnostic,
	type DrawingOp,
	formatDiagnostic,
	inkText,
	isGradient,
	originsOfFile,
	type Paint,
} from '../../../src/base/index.js';
import { elementsOf, parseHtml } from '../../../src/dom/index.js';
import { openRoot } from '../../../src/files/index.js';
import { drawPicture, loadPicture, openPictures, type Picture } from '../../../src/picture/index.js';
import { cascade } from '../../../src/style/index.js';
import { squareFonts } from '../../support/square-fonts.js';

/*
 * Square fonts: ideographs are an em wide, letters and digits half an em, spaces a quarter. Ascent .88, descent .12, capitals .7
 * and small letters .5 em high. Pictures are drawn at 1 pt a px.
 */
const round = (value: number): number => Math.round(value * 1000) / 1000 + 0;
const paintText = (paint: Paint): string =>
	isGradient(paint) ? `${paint.kind} ${paint.matrix?.map(round).join(' ')}` : inkText(paint);

function lines(ops: readonly DrawingOp[]): string[] {
	return ops.flatMap((op): string[] => {
		switch (op.op) {
			case 'group': {
				const matrix = op.matrix ? ` matrix ${op.matrix.map(round).join(' ')}` : '';
				const opacity = op.opacity === undefined ? '' : ` opacity ${op.opacity}`;
				return [`group${matrix}${opacity}`, ...lines(op.ops).map((line) => `  ${line}`)];
			}
			case 'path': {
				const [, x, y] = op.path[0]!;
				const [, right, bottom] = op.path[2]!;
				const box = [Number(x), Number(y), Number(right), Number(bottom)].map(round).join(' ');
				return [`line ${box}${op.fill ? ` ${paintText(op.fill)}` : ''}`];
			}
			case 'glyphs': {
				const { run, matrix } = op;
				const [a, b, c, d, x, y] = matrix.map(round);
				const turn = a === 1 && b === 0 && c === 0 && d === 1 ? '' : ` (${a} ${b} ${c} ${d})`;
				const way = run.direction === 'upright' ? ' upright' : '';
				const pen = op.stroke ? ` stroke ${paintText(op.stroke.paint)} ${round(op.stroke.width)}` : '';
				const head = `"${run.text}" ${run.font} ${round(run.size)}${way} at ${x} ${y}${turn}`;
				return [`${head}: ${run.advances.map(round).join(' ')} ${paintText(op.fill)}${pen}`];
			}
			case 'image':
				return ['image'];
		}
	});
}

function drawn(picture: Picture | undefined, found: Diagnostic[], language: string): string[] {
	if (!picture) return [];
	const setting = { fonts: squareFonts(), language, report: (d: Diagnostic) => void found.push(d) };
	const [group] = drawPicture(picture, { width: 200, height: 100 }, setting).ops;
	return group?.op === 'group' ? lines(group.ops) : [];
}

/** A file of SVG. */
function file(body: string, language = 'zh-Hans') {
	const found: Diagnostic[] = [];
	const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" font-size="10">${body}</svg>`;
	const root = { readBytes: () => new TextEncoder().encode(text) };
	const picture = loadPicture(root, 'p.svg', (d) => found.push(d));
	return { ops: drawn(picture, found, language), found: found.map(formatDiagnostic), picture };
}

const set = (body: string, language?: string): string[] => {
	const { ops, found } = file(body, language);
	expect(found).toEqual([]);
	return ops;
};

/** A page with one picture in it. */
function page(css: string, body: string, attributes = '') {
	const found: Diagnostic[] = [];
	const html = `<!doctype html><html lang="en"><body><svg viewBox="0 0 200 100" ${attributes}>${body}</svg></body></html>`;
	const document = parseHtml(html, originsOfFile('page.html', html), (d) => found.push(d));
	const sheets = [{ text: css, origins: originsOfFile('page.css', css) }];
	const { styles } = cascade(document, sheets, (d) => found.push(d));
	const pictures = openPictures(document, styles, openRoot('.'), (d) => found.push(d));
	const svg = [...elementsOf(document.root)].find(({ tag }) => tag === 'svg')!;
	return {
		ops: drawn(pictures.get(svg), found, svg.attributes.lang ?? 'en'),
		found: found.map(formatDiagnostic),
	};
}

describe('the place of a text', () => {
	it('is its x and y, on the baseline, and 0 where nothing is said', () => {
		expect(set('<text x="20" y="30">Ab</text><text>c</text>')).toEqual([
			'"Ab" Narrow 10 at 20 30: 5 5 #000000',
			'"c" Narrow 10 at 0 0: 5 #000000',
		]);
	});

	it('mixes Chinese and Latin as a line of the page does, with an eighth of an em between them', () => {
		expect(set('<text x="10" y="20">中A文</text>')).toEqual([
			'"中" Square 10 at 10 20: 11.25 #000000',
			'"A" Narrow 10 at 21.25 20: 6.25 #000000',
			'"文" Square 10 at 27.5 20: 10 #000000',
		]);
	});

	it('is the middle or the end of each chunk that is anchored so', () => {
		// Four letters are 20 wide; the second chunk begins at its own x.
		expect(
			set(
				'<text x="100" y="10" text-anchor="middle">abcd<tspan x="50" y="30" text-anchor="end">ef</tspan></text>',
			),
		).toEqual(['"abcd" Narrow 10 at 90 10: 5 5 5 5 #000000', '"ef" Narrow 10 at 40 30: 5 5 #000000']);
	});

	it('gives each character its own of a list, the rest follow, and words stay one where they can', () => {
		expect(set('<text x="0 6 30" y="10">abcd</text>')).toEqual([
			'"ab" Narrow 10 at 0 10: 6 5 #000000',
			'"cd" Narrow 10 at 30 10: 5 5 #000000',
		]);
	});

	it('shifts by dx and dy from where the pen is', () => {
		expect(set('<text x="10" y="10" dx="1 2" dy="0 3">abc</text>')).toEqual([
			'"a" Narrow 10 at 11 10: 5 #000000',
			'"bc" Narrow 10 at 18 13: 5 5 #000000',
		]);
	});

	it('takes the list of the nearest element for a character, and counts what it holds for the outer list', () => {
		// c is the third character of the text and the second of the tspan.
		expect(set('<text y="10" x="0 20 40">a<tspan x="70">bc</tspan></text>')).toEqual([
			'"a" Narrow 10 at 0 10: 5 #000000',
			'"b" Narrow 10 at 70 10: 5 #000000',
			'"c" Narrow 10 at 40 10: 5 #000000',
		]);
	});

	it('adds the shift of a tspan to the place that the text gives the same character', () => {
		expect(set('<text x="0 20" y="10">a<tspan dx="3">b</tspan></text>')).toEqual([
			'"a" Narrow 10 at 0 10: 5 #000000',
			'"b" Narrow 10 at 23 10: 5 #000000',
		]);
	});

	it('turns characters, the last angle for all the rest', () => {
		expect(set('<text x="10" y="10" rotate="0 90">abc</text>')).toEqual([
			'"a" Narrow 10 at 10 10: 5 #000000',
			'"b" Narrow 10 at 15 10 (0 1 -1 0): 5 #000000',
			'"c" Narrow 10 at 20 10 (0 1 -1 0): 5 #000000',
		]);
	});

	it('is in the space of its transforms, em being its own font size', () => {
		expect(
			set('<g transform="translate(5 5) scale(2)"><text x="1em" font-size="20" y="10%">a</text></g>'),
		).toEqual(['"a" Narrow 20 at 45 25 (2 0 0 2): 10 #000000']);
	});

	it('meets textLength by the room between characters, or by stretching them', () => {
		// Three letters are 15: 6 more over two gaps, or 21 / 15 of each.
		expect(set('<text y="10" textLength="21">abc</text>')).toEqual([
			'"abc" Narrow 10 at 0 10: 8 8 5 #000000',
		]);
		expect(set('<text y="10" textLength="21" lengthAdjust="spacingAndGlyphs">abc</text>')).toEqual([
			'"abc" Narrow 10 at 0 10 (1.4 0 0 1): 5 5 5 #000000',
		]);
	});

	it('runs down the page where the writing mode is vertical, letters lying on their side', () => {
		// The axis is at x; capitals of .7 em stand with their middle on it.
		expect(set('<text x="50" y="10" writing-mode="vertical-rl">中文ab</text>')).toEqual([
			'"中文" Square 10 upright at 50 10: 10 11.25 #000000',
			'"ab" Narrow 10 at 46.5 31.25 (0 1 -1 0): 5 5 #000000',
		]);
		expect(set('<text x="50" y="60" writing-mode="tb" text-anchor="middle">中文</text>')).toEqual([
			'"中文" Square 10 upright at 50 50: 10 10 #000000',
		]);
	});

	it('follows a path, the middle of each letter on it, and nothing beyond its end', () => {
		// Down, then right: b has its middle 2.5 behind the corner.
		const path = '<defs><path id="p" d="M10 10V20H30"/></defs>';
		expect(set(`${path}<text><textPath href="#p" startOffset="5">ab</textPath></text>`)).toEqual([
			'"a" Narrow 10 at 10 15 (0 1 -1 0): 5 #000000',
			'"b" Narrow 10 at 10 20: 5 #000000',
		]);
		expect(set(`${path}<text><textPath href="#p" startOffset="90%">abc</textPath></text>`)).toEqual([
			'"a" Narrow 10 at 27 20: 5 #000000',
		]);
	});
});

describe('the looks of a text', () => {
	it('come from attributes, the style sheet and the style attribute, and go down to what it holds', () => {
		expect(
			set(
				'<style>.b{fill:#00f;font-size:150%} text{letter-spacing:.1em}</style>' +
					'<g fill="red"><text y="10">a<tspan class="b">b</tspan><a style="font:bold 20px/1 Serif">c</a></text></g>',
			),
		).toEqual([
			'"a" Narrow 10 at 0 10: 6 #ff0000',
			'"b" Narrow 15 at 6 10: 8.5 #0000ff',
			'"c" Narrow Bold 20 at 14.5 10: 11 #ff0000',
		]);
	});

	it('are a fill, a pen, and the opacity of parts and of the whole', () => {
		expect(
			set(
				'<text y="10" opacity=".5" stroke="red" stroke-width="2">a<tspan fill="none" stroke-opacity=".5">b</tspan>' +
					'<tspan stroke="none" opacity=".5">c</tspan></text>',
			),
		).toEqual([
			'group opacity 0.5',
			'  "a" Narrow 10 at 0 10: 5 #000000 stroke #ff0000 2',
			'  "b" Narrow 10 at 5 10: 5 #00000000 stroke #ff000080 2',
			'  "c" Narrow 10 at 10 10: 5 #00000080',
		]);
	});

	it('may be a gradient over the bounds of the whole text', () => {
		// 10 wide from 20, and from .88 em above the baseline to .12 em below it.
		const gradient = '<linearGradient id="g"><stop/><stop offset="1" stop-color="red"/></linearGradient>';
		expect(set(`${gradient}<text x="20" y="30" fill="url(#g)">ab</text>`)).toEqual([
			'"ab" Narrow 10 at 20 30: 5 5 linear 10 0 0 10 20 21.2',
		]);
	});

	it('keep the pen in the space of a transform that would flatten it', () => {
		expect(set('<text transform="scale(2 1)" y="10" stroke="red">a</text>')).toEqual([
			'group matrix 2 0 0 1 0 0',
			'  "a" Narrow 10 at 0 10: 5 #000000 stroke #ff0000 1',
		]);
	});

	it.each([
		['middle', 32.5],
		['central', 33.8],
		['hanging', 37.04],
		['text-before-edge', 38.8],
		['text-after-edge', 28.8],
		['alphabetic', 30],
	])('put the line "%s" of the font on the place', (baseline, y) => {
		expect(set(`<text y="30" dominant-baseline="${baseline}">a</text>`)).toEqual([
			`"a" Narrow 10 at 0 ${y}: 5 #000000`,
		]);
	});

	it('raise and lower text as sup and sub do, and by a length', () => {
		expect(
			set(
				'<text y="30">a<tspan baseline-shift="super">b<tspan baseline-shift="sub">c</tspan></tspan>' +
					'<tspan baseline-shift="-20%">d</tspan></text>',
			),
		).toEqual([
			'"a" Narrow 10 at 0 30: 5 #000000',
			'"b" Narrow 10 at 5 26: 5 #000000',
			'"c" Narrow 10 at 10 28: 5 #000000',
			'"d" Narrow 10 at 15 32: 5 #000000',
		]);
	});

	it('draw lines under the text, and one through it over it', () => {
		// The underline hangs .1 em below the baseline, .05 em thick; the line through is at half the height of small letters.
		expect(
			set(
				'<text y="30" text-decoration="underline">ab<tspan text-decoration="line-through" fill="red">c</tspan></text>',
			),
		).toEqual([
			'line 0 31 10 31.5 #000000',
			'line 10 31 15 31.5 #000000',
			'"ab" Narrow 10 at 0 30: 5 5 #000000',
			'"c" Narrow 10 at 10 30: 5 #ff0000',
			'line 10 27.5 15 28 #ff0000',
		]);
	});

	it('leave room for what is hidden and none for what is not displayed', () => {
		expect(
			set('<text y="10">a<tspan visibility="hidden">b</tspan><tspan display="none">c</tspan>d</text>'),
		).toEqual(['"a" Narrow 10 at 0 10: 5 #000000', '"d" Narrow 10 at 10 10: 5 #000000']);
	});
});

describe('white space in a text', () => {
	it('collapses, goes away at both ends, and is none between Chinese lines', () => {
		expect(set('<text y="10">\n\t a \n b\n</text><text y="20">中\n  文</text>')).toEqual([
			'"a b" Narrow 10 at 0 10: 5 2.5 5 #000000',
			'"中文" Square 10 at 0 20: 10 10 #000000',
		]);
	});

	it('is kept by xml:space and by white-space', () => {
		expect(set('<text y="10" xml:space="preserve"> a\n b</text>')).toEqual([
			'" a  b" Narrow 10 at 0 10: 2.5 5 2.5 2.5 5 #000000',
		]);
		expect(set('<text y="10" style="white-space: pre">a  b</text>')).toEqual([
			'"a  b" Narrow 10 at 0 10: 5 2.5 2.5 5 #000000',
		]);
	});

	it('does not count for lists where it went away', () => {
		// The space that is left is the second character; it begins at 30 and b behind it.
		expect(set('<text x="10 30" y="10">  a  b</text>')).toEqual([
			'"a b" Narrow 10 at 10 10: 20 2.5 5 #000000',
		]);
	});
});

describe('a text in a page', () => {
	it('has the font of the page around it, in px of the picture', () => {
		// 15 pt are 20 px.
		expect(page('body { font-size: 15pt; color: red }', '<text y="10">a</text>').ops).toEqual([
			'"a" Narrow 20 at 0 10: 10 #000000',
		]);
	});

	it('sets digits side by side in a vertical line where the page does', () => {
		// 12 is as wide as an em: its baseline is half an em and half its capitals below 20; 2026 lies on its side behind an autospace.
		const css = 'svg { font-size: 7.5pt; text-combine-upright: digits 2 }';
		const text = '<text x="50" y="10" writing-mode="vertical-rl">永12月2026</text>';
		expect(page(css, text, 'lang="zh"').ops).toEqual([
			'"永" Square 10 upright at 50 10: 10 #000000',
			'"12" Narrow 10 at 45 28.5: 5 5 #000000',
			'"月" Square 10 upright at 50 30: 11.25 #000000',
			'"2026" Narrow 10 at 46.5 41.25 (0 1 -1 0): 5 5 5 5 #000000',
		]);
	});

	it('is styled by the sheets of the page, over its attributes and under its own sheet', () => {
		const { ops, found } = page(
			'.label { fill: #00f; text-anchor: end; font-size: 7.5pt } rect { fill: var(--ink, red) } :root { --ink: lime }',
			'<rect width="1" height="1" fill="red"/><text class="label" fill="red" x="50" y="10">a<tspan fill="red">b</tspan></text>' +
				'<text class="label" style="fill: var(--ink)" x="50" y="20">c</text>',
		);
		expect(found).toEqual([]);
		expect(ops).toEqual([
			'line 0 0 1 1 #00ff00',
			'"a" Narrow 10 at 40 10: 5 #0000ff',
			'"b" Narrow 10 at 45 10: 5 #ff0000',
			'"c" Narrow 10 at 45 20: 5 #00ff00',
		]);
	});

	it('inherits what the sheets of the page say of what is around it', () => {
		const { ops } = page(
			'svg { fill: red } .q { fill: red }',
			'<g fill="blue"><text font-size="10" y="10">a<tspan class="q">b</tspan></text></g>',
		);
		expect(ops).toEqual(['"a" Narrow 10 at 0 10: 5 #0000ff', '"b" Narrow 10 at 5 10: 5 #ff0000']);
	});

	it('does not look like a link of the page where it is one', () => {
		expect(page('', '<text font-size="10" y="10"><a href="#x" fill="currentColor">a</a></text>').ops).toEqual(
			['"a" Narrow 10 at 0 10: 5 #000000'],
		);
	});

	it('says a value that does not fit at its place in the sheet', () => {
		expect(page('text { fill: purpel }', '<text y="10">a</text>').found[0]).toMatch(
			/^page\.css:1:14 error style\/unknown-value "purpel" does not fit "fill"/,
		);
	});
});

describe('what cannot be set is said', () => {
	it('names the character that no font has, and its place', () => {
		expect(file('<text>a\ue000</text>').found).toEqual([
			'p.svg:1:85 error text/missing-glyph no font of "serif" has "\ue000" (U+E000), which a picture holds\n' +
				'  hint: write it otherwise, or add a font that has it to fonts/fonts.yaml',
		]);
	});

	it('finds that place in a later part, behind white space that went away', () => {
		// The text of the tspan begins at column 94 and has two spaces before the character.
		expect(file('<text>ab <tspan>  \ue000</tspan></text>').found[0]).toMatch(/^p\.svg:1:96 /);
	});

	it.each([
		[
			'<text><tref/></text>',
			'error picture/unsupported the element "tref" in a text of a picture is not drawn',
		],
		['<text><textPath href="#x">a</textPath></text>', 'no path for a text has the id "x"'],
		['<text x="1 b">a</text>', 'error picture/broken "1 b" is no value of "x"'],
		[
			'<text font-size="big">a</text>',
			'error picture/broken the value of "font-size" is none that it may have',
		],
		['<text direction="rtl">a</text>', '"direction: rtl" of a picture is not drawn'],
		['<text dominant-baseline="up">a</text>', 'the baseline "up" is not known'],
	])('%s', (body, message) => {
		const { found } = file(body);
		expect(found).toHaveLength(1);
		expect(found[0]).toContain(message);
	});

	it('ends a text that goes on and on, and one that is deep', () => {
		expect(file(`<text>${'a'.repeat(100_001)}</text>`).found[0]).toContain(
			'picture/too-large the texts of the picture have more than 100000 characters',
		);
		const deep = 200;
		expect(file(`<text>${'<tspan>'.repeat(deep)}a${'</tspan>'.repeat(deep)}</text>`).found[0]).toContain(
			'picture/too-large elements of the picture stand more than 128 deep in each other',
		);
	});

	it('counts the characters of a text as often as it is used', () => {
		const uses = '<use href="#t"/>'.repeat(101);
		const { found } = file(`<defs><text id="t">${'a'.repeat(1000)}</text></defs>${uses}`);
		expect(found).toHaveLength(1);
		expect(found[0]).toContain('picture/too-large');
	});
});
