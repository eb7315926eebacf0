import { z } from 'zod';
import { READS } from './bar-series.js';
import { classFields, countOf, keyMarks, levels, shade } from './classes.js';
import { defineKind, type VegaLite } from './kind.js';
import { calculate, column, highlight, isHighlit, LINE, literal } from './shapes.js';

const shape = z.strictObject({
	kind: z.literal('choropleth'),
	/** A file of regions, GeoJSON, or TopoJSON where `object` says which of its objects they are. */
	map: z.string().min(1),
	object: z.string().min(1).optional(),
	/** The property of a region that is the id of its row; a region's own id is taken where it has none. */
	key: column.default('id'),
	/** The file of figures, with `id`. */
	data: z.string().min(1),
	name: column.default('name'),
	value: column.default('value'),
	...classFields,
	/** How the globe is laid flat; `identity` for a schematic map that is drawn in points already. */
	projection: z
		.enum(['mercator', 'identity', 'equalEarth', 'conicEqualArea', 'transverseMercator'])
		.default('mercator'),
	/** Names of regions, where they fit into them. */
	labels: z.boolean().default(true),
	highlight,
});
type Options = z.infer<typeof shape>;

/** A map whose regions are shaded by classes of a figure, with the bounds of the classes above it. */
export const choropleth = defineKind(shape, (options, language) => {
	const { map, object, projection } = options;
	const count = countOf(options);
	return {
		data: {
			url: map,
			format:
				object === undefined ? { type: 'json', property: 'features' } : { type: 'topojson', feature: object },
		},
		transform: joined(options),
		projection: projection === 'identity' ? { type: 'identity', reflectY: false } : { type: projection },
		layer: [
			{
				transform: [{ filter: 'datum.level >= 0' }],
				mark: { type: 'geoshape', stroke: '$paper', strokeWidth: 0.5 },
				encoding: { color: shade(count) },
			},
			{
				transform: [{ filter: 'datum.level < 0' }],
				mark: { type: 'geoshape', filled: false, stroke: '$grey', strokeWidth: 0.5, strokeDash: [1.5, 1.5] },
			},
			...(options.highlight.length > 0
				? [
						{
							transform: [{ filter: isHighlit(options.highlight) }],
							mark: {
								type: 'geoshape',
								filled: false,
								stroke: '$accent',
								strokeWidth: 1.6,
								strokeJoin: 'round',
							},
						},
					]
				: []),
			...(options.labels ? [nameMarks(false), nameMarks(true)] : []),
			...keyMarks(options, language, { rise: 0, left: '0' }),
		],
	};
});

/** The id that a region may have beside its properties, and need not: as `datum.id` it would be a column that all have. */
const OWN_ID = "pluck([datum], 'id')[0]";

/** Regions with their figures; `level` is the class from 0 on, -1 where there is no figure. */
function joined(options: Options): readonly VegaLite[] {
	const { key, data, name, value } = options;
	const own = `datum.properties && isValid(datum.properties[${literal(key)}]) ? datum.properties[${literal(key)}] : ${OWN_ID}`;
	return [
		calculate('region', own),
		{
			lookup: 'region',
			from: { data: { url: data }, key: 'id', fields: [value, name] },
			as: ['amount', 'regionName'],
		},
		calculate('id', 'datum.region'),
		...levels(options),
	];
}

/** The share of a region's width from which its name is broken to lines; what it may take of width and height, else it is left out. */
const WRAPPED = 0.5;
const ACROSS = 0.62;
const DOWN = 0.7;
const MOST_LINES = 2;

/** True where black does not read on the shade of a region. */
const IS_DARK = `datum.level >= 0 && contrast(scale('color', datum.level), 'black') < ${READS}`;

/** Names of regions in their middle, white on those that are dark. */
function nameMarks(isDark: boolean): VegaLite {
	const style = isDark ? 'reversed-label' : 'category-label';
	const middle = (axis: number): VegaLite => ({
		value: { expr: `geoCentroid('projection', datum)[${axis}]` },
	});
	const bounds = "geoBounds('projection', datum)";
	const width = `(${bounds}[1][0] - ${bounds}[0][0])`;
	const lines = `wrapText(datum.regionName, ${WRAPPED} * ${width}, '${style}')`;
	const line = isDark ? LINE + 2 : LINE;
	return {
		mark: {
			type: 'text',
			style,
			...(isDark && { color: '$paper', fontWeight: 'bold' }),
			align: 'center',
			baseline: 'middle',
			lineHeight: line,
			text: { expr: lines },
			dy: { expr: `-${line / 2} * (length(${lines}) - 1)` },
			opacity: {
				expr: `${isDark ? '' : '!'}(${IS_DARK}) && length(${lines}) <= ${MOST_LINES} && textWidth(${lines}, '${style}') <= ${ACROSS} * ${width} && ${line} * length(${lines}) <= ${DOWN} * (${bounds}[1][1] - ${bounds}[0][1]) ? 1 : 0`,
			},
		},
		encoding: { x: middle(0), y: middle(1) },
	};
}
