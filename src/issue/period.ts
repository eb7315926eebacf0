import { MONTHS, ZH_QUARTERS } from '../quantity/index.js';
import { daysInMonth } from './calendar.js';
import type { Language } from './text.js';

/** The time an issue reports on. */
export interface Period {
	/** As written: `2023`, `2023-H1`, `2023-Q2` or `2023-06`. */
	readonly text: string;
	readonly kind: 'year' | 'half' | 'quarter' | 'month';
	readonly year: number;
	/** Which half, quarter or month, from 1; 1 for a year. */
	readonly part: number;
	readonly labels: Readonly<Record<Language, string>>;
	/** Its last day, `2023-06-30`. */
	readonly end: string;
}

const ORDINALS = ['first', 'second', 'third', 'fourth'] as const;
const MONTHS_OF = { year: 12, half: 6, quarter: 3, month: 1 } as const;

export function parsePeriod(text: string): Period | undefined {
	const match = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(text);
	if (!match) return undefined;
	const [, yearText, half, quarter, month] = match;
	const year = Number(yearText);
	const kind = half ? 'half' : quarter ? 'quarter' : month ? 'month' : 'year';
	const part = Number(half ?? quarter ?? month ?? 1);
	const lastMonth = part * MONTHS_OF[kind];
	return {
		text,
		kind,
		year,
		part,
		labels: labelsOf(kind, year, part),
		end: `${yearText}-${two(lastMonth)}-${two(daysInMonth(year, lastMonth))}`,
	};
}

function labelsOf(kind: Period['kind'], year: number, part: number): Period['labels'] {
	switch (kind) {
		case 'year':
			return { zh: `${year}年`, en: String(year) };
		case 'half':
			return { zh: `${year}年${part === 1 ? '上' : '下'}半年`, en: `${ORDINALS[part - 1]} half of ${year}` };
		case 'quarter':
			return {
				zh: `${year}年第${ZH_QUARTERS[part]}季度`,
				en: `${ORDINALS[part - 1]} quarter of ${year}`,
			};
		case 'month':
			return { zh: `${year}年${part}月`, en: `${MONTHS[part - 1]} ${year}` };
	}
}

/** Its first day, `2023-04-01`. */
export function periodStart({ kind, year, part }: Period): string {
	const month = (part - 1) * MONTHS_OF[kind] + 1;
	return `${String(year).padStart(4, '0')}-${two(month)}-01`;
}

/** The period of the same kind just before, or the same part of the year before. */
export function earlierPeriod(period: Period, which: 'previous' | 'year-before'): Period | undefined {
	const { kind, year, part } = period;
	const parts = 12 / MONTHS_OF[kind];
	const isWithinYear = which === 'previous' && part > 1;
	const [thenYear, thenPart] = isWithinYear
		? [year, part - 1]
		: [year - 1, which === 'previous' ? parts : part];
	const name = { year: '', half: `-H${thenPart}`, quarter: `-Q${thenPart}`, month: `-${two(thenPart)}` }[
		kind
	];
	return parsePeriod(`${String(thenYear).padStart(4, '0')}${name}`);
}

const two = (value: number): string => String(value).padStart(2, '0');
