import { describe, expect, it } from 'vitest';
import { dataFolder, drawn } from '../drawn.js';

const folder = dataFolder({});
const size = { width: 400, height: 200 };
const languages = ['zh', 'en'] as const;

/** What a chart of one text prints, in each language, line by line. */
async function printed(
	text: object,
	values: readonly object[] = [{}],
	change: object = {},
): Promise<readonly string[]> {
	const texts: string[] = [];
	for (const language of languages) {
		const { lines, findings } = await drawn(
			{ data: { values }, mark: 'text', encoding: { text, x: { field: 'v', type: 'nominal', axis: null } } },
			folder,
			{ language, size, ...change },
		);
		expect(findings.filter((finding) => finding.includes(' error '))).toEqual([]);
		texts.push(textOf(lines, 'text'));
	}
	return texts;
}

/** Labels of a role as they stand, each line's pieces joined: a piece begins a label when it is not level with the one before. */
function textOf(lines: readonly string[], role: string): string {
	const labels: { text: string; end: number; y: string }[] = [];
	for (const line of lines) {
		const match = new RegExp(`^ *${role}[^"]*"([^"]*)" (\\w+) ([\\d.]+) at ([\\d.]+) ([\\d.]+)`).exec(line);
		if (!match) continue;
		const [, text = '', face, points, x, y = ''] = match;
		const end = Number(x) + text.length * Number(points) * (face === 'han' ? 1 : 0.5);
		const last = labels.at(-1);
		if (last && last.y === y && Math.abs(last.end - Number(x)) < 0.1)
			Object.assign(last, { text: last.text + text, end });
		else labels.push({ text, end, y });
	}
	return labels.map(({ text }) => text).join(' | ');
}

const of = (formatType: string, format?: string) => ({
	field: 'v',
	type: 'quantitative',
	formatType,
	...(format !== undefined && { format }),
});
const value = (v: unknown) => [{ v }];

describe('format types', () => {
	it.each([
		['quantity', '亿元', 1014.3, '1014.3亿元', 'CNY 101.43 billion'],
		['quantity', '%|1|signed', 1.24, '+1.2%', '+1.2%'],
		['quantity', '个百分点|.1|signed short', -0.4, '−0.4个百分点', '−0.4 pp'],
		['amount', '元', 101_430_000_000, '1014.3亿元', 'CNY 101.43 billion'],
		['amount', '元|0', 99_999_999, '1亿元', 'CNY 100 million'],
		['amount', '元|1|short', 101_430_000_000, '1014.3亿元', 'CNY 101.43bn'],
		['scaled', '元|亿|1', 5e10, '500', '50'],
		['scaled', '人|万/million', 1_500_000, '150', '1.5'],
		['percent', '1', 0.1234, '12.3%', '12.3%'],
		['percent', undefined, 0.5, '50%', '50%'],
		['rank', undefined, 3, '第3位', 'third'],
		['period', 'quarter', Date.UTC(2023, 3, 1), '2023年二季度', 'Q2 2023'],
		['period', 'month|short', Date.UTC(2023, 5, 30), '6月', 'Jun'],
		['period', 'day|full', Date.UTC(2023, 5, 5, 23), '2023年6月5日', 'June 5, 2023'],
	])('%s "%s" of %s', async (type, format, v, zh, en) => {
		expect(await printed(of(type, format), value(v))).toEqual([zh, en]);
	});

	it('print nothing for what is missing', async () => {
		for (const type of ['quantity', 'amount', 'scaled', 'percent', 'period'])
			expect(await printed(of(type, type === 'period' ? 'year' : ''), value(null))).toEqual(['', '']);
	});
});

it('functions of the same names print in expressions', async () => {
	const expression = (calculate: string) => printed({ value: { expr: calculate } }, value(0));
	expect(await expression("quantity(12.34, '%', 1)")).toEqual(['12.3%', '12.3%']);
	expect(await expression("amount(101430000000, '元')")).toEqual(['1014.3亿元', 'CNY 101.43 billion']);
	expect(await expression("period('2023-H1', 'half')")).toEqual(['2023年上半年', 'H1 2023']);
	expect(await expression("scaleTitle('元', '亿')")).toEqual(['亿元', 'CNY billion']);
	expect(await expression("scaleTitle('元', '亿', 'short')")).toEqual(['亿元', 'CNY bn']);
});

