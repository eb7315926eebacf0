import type { DataPath } from '../../files/index.js';
import { isMapping } from '../findings/findings.js';
import { colorsOf } from './colors.js';
import type { DrawnChart, DrawnMark } from './drawn-chart.js';

/** How the spec says what colour a mark has. */
export type Coloring =
	/** Each series has its colour. */
	| { readonly kind: 'series'; readonly field: string; readonly path: DataPath }
	/** Shades that mean more and less, or colours that stand in the data. */
	| { readonly kind: 'scale' }
	/** One colour, or some that the spec names. */
	| { readonly kind: 'constant' };

const CHANNELS = ['color', 'fill', 'stroke'] as const;

export function coloringOf({ places }: DrawnChart, mark: DrawnMark): Coloring {
	const chart = chartOf(mark);
	for (const channel of CHANNELS) {
		const found = places.encoding(chart, channel);
		if (!found || !isMapping(found.value)) continue;
		const definition = conditioned(found.value);
		const field = definition.field ?? definition.datum;
		if (field === undefined) continue;
		if (!isNominal(definition)) return { kind: 'scale' };
		return {
			kind: 'series',
			field: typeof field === 'string' ? field : JSON.stringify(field),
			path: found.path,
		};
	}
	return { kind: 'constant' };
}

/** The chart that a mark is the mark of. */
export const chartOf = ({ path }: DrawnMark): DataPath => (path.at(-1) === 'mark' ? path.slice(0, -1) : path);

/** A definition whose field stands in its condition is that of the condition. */
function conditioned(definition: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
	const { condition } = definition;
	return isMapping(condition) && 'field' in condition ? condition : definition;
}

function isNominal({ type, scale, bin, aggregate, timeUnit }: Readonly<Record<string, unknown>>): boolean {
	if (scale === null || bin || aggregate || timeUnit) return false;
	return type === undefined || type === 'nominal';
}

/** The colour by which a graphic is told from others. */
export function colorsIn({ items }: DrawnMark): ReadonlySet<string> {
	const colors = items.map((item) => {
		const { fill, stroke } = colorsOf(item);
		return fill ?? stroke;
	});
	return new Set(colors.filter((color) => color !== undefined));
}

/** The spec's own marks that carry colour: text is in the colour of what it stands beside. */
export const colored = ({ role, type }: DrawnMark): boolean =>
	role === 'mark' && type !== 'text' && type !== 'image';
