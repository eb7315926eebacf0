import { type Atrule, type CssNode, type Declaration, generate } from 'css-tree';
import { didYouMean, type Span } from '../base/index.js';
import { type FontSource, parseSources } from './font-source.js';
import type { SheetContext } from './sheet-context.js';

/** A face that a style sheet brings with it (CSS Fonts 4, section 4). */
export interface FontFace {
	readonly family: string;
	/** One weight twice, or a range. */
	readonly weights: readonly [lightest: number, heaviest: number];
	readonly style: 'normal' | 'italic';
	/** What is to be tried in order, without what is of a format that is not read. */
	readonly sources: readonly FontSource[];
	/** The characters that it is for, first and last of each range; all of them when empty. */
	readonly ranges: readonly CharacterRange[];
	readonly span: Span | undefined;
}

type CharacterRange = readonly [first: number, last: number];

/** Descriptors that ask for nothing a printed page could do: when to show what, and the plain width. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set(['font-display']);

/** Reads an `@font-face` rule; without a family or a file it is reported and left out. */
export function parseFontFace(node: Atrule, context: SheetContext): FontFace | undefined {
	let family: string | undefined;
	let sources: readonly FontSource[] | undefined;
	let weights: FontFace['weights'] = [400, 400];
	let style: FontFace['style'] = 'normal';
	let ranges: readonly CharacterRange[] = [];
	for (const declaration of node.block?.children.toArray() ?? []) {
		if (declaration.type !== 'Declaration') continue;
		const name = declaration.property.toLowerCase();
		// A descriptor that is not understood leaves what stood before it (CSS Syntax 3, 8.1).
		const or = <T>(read: T | undefined, before: T, hint: string): T => {
			if (read === undefined) reportValue(declaration, hint, context);
			return read ?? before;
		};
		const { value } = declaration;
		switch (name) {
			case 'font-family':
				family = or(familyName(value), family, 'give one name');
				break;
			case 'src':
				sources = or(
					parseSources(value),
					sources,
					'it takes url(…) format(…) and local(…), with commas between',
				);
				break;
			case 'font-weight':
				weights = or(readWeights(value), weights, 'it takes normal, bold, a number from 1 to 1000, or two');
				break;
			case 'font-style':
				style = or(readStyle(value), style, 'it takes normal, italic or oblique');
				break;
			case 'unicode-range':
				ranges = or(readRanges(value), ranges, 'it takes ranges such as U+4E00-9FFF, U+30??');
				break;
			case 'font-stretch':
			case 'font-width':
				or(
					isNormalWidth(value) ? true : undefined,
					true,
					'faces are told apart by weight and style, not by width',
				);
				break;
			default:
				if (!WITHOUT_EFFECT.has(name)) reportUnknown(declaration, context);
		}
	}
	const span = context.place(node);
	if (family !== undefined && sources !== undefined && sources.length > 0)
		return { family, weights, style, sources, ranges, span };
	const isOfNoFormat = family !== undefined && sources !== undefined;
	context.report({
		code: 'style/font-face',
		severity: 'error',
		message: isOfNoFormat
			? `no file of "${family}" is of a format that is read`
			: 'the rule does not say which font it brings',
		...(span && { span }),
		hint: isOfNoFormat ? 'add a TTF, OTF, WOFF or WOFF2 file of it' : 'give font-family and src: url(…)',
	});
	return undefined;
}

function reportValue(declaration: Declaration, hint: string, { place, report }: SheetContext): void {
	const span = place(declaration.value);
	const text = generate(declaration.value);
	report({
		code: 'style/unknown-value',
		severity: 'error',
		message: `"${text.length > 80 ? `${text.slice(0, 77)}…` : text}" does not fit "${declaration.property.toLowerCase()}" in @font-face`,
		...(span && { span }),
		hint,
	});
}

function reportUnknown(declaration: Declaration, { place, report }: SheetContext): void {
	const span = place(declaration);
	const known = ['font-family', 'src', 'font-weight', 'font-style', 'unicode-range', 'font-display'];
	report({
		code: 'style/unknown-property',
		severity: 'error',
		message: `"${declaration.property}" is not supported in @font-face`,
		...(span && { span }),
		hint: didYouMean(declaration.property, known)?.hint ?? `it takes ${known.join(', ')}`,
	});
}

const childrenOf = (value: CssNode): readonly CssNode[] =>
	value.type === 'Value' ? value.children.toArray() : [];

/** One string, or names without quotes, which belong together. */
function familyName(value: CssNode): string | undefined {
	const nodes = childrenOf(value);
	const [first] = nodes;
	if (first?.type === 'String') return nodes.length === 1 && first.value !== '' ? first.value : undefined;
	const words = nodes.flatMap((node) => (node.type === 'Identifier' ? [node.name] : []));
	return words.length > 0 && words.length === nodes.length ? words.join(' ') : undefined;
}

function readWeights(value: CssNode): FontFace['weights'] | undefined {
	const weights = childrenOf(value).map((node) => {
		if (node.type === 'Number') return Number(node.value);
		const name = node.type === 'Identifier' ? node.name.toLowerCase() : '';
		return name === 'normal' ? 400 : name === 'bold' ? 700 : Number.NaN;
	});
	const [first, second = first] = weights;
	if (first === undefined || second === undefined || weights.length > 2) return undefined;
	const [lightest, heaviest] = [Math.min(first, second), Math.max(first, second)];
	return lightest >= 1 && heaviest <= 1000 ? [lightest, heaviest] : undefined;
}

/** A slanted face stands for an italic one, whatever its angle. */
function readStyle(value: CssNode): FontFace['style'] | undefined {
	const [first, ...angles] = childrenOf(value);
	const name = first?.type === 'Identifier' ? first.name.toLowerCase() : '';
	if (name === 'oblique') {
		const areAngles = angles.every((node) => node.type === 'Dimension' || node.type === 'Number');
		return areAngles && angles.length <= 2 ? 'italic' : undefined;
	}
	if (angles.length > 0) return undefined;
	return name === 'normal' || name === 'italic' ? name : undefined;
}

/** `normal`, or percentages among which 100 % is. */
function isNormalWidth(value: CssNode): boolean {
	const widths = childrenOf(value).map((node) => {
		if (node.type === 'Percentage') return Number(node.value);
		return node.type === 'Identifier' && node.name.toLowerCase() === 'normal' ? 100 : Number.NaN;
	});
	return widths.length > 0 && Math.min(...widths) <= 100 && Math.max(...widths) >= 100;
}

const LAST_CHARACTER = 0x10ffff;

/** `U+A5`, `U+4E00-9FFF`, `U+30??` (CSS Syntax 3, 7). */
function readRanges(value: CssNode): readonly CharacterRange[] | undefined {
	const ranges: CharacterRange[] = [];
	for (const node of childrenOf(value)) {
		if (node.type === 'Operator' && node.value === ',') continue;
		const text = node.type === 'UnicodeRange' ? node.value : '';
		const [, first, last] = /^u\+([0-9a-f?]+)(?:-([0-9a-f]+))?$/i.exec(text) ?? [];
		if (first === undefined) return undefined;
		const from = Number.parseInt(first.replaceAll('?', '0'), 16);
		const to = Number.parseInt(last ?? first.replaceAll('?', 'f'), 16);
		if (from > to || to > LAST_CHARACTER) return undefined;
		ranges.push([from, to]);
	}
	return ranges.length > 0 ? ranges : undefined;
}
