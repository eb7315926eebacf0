/** What a page rule is for: `chapter:first`, `:nth(2n of toc)` (CSS Paged Media 3, 4.2; GCPM 3, 5). */
export interface PageSelector {
	/** Undefined: pages of any name. */
	readonly name: string | undefined;
	readonly pseudos: readonly PagePseudo[];
}

export type PagePseudo =
	| { readonly kind: 'first' | 'blank' | 'left' | 'right' }
	/** Page `step` × n + `offset`, counted from 1: of all, or of those of a name that follow one another. */
	| { readonly kind: 'nth'; readonly step: number; readonly offset: number; readonly of?: string };

/** A page as rules see it. */
export interface PagePlace {
	readonly name: string;
	/** From 0. */
	readonly index: number;
	/** Its place among the pages of its name that it stands with, from 0; blank ones do not count. */
	readonly indexInGroup: number;
	readonly side: 'left' | 'right';
	/** Nothing of the document stands on it: it only brings the next one to its side. */
	readonly isBlank: boolean;
}

const pseudoNames = ['first', 'blank', 'left', 'right'] as const;

/** Pseudo-classes of pages, for hints. */
export const pagePseudoClasses: readonly string[] = [':first', ':left', ':right', ':blank', ':nth()'];

/** Reads one selector; `undefined` when it is none. */
export function parsePageSelector(text: string): PageSelector | undefined {
	const match = /^\s*([^\s:()]*)((?::[a-z]+(?:\([^()]*\))?)*)\s*$/i.exec(text);
	if (!match) return undefined;
	const [, name = '', rest = ''] = match;
	const pseudos = (rest.match(/:[a-z]+(?:\([^()]*\))?/gi) ?? []).map(parsePseudo);
	if (pseudos.some((pseudo) => pseudo === undefined) || /^auto$/i.test(name)) return undefined;
	return { name: name === '' ? undefined : name, pseudos: pseudos.map((pseudo) => pseudo!) };
}

function parsePseudo(text: string): PagePseudo | undefined {
	const word = text.slice(1).toLowerCase();
	const kind = pseudoNames.find((name) => name === word);
	if (kind) return { kind };
	const nth = /^:nth\(\s*(.*?)(?:\s+of\s+([^\s]+))?\s*\)$/i.exec(text);
	const steps = nth && parseNth(nth[1]!.toLowerCase());
	return steps ? { kind: 'nth', ...steps, ...(nth[2] !== undefined && { of: nth[2] }) } : undefined;
}

/** `odd`, `even`, `3`, `2n`, `-n + 4` (CSS Syntax 3, 6). */
function parseNth(text: string): { readonly step: number; readonly offset: number } | undefined {
	if (text === 'odd') return { step: 2, offset: 1 };
	if (text === 'even') return { step: 2, offset: 0 };
	const match = /^(?:([+-]?\d*)n)?\s*(?:([+-])?\s*(\d+))?$/.exec(text);
	if (!match || text === '') return undefined;
	const [, step, sign, offset] = match;
	if (step !== undefined && offset !== undefined && sign === undefined) return undefined;
	const size = step === undefined ? 0 : /\d/.test(step) ? Number(step) : Number(`${step}1`);
	return { step: size, offset: Number(`${sign ?? ''}${offset ?? 0}`) };
}

export function matchesPage({ name, pseudos }: PageSelector, page: PagePlace): boolean {
	return (name === undefined || name === page.name) && pseudos.every((pseudo) => holds(pseudo, page));
}

function holds(pseudo: PagePseudo, { name, index, indexInGroup, side, isBlank }: PagePlace): boolean {
	switch (pseudo.kind) {
		case 'first':
			return index === 0;
		case 'blank':
			return isBlank;
		case 'left':
		case 'right':
			return side === pseudo.kind;
		case 'nth': {
			if (pseudo.of !== undefined && pseudo.of !== name) return false;
			const past = (pseudo.of === undefined ? index : indexInGroup) + 1 - pseudo.offset;
			return pseudo.step === 0 ? past === 0 : past % pseudo.step === 0 && past / pseudo.step >= 0;
		}
	}
}

/** A name counts more than any pseudo-class, `:first`, `:blank` and `:nth()` more than the sides (CSS Page 3, 4.3). */
export function pageSpecificity({ name, pseudos }: PageSelector): number {
	const sides = pseudos.filter(({ kind }) => kind === 'left' || kind === 'right').length;
	const MOST = 1000;
	return (name === undefined ? 0 : MOST * MOST) + (pseudos.length - sides) * MOST + sides;
}
