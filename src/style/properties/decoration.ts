import { generate } from 'css-tree';
import { splitAtCommas } from '../calc.js';
import { type Color, parseColor } from '../color.js';
import { property } from '../property.js';
import { color, constant, either, identifier, keyword, lengthOf, number, points } from '../syntax.js';
import { type Length, type Parser, type Specified, zero } from '../value.js';
import { lineStyles, lineWidth } from './box.js';

/** The two radii of a rounded corner. */
export interface Radius {
	readonly x: Length;
	readonly y: Length;
}

export interface Shadow {
	readonly color: Color;
	/** Points. */
	readonly x: number;
	readonly y: number;
	readonly blur: number;
	readonly spread: number;
	readonly isInset: boolean;
}

const MOST_SHADOWS = 32;

const parseRadius: Parser<Radius> = (nodes) => {
	const [first, second = first] = nodes;
	const x = lengthOf(first, true, 0);
	const y = lengthOf(second, true, 0);
	return x && y && nodes.length <= 2 ? (context) => ({ x: x(context), y: y(context) }) : undefined;
};

const radius = (name: string) =>
	property<Radius>({
		name,
		inherited: false,
		initial: { x: zero, y: zero },
		parse: parseRadius,
		values: '<length-percentage>{1,2}',
	});

/** `inset 1px 2px 3px 4px red`, lengths together, the rest in any order (CSS Backgrounds 3, 6.1). */
const parseShadow: Parser<Shadow> = (nodes) => {
	let isInset = false;
	let ink: Color | undefined;
	const lengths: { readonly at: number; readonly length: Specified<Length> }[] = [];
	for (const [at, node] of nodes.entries()) {
		const length = lengthOf(node, false, lengths.length === 2 ? 0 : undefined);
		const found = length ? undefined : parseColor(node, generate(node));
		if (length) lengths.push({ at, length });
		else if (identifier(node) === 'inset' && !isInset) isInset = true;
		else if (found && ink === undefined) ink = found;
		else return undefined;
	}
	const isTogether = lengths.every(({ at }, i) => at === lengths[0]!.at + i);
	if (lengths.length < 2 || lengths.length > 4 || !isTogether) return undefined;
	return (context) => {
		const [x = 0, y = 0, blur = 0, spread = 0] = lengths.map(({ length }) => length(context).points);
		return { color: ink ?? 'currentcolor', x, y, blur, spread, isInset };
	};
};

const parseShadows: Parser<readonly Shadow[]> = (nodes) => {
	if (nodes.length === 1 && identifier(nodes[0]) === 'none') return constant([]);
	const shadows = splitAtCommas(nodes).map((part) => parseShadow(part));
	return shadows.length <= MOST_SHADOWS && shadows.every((shadow) => shadow !== undefined)
		? (context) => shadows.map((shadow) => shadow!(context))
		: undefined;
};

/** A number from 0 to 1, or a percentage; what lies outside is clamped (CSS Color 4, 4.2). */
const parseOpacity: Parser<number> = (nodes) => {
	const percent =
		nodes.length === 1 && nodes[0]?.type === 'Percentage' ? Number(nodes[0].value) / 100 : undefined;
	const given = percent === undefined ? number()(nodes) : constant(percent);
	return given && ((context) => Math.min(1, Math.max(0, given(context))));
};

/** CSS Backgrounds 3, 5 and 6, Basic User Interface 4, 3, Color 4, 4.2: what is drawn around a box and how it shines through. */
export const decorationProperties = {
	borderTopLeftRadius: radius('border-top-left-radius'),
	borderTopRightRadius: radius('border-top-right-radius'),
	borderBottomRightRadius: radius('border-bottom-right-radius'),
	borderBottomLeftRadius: radius('border-bottom-left-radius'),
	boxShadow: property<readonly Shadow[]>({
		name: 'box-shadow',
		inherited: false,
		initial: [],
		parse: parseShadows,
		values: 'none | [ inset? && <length>{2,4} && <color>? ]#',
	}),
	outlineWidth: property<number>({
		name: 'outline-width',
		inherited: false,
		initial: 2.25,
		parse: lineWidth,
		values: '<length> | thin | medium | thick',
	}),
	outlineStyle: property<(typeof lineStyles)[number]>({
		name: 'outline-style',
		inherited: false,
		initial: 'none',
		// `auto` is the browser's own ring.
		parse: either(keyword(...lineStyles), (nodes) => keyword('auto')(nodes) && constant('solid')),
		values: `${lineStyles.join(' | ')} | auto`,
	}),
	outlineColor: property<Color>({
		name: 'outline-color',
		inherited: false,
		initial: 'currentcolor',
		parse: either(color, (nodes) => keyword('auto', 'invert')(nodes) && constant<Color>('currentcolor')),
		values: '<color> | auto | invert',
	}),
	outlineOffset: property<number>({
		name: 'outline-offset',
		inherited: false,
		initial: 0,
		parse: points(),
		values: '<length>',
	}),
	opacity: property<number>({
		name: 'opacity',
		inherited: false,
		initial: 1,
		parse: parseOpacity,
		values: '<number> | <percentage>',
	}),
};
