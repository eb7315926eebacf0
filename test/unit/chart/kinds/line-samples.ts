/** Prices in five towns, a row a month for three years: they fall together, apart, and end near each other. */
const towns = [
	{ id: 'hz', zh: '杭州', en: 'Hangzhou', from: 7.3, to: 2.9 },
	{ id: 'nb', zh: '宁波', en: 'Ningbo', from: 6.9, to: 4.6 },
	{ id: 'wz', zh: '温州', en: 'Wenzhou', from: 5.8, to: 3.5 },
	{ id: 'sx', zh: '绍兴', en: 'Shaoxing', from: 5, to: 1.8 },
	{ id: 'jh', zh: '金华', en: 'Jinhua', from: 4, to: 2.3 },
];

const months = Array.from(
	{ length: 36 },
	(_, at) => `${2020 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
);

export const prices = [
	'time,series,zh,en,value',
	...towns.flatMap(({ id, zh, en, from, to }) =>
		months.map((month, at) => {
			const share = at / (months.length - 1);
			const wave = Math.sin(at / 3 + from) * 0.4 * Math.sin(Math.PI * share);
			return `${month},${id},${zh},${en},${(from + (to - from) * share + wave).toFixed(1)}`;
		}),
	),
].join('\n');

/** Output of a district by years and by quarters. */
export const output = [
	'time,value',
	...[312, 365, 402, 478, 560, 655, 648, 741, 690, 820, 905, 972.6].map(
		(value, at) => `${2012 + at},${value}`,
	),
].join('\n');
export const quarters = [
	'time,value',
	...[3.1, -0.8, 1.7, 0.9, 2.6, 4.8, 3.1, 3.7, 1.6, 2.1].map(
		(value, at) => `${2021 + Math.floor(at / 4)}Q${(at % 4) + 1},${value}`,
	),
].join('\n');

/** A share in six towns, in three years. */
export const shares = `id,zh,en,y2019,y2021,y2023,unit
hz,杭州,Hangzhou,62.5,66.1,70.3,%
nb,宁波,Ningbo,58.2,61.0,61.3,%
wz,温州,Wenzhou,55.1,57.9,61.9,%
sx,绍兴,Shaoxing,57.9,58.3,58.8,%
jh,金华,Jinhua,49.0,52.2,55.4,%
qz,衢州,Quzhou,44.1,46.0,49.8,%
`;

/** Days of a quarter, two of which are missing. */
export const days = [
	'date,rain',
	...Array.from({ length: 90 }, (_, at) => {
		const date = new Date(Date.UTC(2015, 0, 1 + at)).toISOString().slice(0, 10);
		return `${date},${Math.max(0, 12 * Math.sin(at * 2.4) + 9 * Math.sin(at / 5)).toFixed(1)}`;
	}).filter((_, at) => at !== 40 && at !== 41),
].join('\n');

export const events = `id,time,zh,en,note_zh,note_en
a,2023-01-28,全区经济工作会议召开，确定全年目标,District economic conference sets targets,,
b,2023-02-15,云城首批企业入驻,First companies move into Cloud City,共28家,28 of them
c,2023-03-01,人才新政发布,New policy for talent,,
d,2023-05-20,艺创小镇二期开园,Second phase of the art town opens,旧水泥厂改建而成,Built in a former cement works
e,2023-06-30,上半年收官,The half-year closes,,
`;

/** Six regions of a schematic country, three by two, with borders that bulge; the last has no figure. */
const cells = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, at) => ({
	id,
	column: at % 3,
	row: Math.floor(at / 3),
}));
const corner = (column: number, row: number): readonly [number, number] => [
	119.8 + 0.3 * column + 0.05 * Math.sin(3 * row + column),
	30 + 0.24 * row + 0.04 * Math.sin(2 * column + row),
];
/** `way` is how rings go around: 1 as the standard has it, against the clock. */
const regionsOf = (way: 1 | -1): string =>
	JSON.stringify({
		type: 'FeatureCollection',
		features: cells.map(({ id, column, row }) => {
			const ring = [
				corner(column, row),
				corner(column + 1, row),
				corner(column + 1, row + 1),
				corner(column, row + 1),
				corner(column, row),
			];
			return {
				type: 'Feature',
				id,
				properties: { id },
				geometry: { type: 'Polygon', coordinates: [way === 1 ? ring : ring.toReversed()] },
			};
		}),
	});
export const regions = regionsOf(1);
export const clockwiseRegions = regionsOf(-1);

export const figures = `id,zh,en,value
a,余杭,Yuhang,2.8
b,临平,Linping,4.1
c,拱墅,Gongshu,4.9
d,上城,Shangcheng,6
e,西湖,West Lake,8.5
f,滨江,Binjiang,
`;

const line = `kind: line
data: prices.csv
series: series
unit: '%'
`;

/** A chart of each kind, and the boxes that it stands in without a finding. `params` is for one that a table asks for. */
export const lineSamples: readonly {
	readonly what: string;
	readonly source: string;
	readonly boxes: string;
	readonly params?: Readonly<Record<string, string>>;
}[] = [
	{ what: 'lines in several inks', source: line, boxes: '240×140, 160×120, 480×300' },
	{
		what: 'a line before its context, with annotations',
		source: `${line}highlight: [hz]
annotations:
  - { at: 2021-06, text: { zh: 限购, en: Curbs } }
  - { from: 2020-02, to: 2020-05, text: { zh: 封控, en: Lockdown } }
`,
		boxes: '240×140, 120×90, 80×60, 500×300',
	},
	{
		what: 'the line of a single series',
		source: `kind: line
data: output.csv
period: year
area: true
unit: 亿元
annotations: [{ value: 600, text: { zh: 目标, en: Target } }]
`,
		boxes: '240×140, 120×90, 500×300',
	},
	{
		what: 'quarters with dots',
		source: `kind: line
data: quarters.csv
period: quarter
points: true
unit: '%'
`,
		boxes: '240×140, 80×60, 500×300',
	},
	{
		what: 'lines in an order of names',
		source: `kind: line
data:
  - { time: 甲, value: 3 }
  - { time: 乙, value: 5 }
  - { time: 丙, value: 4 }
period: order
zero: true
unit: 个
`,
		boxes: '240×140, 80×60',
	},
	{
		what: 'slopes of two years',
		source: `kind: slope
data: shares.csv
points:
  - { column: y2019, text: { zh: 2019年, en: '2019' } }
  - { column: y2023, text: { zh: 2023年, en: '2023' } }
highlight: [wz]
`,
		boxes: '240×160, 160×120, 100×80, 80×60, 500×300',
	},
	{
		what: 'slopes of three years',
		source: `kind: slope
data: shares.csv
points:
  - { column: y2019, text: { zh: 2019年, en: '2019' } }
  - { column: y2021, text: { zh: 2021年, en: '2021' } }
  - { column: y2023, text: { zh: 2023年, en: '2023' } }
`,
		boxes: '300×160, 140×160, 500×300',
	},
	{
		what: 'small multiples of lines',
		source: `kind: small-multiples
data: prices.csv
series: series
unit: '%'
highlight: [wz]
`,
		boxes: '300×160, 480×120, 160×200',
	},
	{
		what: 'small multiples of columns',
		source: `kind: small-multiples
data: prices.csv
series: series
unit: '%'
form: columns
columns: 2
only: [hz, wz]
`,
		boxes: '300×160, 200×120',
	},
	{
		what: 'a sparkline',
		source: `kind: sparkline
data: prices.csv
series: series
marks: [min, max, last]
`,
		boxes: '60×12, 40×10, 80×60',
		params: { row: 'wz' },
	},
	{
		what: 'a timeline as a list',
		source: `kind: timeline
data: events.csv
note: note
highlight: [d]
`,
		boxes: '200×150, 120×170, 80×250',
	},
	{
		what: 'a timeline across',
		source: `kind: timeline
data: events.csv
form: across
note: note
`,
		boxes: '480×110, 300×120',
	},
	{
		what: 'a calendar of a quarter',
		source: `kind: heat-calendar
data: days.csv
value: rain
unit: 毫米
classes: [0.1, 5, 15]
highlight: ['2015-02-20']
`,
		boxes: '300×130, 120×100, 80×80, 500×300',
	},
	{
		what: 'a map of quantiles',
		source: `kind: choropleth
map: regions.geojson
data: figures.csv
unit: '%'
highlight: [e]
`,
		boxes: '240×200, 120×110, 80×80, 80×60, 500×300',
	},
	{
		what: 'a map of classes between bounds',
		source: `kind: choropleth
map: regions.geojson
data: figures.csv
unit: '%'
classes: [4, 6, 8]
`,
		boxes: '240×200',
	},
];
