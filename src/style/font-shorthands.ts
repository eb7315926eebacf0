import type { CssNode } from 'css-tree';
import { parseNumeric } from './calc.js';
import { eastAsianFeatures, ligatureFeatures, numericFeatures } from './properties/font-style.js';
import { emphasisShapes } from './properties/text-decoration.js';
import { initialNode, type Shorthand } from './shorthand.js';
import { identifier } from './syntax.js';

const word = (name: string): CssNode => ({ type: 'Identifier', name });

/** What the fonts of a system's menus and buttons are on paper, in the place of what only the screen knows. */
const systemFonts = ['caption', 'icon', 'menu', 'message-box', 'small-caption', 'status-bar'];

const resetByFont = [
	'font-kerning',
	'font-variant-caps',
	'font-variant-ligatures',
	'font-variant-numeric',
	'font-variant-east-asian',
	'font-variant-position',
	'font-language-override',
	'font-feature-settings',
];

const allInitial = (names: readonly string[]): Readonly<Record<string, readonly CssNode[]>> =>
	Object.fromEntries(names.map((name) => [name, initialNode]));

const fontLonghands = [
	'font-style',
	'font-weight',
	'font-size',
	'line-height',
	'font-family',
	...resetByFont,
] as const;

/** `italic small-caps bold 12pt/1.5 Song, serif` (CSS Fonts 4, 4.1): the size and the family must stand there. */
export const font: Shorthand = {
	longhands: fontLonghands,
	expand: (nodes) => {
		const only = nodes.length === 1 ? identifier(nodes[0]) : undefined;
		if (only !== undefined) {
			if (!systemFonts.includes(only)) return undefined;
			const size: CssNode = { type: 'Dimension', value: '10', unit: 'pt' };
			return { ...allInitial(fontLonghands), 'font-size': [size], 'font-family': [word('sans-serif')] };
		}
		const values: Record<string, readonly CssNode[]> = { ...allInitial(fontLonghands) };
		let at = 0;
		const given = new Set<string>();
		for (let normals = 0; at < nodes.length; at++) {
			const node = nodes[at]!;
			const name = beforeSize(node);
			if (name === undefined) break;
			if (name === 'normal') {
				if (++normals + given.size > 4) return undefined;
				continue;
			}
			if (given.has(name)) return undefined;
			given.add(name);
			const angle = nodes[at + 1];
			if (identifier(node) === 'oblique' && angle?.type === 'Dimension' && isAngle(angle.unit)) {
				values[name] = [node, angle];
				at++;
			} else if (name !== 'font-stretch') values[name] = [node];
		}
		const size = nodes[at];
		if (!size) return undefined;
		values['font-size'] = [size];
		const slash = nodes[at + 1];
		if (slash?.type === 'Operator' && slash.value === '/') {
			const height = nodes[at + 2];
			if (!height) return undefined;
			values['line-height'] = [height];
			at += 2;
		}
		const families = nodes.slice(at + 1);
		return families.length > 0 ? { ...values, 'font-family': families } : undefined;
	},
};

const isAngle = (unit: string): boolean => /^(?:deg|grad|rad|turn)$/i.test(unit);

/** Which longhand a value before the size is for. Of the widths only the normal one is there to be had. */
function beforeSize(node: CssNode): string | undefined {
	const name = identifier(node);
	if (name === 'normal') return 'normal';
	if (name === 'italic' || name === 'oblique') return 'font-style';
	if (name === 'small-caps') return 'font-variant-caps';
	if (name !== undefined && /^(?:bold|bolder|lighter)$/.test(name)) return 'font-weight';
	return node.type === 'Number' && Number(node.value) >= 1 ? 'font-weight' : undefined;
}

const groups: readonly (readonly [name: string, words: ReadonlySet<string | undefined>])[] = [
	['font-variant-ligatures', new Set([...ligatureFeatures.keys()].filter((name) => name !== 'none'))],
	['font-variant-caps', new Set(['small-caps', 'all-small-caps'])],
	['font-variant-numeric', new Set(numericFeatures.keys())],
	['font-variant-east-asian', new Set(eastAsianFeatures.keys())],
	['font-variant-position', new Set(['sub', 'super'])],
];

export const fontVariant: Shorthand = {
	longhands: groups.map(([name]) => name),
	expand: (nodes) => {
		const values: Record<string, readonly CssNode[]> = { ...allInitial(groups.map(([name]) => name)) };
		const only = nodes.length === 1 ? identifier(nodes[0]) : undefined;
		if (only === 'normal') return values;
		if (only === 'none') return { ...values, 'font-variant-ligatures': nodes };
		for (const node of nodes) {
			const group = groups.find(([, words]) => words.has(identifier(node)))?.[0];
			if (group === undefined) return undefined;
			values[group] = values[group] === initialNode ? [node] : [...values[group]!, node];
		}
		return nodes.length > 0 ? values : undefined;
	},
};

const decorationStyles = ['solid', 'double', 'dotted', 'dashed', 'wavy'];
const decorationLines = ['none', 'underline', 'overline', 'line-through'];

/** Lines, style, colour and thickness in any order; of the lines there may be several (CSS Text Decoration 4, 2.5). */
export const textDecoration: Shorthand = {
	longhands: [
		'text-decoration-line',
		'text-decoration-style',
		'text-decoration-color',
		'text-decoration-thickness',
	],
	expand: (nodes) => {
		const values: Record<string, readonly CssNode[]> = { ...allInitial(textDecoration.longhands) };
		// Text that blinks is not known to paper: the word is there and does nothing (CSS Text Decoration 3, 2.1).
		const shown = nodes.filter((node) => identifier(node) !== 'blink');
		for (const node of shown) {
			const name = identifier(node) ?? '';
			const kind = decorationLines.includes(name)
				? 'text-decoration-line'
				: decorationStyles.includes(name)
					? 'text-decoration-style'
					: name === 'auto' || name === 'from-font' || parseNumeric(node)
						? 'text-decoration-thickness'
						: 'text-decoration-color';
			const isFirst = values[kind] === initialNode;
			if (!isFirst && kind !== 'text-decoration-line') return undefined;
			values[kind] = isFirst ? [node] : [...values[kind]!, node];
		}
		return nodes.length > 0 ? values : undefined;
	},
};

const emphasisWords = ['none', 'filled', 'open', ...emphasisShapes];

/** A mark and its colour in any order; where the marks stand is not reset (CSS Text Decoration 4, 3.3). */
export const textEmphasis: Shorthand = {
	longhands: ['text-emphasis-style', 'text-emphasis-color'],
	expand: (nodes) => {
		const isStyle = (node: CssNode): boolean =>
			node.type === 'String' || emphasisWords.includes(identifier(node) ?? '');
		const style = nodes.filter(isStyle);
		const color = nodes.filter((node) => !isStyle(node));
		// The words of the mark stand together.
		const first = nodes.findIndex(isStyle);
		if (nodes.length === 0 || nodes.slice(first, first + style.length).some((node) => !style.includes(node)))
			return undefined;
		return {
			'text-emphasis-style': style.length > 0 ? style : initialNode,
			'text-emphasis-color': color.length > 0 ? color : initialNode,
		};
	},
};
