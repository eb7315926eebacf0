import { didYouMean, PressError } from '../../base/index.js';
import {
	type FigureLanguage,
	formatAmount,
	formatPlain,
	formatScaled,
	formatShare,
	formatTime,
	instantOf,
	type Manner,
	rankText,
	scaleOf,
	scaleTitle,
	type TimeForm,
	type TimeKind,
	timeForms,
	timeKinds,
	yearOf,
} from '../../quantity/index.js';
import type { Finding } from '../job.js';

/** Takes a finding about an argument: its place is where the spec has that text. */
export type Complain = (argument: string, finding: Finding) => void;

type Print = (value: unknown, ...format: readonly unknown[]) => unknown;

/**
 * Functions that print as the page does, by their names in expressions, where they are format types of Vega-Lite too. What follows
 * the value is one text with bars, `"元|亿|1|signed short"`, or arguments one by one.
 */
export function printingFunctions(
	language: FigureLanguage,
	complain: Complain,
): Readonly<Record<string, Print>> {
	const numbers = (print: (value: number, parts: readonly string[]) => string): Print =>
		checked(complain, (value, parts) =>
			value === null || value === undefined || value === '' ? '' : print(Number(value), parts),
		);
	return {
		quantity: numbers((value, [unit = '', places, manner]) =>
			formatPlain(value, unit, language, mannerOf(places, manner)),
		),
		amount: numbers((value, [unit = '', places, manner]) =>
			formatAmount(value, unit, language, mannerOf(places, manner)),
		),
		scaled: numbers((value, [unit = '', scale = '', places, manner]) =>
			formatScaled(value, scaleOf(unit, scale), language, mannerOf(places, manner)),
		),
		percent: numbers((value, [places, manner]) => formatShare(value, language, mannerOf(places, manner))),
		rank: (value) => (Number(value) >= 1 ? rankText(Number(value), language) : ''),
		period: checked(complain, (value, [kind = '', form = '']) => {
			const instant = timeOf(value);
			return instant === undefined ? '' : formatTime(instant, kindOf(kind), language, formOf(form));
		}),
		periodTick: (value, item, ...format) =>
			checked(complain, (tick, [kind = '']) => {
				const instant = timeOf(tick);
				if (instant === undefined) return '';
				const short = formatTime(instant, kindOf(kind), language, 'short');
				if (kind === 'year') return short;
				const year = formatTime(instant, 'year', language);
				return startsYear(instant, item) ? [short, year] : short;
			})(value, ...format),
		scaleTitle: (unit, scale, form) =>
			checked(complain, (symbol, [words = '', manner]) =>
				scaleTitle(scaleOf(String(symbol ?? ''), words), language, mannerOf('', manner).isShort),
			)(unit, scale ?? '', form ?? ''),
	};
}

/** Runs a print with its format taken apart; what is wrong with the format is told, and the bare value printed. */
function checked(complain: Complain, print: (value: unknown, parts: readonly string[]) => unknown): Print {
	return (value, ...format) => {
		const parts = format.flatMap((each) => String(each ?? '').split('|')).map((part) => part.trim());
		try {
			return print(value, parts);
		} catch (cause) {
			if (!(cause instanceof PressError)) throw cause;
			for (const { message, hint, code } of cause.diagnostics) {
				const known = code === 'quantity/unknown-unit' ? 'chart/unknown-unit' : 'chart/wrong-format';
				const about = format.length === 0 ? value : format[0];
				complain(String(about), { code: known, severity: 'error', message, ...(hint ? { hint } : {}) });
			}
			return String(value);
		}
	};
}

/** `1` is at most one place, `.1` exactly one; words are `signed` and `short`. */
function mannerOf(places = '', words = ''): Manner {
	const match = /^(\.?)(\d)$/.exec(places);
	if (!match && places !== '') {
		throw wrong(`"${places}" is no number of places`, 'write 1 for at most one place, .1 for exactly one');
	}
	const given = words.split(' ').filter((word) => word !== '');
	const unknown = given.find((word) => word !== 'signed' && word !== 'short');
	if (unknown !== undefined) {
		const { hint } = didYouMean(unknown, ['signed', 'short']) ?? { hint: 'it is "signed", "short" or both' };
		throw wrong(`there is no manner of printing "${unknown}"`, hint);
	}
	return {
		places: match ? { count: Number(match[2]), isExact: match[1] === '.' } : undefined,
		isSigned: given.includes('signed'),
		isShort: given.includes('short'),
	};
}

function kindOf(word: string): TimeKind {
	const kind = timeKinds.find((known) => known === word);
	if (kind) return kind;
	const { hint } = didYouMean(word, timeKinds) ?? { hint: `it is one of ${timeKinds.join(', ')}` };
	throw wrong(`there is no period "${word}"`, hint);
}

function formOf(word: string): TimeForm {
	if (word === '') return 'long';
	const form = timeForms.find((known) => known === word);
	if (form) return form;
	const one = `it is one of ${timeForms.join(', ')}, and for an axis "ticks"`;
	const hint =
		word === 'ticks' ? 'only an axis has ticks' : (didYouMean(word, [...timeForms, 'ticks'])?.hint ?? one);
	throw wrong(`there is no form of a period "${word}"`, hint);
}

/** Undefined for a value that is missing. */
function timeOf(value: unknown): number | undefined {
	if (value === null || value === undefined || value === '') return undefined;
	const instant = instantOf(value);
	if (instant !== undefined) return instant;
	throw wrong(`"${String(value)}" is no time`, 'write it as 2023, 2023-Q2, 2023-06 or 2023-06-05');
}

/** Whether a tick is the first of its year among the ticks of its axis. */
function startsYear(instant: number, item: unknown): boolean {
	const year = yearOf(instant);
	return !ticksOf(item).some((other) => other < instant && yearOf(other) === year);
}

/** The values of all ticks of the axis that a label belongs to, from Vega's scene. */
function ticksOf(item: unknown): readonly number[] {
	const items = at(at(item, 'mark'), 'items');
	return Array.isArray(items) ? items.flatMap((each) => instantOf(at(at(each, 'datum'), 'value')) ?? []) : [];
}

const at = (tree: unknown, key: string): unknown =>
	typeof tree === 'object' && tree !== null ? Reflect.get(tree, key) : undefined;

const wrong = (message: string, hint: string): PressError =>
	new PressError([{ code: 'chart/wrong-format', severity: 'error', message, hint }]);
