import { PressError } from '../../base/index.js';
import { type FigureLanguage, scaleOf, scaleTitle } from '../../quantity/index.js';
import { isMapping } from '../findings/findings.js';
import { DASHES } from './theme/ranges.js';

type Mapping = Readonly<Record<string, unknown>>;

/**
 * What Vega-Lite has no configuration for, filled in where a spec says nothing: the unit above an axis whose ticks are numbers
 * alone, the year at its first tick only, dashes that print apart.
 */
export function fillInDefaults(spec: Mapping, language: FigureLanguage): Mapping {
	const filled = Object.entries(spec).map(([key, value]): [string, unknown] => {
		if (key === 'encoding' && isMapping(value)) return [key, encodingOf(value, language)];
		if (PARTS.has(key) && Array.isArray(value)) {
			return [key, value.map((part) => (isMapping(part) ? fillInDefaults(part, language) : part))];
		}
		// A facet or repetition has one spec inside.
		return [key, key === 'spec' && isMapping(value) ? fillInDefaults(value, language) : value];
	});
	return Object.fromEntries(filled);
}

const PARTS: ReadonlySet<string> = new Set(['layer', 'hconcat', 'vconcat', 'concat']);

function encodingOf(encoding: Mapping, language: FigureLanguage): Mapping {
	const filled = Object.entries(encoding).map(([channel, definition]): [string, unknown] => {
		if (!isMapping(definition)) return [channel, definition];
		const guides = ['axis', 'legend', 'header'].flatMap((name): [string, unknown][] => {
			const guide = definition[name];
			return isMapping(guide) ? [[name, guideOf(guide, definition, name, language)]] : [];
		});
		const guided = { ...definition, ...Object.fromEntries(guides) };
		return [channel, channel === 'strokeDash' ? withDashes(guided) : guided];
	});
	return Object.fromEntries(filled);
}

function guideOf(guide: Mapping, definition: Mapping, name: string, language: FigureLanguage): Mapping {
	const { format, formatType } = guide;
	const parts = String(format ?? '').split('|');
	if (formatType === 'scaled' && !('title' in guide) && !('title' in definition)) {
		return { ...guide, title: titleOf(parts, language) };
	}
	if (name === 'axis' && formatType === 'period' && parts[1] === 'ticks' && !('labelExpr' in guide)) {
		const { format: _, formatType: __, ...rest } = guide;
		const labelExpr = `periodTick(datum.value, item, ${JSON.stringify(parts[0])})`;
		// Vega leaves out labels that run into each other, and with them it might the one that says the year.
		return { labelOverlap: false, labelFlush: false, ...rest, labelExpr };
	}
	return guide;
}

/** The unit of an axis; null where there is nothing to say. An unknown one is reported where its numbers are printed. */
function titleOf(
	[unit = '', scale = '', , manner = '']: readonly string[],
	language: FigureLanguage,
): unknown {
	try {
		return scaleTitle(scaleOf(unit, scale), language, manner.split(' ').includes('short')) || null;
	} catch (cause) {
		if (!(cause instanceof PressError)) throw cause;
		return null;
	}
}

/** Vega-Lite's own dashes run together with round ends, and its legend is too short to tell dashes apart. */
function withDashes(definition: Mapping): Mapping {
	const { scale, legend } = definition;
	if (scale === null || !('field' in definition || 'datum' in definition)) return definition;
	const hasRange = isMapping(scale) && 'range' in scale;
	return {
		...definition,
		...(!hasRange && { scale: { ...(isMapping(scale) ? scale : {}), range: DASHES } }),
		...(legend !== null && {
			legend: { symbolSize: DASH_SAMPLE ** 2, ...(isMapping(legend) ? legend : {}) },
		}),
	};
}

/** Points of a line in a legend: the longest dash whole, and what follows it. */
const DASH_SAMPLE = 18;
