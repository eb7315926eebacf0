import type { Color } from '../color.js';
import { property, words } from '../property.js';
import { color, constant, customName, either, keyword, length, number, points } from '../syntax.js';
import type { Length, Parser } from '../value.js';
import { type LineStyle, lineStyles, lineWidth } from './box.js';
import {
	type GridLine,
	gridAreas,
	gridLine,
	type TrackList,
	type TrackSize,
	trackList,
	trackSizes,
} from './grid-values.js';

const gap = (name: string) =>
	property<Length | 'normal'>({
		name,
		inherited: false,
		initial: 'normal',
		parse: either(length({ min: 0 }), keyword('normal')),
		values: 'normal | <length-percentage>',
	});

const line = (name: string) =>
	property<GridLine>({
		name,
		inherited: false,
		initial: { kind: 'auto' },
		parse: gridLine,
		values: 'auto | <integer> | span <integer> | <custom-ident>',
	});

const tracks = (name: string) =>
	property<TrackList>({
		name,
		inherited: false,
		initial: [],
		parse: trackList,
		values: 'none | [ <track-size> | repeat( <integer>, <track-size>+ ) ]+',
	});

const autoTracks = (name: string) =>
	property<readonly TrackSize[]>({
		name,
		inherited: false,
		initial: [{ min: 'auto', max: 'auto' }],
		parse: trackSizes,
		values: '<track-size>+',
	});

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

const alignments = ['normal', 'stretch', 'start', 'end', 'center', 'baseline'] as const;
const distributions = [
	'normal',
	'stretch',
	'start',
	'end',
	'center',
	'space-between',
	'space-around',
	'space-evenly',
] as const;

/** Multicol 1, Grid 1, Box Alignment 3, Tables, Break 3, Line Grid 1, Rhythm 1. */
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
	columnGap: gap('column-gap'),
	rowGap: gap('row-gap'),
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
	columnSpan: words('column-span', false, 'none', 'all'),
	gridTemplateColumns: tracks('grid-template-columns'),
	gridTemplateRows: tracks('grid-template-rows'),
	gridTemplateAreas: property<readonly (readonly string[])[]>({
		name: 'grid-template-areas',
		inherited: false,
		initial: [],
		parse: gridAreas,
		values: 'none | <string>+',
	}),
	gridAutoColumns: autoTracks('grid-auto-columns'),
	gridAutoRows: autoTracks('grid-auto-rows'),
	gridAutoFlow: words('grid-auto-flow', false, 'row', 'column'),
	gridRowStart: line('grid-row-start'),
	gridRowEnd: line('grid-row-end'),
	gridColumnStart: line('grid-column-start'),
	gridColumnEnd: line('grid-column-end'),
	alignItems: words('align-items', false, ...alignments),
	alignSelf: words('align-self', false, 'auto', ...alignments),
	justifyItems: words('justify-items', false, ...alignments),
	justifySelf: words('justify-self', false, 'auto', ...alignments),
	alignContent: words('align-content', false, ...distributions),
	justifyContent: words('justify-content', false, ...distributions),
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
	lineGrid: words('line-grid', false, 'match-parent', 'create'),
	lineSnap: words('line-snap', true, 'none', 'baseline'),
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
