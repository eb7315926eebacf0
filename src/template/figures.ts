import { didYouMean } from '../base/index.js';
import {
	type DayForm,
	dayForms,
	daysText,
	type Figure,
	type FigureTable,
	type Language,
	type Localized,
} from '../issue/index.js';
import { type FigureStyle, formatQuantity, formatRounded, rankText } from '../quantity/index.js';
import { type Call, View } from './call.js';
import { element, fixedText, type Html, nothing } from './html.js';
import { mergeText } from './merge-text.js';
import { wordOf } from './values.js';

/** The figure that a call's first argument names; an unknown one is reported at the tag. */
export function figureOf({ args, rendering, span }: Call): Figure | undefined {
	const { issue, report } = rendering;
	const [named] = args;
	const id = named instanceof FigureView ? named.id : wordOf(named);
	if (id !== undefined && Object.hasOwn(issue.figures, id)) return issue.figures[id];
	const word = id ?? 'nothing';
	report({
		code: 'template/unknown-figure',
		severity: 'error',
		message: `there is no figure "${word}"`,
		span,
		hint:
			didYouMean(word, Object.keys(issue.figures))?.hint ??
			'name the id of a row of figures/*.csv; a field of what is at hand is written this.name',
	});
	return undefined;
}

/** A figure as printed, inside an element that says which figure it is, so that every print can be proved. */
export function printFigure(call: Call, style: Exclude<FigureStyle, 'rank'>): Html {
	const figure = figureOf(call);
	if (!figure) return nothing;
	const { value } = figure;
	switch (value.kind) {
		case 'quantity': {
			const { digits, sign } = call.options;
			const printed =
				style === 'full' && digits !== undefined
					? formatRounded(value.quantity, call.language, placesOf(call, digits))
					: formatQuantity(value.quantity, call.language, style);
			const plus = sign === true && /^[^-]*[1-9]/.test(value.quantity.value) ? '+' : '';
			return provedFigure(call, figure, value.quantity.value, plus + printed);
		}
		case 'days': {
			if (style !== 'full') return refuseDays(call, figure);
			const { from, to } = value;
			const printed = daysText(from, to, call.language, formOf(call));
			return provedFigure(call, figure, from === to ? from : `${from}/${to}`, printed);
		}
		case 'absent':
			return insteadOf(call, value.instead);
	}
}

/** What stands around the digits of a figure; nothing around what is printed for want of one. */
export function printUnit(call: Call): Html | string {
	const figure = figureOf(call);
	if (!figure || figure.value.kind === 'absent') return nothing;
	if (figure.value.kind === 'days') return refuseDays(call, figure);
	return formatQuantity(figure.value.quantity, call.language, 'unit');
}

/** By how much a figure that is a change rose or fell, without its sign. That it went the other way is an error. */
export function printMove(call: Call, move: 'rise' | 'fall'): Html {
	const figure = figureOf(call);
	if (!figure) return nothing;
	const { value } = figure;
	if (value.kind === 'days') return refuseDays(call, figure);
	if (value.kind === 'absent') return insteadOf(call, value.instead);
	const { quantity } = value;
	const isBelow = quantity.value.startsWith('-');
	if (isBelow !== (move === 'fall') || /^[-0.]+$/.test(quantity.value)) {
		const printed = formatQuantity(quantity, call.language, 'full');
		call.rendering.report({
			code: 'template/wrong-direction',
			severity: 'error',
			message: `the text says ${move}, but figure "${figure.id}" is ${printed}`,
			span: call.span,
			hint: `correct the sentence, or write {{fig ${figure.id}}}, which prints the sign`,
		});
		return nothing;
	}
	const size = { ...quantity, value: quantity.value.replace('-', '') };
	return provedFigure(call, figure, size.value, formatQuantity(size, call.language, 'full'));
}

const insteadOf = (call: Call, instead: Localized): Html => {
	const text = instead.texts[call.language];
	return text ? mergeText(text, false, call.language, call.rendering) : nothing;
};

function refuseDays({ rendering, span }: Call, figure: Figure): Html {
	rendering.report({
		code: 'template/not-a-number',
		severity: 'error',
		message: `figure "${figure.id}" is a day, which has no digits or unit of its own`,
		span,
		hint: `write {{fig ${figure.id}}}`,
	});
	return nothing;
}

/** How a day is to be printed: `form="short"`. */
function formOf({ options, rendering, span }: Call): DayForm {
	const word = options.form === undefined ? 'long' : wordOf(options.form);
	const form = dayForms.find((known) => known === word);
	if (form) return form;
	rendering.report({
		code: 'template/wrong-arguments',
		severity: 'error',
		message: `form must be ${dayForms.map((known) => `"${known}"`).join(', ')}, not "${word ?? 'a list'}"`,
		span,
	});
	return 'long';
}

/** The figure's rank, as printed. */
export function printRank(call: Call): Html {
	const figure = figureOf(call);
	if (!figure) return nothing;
	if (figure.rank === undefined) {
		call.rendering.report({
			code: 'template/no-rank',
			severity: 'error',
			message: `figure "${figure.id}" has no rank`,
			span: call.span,
			hint: `give it one in the column rank, ${figure.span.file} line ${figure.span.line}`,
		});
		return nothing;
	}
	return provedFigure(call, figure, String(figure.rank), rankText(figure.rank, call.language));
}

function provedFigure({ rendering, span }: Call, figure: Figure, value: string, printed: string): Html {
	const { marks, isInText } = rendering;
	// In a story the editor looks for the tag; in a layout the digits come from the table.
	const text = fixedText(printed, isInText ? span : figure.span, marks);
	const attributes = { value, 'data-figure': `${figure.group}.${figure.id}` };
	return element('data', attributes, text, { span, marks });
}

function placesOf({ rendering, span }: Call, digits: unknown): number {
	if (typeof digits === 'number' && Number.isInteger(digits) && digits >= 0 && digits <= 12) return digits;
	rendering.report({
		code: 'template/wrong-arguments',
		severity: 'error',
		message: `digits must be a whole number from 0 to 12, not "${wordOf(digits) ?? 'a list'}"`,
		span,
	});
	return 12;
}

/** A figure as a layout sees it when it goes through a group. */
export class FigureView extends View {
	readonly id: string;

	constructor(figure: Figure, language: Language, { rendering }: Call) {
		const { id, group, names, value, rank, period, indicator, notes, extra } = figure;
		const quantity = value.kind === 'quantity' ? value.quantity : undefined;
		const name = names.texts[language];
		const note = notes[language];
		super({
			group,
			name: name && mergeText(name, false, language, rendering),
			value: value.kind === 'days' ? value.from : quantity?.value,
			unit: quantity?.unit,
			rank,
			period,
			indicator,
			note: note && mergeText(note, false, language, rendering),
			...extra,
		});
		this.id = id;
	}
}

/** A row of a derived table: its number, its days, and a figure for each column. */
export class RowView extends View {
	constructor({ number, days, cells }: FigureTable['rows'][number], language: Language, call: Call) {
		const view = (id: string): FigureView =>
			new FigureView(call.rendering.issue.figures[id]!, language, call);
		const columns = Object.entries(cells).map(([column, id]) => [column, view(id)] as const);
		super({ number, days: view(days), ...Object.fromEntries(columns) });
	}
}
