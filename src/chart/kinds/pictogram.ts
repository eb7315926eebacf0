import { z } from 'zod';
import { printFigures } from './figures.js';
import { defineKind } from './kind.js';
import { measureNames, nameMarks, rowScale } from './row-names.js';
import {
	calculate,
	cell,
	colorOf,
	dataOf,
	GAP,
	LINE,
	literal,
	order,
	overRows,
	placeRows,
	quantityOf,
	rowFields,
	words,
	wordsIn,
} from './shapes.js';
import { symbolNames, symbolPath, symbols } from './symbols.js';

const shape = z.strictObject({
	kind: z.literal('pictogram'),
	...rowFields,
	order: order.default('descending'),
	symbol: z.enum(symbolNames).default('person'),
	/** How much one symbol stands for, in the unit of the data. */
	worth: z.number().positive(),
	/** What the key says of it, in place of the house's words: 一个小人代表一万人. */
	key: words.optional(),
});

/** Steps in which the last symbol is cut. */
const CUTS = 10;
/** Symbols of a row, at most: beyond, they are not counted but looked at, and a bar does better. */
const MOST = 60;
/** Lines that the symbols of a row stand on, at most. */
const LINES = [1, 2, 3, 4] as const;
/** Points between two symbols, by their height. */
const BETWEEN = 0.14;

/** Rows of symbols, each worth so many, the last one cut to what is left. */
export const pictogram = defineKind(shape, (options, language) => {
	const { value, unit, worth, highlight } = options;
	const symbol = symbols[options.symbol];
	const pitch = symbol.half + BETWEEN;
	const paths = Array.from({ length: CUTS }, (_, at) => symbolPath(symbol, (at + 1) / CUTS));
	const rowHeight = `((boxHeight - ${LINE} * length(datum.keyLines) - ${GAP}) / datum.places - datum.head - 2)`;
	const heightIn = (lines: number): string =>
		`min(${rowHeight} * 0.86 / ${lines}, datum.rowWidth / ceil(datum.mostSymbols / ${lines}) / ${pitch})`;
	const said = literal(options.key === undefined ? KEY[language] : wordsIn(options.key, language));
	const keyText = options.key === undefined ? `${said} + ${quantityOf(String(worth), unit)}` : said;
	const color = colorOf(highlight);
	const shapes = {
		field: 'cut',
		type: 'nominal',
		scale: { domain: paths.map((_, at) => at + 1), range: paths },
		legend: null,
	};
	return {
		...dataOf(options, [
			{ filter: `isValid(${cell(value)}) && ${cell(value)} > 0` },
			calculate('amount', cell(value)),
			...placeRows(options.order, value, options),
			calculate('symbols', `countable(round(datum.amount / ${worth} * ${CUTS}) / ${CUTS}, ${MOST})`),
			overRows('max', 'symbols', 'mostSymbols'),
			...printFigures({ figure: 'datum.amount' }, options, language),
			calculate('figureWidth', `textWidth(datum.figure, 'value-label') + ${GAP}`),
			overRows('max', 'figureWidth', 'rightRoom'),
			calculate(
				'keyLines',
				`wrapText(${keyText}, boxWidth - ${KEY_SIZE * symbol.half + 3}, 'category-label')`,
			),
			...measureNames({
				name: cell(options.name),
				after: 'rightRoom',
				key: `(${LINE} * length(datum.keyLines) + ${GAP})`,
			}),
			calculate('rowWidth', 'boxWidth + (datum.isAbove ? 0 : datum.nameShift) - datum.rightRoom'),
			...LINES.map((lines) => calculate(`height${lines}`, heightIn(lines))),
			calculate('size', `max(${LINES.map((lines) => `datum.height${lines}`).join(', ')})`),
			calculate(
				'lines',
				LINES.map((lines) =>
					lines === LINES.length ? lines : `datum.size == datum.height${lines} ? ${lines} : `,
				).join(''),
			),
			calculate('inLine', 'ceil(datum.mostSymbols / datum.lines)'),
			calculate('ownLines', 'ceil(datum.symbols / datum.inLine)'),
		]),
		encoding: { y: rowScale },
		layer: [
			{
				transform: [
					calculate('number', 'sequence(0, ceil(datum.symbols - 1e-9))'),
					{ flatten: ['number'] },
					calculate('cut', `round(clamp(datum.symbols - datum.number, 0, 1) * ${CUTS})`),
					{ filter: 'datum.cut > 0' },
				],
				mark: {
					type: 'point',
					filled: true,
					opacity: 1,
					strokeWidth: 0,
					size: { expr: 'datum.size * datum.size' },
					xOffset: {
						expr: `datum.size * (${pitch} * (datum.number % datum.inLine) + ${symbol.half / 2})`,
					},
					yOffset: {
						expr: `datum.head / 2 + (floor(datum.number / datum.inLine) - (datum.ownLines - 1) / 2) * datum.size * 1.06`,
					},
				},
				encoding: { x: { value: 0 }, shape: shapes, color },
			},
			nameMarks(),
			{
				mark: {
					type: 'text',
					style: 'value-label',
					align: 'left',
					dx: { expr: `datum.size * ${pitch} * min(datum.symbols, datum.inLine) + ${GAP}` },
					yOffset: { expr: 'datum.head / 2' },
				},
				encoding: { x: { value: 0 }, text: { field: 'figure' } },
			},
			// One symbol and its worth, above the rows.
			{
				transform: [{ filter: 'datum.place == 1' }, calculate('cut', String(CUTS))],
				layer: [
					{
						mark: {
							type: 'point',
							filled: true,
							opacity: 1,
							strokeWidth: 0,
							size: KEY_SIZE * KEY_SIZE,
							xOffset: { expr: `datum.nameShift + ${(KEY_SIZE * symbol.half) / 2}` },
							yOffset: { expr: keyTop },
						},
						encoding: { x: { value: 0 }, y: { value: 0 }, shape: shapes, color: { value: '$companion' } },
					},
					{
						mark: {
							type: 'text',
							style: 'category-label',
							align: 'left',
							dx: { expr: `datum.nameShift + ${KEY_SIZE * symbol.half + 3}` },
							dy: { expr: keyTop },
							lineHeight: LINE,
						},
						encoding: { x: { value: 0 }, y: { value: 0 }, text: { field: 'keyLines' } },
					},
				],
			},
		],
	};
});

const keyTop = `-${LINE} * length(datum.keyLines)`;
/** Points that the symbol of the key is high. */
const KEY_SIZE = 9;
const KEY = { zh: '每个符号代表', en: 'Each symbol stands for ' } as const;
