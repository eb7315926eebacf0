import { backgroundProperties } from './properties/background.js';
import { boxProperties } from './properties/box.js';
import { copyfitProperties } from './properties/copyfit.js';
import { decorationProperties } from './properties/decoration.js';
import { exclusionProperties } from './properties/exclusions.js';
import { generatedProperties } from './properties/generated.js';
import { gridProperties } from './properties/grid.js';
import { initialLetterProperties } from './properties/initial-letter.js';
import { layoutProperties } from './properties/layout.js';
import { pageFloatProperties } from './properties/page-floats.js';
import { rhythmProperties } from './properties/rhythm.js';
import { svgProperties } from './properties/svg.js';
import { textProperties } from './properties/text.js';
import { threadProperties } from './properties/threads.js';
import { transformProperties } from './properties/transforms.js';
import type { Property } from './property.js';

/** The property table: one row a property. `Style` is derived from it, so a new row is a new typed field. */
export const properties = {
	...boxProperties,
	...backgroundProperties,
	...decorationProperties,
	...textProperties,
	...initialLetterProperties,
	...layoutProperties,
	...pageFloatProperties,
	...exclusionProperties,
	...rhythmProperties,
	...copyfitProperties,
	...gridProperties,
	...transformProperties,
	...generatedProperties,
	...svgProperties,
	...threadProperties,
};

export type PropertyKey = keyof typeof properties;

type Value<P> = P extends Property<infer T> ? T : never;

/** Computed values, one field a row of the table, and the custom properties that reach the element. */
export type Style = { readonly [K in PropertyKey]: Value<(typeof properties)[K]> } & {
	readonly variables: Readonly<Record<string, string>>;
};

export const propertyKeys = Object.keys(properties) as PropertyKey[];

/** Table keys by CSS name. */
export const keysByName: ReadonlyMap<string, PropertyKey> = new Map(
	propertyKeys.map((key) => [properties[key].name, key]),
);
