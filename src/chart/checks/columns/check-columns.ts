import type { DataPath } from '../../../files/index.js';
import { type Findings, isMapping } from '../../findings/findings.js';
import type { Grammar } from '../../schema/json-schema.js';
import type { ChartData } from '../../view/chart-data.js';
import { CONCATENATIONS } from '../places.js';
import { lookAtVega } from './check-vega-columns.js';
import { namesInChannel, namesInMark, type Repeats, repeatsOf } from './encodings.js';
import { Looks } from './looks.js';
import { type Datasets, nothing, type Source, sourceOf } from './source.js';
import { stepOf } from './transforms.js';

/** Definitions of channels with their places, as they reach a mark from the charts around it. */
type Channels = Readonly<Record<string, { readonly definition: unknown; readonly at: DataPath }>>;

/** What a chart has from those it stands in. */
interface Context {
	readonly source: Source;
	readonly channels: Channels;
	readonly repeats: Repeats;
}

interface ColumnsOf {
	readonly files: ChartData;
	readonly isPlain: boolean;
	/** Whether the spec is made of a kind of chart. */
	readonly isMade?: boolean;
}

/**
 * Reports each column that a spec names and that its data has not, at that point: every chart reads from its own data
 * or that of the chart around it, after the transforms before it. A shared encoding is right when one of the marks that share it
 * has the column.
 */
export function checkColumns(
	spec: unknown,
	grammar: Grammar,
	{ files, isPlain, isMade = false }: ColumnsOf,
	findings: Findings,
): void {
	const looks = new Looks();
	if (grammar === 'vega') lookAtVega(spec, files, looks);
	else {
		const datasets = isMapping(spec) && isMapping(spec.datasets) ? spec.datasets : {};
		lookAt(spec, [], { source: nothing, channels: {}, repeats: {} }, { datasets, files, looks });
	}
	for (const finding of looks.findings({ isMade }))
		findings.add(isPlain ? { ...finding, severity: 'warning' } : finding);
}

interface Surroundings {
	readonly datasets: Datasets;
	readonly files: ChartData;
	readonly looks: Looks;
}

function lookAt(chart: unknown, at: DataPath, context: Context, around: Surroundings): void {
	if (!isMapping(chart)) return;
	const { looks } = around;
	const find = (data: unknown): Source => sourceOf(data, around.datasets, around.files);
	let { source } = context;
	if (chart.data !== undefined) source = find(chart.data);
	const { transform } = chart;
	for (const [index, each] of (Array.isArray(transform) ? transform : []).entries()) {
		const step = stepOf(each, [...at, 'transform', index], find);
		for (const { named, of = source } of step.reads) looks.look(named, of);
		source = step.after(source);
	}
	const { facet } = chart;
	// `facet: {row: …, column: …}`, or the one definition of a wrapped facet.
	const facets = isMapping(facet) && !('field' in facet) ? Object.entries(facet) : [];
	for (const [key, value] of facets) looks.lookAll(namesInChannel(value, [...at, 'facet', key], {}), source);
	if (isMapping(facet) && 'field' in facet)
		looks.lookAll(namesInChannel(facet, [...at, 'facet'], {}), source);

	const channels = channelsOf(chart.encoding, [...at, 'encoding'], context.channels);
	const repeats = { ...context.repeats, ...repeatsOf(chart.repeat, [...at, 'repeat']) };
	if ('mark' in chart) {
		for (const { definition, at: place } of Object.values(channels)) {
			looks.lookAll(namesInChannel(definition, place, repeats), source);
		}
		looks.lookAll(namesInMark(chart.mark, [...at, 'mark']), source);
	}
	const inner = { source, channels, repeats };
	for (const key of ['layer', ...CONCATENATIONS]) {
		const parts = chart[key];
		if (!Array.isArray(parts)) continue;
		for (const [index, part] of parts.entries()) lookAt(part, [...at, key, index], inner, around);
	}
	lookAt(chart.spec, [...at, 'spec'], inner, around);
}

/** The channels of a chart over those of the charts around it; `null` takes one away. */
function channelsOf(encoding: unknown, at: DataPath, shared: Channels): Channels {
	if (!isMapping(encoding)) return shared;
	const own = Object.entries(encoding).map(([channel, definition]) => [
		channel,
		{ definition, at: [...at, channel] },
	]);
	return { ...shared, ...Object.fromEntries(own) };
}
