import { type CssNode, type Declaration, generate } from 'css-tree';
import { didYouMean, type Span } from '../base/index.js';
import { knownNames, type Longhands, longhandsOf, parseDeclaration } from './declaration.js';
import { longhandKey, rowOf } from './logical.js';
import { holdsVendorValue } from './print-meaning.js';
import { properties } from './properties.js';
import { type DeclarationBlock, reportAt, type SheetContext } from './sheet-context.js';

/** The declarations of a block; what does not fit is reported and left out, and nothing else with it. */
export function readDeclarations(nodes: readonly CssNode[], context: SheetContext): DeclarationBlock {
	const normal = new Map<string, Longhands[number]>();
	const important = new Map<string, Longhands[number]>();
	const variables: Record<string, string> = {};
	const importantVariables: Record<string, string> = {};
	const variablePlaces: Record<string, Span> = {};
	for (const node of nodes) {
		if (node.type !== 'Declaration') continue;
		if (typeof node.important === 'string') {
			reportAt(context, node, 'style/syntax', `"!${node.important}" is not "!important"`);
			continue;
		}
		if (node.property.startsWith('--')) {
			const target = node.important ? importantVariables : variables;
			target[node.property] = generate(node.value).trim();
			const place = context.place(node);
			if (place) variablePlaces[node.property] = place;
			continue;
		}
		const target = node.important ? important : normal;
		for (const longhand of readDeclaration(node, context)) {
			target.delete(longhand[0]);
			target.set(longhand[0], longhand);
		}
	}
	return {
		normal: [...normal.values()],
		important: [...important.values()],
		variables,
		importantVariables,
		variablePlaces,
	};
}

function readDeclaration(node: Declaration, context: SheetContext): Longhands {
	const name = node.property.toLowerCase();
	// The parser has said what it could not read.
	if (node.value.type === 'Raw') return [];
	const longhands = parseDeclaration(name, node.value);
	if (longhands === 'unknown') {
		const hint = didYouMean(name, knownNames)?.hint;
		reportAt(context, node, 'style/unknown-property', `unknown property "${name}"`, hint);
		return [];
	}
	const text = generate(node.value);
	if (longhands === 'unsupported') {
		if (!holdsVendorValue(text))
			reportAt(context, node, 'style/unknown-property', `"${name}" is not supported`, insteadOf(name, text));
		return [];
	}
	if (!longhands) {
		if (holdsVendorValue(text)) return [];
		const key = longhandKey(name);
		const hint =
			insteadOf(name, text) ??
			(key
				? `it takes ${properties[rowOf(key)].values}`
				: name === 'all'
					? 'it takes initial, inherit, unset, revert or revert-layer'
					: `it stands for ${longhandsOf(name).join(', ')}`);
		reportAt(context, node.value, 'style/unknown-value', `"${text}" does not fit "${name}"`, hint);
		return [];
	}
	const span = context.place(node);
	return span
		? longhands.map(([key, given]) => [key, given.kind === 'deferred' ? { ...given, span } : given])
		: longhands;
}

/** What to write for what other engines have and this one has not. */
function insteadOf(name: string, value: string): string | undefined {
	const isFlex = /^flex(?:-|$)/.test(name) || (name === 'display' && /^(?:inline-)?flex$/i.test(value));
	return isFlex ? FLEX_HINT : undefined;
}

const FLEX_HINT =
	'flexible boxes are not supported: "display: grid" with "grid-auto-flow: column" makes a row, with fractions (1fr) for what grows';
