import { type Atrule, type CssNode, generate } from 'css-tree';
import type { Span } from '../base/index.js';
import type { SheetContext } from './sheet-context.js';

/** A face that a style sheet brings with it (CSS Fonts 4, 11). */
export interface FontFace {
	readonly family: string;
	readonly weight: number;
	readonly style: 'normal' | 'italic';
	/** As written; relative to the style sheet. */
	readonly url: string;
	readonly span: Span | undefined;
}

/** Reads an `@font-face` rule; without a family or a file it is reported and left out. */
export function parseFontFace(node: Atrule, { place, report }: SheetContext): FontFace | undefined {
	let family: string | undefined;
	let url: string | undefined;
	let weight = 400;
	let style: FontFace['style'] = 'normal';
	const span = place(node);
	for (const declaration of node.block?.children.toArray() ?? []) {
		if (declaration.type !== 'Declaration') continue;
		const text = generate(declaration.value);
		switch (declaration.property.toLowerCase()) {
			case 'font-family':
				family = familyName(declaration.value) ?? text;
				break;
			case 'src':
				url = firstUrl(declaration.value);
				break;
			case 'font-weight':
				weight = text === 'normal' ? 400 : text === 'bold' ? 700 : Number(text);
				break;
			case 'font-style':
				style = text === 'italic' || text === 'oblique' ? 'italic' : 'normal';
				break;
			default: {
				const at = place(declaration);
				const message = `"${declaration.property}" is not supported in @font-face`;
				const hint = 'it takes font-family, src, font-weight and font-style';
				report({ code: 'style/unknown-property', severity: 'error', message, ...(at && { span: at }), hint });
			}
		}
	}
	if (family === undefined || url === undefined || !(weight >= 1 && weight <= 1000)) {
		report({
			code: 'style/font-face',
			severity: 'error',
			message: 'the rule does not say which font it brings',
			...(span && { span }),
			hint: 'give font-family, src: url(…) and one font-weight',
		});
		return undefined;
	}
	return { family, weight, style, url, span };
}

const childrenOf = (value: CssNode): readonly CssNode[] =>
	value.type === 'Value' ? value.children.toArray() : [];

function familyName(value: CssNode): string | undefined {
	const name = childrenOf(value).find((node) => node.type === 'String');
	return name?.type === 'String' ? name.value : undefined;
}

function firstUrl(value: CssNode): string | undefined {
	const url = childrenOf(value).find((node) => node.type === 'Url');
	return url?.type === 'Url' ? url.value : undefined;
}
