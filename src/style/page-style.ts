import { defaultPageSize, type PageRule, pageContext } from './page-rule.js';
import { type Length, resolveLength } from './value.js';

/** The sheet and its margins, in points. */
export interface PageStyle {
	readonly name: string;
	readonly width: number;
	readonly height: number;
	readonly marginTop: number;
	readonly marginRight: number;
	readonly marginBottom: number;
	readonly marginLeft: number;
}

/** 16 mm: about what browsers leave around a printed page whose style sheet says nothing. */
const DEFAULT_MARGIN = (16 * 72) / 25.4;

/**
 * The style of page `index` (from 0) called `name`. The first page is a right one. Named rules win over unnamed ones, `:first`
 * over `:left` and `:right`, those over none (CSS Paged Media 3, 4).
 */
export function pageStyle(rules: readonly PageRule[], name: string, index: number): PageStyle {
	const side = index % 2 === 0 ? 'right' : 'left';
	const weight = ({ name: wanted, pseudo }: PageRule): number =>
		(wanted === undefined ? 0 : 4) + (pseudo === 'first' ? 2 : pseudo ? 1 : 0);
	const matching = rules
		.filter((rule) => (rule.name === undefined || rule.name === name) && fits(rule.pseudo, side, index))
		.map((rule, order) => ({ rule, order }))
		.sort((a, b) => weight(a.rule) - weight(b.rule) || a.order - b.order)
		.map(({ rule }) => rule);
	const size = matching.findLast((rule) => rule.size)?.size ?? defaultPageSize;
	const margin = (key: string, base: number): number => {
		for (const rule of matching.toReversed()) {
			const given = rule.margins.findLast(([longhand]) => longhand === key)?.[1];
			if (given?.kind === 'value') {
				const value = given.specified(pageContext) as Length | 'auto';
				return value === 'auto' ? 0 : resolveLength(value, base);
			}
		}
		return DEFAULT_MARGIN;
	};
	return {
		name,
		...size,
		marginTop: margin('marginTop', size.height),
		marginRight: margin('marginRight', size.width),
		marginBottom: margin('marginBottom', size.height),
		marginLeft: margin('marginLeft', size.width),
	};
}

const fits = (pseudo: PageRule['pseudo'], side: 'left' | 'right', index: number): boolean =>
	pseudo === undefined || pseudo === side || (pseudo === 'first' && index === 0);
