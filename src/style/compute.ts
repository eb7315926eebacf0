import type { Report } from '../base/index.js';
import type { Layer } from './cascade-layer.js';
import { type Given, resolveDeferred } from './declaration.js';
import { physicalKey } from './logical.js';
import type { LineHeight } from './properties/text.js';
import { type PropertyKey, properties, propertyKeys, type Style } from './properties.js';
import type { Context, Viewport } from './value.js';
import { resolveVariables } from './variables.js';

/** Every property at its initial value: what the root inherits. */
export const initialStyle: Style = Object.freeze({
	...Object.fromEntries(propertyKeys.map((key) => [key, properties[key].initial])),
	variables: {},
}) as Style;

/** Properties that others are relative to, in the order in which they must be known. */
const first: readonly PropertyKey[] = ['fontSize', 'fontWeight', 'lineHeight'];

/** What styles of one document are computed with. */
export interface Surroundings {
	/** The page area. */
	readonly viewport: { readonly width: number; readonly height: number };
	readonly report: Report;
	/** Custom properties that were found to go round, by their places: each is told once. */
	readonly circles: Set<string>;
}

/** The computed style that `layers` (weakest first) give an element below `parent`; `root` is missing for the root itself. */
export function computeStyle(
	layers: readonly Layer[],
	parent: Style,
	root: Style | undefined,
	{ viewport, report, circles }: Surroundings,
): Style {
	const own: Record<string, string> = {};
	for (const layer of layers) Object.assign(own, layer.variables);
	const variables =
		Object.keys(own).length > 0
			? resolveVariables(own, parent.variables, (names) => reportCircle(names, layers, report, circles))
			: parent.variables;
	const style: Record<string, unknown> = { variables };
	for (const key of propertyKeys)
		style[key] = properties[key].inherited ? parent[key] : properties[key].initial;
	const contextOf = (own: Style): Context =>
		contextIn(own, parent, root ?? own, { ...viewport, isVertical: isVertical(root ?? own) });
	let context = contextIn(parent, parent, root ?? parent, {
		...viewport,
		isVertical: isVertical(root ?? parent),
	});
	// The writing mode comes before all others: it says which sides the flow-relative ones mean.
	const mode = givenFor(layers, 'writingMode', layers.length, parent.writingMode);
	if (mode) style.writingMode = computedValue('writingMode', mode, parent, variables, context, report);
	const given = givenIn(layers, (style as Style).writingMode);
	const order = [
		...first.filter((key) => given.has(key)),
		...[...given.keys()].filter((key) => !first.includes(key) && key !== 'writingMode'),
	];
	for (const key of order) {
		if (!first.includes(key) && context.fontSize !== style.fontSize) context = contextOf(style as Style);
		style[key] = computedValue(
			key,
			given.get(key)!,
			parent,
			variables,
			contextFor(key, style as Style, context, root),
			report,
		);
	}
	return adjusted(style as Style, parent);
}

/** Custom properties that name each other in a circle have no value (CSS Variables 1, 2.3). */
function reportCircle(
	names: readonly string[],
	layers: readonly Layer[],
	report: Report,
	circles: Set<string>,
): void {
	const [first] = names;
	const span = layers.findLast(({ variables }) => Object.hasOwn(variables, first!))?.variablePlaces?.[first!];
	const key = `${first} ${span?.file} ${span?.line}:${span?.column}`;
	if (circles.has(key)) return;
	circles.add(key);
	report({
		code: 'style/circular-variable',
		severity: 'error',
		message: `"${first}" goes round and has no value: ${[...names, first].join(', ')}`,
		...(span && { span }),
		hint: 'let one of them be a value of its own',
	});
}

/**
 * What is taken out of the line is a block, and what is taken out of the flow does not float (CSS 2.2 9.7). A box whose text runs
 * another way than that around it is a formatting context of its own (CSS Writing Modes 4, 3.2).
 */
function adjusted(style: Style, parent: Style): Style {
	const isOutside =
		style.position === 'absolute' || style.position === 'fixed' || typeof style.position === 'object';
	if (!isOutside && style.float === 'none') {
		return style.display === 'block' && style.writingMode !== parent.writingMode
			? { ...style, display: 'flow-root' }
			: style;
	}
	return { ...style, display: blockified(style.display), ...(isOutside && { float: 'none' }) };
}