describe('axes', () => {
	const axes = async (
		encoding: object,
		values: readonly object[],
		role = 'axis-label',
		more: object = {},
	) => {
		const texts: string[] = [];
		for (const language of languages) {
			const { lines } = await drawn({ data: { values }, mark: 'point', encoding }, folder, {
				language,
				size,
				...more,
			});
			texts.push(textOf(lines, role));
		}
		return texts;
	};
	const y = (axis: object) => ({ y: { field: 'v', type: 'quantitative', axis } });
	const money = [{ v: 0 }, { v: 2e11 }];

	it('in one scale say their unit once, above the ticks', async () => {
		const scaled = y({ formatType: 'scaled', format: '元|亿|1', tickCount: 4 });
		expect(await axes(scaled, money)).toEqual(['0 | 500 | 1000 | 1500 | 2000', '0 | 50 | 100 | 150 | 200']);
		expect(await axes(scaled, money, 'axis-title')).toEqual(['亿元', 'CNY billion']);
		const silent = y({ formatType: 'scaled', format: '元|亿|1', title: null });
		expect(await axes(silent, money, 'axis-title')).toEqual(['', '']);
	});

	it('without a format print as the page does', async () => {
		const plain = y({ tickCount: 4 });
		expect(await axes(plain, [{ v: 0 }, { v: 12_000 }])).toEqual([
			'0 | 2000 | 4000 | 6000 | 8000 | 10,000 | 12,000',
			'0 | 2,000 | 4,000 | 6,000 | 8,000 | 10,000 | 12,000',
		]);
		expect(await axes(plain, [{ v: -2 }, { v: 2 }])).toEqual(['−2 | −1 | 0 | 1 | 2', '−2 | −1 | 0 | 1 | 2']);
		expect(await axes(plain, [{ v: 0 }, { v: 2 }])).toEqual([
			'0.0 | 0.5 | 1.0 | 1.5 | 2.0',
			'0.0 | 0.5 | 1.0 | 1.5 | 2.0',
		]);
	});

	it('of very large numbers print them in one power', async () => {
		expect(await axes(y({ tickCount: 4 }), money)).toEqual([
			'0 | 500亿 | 1000亿 | 1500亿 | 2000亿',
			'0 | 50bn | 100bn | 150bn | 200bn',
		]);
	});

	it('of shares print percent', async () => {
		const stack = {
			y: { field: 'v', type: 'quantitative', stack: 'normalize', axis: { tickCount: 2 } },
			detail: { field: 'v' },
		};
		const texts: string[] = [];
		for (const language of languages) {
			const { lines } = await drawn(
				{ data: { values: [{ v: 1 }, { v: 3 }] }, mark: 'bar', encoding: stack },
				folder,
				{ language, size },
			);
			texts.push(textOf(lines, 'axis-label'));
		}
		expect(texts).toEqual(['0 | 50% | 100%', '0 | 50% | 100%']);
	});

	const days = Array.from({ length: 8 }, (_, i) => ({ v: Date.UTC(2021, 6 + 3 * i, 1) }));
	const x = (axis: object, more: object = {}) => ({ x: { field: 'v', type: 'temporal', ...more, axis } });
	const quarters = { interval: 'month', step: 3 };

	it('of periods print the year at its first tick only', async () => {
		const axis = x({ formatType: 'period', format: 'quarter|ticks', tickCount: quarters });
		expect(await axes(axis, days)).toEqual([
			'三季度 | 2021年 | 四季度 | 一季度 | 2022年 | 二季度 | 三季度 | 四季度 | 一季度 | 2023年 | 二季度',
			'Q3 | 2021 | Q4 | Q1 | 2022 | Q2 | Q3 | Q4 | Q1 | 2023 | Q2',
		]);
	});

	it('of time without a format, and of units of time, are in the language of the page', async () => {
		expect(await axes(x({ tickCount: quarters }), days)).toEqual([
			'7月 | 10月 | 2022年 | 4月 | 7月 | 10月 | 2023年 | 4月',
			'Jul | Oct | 2022 | Apr | Jul | Oct | 2023 | Apr',
		]);
		const two = [days[0]!, days[1]!];
		const unit = (timeUnit: string) => axes(x({}, { timeUnit, type: 'ordinal' }), two);
		expect(await unit('utcyearquarter')).toEqual(['2021年三季度 | 2021年四季度', 'Q3 2021 | Q4 2021']);
		expect(await unit('utcyearmonth')).toEqual(['2021年7月 | 2021年10月', 'Jul 2021 | Oct 2021']);
		expect(await unit('utcyearmonthdate')).toEqual([
			'2021年7月1日 | 2021年10月1日',
			'Jul 1, 2021 | Oct 1, 2021',
		]);
		expect(await unit('utcmonthdate')).toEqual(['7月1日 | 10月1日', 'Jul 1 | Oct 1']);
	});

	it('take the formats of d3, with quarters in words', async () => {
		expect(await axes(x({ format: '%Y年%q季度', tickCount: quarters }), [days[0]!, days[1]!])).toEqual([
			'2021年三季度 | 2021年四季度',
			'2021年三季度 | 2021年四季度',
		]);
		expect(await axes(x({ format: '%B', tickCount: quarters }), [days[0]!, days[1]!])).toEqual([
			'七月 | 十月',
			'July | October',
		]);
		expect(await axes(y({ format: ',.0f', values: [4000, 40_000] }), [{ v: 40_000 }])).toEqual([
			'4000 | 40,000',
			'4,000 | 40,000',
		]);
	});

	it('of a plain chart are those of Vega', async () => {
		expect(await axes(y({ values: [4000] }), [{ v: 4000 }], 'axis-label', { isPlain: true })).toEqual([
			'4,000',
			'4,000',
		]);
		expect(
			await axes(x({}, { timeUnit: 'utcyearmonth', type: 'ordinal' }), [days[0]!], 'axis-label', {
				isPlain: true,
			}),
		).toEqual([...['Jul 2021', 'Jul 2021']]);
	});
});

