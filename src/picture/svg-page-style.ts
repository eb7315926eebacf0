import { inkText } from '../base/index.js';
import type { Element } from '../dom/index.js';
import { initialStyle, type Style } from '../style/index.js';
import { POINTS_PER_PX } from './picture.js';

/** What the sheets of the page say of one element of a picture that stands in it. */
export interface PageStyle {
	/** Declarations of CSS, lengths in px. */
	readonly declarations: readonly (readonly [name: string, value: string])[];
	/** Values of custom properties, by their names. */
	readonly variables: Readonly<Record<string, string>>;
}

export type PageStyles = ReadonlyMap<Element, PageStyle>;

/** Properties of shapes and texts, as the picture's own sheets name them. */
const PRESENTATION = [
	['fill', 'fill'],
	['fillOpacity', 'fill-opacity'],
	['fillRule', 'fill-rule'],
	['clipRule', 'clip-rule'],
	['stroke', 'stroke'],
	['strokeWidth', 'stroke-width'],
	['strokeOpacity', 'stroke-opacity'],
	['strokeLinecap', 'stroke-linecap'],
	['strokeLinejoin', 'stroke-linejoin'],
	['strokeMiterlimit', 'stroke-miterlimit'],
	['strokeDasharray', 'stroke-dasharray'],
	['strokeDashoffset', 'stroke-dashoffset'],
	['stopColor', 'stop-color'],
	['stopOpacity', 'stop-opacity'],
	['textAnchor', 'text-anchor'],
	['dominantBaseline', 'dominant-baseline'],
	['alignmentBaseline', 'alignment-baseline'],
	['baselineShift', 'baseline-shift'],
] as const;

const px = (points: number): string => String(points / POINTS_PER_PX);

/** Properties that an element has in common with the page's text: how each is written. */
const SHARED: readonly (readonly [name: string, write: (style: Style) => string])[] = [
	['color', ({ color }) => inkText(color)],
	['font-family', ({ fontFamily }) => fontFamily.map((name) => `"${name}"`).join(', ')],
	['font-size', ({ fontSize }) => px(fontSize)],
	['font-weight', ({ fontWeight }) => String(fontWeight)],
	['font-style', ({ fontStyle }) => fontStyle],
	['font-kerning', ({ fontKerning }) => fontKerning],
	['letter-spacing', ({ letterSpacing }) => px(letterSpacing)],
	['word-spacing', ({ wordSpacing }) => px(wordSpacing)],
	['text-transform', ({ textTransform }) => textTransform],
	['text-orientation', ({ textOrientation }) => textOrientation],
	['white-space', ({ whiteSpace }) => whiteSpace],
	['writing-mode', ({ writingMode }) => writingMode],
	['visibility', ({ visibility }) => visibility],
];

/**
 * What the page's sheets declare for the elements of a picture. A computed style does not say what was declared: what differs from
 * the parent's was, and for what the table of styles keeps as it is written, each declaration is an object of its own.
 */
export function pageStylesOf(root: Element, styles: ReadonlyMap<Element, Style>): PageStyles {
	const found = new Map<Element, PageStyle>();
	const visit = (element: Element, parent: Style, isRoot: boolean): void => {
		const style = styles.get(element);
		if (!style) return;
		const declarations: (readonly [string, string])[] = [];
		for (const [key, name] of PRESENTATION)
			if (style[key] !== parent[key]) declarations.push([name, style[key].text]);
		// The root's own font is what the picture begins with; its place in the page is the page's matter.
		if (!isRoot) declarations.push(...changed(style, parent));
		if (declarations.length > 0 || Object.keys(style.variables).length > 0)
			found.set(element, { declarations, variables: style.variables });
		for (const child of element.children) if (child.kind === 'element') visit(child, style, false);
	};
	visit(root, initialStyle, true);
	return found;
}

function changed(style: Style, parent: Style): readonly (readonly [string, string])[] {
	const shared = SHARED.flatMap(([name, write]) => {
		const value = write(style);
		return value === write(parent) ? [] : [[name, value] as const];
	});
	const { textDecorationLine: lines, textDecorationColor: color } = style;
	return [
		...shared,
		...(lines.length > 0 ? ([['text-decoration-line', lines.join(' ')]] as const) : []),
		...(lines.length > 0 && color !== 'currentcolor'
			? ([['text-decoration-color', inkText(color)]] as const)
			: []),
		...(style.opacity !== 1 ? ([['opacity', String(style.opacity)]] as const) : []),
		...(style.display === 'none' ? ([['display', 'none']] as const) : []),
	];
}

const VARIABLE = /var\(\s*(--[\w-]+)\s*(?:,([^()]*(?:\([^()]*\))?[^()]*))?\)/g;

/** A value of a picture's own sheet or attribute with the page's custom properties in their places. */
export const withVariables = (value: string, page: PageStyle | undefined): string =>
	page && value.includes('var(')
		? value.replace(VARIABLE, (whole, name: string, fallback?: string) =>
				(Object.hasOwn(page.variables, name) ? page.variables[name]! : (fallback ?? whole)).trim(),
			)
		: value;
