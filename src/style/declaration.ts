import { type CssNode, generate, parse, walk } from 'css-tree';
import type { Span } from '../base/index.js';
import { nestingFault } from './nesting.js';
import { placeUrl } from './place-url.js';
import { keysByName, type PropertyKey, properties } from './properties.js';
import { shorthands } from './shorthands.js';
import { identifier } from './syntax.js';
import type { Specified } from './value.js';
import { holdsVariable, substitute } from './variables.js';

/** What one longhand was given: a value, a CSS-wide keyword, or text with `var()` that is parsed once variables are known. */
export type Given =
	| { readonly kind: 'value'; readonly specified: Specified<unknown> }
	| { readonly kind: 'inherit' | 'initial' | 'unset' }
	| { readonly kind: 'deferred'; readonly name: string; readonly text: string; readonly span?: Span };

export type Longhands = readonly (readonly [PropertyKey, Given])[];

const wideKeywords = ['inherit', 'initial', 'unset'] as const;

/** All names that a declaration may have. */
export const knownNames: readonly string[] = [...keysByName.keys(), ...Object.keys(shorthands)];

/** The names that a shorthand stands for. */
export const longhandsOf = (name: string): readonly string[] =>
	Object.hasOwn(shorthands, name) ? shorthands[name]!.longhands : [];

/** The longhands that a declaration sets; `undefined` when the value does not fit, `unknown` when the name is not known. */
export function parseDeclaration(name: string, value: CssNode): Longhands | 'unknown' | undefined {
	const nodes =
		value.type === 'Value' ? value.children.toArray().filter((node) => node.type !== 'WhiteSpace') : [];
	const text = generate(value);
	const shorthand = Object.hasOwn(shorthands, name) ? shorthands[name] : undefined;
	if (!shorthand && !keysByName.has(name)) return 'unknown';
	if (holdsVariable(text)) {
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
	// In `color` itself the current colour is the parent's (CSS Color 4, 6.2).
	if (name === 'color' && nodes.length === 1 && identifier(nodes[0]) === 'currentcolor')
		return [key, { kind: 'inherit' }];
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
	{ name, text, span }: { readonly name: string; readonly text: string; readonly span?: Span },
	variables: Readonly<Record<string, string>>,
): Given | undefined {
	const substituted = substitute(text, variables);
	if (substituted === undefined || nestingFault(substituted)) return undefined;
	const value = parseValue(substituted, span);
	const longhands = value && parseDeclaration(name, value);
	if (!longhands || longhands === 'unknown') return undefined;
	const found = longhands.find(([longhand]) => longhand === key)?.[1];
	return found?.kind === 'deferred' ? undefined : found;
}

function parseValue(text: string, span: Span | undefined): CssNode | undefined {
	let failed = false;
	const value = parse(text, {
		context: 'value',
		positions: true,
		onParseError: () => {
			failed = true;
		},
	});
	if (failed) return undefined;
	walk(value, (node) => placeUrl(node, () => span));
	return value;
}
