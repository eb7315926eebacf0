import type { Config } from 'vega';
import { isMapping } from '../../findings/findings.js';

/** What a theme says of marks that Vega-Lite names otherwise or has more of: its symbols are points, its shapes geoshapes. */
const MARKS: Readonly<
	Record<string, { readonly from: string; readonly paints: 'fill' | 'stroke' | 'none' }>
> = {
	arc: { from: 'arc', paints: 'fill' },
	area: { from: 'area', paints: 'fill' },
	image: { from: 'image', paints: 'none' },
	line: { from: 'line', paints: 'stroke' },
	path: { from: 'line', paints: 'stroke' },
	rect: { from: 'rect', paints: 'fill' },
	rule: { from: 'rule', paints: 'stroke' },
	shape: { from: 'geoshape', paints: 'fill' },
	symbol: { from: 'point', paints: 'fill' },
	text: { from: 'text', paints: 'fill' },
	trail: { from: 'trail', paints: 'fill' },
};

const SAME = [
	'axis',
	'axisX',
	'axisY',
	'axisLeft',
	'axisRight',
	'axisBand',
	'legend',
	'range',
	'locale',
	'projection',
];
/** Of the fields of a mark those that only Vega-Lite has. */
const OF_VEGA_LITE: ReadonlySet<string> = new Set(['color', 'filled', 'thickness']);

/** A theme, which is a configuration of Vega-Lite, as one of Vega, as far as Vega has the same things. */
export function vegaTheme(theme: unknown): Config {
	if (!isMapping(theme)) return {};
	const labels = { font: theme.font, ...fontOf(theme.axis, 'label') };
	const titles = { font: theme.font, ...fontOf(theme.axis, 'title') };
	const config: unknown = {
		background: null,
		...Object.fromEntries(SAME.flatMap((key) => (key in theme ? [[key, theme[key]]] : []))),
		...Object.fromEntries(
			Object.entries(MARKS).map(([mark, { from, paints }]) => [mark, markOf(theme[from], paints)]),
		),
		title: theme.title,
		style: {
			...Object.fromEntries(
				Object.entries(isMapping(theme.style) ? theme.style : {}).map(([name, style]) => [
					name,
					markOf(style, 'fill'),
				]),
			),
			'guide-label': labels,
			'guide-title': titles,
			'group-title': fontOf(theme.title, ''),
			'group-subtitle': fontOf(theme.title, 'subtitle'),
			point: markOf(theme.point, 'none'),
			circle: markOf(theme.circle, 'none'),
			square: markOf(theme.square, 'none'),
			cell: { fill: 'transparent', stroke: null },
		},
	};
	return isMapping(config) ? config : {};
}

function markOf(style: unknown, paints: 'fill' | 'stroke' | 'none'): Readonly<Record<string, unknown>> {
	if (!isMapping(style)) return {};
	const own = Object.entries(style).filter(([key]) => !OF_VEGA_LITE.has(key));
	return {
		...(paints !== 'none' && 'color' in style && { [paints]: style.color }),
		...Object.fromEntries(own),
	};
}

/** Font, size, weight and colour of a part of a guide as a style: `labelFontSize` is `fontSize`. */
function fontOf(guide: unknown, part: string): Readonly<Record<string, unknown>> {
	if (!isMapping(guide)) return {};
	const name = (field: string): string =>
		part === '' ? field : part + field[0]!.toUpperCase() + field.slice(1);
	const pairs = [
		['font', 'font'],
		['fontSize', 'fontSize'],
		['fontWeight', 'fontWeight'],
		['color', 'fill'],
	] as const;
	return Object.fromEntries(
		pairs.flatMap(([field, to]) => (name(field) in guide ? [[to, guide[name(field)]]] : [])),
	);
}
