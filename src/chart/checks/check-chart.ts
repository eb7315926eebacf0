import type { View } from 'vega';
import type { Size } from '../../base/index.js';
import type { DataPath } from '../../files/index.js';
import type { Findings } from '../findings/findings.js';
import type { Recorder } from '../record/recorder.js';
import type { CompiledSpec } from '../spec/compile-spec.js';
import type { DrawnItem, DrawnScene } from '../view/vega.js';
import { cutLabels } from './cut-labels.js';
import { domainsOf } from './domains.js';
import { type Check, type DrawnChart, marksOf } from './drawn-chart.js';
import { emptyPlots } from './empty-plots.js';
import { greysThatMeet } from './greys-that-meet.js';
import { labelsOutside } from './labels-outside.js';
import { noPlace } from './no-place.js';
import { overlappingLabels } from './overlapping-labels.js';
import { Places } from './places.js';
import { reversedText } from './reversed-text.js';
import { severalInks } from './several-inks.js';
import { smallText } from './small-text.js';
import { thinLines } from './thin-lines.js';
import { tooManyColors } from './too-many-colors.js';
import { truncatedBars } from './truncated-bars.js';
import { turnedText } from './turned-text.js';

/** What the graphics desk looks at in a finished chart, one file each (CHARTS.md 7, PRINT.md 6). */
const checks: readonly Check[] = [
	smallText,
	thinLines,
	cutLabels,
	overlappingLabels,
	labelsOutside,
	turnedText,
	reversedText,
	severalInks,
	tooManyColors,
	greysThatMeet,
	truncatedBars,
	noPlace,
	emptyPlots,
];

/** What was drawn, and what it was drawn from. */
export interface Proof {
	readonly view: View;
	readonly compiled: CompiledSpec;
	readonly recorder: Pick<Recorder, 'labels' | 'ops'>;
	readonly size: Size;
	readonly palette: Readonly<Record<string, string>>;
}

/** Looks a finished chart over. All that is found are warnings, for the page can be printed. */
export function checkChart(proof: Proof, findings: Findings): void {
	const chart = chartOn(proof);
	for (const check of checks) check(chart, (finding) => findings.add(finding));
}

function chartOn({ view, compiled, recorder, size, palette }: Proof): DrawnChart {
	const places = new Places(compiled.vegaLite);
	const scenegraph: object = view.scenegraph();
	const marks = 'root' in scenegraph && isScene(scenegraph.root) ? marksOf(scenegraph.root, places) : [];
	const paths = new Map(
		marks.flatMap(({ items, path }) => items.map((item): [DrawnItem, DataPath] => [item, path])),
	);
	const labels = recorder.labels.flatMap(({ text, size, ink, item }) =>
		item ? [{ text, size, ink, item, path: paths.get(item) ?? [] }] : [],
	);
	return {
		size,
		marks,
		labels,
		ops: recorder.ops,
		places,
		palette,
		domainOf: domainsOf(compiled.vega, view),
	};
}

const isScene = (root: unknown): root is DrawnScene => root instanceof Object && 'marktype' in root;
