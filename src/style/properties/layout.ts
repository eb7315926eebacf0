import type { Color } from '../color.js';
import { property, words } from '../property.js';
import { color, constant, customName, either, keyword, number, points } from '../syntax.js';
import type { Parser } from '../value.js';
import { type LineStyle, lineStyles, lineWidth } from './box.js';

const breaks = [
	'auto',
	'avoid',
	'avoid-page',
	'avoid-column',
	'page',
	'column',
	'left',
	'right',
	'recto',
	'verso',
	'always',
] as const;

const breakWords = keyword(...breaks);
const breakValues = breaks.join(' | ');

/** Room between the cells of a table, across and down. Points. */
export interface Spacing {
	readonly x: number;
	readonly y: number;
}

const spacing: Parser<Spacing> = ([first, second = first, ...rest]) => {
	const one = points({ min: 0 });
	const x = first && one([first]);
	const y = second && one([second]);
	return x && y && rest.length === 0 ? (context) => ({ x: x(context), y: y(context) }) : undefined;
};

/** Multicol 1, Tables, Break 3, Rhythm 1. */
export const layoutProperties = {
	columnCount: property<number | 'auto'>({
		name: 'column-count',
		inherited: false,
		initial: 'auto',
		parse: either(number({ min: 1, integer: true }), keyword('auto')),
		values: 'auto | <integer>',
	}),
	columnWidth: property<number | 'auto'>({
		name: 'column-width',
		inherited: false,
		initial: 'auto',
		parse: either(points({ min: 0 }), keyword('auto')),
		values: 'auto | <length>',
	}),
	columnRuleWidth: property<number>({
		name: 'column-rule-width',
		inherited: false,
		initial: 2.25,
		parse: lineWidth,
		values: '<length> | thin | medium | thick',
	}),
	columnRuleStyle: property<LineStyle>({
		name: 'column-rule-style',
		inherited: false,
		initial: 'none',
		parse: keyword(...lineStyles),
		values: lineStyles.join(' | '),
	}),
	columnRuleColor: property<Color>({
		name: 'column-rule-color',
		inherited: false,
		initial: 'currentcolor',
		parse: color,
		values: '<color>',
	}),
	columnFill: words('column-fill', false, 'balance', 'auto'),
	tableLayout: words('table-layout', false, 'auto', 'fixed'),
	borderCollapse: words('border-collapse', true, 'separate', 'collapse'),
	borderSpacing: property<Spacing>({
		name: 'border-spacing',
		inherited: true,
		initial: { x: 0, y: 0 },
		parse: spacing,
		values: '<length>{1,2}',
	}),
	emptyCells: words('empty-cells', true, 'show', 'hide'),
	captionSide: words('caption-side', true, 'top', 'bottom'),
	breakBefore: property<(typeof breaks)[number]>({
		name: 'break-before',
		inherited: false,
		initial: 'auto',
		parse: breakWords,
		values: breakValues,
	}),
	breakAfter: property<(typeof breaks)[number]>({
		name: 'break-after',
		inherited: false,
		initial: 'auto',
		parse: breakWords,
		values: breakValues,
	}),
	breakInside: words('break-inside', false, 'auto', 'avoid', 'avoid-page', 'avoid-column'),
	orphans: property<number>({
		name: 'orphans',
		inherited: true,
		initial: 2,
		parse: number({ min: 1, integer: true }),
		values: '<integer>',
	}),
	widows: property<number>({
		name: 'widows',
		inherited: true,
		initial: 2,
		parse: number({ min: 1, integer: true }),
		values: '<integer>',
	}),
	page: property<string>({
		name: 'page',
		inherited: true,
		initial: 'auto',
		parse: either(keyword('auto'), customName()),
		values: 'auto | <custom-ident>',
	}),
	blockStepSize: property<number>({
		name: 'block-step-size',
		inherited: false,
		initial: 0,
		parse: either(points({ min: 0 }), (nodes) => keyword('none')(nodes) && constant(0)),
		values: 'none | <length>',
	}),
	blockStepInsert: words('block-step-insert', false, 'margin-box', 'padding-box'),
	blockStepAlign: words('block-step-align', false, 'auto', 'center', 'start', 'end'),
	blockStepRound: words('block-step-round', false, 'up', 'down', 'nearest'),
};
