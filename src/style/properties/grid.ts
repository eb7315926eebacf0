import { property } from '../property.js';
import { either, keyword, length, number } from '../syntax.js';
import type { Length, Parser } from '../value.js';
import {
	alignContent,
	alignItems,
	type ContentAlignment,
	type ItemAlignment,
	justifyContent,
	justifyItems,
} from './alignment-values.js';
import { type AutoFlow, type GridLine, gridAreas, gridAutoFlow, gridLine } from './grid-values.js';
import { noTracks, type TrackList, type TrackSize, trackList, trackSizes } from './track-values.js';

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
		values:
			'auto | <custom-ident> | [ <integer> && <custom-ident>? ] | [ span && [ <integer> || <custom-ident> ] ]',
	});

const tracks = (name: string) =>
	property<TrackList>({
		name,
		inherited: false,
		initial: noTracks,
		parse: trackList,
		values:
			'none | [ <line-names>? [ <track-size> | repeat( [ <integer> | auto-fill | auto-fit ], [ <line-names>? <track-size> ]+ <line-names>? ) ] ]+ <line-names>?',
	});

const autoTracks = (name: string) =>
	property<readonly TrackSize[]>({
		name,
		inherited: false,
		initial: [{ min: 'auto', max: 'auto' }],
		parse: trackSizes,
		values: '<track-size>+',
	});

const PLACE = '[ safe | unsafe ]? [ start | end | center | self-start | self-end | flex-start | flex-end ]';
const PLACE_ALONG = PLACE.replace('flex-end ]', 'flex-end | left | right ]');
const SPACES = 'space-between | space-around | space-evenly';
const BASELINE = '[ first | last ]? baseline';

const itemValues = (place: string): string => `normal | stretch | ${BASELINE} | ${place}`;
const contentValues = (place: string): string =>
	`normal | stretch | ${BASELINE} | ${SPACES} | ${place.replace('self-start | self-end | ', '')}`;

const ofItems = (name: string, parse: Parser<ItemAlignment>, values: string) =>
	property<ItemAlignment>({ name, inherited: false, initial: 'normal', parse, values });

const ofItself = (name: string, parse: Parser<ItemAlignment>, values: string) =>
	property<ItemAlignment | 'auto'>({
		name,
		inherited: false,
		initial: 'auto',
		parse: either(keyword('auto'), parse),
		values: `auto | ${values}`,
	});

const ofContent = (name: string, parse: Parser<ContentAlignment>, values: string) =>
	property<ContentAlignment>({ name, inherited: false, initial: 'normal', parse, values });

/** Grid 2, Box Alignment 3, Display 4 (`order`). */
export const gridProperties = {
	columnGap: gap('column-gap'),
	rowGap: gap('row-gap'),
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
	gridAutoFlow: property<AutoFlow>({
		name: 'grid-auto-flow',
		inherited: false,
		initial: { along: 'row', isDense: false },
		parse: gridAutoFlow,
		values: '[ row | column ] || dense',
	}),
	gridRowStart: line('grid-row-start'),
	gridRowEnd: line('grid-row-end'),
	gridColumnStart: line('grid-column-start'),
	gridColumnEnd: line('grid-column-end'),
	order: property<number>({
		name: 'order',
		inherited: false,
		initial: 0,
		parse: number({ integer: true }),
		values: '<integer>',
	}),
	alignItems: ofItems('align-items', alignItems, itemValues(PLACE)),
	alignSelf: ofItself('align-self', alignItems, itemValues(PLACE)),
	justifyItems: ofItems('justify-items', justifyItems, itemValues(PLACE_ALONG)),
	justifySelf: ofItself('justify-self', justifyItems, itemValues(PLACE_ALONG)),
	alignContent: ofContent('align-content', alignContent, contentValues(PLACE)),
	justifyContent: ofContent('justify-content', justifyContent, contentValues(PLACE_ALONG)),
};
