import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { valuesOf } from '../../src/chart/findings/findings.js';
import { checkout } from '../support/project.js';

const folder = `${checkout}/test/charts/corpus`;

/** Everything that the specs of the corpus name. */
const words = {
	marks: new Set(),
	keys: new Set(),
	transforms: new Set(),
	channels: new Set(),
	values: new Set(),
};

for (const name of readdirSync(folder).filter((each) => each.endsWith('.json'))) {
	for (const { path, value } of valuesOf(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')))) {
		const [inner, key] = [path.at(-2), path.at(-1)];
		words.keys.add(key);
		if (typeof value === 'string') words.values.add(value);
		if (key === 'mark' || (inner === 'mark' && key === 'type')) words.marks.add(value);
		if (path.at(-3) === 'marks' && key === 'type') words.marks.add(value);
		if (path.at(-3) === 'transform') words.transforms.add(key === 'type' ? value : key);
		if (inner === 'encoding') words.channels.add(key);
	}
}

/** What a list names that the corpus does not. */
const missing = (list: string, found: ReadonlySet<unknown>): readonly string[] =>
	list.split(/\s+/).filter((each) => !found.has(each));

describe('the corpus has', () => {
	it('every mark of Vega-Lite and Vega', () => {
		const lite =
			'arc area bar boxplot circle errorband errorbar geoshape image line point rect rule square text tick trail';
		expect(missing(`${lite} group path shape symbol`, words.marks)).toEqual([]);
	});

	it('every channel of Vega-Lite that is drawn', () => {
		const position =
			'x y x2 y2 xOffset yOffset xError xError2 yError yError2 theta theta2 radius radius2 longitude latitude longitude2 latitude2';
		const look =
			'color fill stroke opacity fillOpacity strokeOpacity strokeWidth strokeDash size angle shape text url';
		const rest = 'detail key order href tooltip description row column';
		expect(missing(`${position} ${look} ${rest}`, words.channels)).toEqual([]);
	});

	it('every way to put views together', () => {
		expect(missing('layer facet hconcat vconcat concat repeat resolve', words.keys)).toEqual([]);
	});

	it('every transform of Vega-Lite, and those of Vega that draw', () => {
		const lite =
			'aggregate bin calculate density extent filter flatten fold impute joinaggregate loess lookup pivot quantile regression sample stack timeUnit window';
		const vega =
			'contour dotbin force geopath geopoint geoshape heatmap isocontour kde2d label linkpath pack partition pie stratify tree treelinks treemap voronoi wordcloud';
		expect(missing(`${lite} ${vega}`, words.transforms)).toEqual([]);
	});

	it('every kind of projection', () => {
		const list =
			'albers azimuthalEqualArea azimuthalEquidistant conicConformal conicEqualArea conicEquidistant equalEarth equirectangular gnomonic identity mercator naturalEarth1 orthographic stereographic transverseMercator';
		expect(missing(list, words.values)).toEqual([]);
	});

	it('gradients, dashes, clips, caps, joins, corners, blends, limits and turned text', () => {
		const keys =
			'gradient strokeDash strokeDashOffset clip cornerRadius cornerRadiusEnd padAngle blend limit ellipsis dir lineBreak angle radius theta smooth aspect zindex strokeOffset strokeForeground interpolate tension';
		expect(missing(keys, words.keys)).toEqual([]);
		expect(missing('linear radial butt round square miter bevel', words.values)).toEqual([]);
	});
});
