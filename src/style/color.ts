import { type CssNode, generate } from 'css-tree';
import { type Ink, parseColor as parseInk } from '../base/index.js';

/** `currentcolor` is resolved where the value is used: it follows the element's own `color`. */
export type Color = Ink | 'currentcolor';

export const transparent: Ink = { space: 'srgb', channels: [0, 0, 0], alpha: 0 };

/** A colour from the component values of a declaration. */
export function parseColor(node: CssNode, text: string): Color | undefined {
	if (node.type === 'Identifier' && node.name.toLowerCase() === 'currentcolor') return 'currentcolor';
	if (node.type !== 'Identifier' && node.type !== 'Hash' && node.type !== 'Function') return undefined;
	if (node.type === 'Identifier' && systemColors.has(node.name.toLowerCase()))
		return parseInk(systemColors.get(node.name.toLowerCase())!);
	if (node.type === 'Function' && node.name.toLowerCase() === 'light-dark') {
		// Paper is light (CSS Color 5, 10.1).
		const [light, comma, dark, ...rest] = node.children.toArray().filter(({ type }) => type !== 'WhiteSpace');
		if (!light || comma?.type !== 'Operator' || !dark || rest.length > 0) return undefined;
		return parseColor(dark, generate(dark)) && parseColor(light, generate(light));
	}
	return parseInk(text);
}

const namesOf = (color: string, names: string): readonly (readonly [string, string])[] =>
	names.split(/\s+/).map((name) => [name, color] as const);

/** The colours of a system's windows (CSS Color 4, 6.2 and appendix A), as ink on paper. */
const systemColors: ReadonlyMap<string, string> = new Map([
	...namesOf(
		'black',
		`canvastext windowtext buttontext fieldtext captiontext infotext menutext highlighttext selecteditemtext marktext accentcolortext
		windowframe buttonborder activeborder inactiveborder threeddarkshadow`,
	),
	...namesOf('white', 'canvas window field infobackground'),
	...namesOf(
		'#ddd',
		'buttonface threedface threedlightshadow threedhighlight buttonhighlight menu scrollbar activecaption',
	),
	...namesOf(
		'gray',
		'graytext threedshadow buttonshadow inactivecaption inactivecaptiontext appworkspace background',
	),
	...namesOf('#0000ee', 'linktext visitedtext activetext'),
	...namesOf('#b5d5ff', 'highlight selecteditem accentcolor'),
	...namesOf('yellow', 'mark'),
]);
