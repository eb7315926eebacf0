/** Specs that no check of ours may object to: the ways of writing that the documentation of Vega-Lite and Vega describes. */
const data = { url: 'a.csv' };
const q = (field: string, rest: object = {}) => ({ field, type: 'quantitative', ...rest });
const n = (field: string, rest: object = {}) => ({ field, type: 'nominal', ...rest });
const t = (field: string, rest: object = {}) => ({ field, type: 'temporal', ...rest });

export const sound: Readonly<Record<string, object>> = {
	constants: { mark: 'rule', encoding: { y: { datum: 1 } } },
	'no data at all': { data: null, mark: { type: 'text', text: 'a' } },
	'a title of null, no background': { data, title: null, background: null, mark: 'bar' },
	'title and subtitle in lines': {
		data,
		title: { text: ['a', 'b'], subtitle: ['c'], anchor: 'start', offset: 4, frame: 'group', orient: 'top' },
		mark: 'bar',
		encoding: {},
	},
	'our own functions, roles and styles': {
		data,
		layer: [
			{ mark: { type: 'bar', color: '$companion', style: 'house' } },
			{ mark: { type: 'text', style: ['direct-label', 'value-label'], align: 'left', angle: -90 } },
		],
		encoding: {
			x: q('value', { axis: { formatType: 'quantity', format: '亿元', labelColor: '$text' } }),
			text: q('value', { formatType: 'scaled', format: { unit: '元' } }),
			y: t('date', { axis: { formatType: 'period', format: 'quarter' } }),
		},
		config: {
			customFormatTypes: true,
			style: { house: { fontSize: 9, fill: '$accent' } },
			axisY: { grid: true },
		},
	},
	'conditions of every kind': {
		data,
		params: [
			{ name: 'limit', value: 5, bind: { input: 'range', min: 0, max: 9 } },
			{ name: 'brush', select: { type: 'interval', encodings: ['x'] }, value: { x: [1, 2] } },
			{ name: 'pick', select: 'point' },
			{ name: 'made', expr: 'limit * 2' },
		],
		mark: { type: 'bar', tooltip: true, cornerRadiusEnd: { expr: 'limit' }, width: { band: 0.7 } },
		encoding: {
			color: { condition: { test: 'datum.a > 3', value: 'red' }, value: 'grey' },
			opacity: { condition: { param: 'brush', value: 1, empty: false }, value: 0.3 },
			size: { condition: [{ test: { field: 'a', gt: 3 }, value: 4 }], value: 2 },
			fill: {
				condition: { param: 'pick', field: 'a', type: 'nominal', scale: { scheme: 'blues' } },
				value: '#ccc',
			},
			stroke: { value: { expr: "'red'" } },
			strokeDash: n('k', {
				scale: {
					domain: ['a', 'b'],
					range: [
						[1, 0],
						[4, 2],
					],
				},
				legend: null,
			}),
			tooltip: [q('a', { format: '.1f', title: null }), n('b')],
			href: n('link'),
			order: { value: 1 },
			detail: [n('b')],
		},
	},
	'all of a field definition': {
		data,
		mark: { type: 'line', point: { filled: false }, interpolate: 'monotone', strokeDash: [1, 0], clip: true },
		encoding: {
			x: t('d', {
				timeUnit: { unit: 'yearmonth', utc: true },
				axis: {
					labelExpr: 'datum.label',
					tickCount: { interval: 'month', step: 3 },
					labelAngle: -45,
					values: [{ year: 2020 }],
				},
				scale: { type: 'utc', nice: 'month', domain: [{ year: 2020, month: 1 }, { year: 2021 }] },
			}),
			y: {
				aggregate: 'mean',
				field: 'v',
				stack: 'normalize',
				impute: { value: null, keyvals: { start: 0, stop: 5 } },
				scale: { type: 'symlog', constant: 2, zero: false, domainMax: { expr: '5' }, reverse: true },
			},
			color: {
				aggregate: { argmax: 'd' },
				field: 'k',
				type: 'nominal',
				sort: ['a', 'b'],
				legend: { orient: 'none', legendX: 3 },
			},
			xOffset: n('k'),
			row: n('r', {
				header: { labelOrient: 'bottom', title: null },
				sort: { field: 'v', op: 'sum', order: 'descending' },
				spacing: 3,
			}),
		},
	},
	'shared encodings, one taken away': {
		data,
		encoding: { x: q('a', { bin: { maxbins: 8 } }), y: { aggregate: 'count' } },
		layer: [
			{ mark: 'bar', encoding: { x: null } },
			{
				layer: [{ mark: 'rule' }],
				data: { values: [{ a: 1 }] },
				encoding: { y: { datum: { expr: '3' } }, x2: { value: 'width' } },
			},
		],
		resolve: { scale: { y: 'independent' }, axis: { y: 'independent' } },
	},
	'charts beside, below and around each other': {
		data,
		hconcat: [
			{
				vconcat: [
					{ mark: 'bar', width: { step: 8 } },
					{ mark: 'area', height: 'container' },
				],
				spacing: 4,
			},
			{ concat: [{ mark: 'arc' }], columns: 2 },
			{ facet: { row: n('a'), column: n('b') }, spec: { layer: [{ mark: 'bar' }] } },
			{
				repeat: { layer: ['a', 'b'] },
				spec: { mark: 'line', encoding: { y: { field: { repeat: 'layer' } } } },
			},
			{ repeat: ['a', 'b'], columns: 1, spec: { mark: 'line', encoding: { y: q('c', { sort: '-x' }) } } },
		],
		autosize: { type: 'fit', contains: 'padding', resize: true },
		padding: { left: 3, top: 4 },
		usermeta: { any: ['thing'] },
	},
	'every transform': {
		data: {
			url: 'a.json',
			format: { type: 'json', property: 'rows.here', parse: { d: "date:'%Y'", v: 'number' } },
		},
		transform: [
			{
				aggregate: [
					{ op: 'argmin', field: 'a', as: 'b' },
					{ op: 'count', as: 'n' },
				],
				groupby: ['c'],
			},
			{ bin: true, field: 'a', as: ['b0', 'b1'] },
			{ calculate: 'datum.a', as: 'x y' },
			{ density: 'a', bandwidth: 2, extent: [0, 9], counts: true, as: ['v', 'd'] },
			{ extent: 'a', param: 'ext' },
			{
				filter: {
					and: [
						{ field: 'a', oneOf: [1, 2] },
						{ not: { field: 'b', range: [null, 3] } },
						'datum.c',
						{ field: 'd', equal: null },
					],
				},
			},
			{
				filter: {
					or: [
						{ field: 'a', timeUnit: 'year', lte: { year: 2020 } },
						{ field: 'a', valid: true },
						{ param: 'p' },
					],
				},
			},
			{ flatten: ['a', 'b'], as: ['c', 'd'] },
			{ fold: ['a', 'b'], as: ['k', 'v'] },
			{ impute: 'a', key: 'b', frame: [null, 2], method: 'mean', groupby: ['c'] },
			{ joinaggregate: [{ op: 'sum', field: 'a', as: 't' }] },
			{ loess: 'a', on: 'b', bandwidth: 0.3 },
			{ lookup: 'id', from: { data: { url: 'b.csv' }, key: 'id', fields: ['v'] }, default: 0 },
			{ lookup: 'id', from: { param: 'p', key: 'id' }, as: 'found' },
			{ pivot: 'k', value: 'v', groupby: ['g'], op: 'sum', limit: 3 },
			{ quantile: 'a', probs: [0.5], step: 0.1 },
			{ regression: 'a', on: 'b', method: 'poly', order: 2, params: true },
			{ sample: 5 },
			{
				stack: 'a',
				groupby: ['b'],
				offset: 'center',
				sort: [{ field: 'c', order: 'ascending' }],
				as: ['s0', 's1'],
			},
			{ timeUnit: 'utcyearquarter', field: 'd', as: 'q' },
			{
				window: [{ op: 'lag', field: 'a', param: 2, as: 'w' }],
				frame: [null, 0],
				sort: [{ field: 'a' }],
				ignorePeers: true,
			},
		],
		mark: { type: 'text', baseline: 'line-bottom', fontWeight: 600, limit: 40, lineBreak: '\n' },
		encoding: { text: n('x y') },
	},
	'maps and generated data': {
		layer: [
			{ data: { sphere: true }, mark: { type: 'geoshape', fill: 'aliceblue' } },
			{ data: { graticule: { step: [15, 15] } }, mark: { type: 'geoshape', filled: false } },
			{
				data: { url: 'w.json', format: { type: 'topojson', feature: 'countries' } },
				mark: 'geoshape',
				encoding: { shape: n('s') },
			},
			{
				data: { sequence: { start: 0, stop: 5, step: 1, as: 'i' } },
				mark: 'circle',
				encoding: { longitude: q('i'), latitude: { datum: 3 } },
			},
			{ data: { values: 'a,b\n1,2', format: { type: 'csv' } }, mark: 'circle' },
			{ data: { name: 'kept' }, mark: 'circle' },
		],
		datasets: { kept: [{ a: 1 }, { a: 2 }] },
		projection: {
			type: 'conicEqualArea',
			rotate: [-100, 0, 0],
			parallels: [20, 40],
			fit: { type: 'Sphere' },
		},
	},
	'composite marks and gradients': {
		data: { values: [1, 2, 3] },
		layer: [
			{ mark: { type: 'boxplot', extent: 'min-max', median: { color: 'white' }, outliers: false, size: 4 } },
			{ mark: { type: 'errorbar', extent: 'ci', ticks: true } },
			{ mark: { type: 'errorband', borders: { opacity: 0.5 } } },
			{
				mark: {
					type: 'area',
					line: { color: 'red' },
					color: {
						gradient: 'linear',
						x1: 1,
						y1: 1,
						x2: 1,
						y2: 0,
						stops: [
							{ offset: 0, color: 'white' },
							{ offset: 1, color: 'red' },
						],
					},
				},
			},
			{
				mark: { type: 'arc', innerRadius: 20, padAngle: 0.01, theta: 2, cornerRadius: 3 },
				encoding: { theta: q('data', { stack: true }), radius: q('data', { scale: { type: 'sqrt' } }) },
			},
			{ mark: { type: 'image', url: 'p.png', width: 5, height: 5, aspect: false } },
			{
				mark: { type: 'point', shape: 'M0,0L1,1', filled: true },
				encoding: { shape: { value: 'triangle-up' }, angle: q('data') },
			},
		],
		view: { stroke: null, cornerRadius: 2 },
	},
};

