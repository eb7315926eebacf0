import { constant, identifier } from '../syntax.js';
import type { Parser } from '../value.js';

/** Places that an item may have in its room (Box Alignment 3, 4.1); `left` and `right` only along the lines. */
const places = ['start', 'end', 'center', 'self-start', 'self-end', 'flex-start', 'flex-end'] as const;
type Place = (typeof places)[number] | 'left' | 'right';

/** `safe`: at the start where it would stand over both ends. */
export type Safe<P extends string> = P | `safe ${P}`;

export type ItemAlignment = 'normal' | 'stretch' | 'baseline' | 'last baseline' | Safe<Place>;
export type ContentAlignment =
	| 'normal'
	| 'stretch'
	| 'baseline'
	| 'last baseline'
	| 'space-between'
	| 'space-around'
	| 'space-evenly'
	| Safe<Exclude<Place, 'self-start' | 'self-end'>>;

const spaces = ['space-between', 'space-around', 'space-evenly'] as const;

/** `first baseline` is `baseline`; what is `unsafe` is what goes without saying. */
function alignment<K extends string>(words: readonly K[], isAlongLines: boolean, isSelf: boolean): Parser<K> {
	const placed: readonly string[] = [...places, ...(isAlongLines ? ['left', 'right'] : [])].filter(
		(place) => isSelf || !place.startsWith('self-'),
	);
	return (nodes) => {
		const given = nodes.map((node) => identifier(node) ?? '');
		if (nodes.length === 0 || nodes.length > 2) return undefined;
		const [first, second] = given;
		const canonical =
			second === undefined || first === 'first' || first === 'unsafe' ? given.at(-1) : given.join(' ');
		if (first === 'first' && second !== 'baseline') return undefined;
		if ((first === 'safe' || first === 'unsafe') && !placed.includes(second ?? '')) return undefined;
		const word = words.find((candidate) => candidate === canonical);
		return word === undefined ? undefined : constant(word);
	};
}

const safe = <P extends string>(names: readonly P[]): readonly Safe<P>[] =>
	names.flatMap((name): Safe<P>[] => [name, `safe ${name}`]);

const items = ['normal', 'stretch', 'baseline', 'last baseline', ...safe(places)] as const;
const itemsAlong = [...items, ...safe(['left', 'right'] as const)] as const;
const contentPlaces = ['start', 'end', 'center', 'flex-start', 'flex-end'] as const;
const content = [
	'normal',
	'stretch',
	'baseline',
	'last baseline',
	...spaces,
	...safe(contentPlaces),
] as const;
const contentAlong = [...content, ...safe(['left', 'right'] as const)] as const;

export const alignItems: Parser<ItemAlignment> = alignment<ItemAlignment>(items, false, true);
export const justifyItems: Parser<ItemAlignment> = alignment<ItemAlignment>(itemsAlong, true, true);
export const alignContent: Parser<ContentAlignment> = alignment<ContentAlignment>(content, false, false);
export const justifyContent: Parser<ContentAlignment> = alignment<ContentAlignment>(
	contentAlong,
	true,
	false,
);
