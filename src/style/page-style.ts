import type { Rect, Report, Span } from '../base/index.js';
import type { Layer, Origin } from './cascade-layer.js';
import { computeStyle, initialStyle } from './compute.js';
import { type MarginBoxName, marginBoxNames } from './margin-boxes.js';
import type { PageRule } from './page-rule.js';
import { matchesPage, type PagePlace, pageSpecificity } from './page-selector.js';
import { defaultPageSize, type Marks, noMarks } from './page-size.js';
import type { Style } from './properties.js';
import type { DeclarationBlock } from './sheet-context.js';
import { type Length, resolveLength } from './value.js';

/** A page rule in its place in the cascade. */
export interface RankedPageRule extends PageRule {
	readonly origin: Origin;
	readonly rank: number;
}

/** The sheet, its margins, and what is printed in them. Points. */
export interface PageStyle extends Sides {
	readonly name: string;
	/** Of the trimmed sheet. */
	readonly width: number;
	readonly height: number;
	readonly bleed: number;
	readonly marks: Marks;
	/** How many pages of the name may follow one another. */
	readonly limit: number;
	/** The page itself: its background, border, padding and counters; margin boxes inherit from it. */
	readonly style: Style;
	readonly marginBoxes: readonly MarginBox[];
	/** The rule that says most about it. */
	readonly span?: Span;
}

interface Sides {
	readonly marginTop: number;
	readonly marginRight: number;
	readonly marginBottom: number;
	readonly marginLeft: number;
}

/** A box in the margin of a page that has something in it. */
export interface MarginBox {
	readonly name: MarginBoxName;
	readonly style: Style;
	readonly span?: Span;
}

/** What pages inherit from, and are computed with. */
export interface PageSurroundings {
	readonly root: Style;
	readonly viewport: { readonly width: number; readonly height: number };
	readonly report: Report;
}

/** Bleed where none is given and the sheet has crop marks (CSS Page 3, 7.2). */
const AUTO_BLEED = 6;

/** Gives each page its style; pages that the same rules match look alike, and are worked out once. */
export function pageStyles(
	rules: readonly RankedPageRule[],
	around: PageSurroundings,
): (page: PagePlace) => PageStyle {
	const made = new Map<string, PageStyle>();
	return (page) => {
		const matching = rules.flatMap((rule, order) =>
			matchesPage(rule.selector, page) ? [{ rule, order }] : [],
		);
		const key = `${page.name} ${matching.map(({ order }) => order).join()}`;
		let style = made.get(key);
		if (!style) {
			const sorted = matching.sort((a, b) => compareRules(a.rule, b.rule) || a.order - b.order);
			style = pageStyle(
				page.name,
				sorted.map(({ rule }) => rule),
				around,
			);
			made.set(key, style);
		}
		return style;
	};
}

/** Weakest first: by origin, layer, then specificity (CSS Page 3, 4.3; Cascade 5, 6.1). */
const compareRules = (a: RankedPageRule, b: RankedPageRule): number =>
	Number(a.origin === 'author') - Number(b.origin === 'author') ||
	a.rank - b.rank ||
	pageSpecificity(a.selector) - pageSpecificity(b.selector);

function pageStyle(name: string, rules: readonly RankedPageRule[], around: PageSurroundings): PageStyle {
	const { root, viewport, report } = around;
	const size = rules.findLast((rule) => rule.size)?.size ?? defaultPageSize;
	const marks = rules.findLast((rule) => rule.marks)?.marks ?? noMarks;
	const bleed = rules.findLast((rule) => rule.bleed !== undefined)?.bleed ?? 'auto';
	const limit = rules.findLast((rule) => rule.limit !== undefined)?.limit ?? 'none';
	const surroundings = { viewport, report, circles: new Set<string>() };
	// The page inherits from the root, and its boxes from it (CSS Page 3, 6.1).
	const style = computeStyle(
		layersOf(rules, ({ block }) => [block]),
		root,
		root,
		surroundings,
	);
	const marginBoxes = marginBoxNames.flatMap((box): MarginBox[] => {
		const own = rules.flatMap(({ boxes }) => boxes.filter((each) => each.name === box));
		const layers = layersOf(rules, ({ boxes }) =>
			boxes.filter((each) => each.name === box).map(({ block }) => block),
		);
		// Nobody but the browser says anything of it.
		if (own.length <= 1) return [];
		const computed = computeStyle(layers, style, root, surroundings);
		if (computed.content === 'normal' || computed.content === 'none') return [];
		const { span } = own.at(-1)!;
		return [{ name: box, style: computed, ...(span && { span }) }];
	});
	const span = rules.findLast((rule) => rule.origin === 'author' && rule.span)?.span;
	return {
		name,
		...size,
		bleed: bleed === 'auto' ? (marks.crop ? AUTO_BLEED : 0) : bleed,
		marks,
		limit: limit === 'none' ? Number.POSITIVE_INFINITY : limit,
		...marginsOf(style, size),
		style,
		marginBoxes,
		...(span && { span }),
	};
}

/** Margins in parts of the page: of its height above and below (CSS Page 3, 6.2). `auto` is nothing. */
function marginsOf(
	style: Style,
	{ width, height }: { readonly width: number; readonly height: number },
): Sides {
	const used = (margin: Length | 'auto', base: number): number =>
		margin === 'auto' ? 0 : resolveLength(margin, base);
	return {
		marginTop: used(style.marginTop, height),
		marginRight: used(style.marginRight, width),
		marginBottom: used(style.marginBottom, height),
		marginLeft: used(style.marginLeft, width),
	};
}

/** Declarations of sorted rules, weakest first; among important ones the browser's and the weakest layer count most. */
function layersOf(
	rules: readonly RankedPageRule[],
	blocksOf: (rule: RankedPageRule) => readonly DeclarationBlock[],
): readonly Layer[] {
	const blocks = rules.flatMap((rule) => blocksOf(rule).map((block) => ({ block, rule })));
	const important = blocks
		.filter(({ block }) => block.important.length > 0 || Object.keys(block.importantVariables).length > 0)
		.map((each, order) => ({ ...each, order }))
		.sort((a, b) => b.rule.rank - a.rule.rank || a.order - b.order);
	return [
		...blocks.map(({ block, rule }): Layer => layer(block.normal, block.variables, rule)),
		...important.map(({ block, rule }): Layer => layer(block.important, block.importantVariables, rule)),
	];
}

const layer = (
	longhands: Layer['longhands'],
	variables: Layer['variables'],
	{ origin, rank }: RankedPageRule,
): Layer => ({ longhands, variables, origin, rank });

/** What margins, borders and padding of a page leave: where the document stands, from the corner of the trim. */
export function areaOf(page: PageStyle): Rect {
	const { width, height, style } = page;
	const edge = (side: 'Top' | 'Right' | 'Bottom' | 'Left', base: number): number => {
		const line = style[`border${side}Style`];
		const border = line === 'none' || line === 'hidden' ? 0 : style[`border${side}Width`];
		return page[`margin${side}`] + border + resolveLength(style[`padding${side}`], base);
	};
	const [top, left] = [edge('Top', height), edge('Left', width)];
	return {
		x: left,
		y: top,
		width: Math.max(0, width - left - edge('Right', width)),
		height: Math.max(0, height - top - edge('Bottom', height)),
	};
}

/** The first page as the sheets describe it before there is a root: what media queries ask for. */
export const firstPage: PagePlace = { name: '', index: 0, indexInGroup: 0, side: 'right', isBlank: false };

export const initialSurroundings: PageSurroundings = {
	root: initialStyle,
	viewport: defaultPageSize,
	report: () => undefined,
};
