import { type CssNode, generate, parse } from 'css-tree';
import type { Span } from '../base/index.js';
import { keysByName, type PropertyKey, properties } from './properties.js';
import { shorthands } from './shorthands.js';
import type { Specified } from './value.js';

/** What one longhand was given: a value, a CSS-wide keyword, or text with `var()` that is parsed once variables are known. */
export type Given =
	| { readonly kind: 'value'; readonly specified: Specified<unknown> }
	| { readonly kind: 'inherit' | 'initial' | 'unset' }
	| { readonly kind: 'deferred'; readonly name: string; readonly text: string; readonly span?: Span };

export type Longhands = readonly (readonly [PropertyKey, Given])[];

const wideKeywords = ['inherit', 'initial', 'unset'] as const;

/** `-epub-…` and the like are spelt out by no table; ours begin with `-x-`. */
export const knownNames: readonly string[] = [...keysByName.keys(), ...Object.keys(shorthands)];

/** The longhands that a declaration sets; `undefined` when the value does not fit, `unknown` when the name is not known. */
export function parseDeclaration(name: string, value: CssNode): Longhands | 'unknown' | undefined {
	const nodes =
		value.type === 'Value' ? value.children.toArray().filter((node) => node.type !== 'WhiteSpace') : [];
	const text = generate(value);
	const shorthand = Object.hasOwn(shorthands, name) ? shorthands[name] : undefined;
	if (!shorthand && !keysByName.has(name)) return 'unknown';
	if (/\bvar\(/.test(text)) {
		const names = shorthand ? shorthand.longhands : [name];
		return names.map((longhand) => [keysByName.get(longhand)!, { kind: 'deferred', name, text }] as const);
	}
	if (!shorthand) {
		const given = parseLonghand(name, nodes);
		return given && [given];
	}
	const wide = wideKeyword(nodes);
	if (wide)
		return shorthand.longhands.map((longhand) => [keysByName.get(longhand)!, { kind: wide }] as const);
	const expanded = shorthand.expand(nodes);
	if (!expanded) return undefined;
	const longhands = Object.entries(expanded).map(([longhand, inner]) => parseLonghand(longhand, inner));
	return longhands.every((longhand) => longhand !== undefined)
		? longhands.map((longhand) => longhand!)
		: undefined;
}

function parseLonghand(name: string, nodes: readonly CssNode[]): readonly [PropertyKey, Given] | undefined {
	const key = keysByName.get(name)!;
	const wide = wideKeyword(nodes);
	if (wide) return [key, { kind: wide }];
	const specified: Specified<unknown> | undefined = properties[key].parse(nodes);
	return specified && [key, { kind: 'value', specified }];
}

function wideKeyword(nodes: readonly CssNode[]): (typeof wideKeywords)[number] | undefined {
	const [only] = nodes;
	if (nodes.length !== 1 || only?.type !== 'Identifier') return undefined;
	const name = only.name.toLowerCase();
	return wideKeywords.find((word) => word === name);
}

/** The value of a longhand whose declaration holds `var()`, with the element's variables put in. */
export function resolveDeferred(
	key: PropertyKey,
	{ name, text }: { readonly name: string; readonly text: string },
	variables: Readonly<Record<string, string>>,
): Given | undefined {
	const substituted = substitute(text, variables, 0);
	if (substituted === undefined) return undefined;
	const value = parseValue(substituted);
	const longhands = value && parseDeclaration(name, value);
	if (!longhands || longhands === 'unknown') return undefined;
	const found = longhands.find(([longhand]) => longhand === key)?.[1];
	return found?.kind === 'deferred' ? undefined : found;
}

function parseValue(text: string): CssNode | undefined {
	let failed = false;
	const value = parse(text, {
		context: 'value',
		onParseError: () => {
			failed = true;
		},
	});
	return failed ? undefined : value;
}

/** How deep variables may name each other, and how long a value may grow: cycles end here (CSS Variables 1, 2.3). */
const MAX_NESTING = 32;
const MAX_LENGTH = 65_536;

/** Puts variables in; `undefined` when one is missing and has no fallback, or when they go in circles. */
export function substitute(
	text: string,
	variables: Readonly<Record<string, string>>,
	depth: number,
): string | undefined {
	if (depth > MAX_NESTING || text.length > MAX_LENGTH) return undefined;
	const start = text.search(/\bvar\(/);
	if (start < 0) return text;
	const end = closing(text, start + 4);
	if (end < 0) return undefined;
	const inner = text.slice(start + 4, end);
	const comma = inner.indexOf(',');
	const name = (comma < 0 ? inner : inner.slice(0, comma)).trim();
	const own = Object.hasOwn(variables, name) ? substitute(variables[name]!, variables, depth + 1) : undefined;
	const value = own ?? (comma < 0 ? undefined : substitute(inner.slice(comma + 1), variables, depth + 1));
	if (value === undefined) return undefined;
	return substitute(`${text.slice(0, start)}${value}${text.slice(end + 1)}`, variables, depth + 1);
}

function closing(text: string, from: number): number {
	let open = 1;
	for (let i = from; i < text.length; i++) {
		if (text[i] === '(') open++;
		else if (text[i] === ')' && --open === 0) return i;
	}
	return -1;
}