export const soundVega: Readonly<Record<string, object>> = {
	'a word cloud': {
		data: [
			{
				name: 'words',
				values: [{ text: 'a', size: 3 }],
				transform: [
					{
						type: 'wordcloud',
						size: [200, 100],
						text: { field: 'text' },
						font: 'sans',
						fontSize: { field: 'size' },
					},
				],
			},
		],
		marks: [{ type: 'text', from: { data: 'words' }, encode: { enter: { text: { field: 'text' } } } }],
	},
	'a tree with signals and axes': {
		width: { signal: 'side' },
		padding: 3,
		autosize: 'none',
		signals: [
			{ name: 'side', value: 90, bind: { input: 'range', min: 1, max: 99 } },
			{ name: 'twice', update: '2 * side', on: [{ events: 'click', update: '3' }] },
		],
		data: [
			{
				name: 'tree',
				url: 'a.json',
				transform: [
					{ type: 'stratify', key: 'id', parentKey: 'parent' },
					{ type: 'tree', size: [{ signal: 'side' }, 3] },
				],
			},
			{
				name: 'links',
				source: 'tree',
				transform: [{ type: 'treelinks' }, { type: 'linkpath', shape: 'diagonal' }],
			},
		],
		scales: [
			{ name: 'x', type: 'band', domain: { data: 'tree', field: 'id' }, range: 'width', padding: 0.1 },
			{ name: 'c', type: 'ordinal', domain: ['a'], range: { scheme: 'category10' } },
		],
		axes: [{ orient: 'bottom', scale: 'x', encode: { labels: { update: { angle: { value: 30 } } } } }],
		legends: [{ fill: 'c', title: 'kinds' }],
		marks: [
			{
				type: 'path',
				from: { data: 'links' },
				encode: { update: { path: { field: 'path' }, stroke: { value: '#ccc' } } },
			},
			{
				type: 'group',
				from: { facet: { name: 'f', data: 'tree', groupby: 'k' } },
				marks: [
					{ type: 'symbol', from: { data: 'f' }, encode: { enter: { fill: { scale: 'c', field: 'k' } } } },
				],
			},
		],
	},
};