it('a number without a format has the commas of the page', async () => {
	expect(await printed({ field: 'v', type: 'quantitative' }, value(12_345.5))).toEqual([
		'12,345.5',
		'12,345.5',
	]);
	expect(await printed({ field: 'v', type: 'quantitative' }, value(2345))).toEqual(['2345', '2,345']);
	expect(await printed({ field: 'v', type: 'temporal' }, value(Date.UTC(2023, 5, 5)))).toEqual([
		'2023年6月5日',
		'Jun 5, 2023',
	]);
});

describe('what is wrong with a format is said at its place', () => {
	const found = async (text: object, v: unknown = 1) =>
		(await drawn({ data: { values: [{ v }] }, mark: 'text', encoding: { text } }, folder, { size })).findings;

	it.each([
		['quantity', '亿圆', 'chart/unknown-unit there is no unit "亿圆" (did you mean "亿元"?)'],
		[
			'quantity',
			'亿元|x',
			'chart/wrong-format "x" is no number of places (write 1 for at most one place, .1 for exactly one)',
		],
		[
			'amount',
			'元|1|singed',
			'chart/wrong-format there is no manner of printing "singed" (did you mean "signed"?)',
		],
		[
			'scaled',
			'元|亿万',
			'chart/wrong-format there is no scale "亿万" (it is one of 1, 万亿, 亿, 万, trillion, billion, million, or one for each language, such as 万/million)',
		],
		['period', 'quater', 'chart/wrong-format there is no period "quater" (did you mean "quarter"?)'],
		['period', 'year|tick', 'chart/wrong-format there is no form of a period "tick" (did you mean "ticks"?)'],
	])('%s "%s"', async (type, format, message) => {
		expect(await found(of(type, format))).toEqual([`encoding/text/format error ${message}`]);
	});

	it('also where it is quoted in an expression, and where a value is no time', async () => {
		expect(await found({ value: { expr: "quantity(1, '亿圆')" } })).toEqual([
			'encoding/text/value/expr error chart/unknown-unit there is no unit "亿圆" (did you mean "亿元"?)',
		]);
		expect(await found(of('period', 'month'), '2023-13')).toEqual([
			'encoding/text/format error chart/wrong-format "2023-13" is no time (write it as 2023, 2023-Q2, 2023-06 or 2023-06-05)',
		]);
	});
});
