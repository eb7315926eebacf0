import type { VegaLite } from './kind.js';
import { calculate, GAP, LINE, literal, overRows } from './shapes.js';

/** Points: the square of a key, and what stands between two entries. */
const SQUARE = 6;
const SPACE = 10;

/**
 * What the colours mean, above the plot: in one line, in columns, or one below the other, as the box is wide. `lift` is the
 * expression of points between plot and key, for labels that stand there.
 */
export function keyMarks(
	color: VegaLite,
	{ lift = '0', when, left = '0' }: KeyPlace = {},
): readonly VegaLite[] {
	const transform = [
		...(when === undefined ? [] : [{ filter: when }]),
		{ filter: 'datum.inSeries == 1' },
		overRows('max', 'at', 'lastAt'),
		calculate('keyCount', 'datum.lastAt + 1'),
		// A name that is wider than the box is broken to lines, in a column of its own.
		calculate('keyText', `wrapText(datum.seriesName, boxWidth - ${SQUARE + 3}, 'category-label')`),
		calculate('ownLines', 'length(datum.keyText)'),
		calculate('ownKey', `textWidth(datum.keyText, 'category-label') + ${SQUARE + 3 + SPACE}`),
		{
			window: [
				{ op: 'sum', field: 'ownKey', as: 'keyEnd' },
				{ op: 'sum', field: 'ownLines', as: 'lineEnd' },
			],
			sort: [{ field: 'at' }],
		},
		overRows('sum', 'ownLines', 'allLines'),
		overRows('sum', 'ownKey', 'keyLength'),
		overRows('max', 'ownKey', 'keyWidest'),
		calculate(
			'keyColumns',
			`datum.keyLength - ${SPACE} <= boxWidth && datum.allLines == datum.keyCount ? datum.keyCount : max(1, floor((boxWidth + ${SPACE}) / datum.keyWidest))`,
		),
		calculate('keyLines', `datum.keyColumns == 1 ? datum.allLines : ceil(datum.keyCount / datum.keyColumns)`),
		calculate(
			'keyLine',
			'datum.keyColumns == 1 ? datum.lineEnd - datum.ownLines : floor(datum.at / datum.keyColumns)',
		),
		calculate(
			'keyX',
			`datum.keyColumns == datum.keyCount ? datum.keyEnd - datum.ownKey : (datum.at % datum.keyColumns) * datum.keyWidest`,
		),
		calculate('keyX', `datum.keyX + (${left})`),
		calculate('keyY', `-(${lift}) - ${LINE} * (datum.keyLines - datum.keyLine) + ${LINE / 2 - 2}`),
	];
	return [
		{
			transform,
			layer: [
				{
					mark: {
						type: 'square',
						size: SQUARE * SQUARE,
						xOffset: { expr: `datum.keyX + ${SQUARE / 2}` },
						yOffset: { expr: 'datum.keyY' },
					},
					encoding: { x: { value: 0 }, y: { value: 0 }, color },
				},
				{
					mark: {
						type: 'text',
						style: 'category-label',
						align: 'left',
						lineHeight: LINE,
						dx: { expr: `datum.keyX + ${SQUARE + 3}` },
						dy: { expr: 'datum.keyY' },
					},
					encoding: { x: { value: 0 }, y: { value: 0 }, text: { field: 'keyText' } },
				},
			],
		},
	];
}

/** The expression of points that a key of these names takes, and the white under it. */
export function keyRoom(names: readonly string[]): string {
	const widths = names.map((name) => `textWidth(${literal(name)}, 'category-label') + ${SQUARE + 3 + SPACE}`);
	const columns = `max(1, floor((boxWidth + ${SPACE}) / max(${widths.join(', ')})))`;
	const isLine = `${widths.join(' + ')} - ${SPACE} <= boxWidth`;
	const broken = names.map(
		(name) => `length(wrapText(${literal(name)}, boxWidth - ${SQUARE + 3}, 'category-label'))`,
	);
	const lines = `${isLine} ? 1 : ${columns} == 1 ? ${broken.join(' + ')} : ceil(${names.length} / ${columns})`;
	return `(${LINE} * (${lines}) + ${GAP})`;
}

export interface KeyPlace {
	readonly lift?: string;
	/** When the key is drawn. */
	readonly when?: string;
	/** Points from the plot's left edge. */
	readonly left?: string;
}
