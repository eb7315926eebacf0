import { didYouMean } from '../base/index.js';
import type { Figure, Language } from '../issue/index.js';
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
	const { digits } = call.options;
	const printed =
		style === 'full' && digits !== undefined
			? formatRounded(figure.quantity, call.language, placesOf(call, digits))
			: formatQuantity(figure.quantity, call.language, style);
	return provedFigure(call, figure, figure.quantity.value, printed);
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
		const { id, group, names, quantity, rank, period, indicator, notes, extra } = figure;
		const name = names.texts[language];
		const note = notes[language];
		super({
			group,
			name: name && mergeText(name, false, language, rendering),
			value: quantity.value,
			unit: quantity.unit,
			rank,
			period,
			indicator,
			note: note && mergeText(note, false, language, rendering),
			...extra,
		});
		this.id = id;
	}
}
