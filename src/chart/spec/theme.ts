import type { FigureLanguage } from '../../quantity/index.js';
import { isMapping } from '../findings/findings.js';

/** Points, at 1 px = 1 pt. Print minimums: text 7, a line that stands alone .25. */
const LABEL = 8;
const GRID = 0.35;
const AXIS = 0.5;
const DATA = 1.4;

export interface ThemeOptions {
	readonly language: FigureLanguage;
	readonly palette: Readonly<Record<string, string>>;
	readonly fontFamilies: readonly string[];
}

/**
 * The house theme for print, a configuration of Vega-Lite: black text, companion colour for data, hairlines, horizontal grid
 * only, no background, and every range set, so that no colour of the screen comes through.
 */
export function houseTheme({
	language,
	palette,
	fontFamilies,
}: ThemeOptions): Readonly<Record<string, unknown>> {
	const color = (role: string, initial: string): string => palette[role] ?? initial;
	const text = color('text', '#000000');
	const companion = color('companion', '#1b4d4a');
	const accent = color('accent', '#c0392b');
	const grey = color('grey', '#9a9a9a');
	const font = fontFamilies.join(', ');
	const label = { labelFont: font, labelFontSize: LABEL, labelColor: text };
	const title = { titleFont: font, titleFontSize: LABEL, titleFontWeight: 'normal', titleColor: text };
	return {
		background: null,
		padding: 0,
		font,
		customFormatTypes: true,
		view: {
			stroke: null,
			continuousWidth: 220,
			continuousHeight: 130,
			discreteWidth: 220,
			discreteHeight: 130,
		},
		axis: {
			...label,
			...title,
			labelPadding: 4,
			labelLimit: 0,
			titleLimit: 0,
			domain: false,
			ticks: false,
			grid: false,
			gridColor: '#bfbfbf',
			gridWidth: GRID,
			domainColor: text,
			domainWidth: AXIS,
			tickColor: text,
			tickWidth: GRID,
			tickSize: 3,
			tickCount: 5,
		},
		axisX: { domain: true, ticks: true, titleAnchor: 'end', labelAngle: 0 },
		// Horizontal rules only; the unit stands level above the axis, never turned.
		axisY: {
			titleAngle: 0,
			titleAlign: 'left',
			titleAnchor: 'end',
			titleBaseline: 'bottom',
			titleX: 0,
			titleY: -6,
		},
		axisYQuantitative: { grid: true },
		axisBand: { ticks: false },
		legend: {
			...label,
			...title,
			orient: 'top',
			direction: 'horizontal',
			symbolStrokeWidth: DATA,
			offset: 6,
			padding: 0,
			columnPadding: 10,
			labelLimit: 0,
			titleLimit: 0,
		},
		header: {
			...label,
			...title,
			labelFontWeight: 'bold',
			labelAnchor: 'start',
			labelPadding: 4,
			labelLimit: 0,
		},
		title: {
			font,
			color: text,
			anchor: 'start',
			frame: 'group',
			fontSize: 11,
			fontWeight: 'bold',
			subtitleFont: font,
			subtitleColor: text,
			subtitleFontSize: LABEL,
			subtitlePadding: 3,
			offset: 8,
			limit: 0,
		},
		mark: { color: companion },
		range: {
			category: [companion, accent, grey, '#5f8f8b', '#d9a79f', '#4d4d4d'],
			ordinal: ['#d5e2e0', '#a3c0bd', '#6d9a96', '#3d7370', companion],
			ramp: ['#eef3f2', '#c6d8d6', '#8fb3b0', '#51837f', companion],
			heatmap: ['#eef3f2', '#c6d8d6', '#8fb3b0', '#51837f', companion],
			diverging: [accent, '#e2aaa2', '#eeeeee', '#8fb3b0', companion],
			symbol: ['circle', 'square', 'triangle-up', 'diamond', 'cross', 'triangle-down'],
		},
		bar: { color: companion },
		line: { color: companion, strokeWidth: DATA, strokeCap: 'round', strokeJoin: 'round' },
		area: { color: companion },
		arc: { stroke: '#ffffff', strokeWidth: 0.5 },
		rule: { color: text, strokeWidth: AXIS },
		tick: { color: companion, thickness: 1 },
		point: { color: companion, filled: true, size: 28, opacity: 1, strokeWidth: AXIS },
		circle: { color: companion, opacity: 1 },
		square: { color: companion, opacity: 1 },
		trail: { color: companion },
		rect: { color: companion },
		geoshape: { stroke: '#ffffff', strokeWidth: GRID },
		boxplot: { size: 10 },
		text: { font, fontSize: LABEL, color: text },
		facet: { spacing: 12 },
		concat: { spacing: 14 },
		locale: language === 'zh' ? CHINESE : ENGLISH,
	};
}

const ENGLISH = {
	number: { decimal: '.', thousands: ',', grouping: [3], currency: ['', ''], minus: '\u2212' },
};

const CHINESE = {
	number: { decimal: '.', thousands: ',', grouping: [3], currency: ['', ''], minus: '\u2212' },
	time: {
		dateTime: '%Y年%-m月%-d日%H:%M',
		date: '%Y年%-m月%-d日',
		time: '%H:%M',
		periods: ['上午', '下午'],
		days: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
		shortDays: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
		months: [
			'一月',
			'二月',
			'三月',
			'四月',
			'五月',
			'六月',
			'七月',
			'八月',
			'九月',
			'十月',
			'十一月',
			'十二月',
		],
		shortMonths: ['1月', '2月', '3月', '4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月', '12月'],
	},
};

/** Lays `upper` over `lower`, mapping by mapping; everything else is replaced whole. */
export function layOver(lower: unknown, upper: unknown): unknown {
	if (upper === undefined) return lower;
	if (!isMapping(lower) || !isMapping(upper)) return upper;
	const merged: Record<string, unknown> = { ...lower };
	for (const [key, value] of Object.entries(upper)) merged[key] = layOver(merged[key], value);
	return merged;
}
