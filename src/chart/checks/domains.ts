import type { Spec, View } from 'vega';
import { isMapping } from '../findings/findings.js';
import type { DrawnChart } from './drawn-chart.js';

/** Finds the domain of the scale that a mark's length is measured by, in the compiled spec and the view that runs it. */
export function domainsOf(vega: Spec, view: View): DrawnChart['domainOf'] {
	return (name, channel) => {
		const update = updateOf(vega, name);
		const scale = scaleOf(update?.[channel]);
		// A length has two ends on one scale; a place has one.
		if (scale === undefined || scaleOf(update?.[`${channel}2`]) !== scale) return undefined;
		return domainOf(view, scale);
	};
}

/** What a mark looks like, by the name of the mark. */
function updateOf(group: unknown, name: string): Readonly<Record<string, unknown>> | undefined {
	if (!isMapping(group)) return undefined;
	const { marks } = group;
	if (!Array.isArray(marks)) return undefined;
	for (const mark of marks) {
		if (!isMapping(mark)) continue;
		if (mark.name === name && isMapping(mark.encode) && isMapping(mark.encode.update))
			return mark.encode.update;
		const inner = updateOf(mark, name);
		if (inner) return inner;
	}
	return undefined;
}

const scaleOf = (end: unknown): string | undefined =>
	isMapping(end) && typeof end.scale === 'string' ? end.scale : undefined;

function domainOf(view: View, name: string): ReturnType<DrawnChart['domainOf']> {
	let scale: unknown;
	try {
		scale = view.scale(name);
	} catch (cause) {
		// Scales inside a facet are not those of the view.
		if (cause instanceof Error) return undefined;
		throw cause;
	}
	if (typeof scale !== 'function' || !('domain' in scale) || typeof scale.domain !== 'function')
		return undefined;
	const domain: unknown = scale.domain();
	if (!Array.isArray(domain)) return undefined;
	const values = domain.filter((each) => typeof each === 'number');
	if (values.length < 2 || values.length < domain.length) return undefined;
	return { type: 'type' in scale ? String(scale.type) : '', values };
}
