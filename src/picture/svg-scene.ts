import { identity, type Matrix, type Report } from '../base/index.js';
import { type Element, elementsOf } from '../dom/index.js';
import type { PageStyles } from './svg-page-style.js';
import type { Viewport } from './svg-shapes.js';
import { type StyleRules, type SvgStyle, styleRules } from './svg-style.js';
import { parseTransform } from './transform.js';

/** What every element of one picture may refer to. */
export interface Scene {
	readonly rules: StyleRules;
	readonly elementsById: ReadonlyMap<string, Element>;
	readonly report: Report;
}

/** Where an element is drawn. */
export interface Place {
	/** From the element's own space (its parent's, before its transform is added) to the picture's. */
	readonly matrix: Matrix;
	readonly style: SvgStyle;
	readonly viewport: Viewport;
	readonly depth: number;
	/** The elements whose `use` led here: none may be used within itself. */
	readonly used: readonly Element[];
}

/** Drawn only where something refers to them, or never: what a program or a person says about the picture. */
export const NOT_DRAWN: ReadonlySet<string> = new Set([
	'clipPath',
	'defs',
	'desc',
	'linearGradient',
	'metadata',
	'radialGradient',
	'style',
	'symbol',
	'title',
]);

export function sceneOf(root: Element, page: PageStyles, report: Report): Scene {
	const elementsById = new Map<string, Element>();
	for (const element of elementsOf(root)) {
		const { id } = element.attributes;
		if (id !== undefined && !elementsById.has(id)) elementsById.set(id, element);
	}
	return { rules: styleRules(root, page, report), elementsById, report };
}

/** Findings of one picture; the rest would say the same. */
const MAX_FINDINGS = 50;

/** An element that is used a thousand times has its fault once. */
export function reportOnce(report: Report): Report {
	const seen = new Set<string>();
	return (diagnostic) => {
		const { code, message, span } = diagnostic;
		const key = `${code} ${message} ${span?.line}:${span?.column}`;
		if (seen.has(key) || seen.size >= MAX_FINDINGS) return;
		seen.add(key);
		report(diagnostic);
	};
}

/** Something valid that we do not draw. */
export function reportUnsupported(
	{ report }: Pick<Scene, 'report'>,
	element: Element,
	message: string,
): void {
	report({ code: 'picture/unsupported', severity: 'error', message, span: element.span });
}

/** An attribute with a value that means nothing. */
export function reportValue({ report }: Pick<Scene, 'report'>, element: Element, attribute: string): void {
	report({
		code: 'picture/broken',
		severity: 'error',
		message: `"${element.attributes[attribute]}" is no value of "${attribute}"`,
		span: element.attributeSpans[attribute] ?? element.span,
	});
}

/** The element's own transform, from its style or its attribute. */
export function transformOf(element: Element, style: SvgStyle, scene: Scene): Matrix {
	const text = style.own.transform ?? element.attributes.transform;
	if (text === undefined) return identity;
	const matrix = parseTransform(text);
	if (!matrix) reportValue(scene, element, style.own.transform === undefined ? 'transform' : 'style');
	return matrix ?? identity;
}
