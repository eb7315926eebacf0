import type { Config, Spec } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { Size } from '../../base/index.js';
import { type Findings, isMapping } from '../findings/findings.js';
import { FindingsLogger } from '../findings/findings-logger.js';
import { faultOf } from '../findings/sentence.js';
import type { ChartJob } from '../job.js';
import { fillInRoles } from './palette-roles.js';
import { houseTheme, layOver } from './theme.js';

/** A spec that Vega can run, and how its size can be changed. */
export interface CompiledSpec {
	readonly vega: Spec;
	readonly config: Config | undefined;
	/** The theme of house, publication and spec in Vega-Lite, which says what text of a style looks like. */
	readonly theme: unknown;
	/** The spec in Vega-Lite after colours were filled in; undefined for one in Vega itself. */
	readonly vegaLite: unknown;
	/** Signals that hold a width or height of the chart or of its parts, with what they are at first. */
	readonly widths: ReadonlyMap<string, number>;
	readonly heights: ReadonlyMap<string, number>;
	/** True when a change of the size changes the chart by just as much: it is no composition of parts. */
	readonly isSingle: boolean;
}

/** Compiles a spec with the theme of house, publication and spec, in this order; undefined when it is none. */
export function compileSpec(job: ChartJob, findings: Findings): CompiledSpec | undefined {
	if (!isMapping(job.spec)) {
		findings.add({ code: 'chart/spec', severity: 'error', message: 'the file holds no chart', path: [] });
		return undefined;
	}
	const own = fillInRoles(job.spec, job.palette, findings);
	const spec = isMapping(own) ? own : {};
	const theme = job.isPlain
		? undefined
		: layOver(houseTheme(job), fillInRoles(job.theme, job.palette, undefined));
	try {
		return isVega(spec) ? prepareVega(spec, theme, job) : prepareVegaLite(spec, theme, job, findings);
	} catch (cause) {
		if (!(cause instanceof Error)) throw cause;
		findings.add({
			code: 'chart/spec',
			severity: 'error',
			message: `the chart cannot be made: ${faultOf(cause)}`,
			path: [],
		});
		return undefined;
	}
}

/** Points: the size of a chart that stands in no box and says nothing of its own size, as the theme has it. */
const OWN_SIZE: Size = { width: 220, height: 130 };

/**
 * The parameters or signals of a spec with those that the page gives: its language, the box that waits for the chart, and values
 * by name. What is given stands in place of what the spec declares; a plain spec keeps a `language` of its own.
 */
function withValues(declared: unknown, { language, params = {}, isPlain, spec, size }: ChartJob): readonly unknown[] {
	const own: readonly unknown[] = Array.isArray(declared) ? declared : [];
	const nameOf = (each: unknown): unknown => (isMapping(each) ? each.name : undefined);
	const given = {
		...(isPlain && own.some((each) => nameOf(each) === 'language') ? {} : { language }),
		boxWidth: size?.width ?? sideOf(spec, 'width'),
		boxHeight: size?.height ?? sideOf(spec, 'height'),
		...params,
	};
	return [
		...Object.entries(given).map(([name, value]) => ({ name, value })),
		...own.filter((each) => !Object.hasOwn(given, String(nameOf(each)))),
	];
}

const sideOf = (spec: unknown, side: keyof Size): number => {
	const own = isMapping(spec) ? spec[side] : undefined;
	return typeof own === 'number' ? own : OWN_SIZE[side];
};

const isVega = (spec: Readonly<Record<string, unknown>>): boolean =>
	typeof spec.$schema === 'string' ? /\/vega\/v/.test(spec.$schema) : 'marks' in spec || 'signals' in spec;

function prepareVegaLite(
	spec: Readonly<Record<string, unknown>>,
	theme: unknown,
	job: ChartJob,
	findings: Findings,
): CompiledSpec {
	const { size } = job;
	const isSingle = !isComposite(spec);
	const sized = {
		...spec,
		...(size && {
			...(isSingle ? { width: size.width, height: size.height } : {}),
			autosize: { type: 'pad', contains: 'padding' },
			padding: 0,
		}),
		params: withValues(spec.params, job),
	};
	const logger = new FindingsLogger((severity, text) =>
		findings.add({ code: 'chart/spec', severity, message: text, path: [] }),
	);
	const themed: unknown = { ...sized, config: layOver(theme, spec.config) };
	if (!isTopLevel(themed)) throw new Error('it has no marks');
	const { spec: vega } = compile(themed, { logger });
	return { vega, config: undefined, theme: themed.config, vegaLite: spec, ...sizeSignals(vega), isSingle };
}

function prepareVega(spec: Readonly<Record<string, unknown>>, theme: unknown, job: ChartJob): CompiledSpec {
	const { size } = job;
	const signals = withValues(spec.signals, job);
	const vega: unknown = {
		...spec,
		...(size && { width: size.width, height: size.height, autosize: 'pad', padding: 0 }),
		signals: size ? signals.filter((each) => !isMapping(each) || !isSizeName(each.name)) : signals,
	};
	if (!isVegaSpec(vega)) throw new Error('it has no marks');
	return { vega, config: vegaConfig(theme), theme, vegaLite: undefined, ...sizeSignals(vega), isSingle: true };
}

/** The compilers check what these let through. */
const isTopLevel = (spec: unknown): spec is TopLevelSpec =>
	isMapping(spec) &&
	['mark', 'layer', 'facet', 'hconcat', 'vconcat', 'concat', 'repeat'].some((key) => key in spec);
const isVegaSpec = (spec: unknown): spec is Spec => isMapping(spec);

const isSizeName = (name: unknown): boolean => name === 'width' || name === 'height';

function isComposite(spec: Readonly<Record<string, unknown>>): boolean {
	if (['facet', 'hconcat', 'vconcat', 'concat', 'repeat'].some((key) => key in spec)) return true;
	const { encoding } = spec;
	return isMapping(encoding) && ['row', 'column', 'facet'].some((channel) => channel in encoding);
}

/** The parts of a Vega-Lite theme that Vega has as well. */
function vegaConfig(theme: unknown): Config {
	if (!isMapping(theme)) return {};
	const { background: _, axis, axisX, axisY, legend, title, range } = theme;
	const config: unknown = { background: null, axis, axisX, axisY, legend, title, range };
	return isMapping(config) ? config : {};
}

function sizeSignals(vega: Spec): Pick<CompiledSpec, 'widths' | 'heights'> {
	const widths = new Map<string, number>();
	const heights = new Map<string, number>();
	// Parts that share a width or height have that of the whole.
	if (typeof vega.width === 'number') widths.set('width', vega.width);
	if (typeof vega.height === 'number') heights.set('height', vega.height);
	for (const signal of vega.signals ?? []) {
		const value = 'value' in signal && typeof signal.value === 'number' ? signal.value : undefined;
		if (value === undefined) continue;
		if (/(^|_)width$/.test(signal.name)) widths.set(signal.name, value);
		if (/(^|_)height$/.test(signal.name)) heights.set(signal.name, value);
	}
	return { widths, heights };
}
