import type { PropertyKey } from './properties.js';
import { keysByName } from './properties.js';

/**
 * Flow-relative properties (CSS Logical Properties 1): which side `margin-inline-start` is follows from the writing mode of
 * the element itself, so their names stay in the cascade until that is known.
 */
export type LogicalName = `${string}-${string}`;

/** What a declaration sets: a row of the property table, or a flow-relative name that stands for one. */
export type LonghandKey = PropertyKey | LogicalName;

type Mode = 'horizontal-tb' | 'vertical-rl';

const sideNames = ['block-start', 'block-end', 'inline-start', 'inline-end'] as const;

const sidesOf: Readonly<Record<Mode, Readonly<Record<(typeof sideNames)[number], string>>>> = {
	'horizontal-tb': {
		'block-start': 'top',
		'block-end': 'bottom',
		'inline-start': 'left',
		'inline-end': 'right',
	},
	'vertical-rl': {
		'block-start': 'right',
		'block-end': 'left',
		'inline-start': 'top',
		'inline-end': 'bottom',
	},
};

const sizesOf: Readonly<Record<Mode, Readonly<Record<'inline-size' | 'block-size', string>>>> = {
	'horizontal-tb': { 'inline-size': 'width', 'block-size': 'height' },
	'vertical-rl': { 'inline-size': 'height', 'block-size': 'width' },
};

/** `border-start-end-radius`: the corner of the block-start and the inline-end side. */
const corners = ['start-start', 'start-end', 'end-start', 'end-end'] as const;

function cornerOf(corner: (typeof corners)[number], mode: Mode): string {
	const [block, inline] = corner.split('-');
	const sides = [
		sidesOf[mode][block === 'start' ? 'block-start' : 'block-end'],
		sidesOf[mode][inline === 'start' ? 'inline-start' : 'inline-end'],
	];
	return ['top', 'bottom', 'left', 'right'].filter((side) => sides.includes(side)).join('-');
}

function physicalNames(mode: Mode): readonly (readonly [LogicalName, string])[] {
	const bySide = sideNames.flatMap((side): [LogicalName, string][] => {
		const physical = sidesOf[mode][side];
		return [
			[`margin-${side}`, `margin-${physical}`],
			[`padding-${side}`, `padding-${physical}`],
			[`inset-${side}`, physical],
			...['width', 'style', 'color'].map((kind): [LogicalName, string] => [
				`border-${side}-${kind}`,
				`border-${physical}-${kind}`,
			]),
		];
	});
	const bySize = (['inline-size', 'block-size'] as const).flatMap((size): [LogicalName, string][] =>
		(['', 'min-', 'max-'] as const).map((prefix) => [`${prefix}${size}`, `${prefix}${sizesOf[mode][size]}`]),
	);
	const byCorner = corners.map((corner): [LogicalName, string] => [
		`border-${corner}-radius`,
		`border-${cornerOf(corner, mode)}-radius`,
	]);
	return [...bySide, ...bySize, ...byCorner];
}

const keysOf = (mode: Mode): ReadonlyMap<string, PropertyKey> =>
	new Map(
		physicalNames(mode).flatMap(([logical, physical]): [string, PropertyKey][] => {
			const key = keysByName.get(physical);
			return key ? [[logical, key]] : [];
		}),
	);

const keysByMode: Readonly<Record<Mode, ReadonlyMap<string, PropertyKey>>> = {
	'horizontal-tb': keysOf('horizontal-tb'),
	'vertical-rl': keysOf('vertical-rl'),
};

export const logicalNames: readonly string[] = [...keysByMode['horizontal-tb'].keys()];

const isLogical = (key: string): key is LogicalName => keysByMode['horizontal-tb'].has(key);

/** The row of the table that a key means for an element of this writing mode. */
export const physicalKey = (key: LonghandKey, mode: Mode): PropertyKey =>
	keysByMode[mode].get(key) ?? (key as PropertyKey);

/** What a declaration of this name sets, if it is no shorthand. */
export const longhandKey = (name: string): LonghandKey | undefined =>
	isLogical(name) ? name : keysByName.get(name);

/** The row whose grammar a longhand has; all sides of a property have one grammar. */
export const rowOf = (key: LonghandKey): PropertyKey => physicalKey(key, 'horizontal-tb');
