import { didYouMean, type Report } from '../../base/index.js';
import type { Yaml } from '../../files/index.js';
import type { FigureLanguage } from '../../quantity/index.js';
import { isMapping } from '../findings/findings.js';
import { choropleth } from './choropleth.js';
import { columns } from './columns.js';
import { divergingBars } from './diverging-bars.js';
import { dumbbell } from './dumbbell.js';
import { groupedBars } from './grouped-bars.js';
import { groupedColumns } from './grouped-columns.js';
import { heatCalendar } from './heat-calendar.js';
import type { ChartKind } from './kind.js';
import { line } from './line.js';
import { pictogram } from './pictogram.js';
import { rankedBars } from './ranked-bars.js';
import { shareBars } from './share-bars.js';
import { slope } from './slope.js';
import { smallMultiples } from './small-multiples.js';
import { sparkline } from './sparkline.js';
import { stackedBars } from './stacked-bars.js';
import { stackedColumns } from './stacked-columns.js';
import { timeline } from './timeline.js';
import { waffle } from './waffle.js';

/** All kinds of chart by the name that a file calls them: one row a kind. */
export const kinds: Readonly<Record<string, ChartKind>> = {
	choropleth,
	columns,
	'diverging-bars': divergingBars,
	dumbbell,
	'grouped-bars': groupedBars,
	'grouped-columns': groupedColumns,
	'heat-calendar': heatCalendar,
	line,
	pictogram,
	'ranked-bars': rankedBars,
	'share-bars': shareBars,
	slope,
	'small-multiples': smallMultiples,
	sparkline,
	'stacked-bars': stackedBars,
	'stacked-columns': stackedColumns,
	timeline,
	waffle,
};

/**
 * The specification that a file holds or means: what it says itself, or what is made of a kind of chart and its options.
 * Undefined when the kind or an option is wrong, which is reported.
 */
export function specOf(yaml: Yaml, language: FigureLanguage, report: Report): unknown {
	const { value } = yaml;
	if (!isMapping(value) || !('kind' in value)) return value;
	const name = String(value.kind);
	const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
	if (kind) return kind.expand(yaml, language, report);
	const known = Object.keys(kinds);
	report({
		code: 'chart/unknown-kind',
		severity: 'error',
		message: `there is no kind of chart "${name}"`,
		span: yaml.spanOf(['kind']),
		hint: didYouMean(name, known)?.hint ?? `it is one of ${known.join(', ')}`,
	});
	return undefined;
}
