/** Towns of a district: amounts, three years, a change, parts. */
export const towns = `id,zh,en,value,unit,before,after,change,y2021,y2022,y2023,farm,industry,service
zhuantang,转塘街道,Zhuantang,186.4,亿元,92.1,131.5,4.2,150.2,171,186.4,12,88.4,86
santu,三墩镇,Sandun,171.2,亿元,80.4,128.9,-2.4,160.5,165.1,171.2,18.2,93,60
beishan,北山街道,Beishan,95.7,亿元,60.2,70.9,1.1,88.4,90.3,95.7,9.7,36,50
jiangcun,蒋村街道,Jiangcun,48.9,亿元,44.1,41.5,-3.8,36.8,41.1,48.9,3.9,15,30
`;

/** Rows with names that need more than a line. */
export const industries = `id,zh,en,value,unit,from,to
a,战略性新兴产业增加值,Added value of strategic emerging industries,512.3,亿元,31.5,61.2
b,“工业上楼”项目总投资,Total investment in industry-upstairs projects,288,亿元,20,35.5
c,数字经济核心产业,Core digital industries,143.9,亿元,42,38
`;

export const years = `id,zh,en,value,unit
y2012,2012年,2012,520.3,亿元
y2013,2013年,2013,560.1,亿元
y2014,2014年,2014,610.9,亿元
y2015,2015年,2015,690.4,亿元
y2016,2016年,2016,770.2,亿元
y2017,2017年,2017,840.8,亿元
y2018,2018年,2018,905,亿元
y2019,2019年,2019,962.4,亿元
y2020,2020年,2020,948.7,亿元
y2021,2021年,2021,1004,亿元
y2022,2022年,2022,1014.3,亿元
`;

const threeYears = `series:
  - { id: y2021, name: { zh: 2021年, en: '2021' } }
  - { id: y2022, name: { zh: 2022年, en: '2022' } }
  - { id: y2023, name: { zh: 2023年, en: '2023' } }
`;
const parts = `series:
  - { id: service, name: { zh: 服务业, en: Services } }
  - { id: industry, name: { zh: 工业和建筑业, en: Industry and construction } }
  - { id: farm, name: { zh: 农业, en: Farming } }
`;
const pupils = `data:
  - { id: a, zh: 小学, en: Primary, value: 8.4 }
  - { id: b, zh: 初中, en: Middle, value: 6.25 }
  - { id: c, zh: 高中, en: High, value: 2.1 }
`;

export interface BarSample {
	readonly what: string;
	readonly source: string;
	/** Boxes that have room for it, in points; `80×60 zh` is one where English needs more. */
	readonly boxes: string;
}

/** A chart of each kind as an editor would write it, and boxes from the smallest of a page to the largest. */
export const barSamples: readonly BarSample[] = [
	{
		what: 'ranked bars',
		source: 'kind: ranked-bars\ndata: towns.csv\nhighlight: [beishan]\n',
		boxes: '80×68, 100×60 zh, 160×60, 220×130, 500×300',
	},
	{
		what: 'ranked bars beside their mean',
		source:
			'kind: ranked-bars\ndata: towns.csv\nannotations: [{ value: 125.6, text: { zh: 平均, en: Mean } }]\n',
		boxes: '160×80, 220×130, 500×300',
	},
	{
		what: 'columns beside a target',
		source:
			'kind: columns\ndata: years.csv\nover: time\nannotations: [{ value: 1100, text: { zh: 2022年目标, en: Target for 2022 } }]\n',
		boxes: '130×80, 220×110, 500×300',
	},
	{
		what: 'ranked bars with long names',
		source: 'kind: ranked-bars\ndata: industries.csv\n',
		boxes: '90×100 zh, 130×90, 220×90, 500×300',
	},
	{
		what: 'ranked bars to both sides',
		source: "kind: ranked-bars\ndata: towns.csv\nvalue: change\nunit: '%'\n",
		boxes: '80×76, 150×60, 500×300',
	},
	{
		what: 'grouped bars',
		source: `kind: grouped-bars\ndata: towns.csv\nhighlight: [santu]\n${threeYears}`,
		boxes: '110×130, 220×150, 500×300',
	},
	{
		what: 'stacked bars',
		source: `kind: stacked-bars\ndata: towns.csv\n${parts}`,
		boxes: '100×110 zh, 110×140, 220×90, 500×300',
	},
	{
		what: 'share bars',
		source: `kind: share-bars\ndata: towns.csv\n${parts}`,
		boxes: '90×120, 220×90, 500×300',
	},
	{
		what: 'a strip of shares',
		source: `kind: share-bars\ndata: towns.csv\nonly: [beishan]\n${parts}`,
		boxes: '80×60, 220×50, 500×100',
	},
	{
		what: 'columns',
		source: 'kind: columns\ndata: towns.csv\norder: descending\nhighlight: [beishan]\n',
		boxes: '80×60 zh, 120×80, 220×130, 500×300',
	},
	{
		what: 'columns over time',
		source: 'kind: columns\ndata: years.csv\nover: time\nhighlight: [y2020]\n',
		boxes: '80×60, 220×110, 500×300',
	},
	{
		what: 'columns to both sides',
		source: "kind: columns\ndata: towns.csv\nvalue: change\nunit: '%'\n",
		boxes: '100×80, 220×110, 500×300',
	},
	{
		what: 'grouped columns',
		source: `kind: grouped-columns\ndata: towns.csv\n${threeYears}`,
		boxes: '110×80, 220×130, 500×300',
	},
	{
		what: 'stacked columns',
		source: `kind: stacked-columns\ndata: towns.csv\n${parts}`,
		boxes: '110×110, 220×130, 500×300',
	},
	{
		what: 'diverging bars',
		source: "kind: diverging-bars\ndata: towns.csv\nvalue: change\nunit: '%'\nhighlight: [jiangcun]\n",
		boxes: '90×60, 220×90, 500×300',
	},
	{
		what: 'a dumbbell',
		source: `kind: dumbbell\ndata: towns.csv
from: { id: before, name: { zh: 2003年, en: '2003' } }
to: { id: after, name: { zh: 2023年, en: '2023' } }
order: change
`,
		boxes: '110×110 zh, 150×110, 220×90, 500×300',
	},
	{
		what: 'a waffle of one share',
		source: `kind: waffle
data: [{ id: a, zh: 民生实事完成率, en: Livelihood projects completed, value: 82.3 }]
of: 100
places: 1
`,
		boxes: '110×60, 160×110, 500×300',
	},
	{
		what: 'a waffle of a whole',
		source: `kind: waffle\n${pupils}`,
		boxes: '80×100, 160×110, 300×60, 500×300',
	},
	{
		what: 'a pictogram',
		source: `kind: pictogram\nsymbol: person\nunit: 万人\nworth: 1\n${pupils}`,
		boxes: '100×80, 220×90, 500×300',
	},
];