function blockified(display: Style['display']): Style['display'] {
	const isBlock = ['none', 'contents', 'block', 'flow-root', 'list-item', 'grid', 'table'].includes(display);
	return isBlock ? display : display === 'inline-grid' ? 'grid' : 'block';
}

const isVertical = ({ writingMode }: Style): boolean => writingMode !== 'horizontal-tb';

/** What each property is given: the strongest declaration of it, sides of the flow put in their places. */
function givenIn(layers: readonly Layer[], mode: Style['writingMode']): ReadonlyMap<PropertyKey, Given> {
	const given = new Map<PropertyKey, Given>();
	const reverted = new Set<PropertyKey>();
	for (const { longhands } of layers) {
		for (const [longhand, value] of longhands) {
			const key = physicalKey(longhand, mode);
			given.set(key, value);
			if (value.kind === 'revert' || value.kind === 'revert-layer') reverted.add(key);
			else reverted.delete(key);
		}
	}
	for (const key of reverted) {
		const earlier = givenFor(layers, key, layers.length, mode);
		if (earlier) given.set(key, earlier);
		else given.delete(key);
	}
	return given;
}

/**
 * What a property is given by the layers below `end`; for `revert` only by those of the browser, for `revert-layer` by those of
 * another rank (CSS Cascade 5, 7.3).
 */
function givenFor(
	layers: readonly Layer[],
	wanted: PropertyKey,
	end: number,
	mode: Style['writingMode'],
	word?: 'revert' | 'revert-layer',
): Given | undefined {
	const here = word && layers[end];
	for (let at = end - 1; at >= 0; at--) {
		const layer = layers[at]!;
		if (here && layer.origin === here.origin && (word === 'revert' || layer.rank === here.rank)) continue;
		const value = layer.longhands.findLast(([key]) => physicalKey(key, mode) === wanted)?.[1];
		if (!value) continue;
		return value.kind === 'revert' || value.kind === 'revert-layer'
			? givenFor(layers, wanted, at, mode, value.kind)
			: value;
	}
	return undefined;
}

/** Font size and weight look at the parent, line height at the element's own font size, the rest at the element. */
function contextFor(key: PropertyKey, style: Style, context: Context, root: Style | undefined): Context {
	if (key === 'fontSize' || key === 'fontWeight') return context;
	const own = { ...context, fontSize: style.fontSize };
	if (key === 'lineHeight') return root ? own : { ...own, rootFontSize: style.fontSize };
	return { ...own, lineHeight: usedLineHeight(style), ...(root ? {} : rootSizes(style)) };
}

const rootSizes = (style: Style) => ({ rootFontSize: style.fontSize, rootLineHeight: usedLineHeight(style) });

function contextIn(style: Style, parent: Style, root: Style, viewport: Viewport): Context {
	return {
		fontSize: style.fontSize,
		rootFontSize: root.fontSize,
		lineHeight: usedLineHeight(style),
		rootLineHeight: usedLineHeight(root),
		parentFontSize: parent.fontSize,
		parentFontWeight: parent.fontWeight,
		viewport,
	};
}

/** Points; `normal` counts as 1.2 here, since computed values know no font. */
function usedLineHeight({
	lineHeight,
	fontSize,
}: {
	readonly lineHeight: LineHeight;
	readonly fontSize: number;
}): number {
	if (lineHeight === 'normal') return 1.2 * fontSize;
	return 'factor' in lineHeight ? lineHeight.factor * fontSize : lineHeight.points;
}

function computedValue(
	key: PropertyKey,
	given: Given,
	parent: Style,
	variables: Readonly<Record<string, string>>,
	context: Context,
	report: Report,
): unknown {
	switch (given.kind) {
		case 'value':
			return given.specified(context);
		case 'inherit':
			return parent[key];
		case 'initial':
			return properties[key].initial;
		case 'unset':
		case 'revert':
		case 'revert-layer':
			return properties[key].inherited ? parent[key] : properties[key].initial;
		case 'deferred': {
			const resolved = resolveDeferred(given, variables);
			if (resolved) return computedValue(key, resolved, parent, variables, context, report);
			report({
				code: 'style/unknown-value',
				severity: 'error',
				message: `"${given.text}" does not come to a value for "${given.name}"`,
				...(given.span && { span: given.span }),
				hint: 'check that the variable is set here and fits the property',
			});
			return properties[key].inherited ? parent[key] : properties[key].initial;
		}
	}
}
