import { initialStyle, properties, type Style } from '../../style/index.js';

const keys = Object.keys(properties) as (keyof typeof properties)[];

/** The style of an anonymous box: what it inherits, and initial values for the rest (CSS 2.2 9.2.1.1). */
export function anonymousStyle(parent: Style, display: Style['display'] = 'block'): Style {
	const style: Record<string, unknown> = { ...initialStyle, variables: parent.variables, display };
	for (const key of keys) if (properties[key].inherited) style[key] = parent[key];
	return style as Style;
}
