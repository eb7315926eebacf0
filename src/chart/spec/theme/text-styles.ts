import type { FigureLanguage } from '../../../quantity/index.js';
import type { Roles } from './roles.js';

type Style = Readonly<Record<string, unknown>>;

/** Points. A Latin face looks smaller than a Chinese one of the same size, so English is set larger by half a point. */
const SIZES = { zh: { small: 8, label: 8, value: 8 }, en: { small: 8, label: 8.5, value: 8.5 } } as const;
/** Reversed text fills in below this, and unless it is bold (PRINT 6). */
const REVERSED = 10;

/**
 * What texts of a chart are, by the name that a mark gives as its `style`: the name of a bar, the value at its end, the name at the end
 * of a line, a remark, a text on a dark fill. Chinese has no italics: a remark differs in size.
 */
export function textStyles(
	language: FigureLanguage,
	font: string,
	{ text, paper }: Roles,
): Readonly<Record<string, Style>> {
	const { small, label, value } = SIZES[language];
	// Vega-Lite has the size of a text in two places, and looks for the one that marks of all kinds have.
	const sized = (fontSize: number): Style => ({ font, fontSize, size: fontSize, color: text });
	const bold = { fontWeight: 'bold' };
	return {
		'category-label': sized(label),
		'value-label': { ...sized(value), ...bold },
		'direct-label': { ...sized(label), ...bold },
		annotation: {
			...sized(small),
			lineHeight: small * 1.25,
			...(language === 'en' && { fontStyle: 'italic' }),
		},
		'reversed-label': { ...sized(REVERSED), ...bold, color: paper },
	};
}
