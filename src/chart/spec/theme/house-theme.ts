import type { FigureLanguage } from '../../../quantity/index.js';
import { dateFormats, locales } from './locale.js';
import { categoryColors, divergingColors, ordinalColors, rampColors, SYMBOLS } from './ranges.js';
import { type Palette, type Roles, rolesOf } from './roles.js';
import { textStyles } from './text-styles.js';

/** Points, at 1 px = 1 pt. Print minimums: text 7, a line that stands alone .25 (PRINT 6, CHARTS 7.2). */
export const LABEL = 8;
const GRID = 0.35;
const AXIS = 0.5;
const DATA = 1.4;
/** Between the entries of a legend. */
export const LEGEND_GAP = 10;

export interface ThemeOptions {
	readonly language: FigureLanguage;
	readonly palette: Palette;
	readonly fontFamilies: readonly string[];
}

type Config = Readonly<Record<string, unknown>>;

/**
 * The house theme for print, a configuration of Vega-Lite: black text, companion colour for data, hairlines, horizontal grid
 * only, no background, and every mark and range set, so that no colour of the screen comes through.
 */
export function houseTheme({ language, palette, fontFamilies }: ThemeOptions): Config {
	const roles = rolesOf(palette);
	const font = fontFamilies.join(', ');
	return {
		background: null,
		padding: 0,
		font,
		customFormatTypes: true,
		timeFormat: dateFormats[language],
		normalizedNumberFormatType: 'percent',
		normalizedNumberFormat: '0',
		countTitle: language === 'zh' ? '数量' : 'Number',
		locale: locales[language],
		style: textStyles(language, font, roles),
		view: {
			stroke: null,
			continuousWidth: 220,
			continuousHeight: 130,
			discreteWidth: 220,
			discreteHeight: 130,
		},
		// What is scaled to data stays within what prints: text from 8 pt, pens from half a point.
		scale: { minFontSize: LABEL, maxFontSize: 24, minStrokeWidth: AXIS, maxStrokeWidth: 4 },
		facet: { spacing: 12 },
		concat: { spacing: 14 },
		range: rangesOf(roles),
		...guides(font, roles),
		...marks(font, roles),
	};
}

function guides(font: string, roles: Roles): Config {
	const { text, grid, data } = roles;
	const label = { labelFont: font, labelFontSize: LABEL, labelColor: text, labelLimit: 0 };
	const title = {
		titleFont: font,
		titleFontSize: LABEL,
		titleFontWeight: 'normal',
		titleColor: text,
		titleLimit: 0,
	};
	return {
		axis: {
			...label,
			...title,
			labelPadding: 4,
			domain: false,
			ticks: false,
			grid: false,
			gridColor: grid,
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
		axisY: { titleAngle: 0, titleAnchor: 'end', titleBaseline: 'bottom', titleY: -6 },
		axisLeft: { titleAlign: 'left', titleX: 0 },
		axisRight: { titleAlign: 'right' },
		axisYQuantitative: { grid: true },
		axisBand: { ticks: false },
		legend: {
			...label,
			...title,
			orient: 'top',
			direction: 'horizontal',
			symbolSize: 60,
			symbolStrokeWidth: DATA,
			symbolBaseStrokeColor: data,
			gradientDirection: 'horizontal',
			gradientLength: 120,
			gradientThickness: 7,
			gradientStrokeColor: text,
			offset: 6,
			padding: 0,
			columnPadding: LEGEND_GAP,
			rowPadding: 3,
		},
		header: { ...label, ...title, labelFontWeight: 'bold', labelAnchor: 'start', labelPadding: 4 },
		// The names of rows stand level before them.
		headerRow: { labelAngle: 0, labelAlign: 'right', labelAnchor: 'middle', labelPadding: 6, titleAngle: 0 },
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
	};
}

function marks(font: string, { data, text, paper }: Roles): Config {
	const solid = { color: data, opacity: 1 };
	return {
		mark: { color: data },
		bar: { color: data },
		line: { color: data, strokeWidth: DATA, strokeCap: 'round', strokeJoin: 'round' },
		area: { color: data },
		arc: { color: data, stroke: paper, strokeWidth: AXIS },
		rule: { color: text, strokeWidth: AXIS },
		tick: { ...solid, thickness: 1 },
		point: { ...solid, filled: true, size: 28, strokeWidth: AXIS },
		circle: solid,
		square: solid,
		trail: { color: data },
		rect: { color: data },
		geoshape: { color: data, stroke: paper, strokeWidth: GRID },
		text: { font, fontSize: LABEL, color: text },
		boxplot: {
			size: 10,
			box: { color: data },
			median: { color: paper, thickness: 1 },
			outliers: { ...solid, size: 12 },
			rule: { color: text, strokeWidth: AXIS },
			ticks: { color: text, thickness: AXIS, size: 5 },
		},
		errorbar: {
			rule: { color: text, strokeWidth: AXIS },
			ticks: { color: text, thickness: AXIS, size: 5 },
		},
		errorband: { band: { color: data, opacity: 0.25 }, borders: false },
	};
}

function rangesOf(roles: Roles): Config {
	return {
		category: categoryColors(roles),
		ordinal: { scheme: ordinalColors(roles.data, roles) },
		ramp: { scheme: rampColors(roles.data, roles) },
		heatmap: { scheme: rampColors(roles.data, roles) },
		diverging: { scheme: divergingColors(roles) },
		symbol: SYMBOLS,
	};
}
