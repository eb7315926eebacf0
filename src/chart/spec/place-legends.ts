import type { Spec } from 'vega';
import { isMapping } from '../findings/findings.js';

/** Points between the plot and what stands above it when the unit of an axis does too: a line of 8 pt with its space. */
const ABOVE_UNITS = 19;
const HEADER_ABOVE_UNITS = 16;
/** What Vega draws for an entry that says nothing of its size: the theme's 60 square points. */
const SYMBOL = 8;

type Group = Readonly<Record<string, unknown>>;

/**
 * Makes room in a compiled spec for what Vega would lay over something else: legends and names of facets above a plot are lifted
 * over the units of its axes, which stand there too (Vega keeps a legend clear of axes at its own side only); and a legend that is
 * wider than its plot is broken into rows. `orient` is where the theme puts legends.
 */
export function placeLegends(vega: Spec, orient: unknown): Spec {
	const placed: unknown = inGroup({ ...vega }, orient, true);
	return isSpec(placed) ? placed : vega;
}

/** Where the configuration of a compiled spec puts legends. */
export function legendOrient({ config }: { readonly config?: unknown }): unknown {
	return isMapping(config) && isMapping(config.legend) ? config.legend.orient : undefined;
}

function inGroup(group: Group, orient: unknown, isWhole: boolean): Group {
	const { axes, legends, marks, scales } = group;
	const hasUnits = hasUnit(axes);
	const place = (legend: unknown): unknown => {
		if (!isMapping(legend)) return legend;
		const side = legend.orient ?? orient;
		if (side !== 'top' && side !== 'bottom') return legend;
		const columns = isWhole ? columnsOf(legend, scales) : undefined;
		return {
			...(side === 'top' && hasUnits && { offset: ABOVE_UNITS }),
			...(columns && { columns }),
			...legend,
		};
	};
	const parts: readonly unknown[] = Array.isArray(marks) ? marks : [];
	// The vertical axes of facets stand in a group of their own, beside those that have the names above.
	const facetsHaveUnits = parts.some(
		(mark) => isMapping(mark) && mark.role === 'row-header' && hasUnit(mark.axes),
	);
	return {
		...group,
		...(Array.isArray(legends) && { legends: legends.map(place) }),
		...(Array.isArray(marks) && {
			marks: parts.map((mark) => {
				if (!isMapping(mark) || mark.type !== 'group') return mark;
				return inGroup(facetsHaveUnits ? withHeaderLifted(mark) : mark, orient, false);
			}),
		}),
	};
}

const withHeaderLifted = (mark: Group): Group =>
	isMapping(mark.title) && mark.role !== 'row-header'
		? { ...mark, title: { ...mark.title, offset: HEADER_ABOVE_UNITS } }
		: mark;

/** As many entries in a row as the plot is wide, worked out when its width is known. */
function columnsOf(legend: Group, scales: unknown): Readonly<{ signal: string }> | undefined {
	const channels = ['fill', 'stroke', 'shape', 'strokeDash'];
	const name = channels.map((channel) => legend[channel]).find((scale) => typeof scale === 'string');
	const scale: unknown = Array.isArray(scales)
		? scales.find((each: unknown) => isMapping(each) && each.name === name)
		: undefined;
	if (!isMapping(scale) || scale.type !== 'ordinal') return undefined;
	const symbol = typeof legend.symbolSize === 'number' ? Math.sqrt(legend.symbolSize) : SYMBOL;
	return { signal: `legendColumns(domain(${JSON.stringify(name)}), width, ${symbol})` };
}

const hasUnit = (axes: unknown): boolean => Array.isArray(axes) && axes.some(standsAbove);

/** A title of a vertical axis where the theme puts it. */
const standsAbove = (axis: unknown): boolean =>
	isMapping(axis) &&
	(axis.orient === 'left' || axis.orient === 'right') &&
	Boolean(axis.title) &&
	!('titleY' in axis || 'titleAngle' in axis);

const isSpec = (value: unknown): value is Spec => isMapping(value);
