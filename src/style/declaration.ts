import { type CssNode, generate } from 'css-tree';
import type { Span } from '../base/index.js';
import { type LonghandKey, logicalNames, longhandKey, rowOf } from './logical.js';
import { nestingFault } from './nesting.js';
import { parseValue } from './parse-css.js';
import { isMeaningless, isNeutral, isOfCss } from './print-meaning.js';
import { keysByName, properties } from './properties.js';
import { shorthands } from './shorthands.js';
import { identifier } from './syntax.js';
import type { Specified } from './value.js';
import { holdsVariable, substitute } from './variables.js';

/** What one longhand was given: a value, a CSS-wide keyword, or text with `var()` that is parsed once variables are known. */
export type Given =
	| { readonly kind: 'value'; readonly specified: Specified<unknown> }
	| { readonly kind: WideKeyword }
	| Deferred;

export interface Deferred {
	readonly kind: 'deferred';
	/** The longhand that this is for, and the declaration as written. */
	readonly key: LonghandKey;
	readonly name: string;
	readonly text: string;
	readonly span?: Span;
}

export type Longhands = readonly (readonly [LonghandKey, Given])[];

const wideKeywords = ['inherit', 'initial', 'unset', 'revert', 'revert-layer'] as const;
type WideKeyword = (typeof wideKeywords)[number];

/** All names that a declaration may have. */
export const knownNames: readonly string[] = [
	...keysByName.keys(),
	...logicalNames,
	...Object.keys(shorthands),
];

/** The names that a shorthand stands for. */
export const longhandsOf = (name: string): readonly string[] =>
	Object.hasOwn(shorthands, name) ? shorthands[name]!.longhands : [];

/**
 * The longhands that a declaration sets, none for one that asks nothing of a printed page; `undefined` when the value does not
 * fit, `unknown` when CSS has no such name, `unsupported` when we do not.
 */
export function parseDeclaration(
	name: string,
	value: CssNode,
): Longhands | 'unknown' | 'unsupported' | undefined {
	const nodes =
		value.type === 'Value' ? value.children.toArray().filter((node) => node.type !== 'WhiteSpace') : [];
	const text = generate(value);
	const shorthand = Object.hasOwn(shorthands, name) ? shorthands[name] : undefined;
	const key = longhandKey(name);
	if (!shorthand && !key) {
		if (isMeaningless(name)) return [];
		if (!isOfCss(name)) return 'unknown';
		return isNeutral(name, text) ? [] : 'unsupported';
	}
	if (holdsVariable(text)) {
		const names = shorthand ? shorthand.longhands : [name];
		return names.map((longhand) => {
			const own = longhandKey(longhand)!;
			return [own, { kind: 'deferred', key: own, name, text }] as const;
		});
	}
	if (!shorthand) {
		const given = parseLonghand(name, nodes);
		return given && [given];
	}
	const wide = wideKeyword(nodes);
	if (wide) return shorthand.longhands.map((longhand) => [longhandKey(longhand)!, { kind: wide }] as const);
	const expanded = shorthand.expand(nodes);
	if (!expanded) return undefined;
	const longhands = Object.entries(expanded).map(([longhand, inner]) => parseLonghand(longhand, inner));
	return longhands.every((longhand) => longhand !== undefined)
		? longhands.map((longhand) => longhand!)
		: undefined;
}

function parseLonghand(name: string, nodes: readonly CssNode[]): readonly [LonghandKey, Given] | undefined {
	const key = longhandKey(name)!;
	const wide = wideKeyword(nodes);
	if (wide) return [key, { kind: wide }];
	// In `color` itself the current colour is the parent's (CSS Color 4, 6.2).
	if (name === 'color' && nodes.length === 1 && identifier(nodes[0]) === 'currentcolor')
		return [key, { kind: 'inherit' }];
	const specified: Specified<unknown> | undefined = properties[rowOf(key)].parse(nodes);
	return specified && [key, { kind: 'value', specified }];
}

function wideKeyword(nodes: readonly CssNode[]): WideKeyword | undefined {
	const [only] = nodes;
	if (nodes.length !== 1 || only?.type !== 'Identifier') return undefined;
	const name = only.name.toLowerCase();
	return wideKeywords.find((word) => word === name);
}

/** The value of a longhand whose declaration holds `var()`, with the element's variables put in. */
export function resolveDeferred(
	{ key, name, text, span }: Deferred,
	variables: Readonly<Record<string, string>>,
): Given | undefined {
	const substituted = substitute(text, variables);
	if (substituted === undefined || nestingFault(substituted)) return undefined;
	const value = parseValue(substituted, span);
	const longhands = value && parseDeclaration(name, value);
	if (!longhands || typeof longhands === 'string') return undefined;
	const found = longhands.find(([longhand]) => longhand === key)?.[1];
	return found?.kind === 'deferred' ? undefined : found;
}
