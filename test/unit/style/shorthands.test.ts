import { describe, expect, it } from 'vitest';
import type { Style } from '../../../src/style/index.js';
import { faults, paragraph } from './sample.js';

const points = (value: number) => ({ points: value, percent: 0 });
const four = (top: number, right: number, bottom: number, left: number) => ({
	marginTop: points(top),
	marginRight: points(right),
	marginBottom: points(bottom),
	marginLeft: points(left),
});
const red = { space: 'srgb', channels: [1, 0, 0], alpha: 1 };
const area = (name: string) => ({ kind: 'area', name });
const line = (index: number) => ({ kind: 'line', index });
const auto = { kind: 'auto' };

describe('a shorthand deals its values out', () => {
	it.each<[string, Readonly<Partial<Record<keyof Style, unknown>>>]>([
		['margin: 1pt', four(1, 1, 1, 1)],
		['margin: 1pt 2pt', four(1, 2, 1, 2)],
		['margin: 1pt 2pt 3pt', four(1, 2, 3, 2)],
		['margin: 1pt 2pt 3pt 4pt', four(1, 2, 3, 4)],
		['padding: 1pt 2pt', { paddingTop: points(1), paddingLeft: points(2) }],
		['inset: 0 auto', { top: points(0), right: 'auto', bottom: points(0), left: 'auto' }],
		['border-width: thin 2pt', { borderTopWidth: 0.75, borderLeftWidth: 2 }],
		['border-style: solid none', { borderTopStyle: 'solid', borderRightStyle: 'none' }],
		['border-color: red currentcolor', { borderTopColor: red, borderLeftColor: 'currentcolor' }],
		['border: red 1pt solid', { borderTopWidth: 1, borderLeftStyle: 'solid', borderBottomColor: red }],
		['border-top: 1pt solid; border-top: dotted', { borderTopWidth: 2.25, borderTopStyle: 'dotted' }],
		['border: 1pt solid; border-left: none', { borderRightStyle: 'solid', borderLeftStyle: 'none' }],
		['column-rule: .5pt solid red', { columnRuleWidth: 0.5, columnRuleStyle: 'solid', columnRuleColor: red }],
		['columns: 3 12em', { columnCount: 3, columnWidth: 144 }],
		['columns: 12em', { columnCount: 'auto', columnWidth: 144 }],
		['background: red', { backgroundColor: red }],
		[
			'background: linear-gradient(red, red) right / 5pt no-repeat content-box, red',
			{
				backgroundColor: red,
				backgroundPosition: [
					{ x: { points: 0, percent: 1 }, y: { points: 0, percent: 0.5 } },
					{ x: points(0), y: points(0) },
				],
				backgroundSize: [
					{ width: points(5), height: 'auto' },
					{ width: 'auto', height: 'auto' },
				],
				backgroundRepeat: [
					{ x: 'no-repeat', y: 'no-repeat' },
					{ x: 'repeat', y: 'repeat' },
				],
				backgroundOrigin: ['content-box', 'padding-box'],
				backgroundClip: ['content-box', 'border-box'],
			},
		],
		[
			'border-radius: 1pt 2pt / 3pt',
			{
				borderTopLeftRadius: { x: points(1), y: points(3) },
				borderTopRightRadius: { x: points(2), y: points(3) },
				borderBottomRightRadius: { x: points(1), y: points(3) },
				borderBottomLeftRadius: { x: points(2), y: points(3) },
			},
		],
		['outline: red auto 1pt', { outlineColor: red, outlineStyle: 'solid', outlineWidth: 1 }],
		['gap: 1pt', { rowGap: points(1), columnGap: points(1) }],
		['gap: 1pt 2pt', { rowGap: points(1), columnGap: points(2) }],
		['grid-row: 2 / 4', { gridRowStart: line(2), gridRowEnd: line(4) }],
		['grid-row: 2', { gridRowStart: line(2), gridRowEnd: auto }],
		['grid-column: 1 / -1', { gridColumnStart: line(1), gridColumnEnd: line(-1) }],
		['grid-column: lead', { gridColumnStart: area('lead'), gridColumnEnd: area('lead') }],
		[
			'grid-area: lead',
			{
				gridRowStart: area('lead'),
				gridColumnStart: area('lead'),
				gridRowEnd: area('lead'),
				gridColumnEnd: area('lead'),
			},
		],
		[
			'grid-area: 1 / 2 / span 3',
			{
				gridRowStart: line(1),
				gridColumnStart: line(2),
				gridRowEnd: { kind: 'span', count: 3 },
				gridColumnEnd: auto,
			},
		],
		['place-items: start end', { alignItems: 'start', justifyItems: 'end' }],
		['place-self: center', { alignSelf: 'center', justifySelf: 'center' }],
		['place-content: space-between', { alignContent: 'space-between', justifyContent: 'space-between' }],
		['text-decoration: underline red', { textDecorationLine: ['underline'], textDecorationColor: red }],
		['list-style: inside none', { listStylePosition: 'inside', listStyleType: 'none' }],
		[
			'block-step: 14pt up center',
			{ blockStepSize: 14, blockStepRound: 'up', blockStepAlign: 'center', blockStepInsert: 'margin-box' },
		],
	])('%s', (declarations, expected) => {
		expect(paragraph(declarations)).toMatchObject(expected);
	});

	it('hands a word for every property to all of them', () => {
		expect(paragraph('margin: 1pt; margin: initial')).toMatchObject(four(0, 0, 0, 0));
	});
});

describe('a shorthand reports', () => {
	it('too many values, and says what it stands for', () => {
		expect(faults('gap: 1pt 2pt 3pt')).toEqual([
			'style.css:1:10 error style/unknown-value "1pt 2pt 3pt" does not fit "gap"\n  hint: it stands for row-gap, column-gap',
		]);
	});

	it.each([
		'margin: 1pt red',
		'border: 1pt solid red blue',
		'columns: 2 3',
		'grid-row: 1 / 2 / 3',
		'background: red, blue',
		'list-style: elvish',
	])('%s', (declarations) => {
		expect(faults(declarations)).toHaveLength(1);
	});

	it('and sets nothing then', () => {
		expect(paragraph('margin: 2pt').marginTop).toEqual(points(2));
		expect(faults('margin: 2pt; margin: 1pt red')).toHaveLength(1);
	});
});
