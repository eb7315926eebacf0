import { z } from 'zod';
import { seriesData, seriesFields, seriesParams } from './bar-series.js';
import { percentOf } from './figures.js';
import { defineKind } from './kind.js';
import { barShift, rowScale } from './row-names.js';
import { along, INSIDE, insideMarks, isInside, measureSegments, segmentMarks } from './segments.js';
import { keyRoom } from './series-key.js';
import { calculate, GAP, order, overRows, rowFields, wordsIn } from './shapes.js';

const shape = z.strictObject({
	kind: z.literal('share-bars'),
	...rowFields,
	...seriesFields,
	order: order.default('given'),
	/** Places of the percentages after the point. */
	places: z.int().min(0).max(2).default(0),
});

/** The share of the box's width that bars have at least, before it is known. */
const NARROW_BARS = 0.6;

/** Parts of a whole: rows of equal length that are a hundred per cent each; a single row is a strip. */
export const shareBars = defineKind(shape, (options, language) => {
	const lastAt = options.series.length - 1;
	const figureWidth = `textWidth(datum.figure, ${INSIDE.size}, ${INSIDE.weight})`;
	const key = keyRoom(options.series.map((each) => wordsIn(each.name, language)));
	return {
		...seriesData(options, language, options.order, 'last', [
			overRows('sum', 'amount', 'sum', ['place']),
			calculate('share', 'datum.sum > 0 ? datum.amount / datum.sum : 0'),
			calculate('figure', percentOf('datum.share', options)),
			calculate(
				'ownOutside',
				`datum.at == ${lastAt} && datum.share * (datum.places == 1 ? 1 : ${NARROW_BARS}) * boxWidth < ${figureWidth} + ${2 * GAP} ? ${figureWidth} + ${GAP} : 0`,
			),
			overRows('max', 'ownOutside', 'outside'),
			...measureSegments(options, { length: 'datum.share', after: 'outside', isStrip: true, key }),
			calculate('isInside', isInside),
			// The last figure stands behind its row where it has no room in it.
			calculate('isOutside', `!datum.isInside && datum.at == ${lastAt}`),
		]),
		params: seriesParams(options),
		encoding: { y: rowScale },
		layer: [
			...segmentMarks(options),
			insideMarks(options),
			{
				mark: {
					type: 'text',
					style: 'value-label',
					fontSize: INSIDE.size,
					fontWeight: INSIDE.weight,
					align: 'left',
					dx: GAP - 1,
					yOffset: { expr: barShift },
				},
				encoding: {
					x: along('end'),
					text: { condition: { test: 'datum.isOutside', field: 'figure' }, value: '' },
				},
			},
		],
	};
});
