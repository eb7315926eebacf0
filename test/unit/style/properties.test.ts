import { describe, expect, it } from 'vitest';
import { properties, type Style } from '../../../src/style/index.js';
import { faults, paragraph } from './sample.js';

const points = (value: number) => ({ points: value, percent: 0 });
const red = { space: 'srgb', channels: [1, 0, 0], alpha: 1 };

type Row = readonly [good: string, computed: unknown, bad: string];

/** Rows for properties that differ in their name only. */
const each = (names: string, row: Row): Readonly<Record<string, Row>> =>
	Object.fromEntries(names.split(' ').map((name) => [name, row]));

/** One value that fits and what it comes to (the font has 12 pt), and one that does not fit. */
const rows: Readonly<Record<string, Row>> = {
	display: ['table-header-group', 'table-header-group', 'grids'],
	position: ['absolute', 'absolute', 'floating'],
	float: ['right', 'right', 'center'],
	clear: ['both', 'both', 'all'],
	...each('top right bottom left', ['-2mm', points((-2 * 72) / 25.4), 'none']),
	'z-index': ['-3', -3, '1.5'],
	...each('width height', ['min-content', 'min-content', '-1pt']),
	...each('min-width min-height', ['25%', { points: 0, percent: 0.25 }, 'none']),
	...each('max-width max-height', ['none', 'none', 'auto']),
	'box-sizing': ['border-box', 'border-box', 'padding-box'],
	'aspect-ratio': ['3 / 2', { width: 3, height: 2 }, '3 / 0'],
	...each('margin-top margin-right margin-bottom margin-left', ['-1.5em', points(-18), '5']),
	...each('padding-top padding-right padding-bottom padding-left', ['1em', points(12), 'auto']),
	...each('border-top-width border-right-width border-bottom-width border-left-width', [
		'thick',
		3.75,
		'10%',
	]),
	...each('border-top-style border-right-style border-bottom-style border-left-style', [
		'groove',
		'groove',
		'wavy',
	]),
	...each('border-top-color border-right-color border-bottom-color border-left-color', [
		'currentcolor',
		'currentcolor',
		'redd',
	]),
	'background-color': ['#f00', red, 'url(a.png)'],
	overflow: ['clip', 'clip', 'paged'],
	'background-image': [
		'url(a.png), none, linear-gradient(to right, red 10%, currentcolor)',
		[
			expect.objectContaining({
				kind: 'file',
				url: 'a.png',
				span: expect.objectContaining({ file: 'style.css', line: 1 }),
			}),
			'none',
			{
				kind: 'linear',
				direction: { x: 1, y: 0 },
				stops: [{ color: red, at: { points: 0, percent: 0.1 } }, { color: 'currentcolor' }],
				isRepeating: false,
			},
		],
		'linear-gradient(red)',
	],
	'background-position': [
		'right 3pt top, bottom',
		[
			{ x: { points: -3, percent: 1 }, y: points(0) },
			{ x: { points: 0, percent: 0.5 }, y: { points: 0, percent: 1 } },
		],
		'left right',
	],
	'background-size': [
		'cover, 10% auto',
		['cover', { width: { points: 0, percent: 0.1 }, height: 'auto' }],
		'-1pt',
	],
	'background-repeat': [
		'repeat-x, space round',
		[
			{ x: 'repeat', y: 'no-repeat' },
			{ x: 'space', y: 'round' },
		],
		'repeat-x repeat',
	],
	...each('background-origin background-clip', ['content-box', ['content-box'], 'margin-box']),
	'background-attachment': ['fixed', ['fixed'], 'stuck'],
	...each(
		'border-top-left-radius border-top-right-radius border-bottom-right-radius border-bottom-left-radius',
		['1em 50%', { x: points(12), y: { points: 0, percent: 0.5 } }, '-1pt'],
	),
	'box-shadow': [
		'inset red 1pt 2pt, 0 0 3pt 4pt',
		[
			{ color: red, x: 1, y: 2, blur: 0, spread: 0, isInset: true },
			{ color: 'currentcolor', x: 0, y: 0, blur: 3, spread: 4, isInset: false },
		],
		'1pt red 2pt',
	],
	'outline-width': ['thin', 0.75, '10%'],
	'outline-style': ['auto', 'solid', 'wavy'],
	'outline-color': ['invert', 'currentcolor', 'redd'],
	'outline-offset': ['-1pt', -1, '5%'],
	opacity: ['150%', 1, 'half'],
	visibility: ['collapse', 'collapse', 'gone'],
	'object-fit': ['scale-down', 'scale-down', 'crop'],
	...each('flow-into flow-from', ['Lead', 'Lead', 'auto']),
	color: ['red', red, '#12'],
	'font-family': ['"Song Text", Noto Serif, serif', ['Song Text', 'Noto Serif', 'serif'], '12pt'],
	'font-size': ['150%', 18, '-1pt'],
	'font-weight': ['bolder', 700, '0'],
	'font-style': ['oblique 10deg', 'italic', 'slanted'],
	'font-kerning': ['none', 'none', 'off'],
	'font-variant-numeric': ['tabular-nums lining-nums', ['tnum', 'lnum'], 'big-nums'],
	'font-variant-caps': ['small-caps', 'small-caps', 'petite'],
	'font-variant-ligatures': ['no-common-ligatures contextual', ['-liga', '-clig', 'calt'], 'all'],
	'font-variant-east-asian': ['jis90 full-width', ['jp90', 'fwid'], 'half-width'],
	'font-variant-position': ['super', 'super', 'top'],
	'font-language-override': ['"ZHT"', 'ZHT', 'zh'],
	'font-feature-settings': ['"palt", "kern" off, "ss01" 1', ['palt', '-kern', 'ss01'], '"toolong"'],
	'line-height': ['1.4', { factor: 1.4 }, '-1'],
	'vertical-align': ['-1pt', points(-1), 'text-middle'],
	'letter-spacing': ['.1em', 1.2000000000000002, '1%'],
	'word-spacing': ['normal', 0, 'wide'],
	'text-indent': ['hanging 2ic', { length: points(24), isHanging: true }, '2ic each-line'],
	'text-align': ['"."', { character: '.' }, '"kg"'],
	'text-align-last': ['center', 'center', 'middle'],
	'text-justify': ['inter-ideograph', 'inter-ideograph', 'distribute'],
	'text-transform': ['uppercase', 'uppercase', 'small-caps'],
	'text-decoration-line': ['underline overline', ['underline', 'overline'], 'blink'],
	'text-decoration-color': ['rgb(255 0 0)', red, 'none'],
	'text-decoration-style': ['wavy', 'wavy', 'zigzag'],
	'text-decoration-inset': ['1pt -.5em', { start: 1, end: -6 }, '10%'],
	'text-decoration-thickness': ['10%', 1.2000000000000002, '-1pt'],
	'text-underline-offset': ['-.25em', -3, 'under'],
	'text-underline-position': ['right under', { at: 'under', side: 'right' }, 'under from-font'],
	'text-emphasis-style': ['sesame open', { isOpen: true, shape: 'sesame' }, 'dot circle'],
	'text-emphasis-color': ['red', red, 'redd'],
	'text-emphasis-position': ['left under', { block: 'under', side: 'left' }, 'right'],
	'text-emphasis-skip': ['symbols spaces', ['symbols', 'spaces'], 'none'],
	'ruby-position': ['under', { side: 'under', alternates: false }, 'inter-character'],
	'ruby-align': ['center', 'center', 'distribute'],
	'ruby-overhang': ['none', 'none', 'start'],
	'ruby-merge': ['merge', 'merge', 'collapse'],
	'white-space': ['pre-line', 'pre-line', 'keep'],
	'text-wrap': ['balance', 'balance', 'unwrap'],
	'line-break': ['strict', 'strict', 'tight'],
	'tab-size': ['2em', { points: 24 }, '-1'],
	'word-break': ['keep-all', 'keep-all', 'break'],
	'overflow-wrap': ['anywhere', 'anywhere', 'always'],
	hyphens: ['auto', 'auto', 'all'],
	'hyphenate-limit-chars': ['6 auto 3', { word: 6, before: 2, after: 3 }, '6 2 3 1'],
	'hyphenate-limit-lines': ['2', 2, '1.5'],
	'hyphenate-limit-last': ['always', 'always', 'line'],
	'hyphenate-limit-zone': ['8%', { points: 0, percent: 0.08 }, '-1pt'],
	'hyphenate-character': ['"="', '=', 'none'],
	'text-spacing-trim': ['auto', 'auto', 'trim-end'],
	'text-autospace': [
		'replace ideograph-numeric',
		{ alpha: false, numeric: true, punctuation: false, replaces: true },
		'no-autospace replace',
	],
	'hanging-punctuation': [
		'last allow-end',
		{ first: false, last: true, end: 'allow' },
		'force-end allow-end',
	],
	'-x-punct-style': ['kaiming', 'kaiming', 'jis'],
	'-x-autospace-width': ['3pt', 0.25, '25%'],
	'-x-kinsoku': ['push-in-first', 'push-in-first', 'auto'],
	'-x-space-limits': ['wide', 'wide', 'narrow'],
	'-x-min-last-line': ['2ic', 2, '2em'],
	'-x-optical-margins': ['auto', true, 'both'],
	'-x-latin-match': ['optical', 'optical', 'auto'],
	'-x-numeric-width': ['half', 'half', 'full'],
	'text-combine-upright': ['digits 3', { digits: 3 }, 'digits 5'],
	'writing-mode': ['vertical-rl', 'vertical-rl', 'vertical-lr'],
	'text-orientation': ['upright', 'upright', 'rotated'],
	'-x-copyfit': ['drop size(1em)', [{ kind: 'drop' }, { kind: 'size', by: 12 }], 'drop drop'],
	'-x-drop': ['2', 2, '2.5'],
	'-x-fit-height': ['30pt 10pt', { least: 10, most: 30 }, '30pt'],
	'-x-fit-size': ['2em, 20pt', [24, 20], '2em 20pt'],
	'-x-fit-text': ['1em 20pt', { least: 12, most: 20 }, '50%  100%'],
	'column-count': ['3', 3, '0'],
	'column-width': ['12em', 144, '20%'],
	...each('column-gap row-gap', ['normal', 'normal', '-1pt']),
	'column-rule-width': ['thin', 0.75, 'hairline'],
	'column-rule-style': ['dotted', 'dotted', 'wavy'],
	'column-rule-color': ['#ff0000ff', red, '0'],
	'column-fill': ['auto', 'auto', 'balance-all'],
	'column-span': ['2', 2, '0'],
	'-x-column-measure': ['whole', 'whole', 'half'],
	'-x-column-feet': ['level', 'level', 'long'],
	'-x-fill-rows': ['blocks', 'blocks', 'rows'],
	'-x-keep-lines': ['2', 2, '0'],
	'box-snap': ['first-baseline', 'baseline', 'middle'],
	'text-box-trim': ['trim-both', 'trim-both', 'both'],
	'text-box-edge': ['cap alphabetic', { over: 'cap', under: 'alphabetic' }, 'alphabetic'],
	...each('grid-template-columns grid-template-rows', [
		'[a b] repeat(2, 10pt [c]) minmax(auto, 2fr) fit-content(5pt)',
		{
			tracks: [
				{ min: points(10), max: points(10) },
				{ min: points(10), max: points(10) },
				{ min: 'auto', max: { fraction: 2 } },
				{ min: 'auto', max: 'max-content', fit: points(5) },
			],
			names: [['a', 'b'], ['c'], ['c'], [], []],
		},
		'repeat(auto-fill, auto)',
	]),
	'grid-template-areas': [
		'"a a" ". b"',
		[
			['a', 'a'],
			['.', 'b'],
		],
		'"a b" "b a"',
	],
	...each('grid-auto-columns grid-auto-rows', [
		'1fr max-content',
		[
			{ min: 'auto', max: { fraction: 1 } },
			{ min: 'max-content', max: 'max-content' },
		],
		'none',
	]),
	'grid-auto-flow': ['column dense', { along: 'column', isDense: true }, 'dense dense'],
	order: ['-2', -2, '1.5'],
	...each('grid-row-start grid-row-end grid-column-start grid-column-end', [
		'span head 2',
		{ kind: 'span', count: 2, name: 'head' },
		'0',
	]),
	...each('align-items justify-items', ['unsafe center', 'center', 'auto']),
	...each('align-self justify-self', ['last baseline', 'last baseline', 'safe baseline']),
	...each('align-content justify-content', ['safe end', 'safe end', 'safe space-between']),
	transform: [
		'translateX(1pt) rotate(180deg)',
		[
			{ kind: 'move', x: points(1), y: points(0) },
			{ kind: 'matrix', matrix: [-1, 0, -0, -1, 0, 0] },
		],
		'rotateX(10deg)',
	],
	'transform-origin': ['left 2pt', { x: points(0), y: points(2) }, 'left left'],
	translate: ['1pt 2pt', [{ kind: 'move', x: points(1), y: points(2) }], '1'],
	rotate: ['z 0', [{ kind: 'matrix', matrix: [1, 0, -0, 1, 0, 0] }], '10pt'],
	scale: ['2 50%', [{ kind: 'matrix', matrix: [2, 0, 0, 0.5, 0, 0] }], '2pt'],
	'object-position': ['0 2pt', { x: points(0), y: points(2) }, 'top top'],
	'table-layout': ['fixed', 'fixed', 'equal'],
	'border-collapse': ['collapse', 'collapse', 'merge'],
	'wrap-flow': ['both', 'both', 'left'],
	'wrap-through': ['none', 'none', 'auto'],
	'shape-outside': [
		'padding-box circle(2pt at left top)',
		{
			kind: 'shape',
			box: 'padding-box',
			shape: {
				kind: 'ellipse',
				isCircle: true,
				radii: [points(2), points(2)],
				at: { x: points(0), y: points(0) },
			},
		},
		'circle(1pt 2pt)',
	],
	'shape-margin': ['2pt', points(2), '-1pt'],
	'shape-image-threshold': ['50%', 0.5, '1pt'],
	'border-spacing': ['2pt', { x: 2, y: 2 }, '-2pt'],
	'empty-cells': ['hide', 'hide', 'none'],
	'caption-side': ['bottom', 'bottom', 'left'],
	...each('break-before break-after', ['recto', 'recto', 'leaf']),
	'break-inside': ['avoid', 'avoid', 'page'],
	...each('orphans widows', ['3', 3, '0']),
	page: ['front', 'front', '"front"'],
	'float-reference': ['region', 'region', 'frame'],
	'float-defer': ['2', 2, '-1'],
	'initial-letter': ['3 raise', { size: 3, sink: 1 }, '0.5'],
	'initial-letter-align': ['border-box', { points: 'alphabetic', isBorderBox: true }, 'border'],
	'initial-letter-wrap': ['grid', 'grid', 'first'],
	'line-grid': ['create', 'create', 'none'],
	'line-snap': ['contain', 'contain', 'center'],
	'block-step-size': ['14pt', 14, '50%'],
	'block-step-insert': ['padding-box', 'padding-box', 'content-box'],
	'block-step-align': ['end', 'end', 'middle'],
	'block-step-round': ['nearest', 'nearest', 'closest'],
	'list-style-type': ['"✓"', { text: '✓' }, 'elvish'],
	'list-style-image': ['url("a.png")', expect.objectContaining({ kind: 'file', path: 'a.png' }), '"a.png"'],
	'list-style-position': ['inside', 'inside', 'within'],
	content: [
		'"第" counter(page, upper-roman) attr(title) counters(n, ".") open-quote no-close-quote / "alt"',
		[
			{ kind: 'text', text: '第' },
			{ kind: 'counter', name: 'page', style: 'upper-roman' },
			{ kind: 'attribute', name: 'title' },
			{ kind: 'counter', name: 'n', style: 'decimal', separator: '.' },
			{ kind: 'quote', side: 'open', shown: true },
			{ kind: 'quote', side: 'close' },
		],
		'url(a.png)',
	],
	'string-set': [
		'title content() "·" attr(id), number counter(n)',
		[
			{
				name: 'title',
				parts: [
					{ kind: 'content', which: 'text' },
					{ kind: 'text', text: '·' },
					{ kind: 'attribute', name: 'id' },
				],
			},
			{ name: 'number', parts: [{ kind: 'counter', name: 'n', style: 'decimal' }] },
		],
		'title content(none)',
	],
	'counter-reset': [
		'a 3 b',
		[
			{ name: 'a', value: 3 },
			{ name: 'b', value: 0 },
		],
		'3',
	],
	'-x-jump-lines': ['4', 4, '0'],
	'region-fragment': ['break', 'break', 'cut'],
	'-x-flow-pair': ['lead', 'lead', '2'],
	'counter-increment': ['a', [{ name: 'a', value: 1 }], 'a 1.5'],
	'counter-set': ['a 7', [{ name: 'a', value: 7 }], 'a 7 8'],
	quotes: ['"«" "»"', [['«', '»']], '"«"'],
	...each('fill stroke', ['url(#g) red', { text: 'url(#g) red' }, '5']),
	...each('fill-opacity stroke-opacity stop-opacity', ['50%', { text: '50%' }, '1px']),
	...each('fill-rule clip-rule', ['evenodd', { text: 'evenodd' }, 'odd']),
	...each('stroke-width stroke-dashoffset', ['.5', { text: '.5' }, 'thick']),
	'stroke-linecap': ['square', { text: 'square' }, 'flat'],
	'stroke-linejoin': ['bevel', { text: 'bevel' }, 'cut'],
	'stroke-miterlimit': ['2', { text: '2' }, '.5'],
	'stroke-dasharray': ['4 2px', { text: '4 2px' }, 'dashed'],
	'stop-color': ['red', { text: 'red' }, 'none'],
	'text-anchor': ['middle', { text: 'middle' }, 'center'],
	'dominant-baseline': ['central', { text: 'central' }, 'sub'],
	'alignment-baseline': ['middle', { text: 'middle' }, 'center'],
	'baseline-shift': ['super', { text: 'super' }, 'top'],
};

