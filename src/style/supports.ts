import type { CssNode } from 'css-tree';
import type { SelectorContext } from './compiled-selector.js';
import { parseDeclaration } from './declaration.js';
import { compileSelector } from './selector.js';
import { UnknownSelector } from './unknown-selector.js';

/** Whether a condition of `@supports` holds (CSS Conditional 3, 2): what it names is printed as it says. */
export function isSupported(node: CssNode, selectors: SelectorContext): boolean {
	switch (node.type) {
		case 'AtrulePrelude': {
			const [condition] = node.children.toArray();
			return condition !== undefined && isSupported(condition, selectors);
		}
		case 'Condition': {
			const parts = node.children.toArray();
			const answers = parts
				.filter((part) => part.type !== 'Identifier')
				.map((part) => isSupported(part, selectors));
			const words = parts.flatMap((part) => (part.type === 'Identifier' ? [part.name.toLowerCase()] : []));
			if (words[0] === 'not') return answers[0] === false;
			return words.includes('or') ? answers.includes(true) : answers.length > 0 && !answers.includes(false);
		}
		case 'SupportsDeclaration':
			return node.declaration.type === 'Declaration' && takesDeclaration(node.declaration);
		case 'Declaration':
			return takesDeclaration(node);
		case 'FeatureFunction':
			return takesFunction(node.feature.toLowerCase(), node.value, selectors);
		default:
			return false;
	}
}

function takesDeclaration({ property, value }: Extract<CssNode, { type: 'Declaration' }>): boolean {
	if (property.startsWith('--')) return true;
	const longhands = parseDeclaration(property.toLowerCase(), value);
	return Array.isArray(longhands) && longhands.length > 0;
}

function takesFunction(name: string, value: CssNode, selectors: SelectorContext): boolean {
	if (name !== 'selector' || value.type !== 'Selector') return false;
	try {
		compileSelector(value, selectors);
		return true;
	} catch (error) {
		if (!(error instanceof UnknownSelector)) throw error;
		return false;
	}
}
