import { expressionFunction, textMetrics } from 'vega';
import { isMapping } from '../findings/findings.js';
import type { TextStyleItem } from './vega.js';
import { wrapText } from './wrap-text.js';

/**
 * What expressions of the next chart may ask of text before it is drawn, in the fonts of the page: `textWidth(text, style)` in
 * points, of the widest line of a list, and `wrapText(text, width, style)`, a list of lines. A style is a name of the theme or a
 * size in points, then with a weight after it. They are known before a spec is parsed, and so before `config` is.
 */
export function installTextFunctions(config: () => unknown): void {
	const measureIn = (style: unknown, weight: unknown) => {
		const item = styleItem(config(), style, weight);
		return (text: string): number => textMetrics.width(item, text);
	};
	expressionFunction('textWidth', (text: unknown, style: unknown, weight: unknown) => {
		const measure = measureIn(style, weight);
		return Math.max(0, ...linesOf(text).map(measure));
	});
	expressionFunction('wrapText', (text: unknown, width: unknown, style: unknown, weight: unknown) => {
		const measure = measureIn(style, weight);
		return linesOf(text).flatMap((line) => wrapText(line, Number(width), measure));
	});
}

const linesOf = (text: unknown): readonly string[] =>
	(Array.isArray(text) ? text : [text]).map((line) => String(line ?? ''));

/** What a text mark of a style looks like by a configuration of Vega-Lite. */
function styleItem(config: unknown, style: unknown, weight: unknown): TextStyleItem {
	const part = (of: unknown, key: string): unknown =>
		isMapping(of) && Object.hasOwn(of, key) ? of[key] : {};
	const item: Record<string, unknown> = { font: part(config, 'font') };
	const named = typeof style === 'string' ? part(part(config, 'style'), style) : {};
	for (const from of [part(config, 'text'), named]) if (isMapping(from)) Object.assign(item, from);
	const size = typeof style === 'number' ? style : item.fontSize;
	const bold = weight ?? item.fontWeight;
	return {
		...(typeof item.font === 'string' && { font: item.font }),
		...(typeof size === 'number' && { fontSize: size }),
		...((typeof bold === 'string' || typeof bold === 'number') && { fontWeight: bold }),
		...(typeof item.fontStyle === 'string' && { fontStyle: item.fontStyle }),
	};
}