const table = Object.entries(properties) as [keyof Style, (typeof properties)[keyof typeof properties]][];

describe('the property table', () => {
	it('is tried here row by row', () => {
		expect(Object.keys(rows).sort()).toEqual(table.map(([, { name }]) => name).sort());
	});

	it.each(table.map(([key, { name }]) => ({ key, name })))('$name takes what fits it', ({ key, name }) => {
		const [good, computed] = rows[name]!;
		expect(paragraph(`${name}: ${good}`)[key]).toEqual(computed);
	});

	it.each(table.map(([, row]) => row))('$name reports what does not fit', ({ name, values }) => {
		const [, , bad] = rows[name]!;
		const column = 'p { '.length + name.length + ': '.length + 1;
		const [finding, ...others] = faults(`${name}: ${bad}`);
		expect(finding?.split('\n')).toEqual([
			expect.stringMatching(
				new RegExp(`^style\\.css:1:${column} error style/unknown-value ".+" does not fit "${name}"$`),
			),
			`  hint: it takes ${values}`,
		]);
		expect(others).toEqual([]);
	});

	it.each(table.map(([key, { name, inherited, initial }]) => ({ key, name, inherited, initial })))(
		'$name takes the words that every property takes',
		({ key, name, initial }) => {
			expect(paragraph(`${name}: ${rows[name]![0]}; ${name}: initial`)[key]).toEqual(initial);
			expect(faults(`${name}: inherit`)).toEqual([]);
			expect(faults(`${name}: unset`)).toEqual([]);
		},
	);

	it('does not take names from the innards of the language for values', () => {
		for (const { name } of Object.values(properties)) {
			if (
				['flow-into', 'flow-from', '-x-flow-pair', 'font-family', 'page'].includes(name) ||
				/^(grid-(row|column)-|counter-)/.test(name)
			)
				continue;
			expect(faults(`${name}: constructor`), name).toHaveLength(1);
		}
	});
});

describe('colours', () => {
	it.each([
		['#abc', [170, 187, 204], 1],
		['#aabbcc80', [170, 187, 204], 128 / 255],
		['RebeccaPurple', [102, 51, 153], 1],
		['rgb(10, 20, 30)', [10, 20, 30], 1],
		['rgba(10, 20, 30, .5)', [10, 20, 30], 0.5],
		['rgb(10 20 30 / 25%)', [10, 20, 30], 0.25],
		['rgb(100% 0% 0%)', [255, 0, 0], 1],
		['hsl(120deg 100% 50%)', [0, 255, 0], 1],
		['transparent', [0, 0, 0], 0],
	])('%s', (text, channels, alpha) => {
		const { backgroundColor } = paragraph(`background-color: ${text}`);
		if (backgroundColor === 'currentcolor') throw new Error('not an ink');
		expect(backgroundColor.channels.map((channel) => channel * 255)).toEqual(
			channels.map((c) => expect.closeTo(c, 9)),
		);
		expect(backgroundColor.alpha).toBeCloseTo(alpha, 9);
	});
});
