import {
	type FigureLanguage,
	MONTHS,
	SHORT_MONTHS,
	SHORT_WEEKDAYS,
	WEEKDAYS,
} from '../../../quantity/index.js';

const number = {
	decimal: '.',
	thousands: ',',
	grouping: [3],
	currency: ['', ''],
	numerals: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
	percent: '%',
	minus: '\u2212',
	// What is no number is not there: a blank says so, "NaN" nothing to a reader.
	nan: '',
};

const twelve = Array.from({ length: 12 }, (_, month) => month + 1);
const ZH_MONTHS = [
	...['一月', '二月', '三月', '四月', '五月', '六月', '七月', '八月', '九月', '十月', '十一月', '十二月'],
];

/** How d3 prints numbers and times in each language: all fields that it has. */
export const locales: Readonly<Record<FigureLanguage, Readonly<Record<'number' | 'time', object>>>> = {
	zh: {
		number: { ...number, currency: ['', '元'] },
		time: {
			dateTime: '%Y年%-m月%-d日%H:%M',
			date: '%Y年%-m月%-d日',
			time: '%H:%M',
			periods: ['上午', '下午'],
			days: WEEKDAYS.zh,
			shortDays: SHORT_WEEKDAYS.zh,
			months: ZH_MONTHS,
			shortMonths: twelve.map((month) => `${month}月`),
		},
	},
	en: {
		number: { ...number, currency: ['CNY ', ''] },
		time: {
			dateTime: '%B %-d, %Y, %-I:%M %p',
			date: '%B %-d, %Y',
			time: '%-I:%M %p',
			periods: ['a.m.', 'p.m.'],
			days: WEEKDAYS.en,
			shortDays: SHORT_WEEKDAYS.en,
			months: MONTHS,
			shortMonths: SHORT_MONTHS,
		},
	},
};

/** Times that a chart prints without being told how, by the part of the calendar that is new at them. */
export const timeParts: Readonly<Record<FigureLanguage, Readonly<Record<string, string>>>> = {
	zh: {
		year: '%Y年',
		quarter: '%-m月',
		month: '%-m月',
		week: '%-m月%-d日',
		date: '%-m月%-d日',
		hours: '%-H时',
		minutes: '%-H:%M',
		seconds: '%-H:%M:%S',
		milliseconds: '.%L',
	},
	en: {
		year: '%Y',
		quarter: '%b',
		month: '%b',
		week: '%b %-d',
		date: '%b %-d',
		hours: '%-I %p',
		minutes: '%-I:%M',
		seconds: '%-I:%M:%S',
		milliseconds: '.%L',
	},
};

/** The same for times that were gathered by a unit of Vega's. Words stand apart by what is in them. */
export const timeUnits: Readonly<Record<FigureLanguage, Readonly<Record<string, string>>>> = {
	zh: {
		year: '%Y年',
		quarter: '%q季度',
		month: '%-m月',
		week: '第%-W周',
		isoweek: '第%-V周',
		date: '%-d日',
		day: '%a',
		dayofyear: '第%-j天',
		hours: '%-H时',
		minutes: '%-M分',
		seconds: '%-S秒',
		milliseconds: '%L毫秒',
		'year-quarter': '%Y年%q季度',
		'year-month': '%Y年%-m月',
		'year-month-date': '%Y年%-m月%-d日',
		'month-date': '%-m月%-d日',
		'year-isoweek': '%G年第%-V周',
		'hours-minutes': '%-H:%M',
		'hours-minutes-seconds': '%-H:%M:%S',
	},
	en: {
		year: '%Y ',
		quarter: 'Q%q ',
		month: '%b ',
		week: 'wk %-W ',
		isoweek: 'wk %-V ',
		date: '%-d ',
		day: '%a ',
		dayofyear: 'day %-j ',
		hours: '%-I %p ',
		minutes: ':%M ',
		seconds: ':%S ',
		milliseconds: '.%L',
		'year-quarter': 'Q%q %Y ',
		'year-month': '%b %Y ',
		'year-month-date': '%b %-d, %Y ',
		'month-date': '%b %-d ',
		'year-isoweek': 'wk %-V, %G ',
		'hours-minutes': '%-I:%M %p ',
		'hours-minutes-seconds': '%-I:%M:%S %p ',
	},
};

/** A time as data has it, where nothing says how to print it. */
export const dateFormats: Readonly<Record<FigureLanguage, string>> = {
	zh: '%Y年%-m月%-d日',
	en: '%b %-d, %Y',
};
