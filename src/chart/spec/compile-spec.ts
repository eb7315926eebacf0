import type { Config, Spec } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { Size } from '../../base/index.js';
import { withDeclutter } from '../declutter/index.js';
import { type Findings, isMapping } from '../findings/findings.js';
import { FindingsLogger } from '../findings/findings-logger.js';
import { faultOf } from '../findings/sentence.js';
import type { ChartJob } from '../job.js';
import { validateSpec } from '../schema/validate-spec.js';
import { fillInDefaults } from './fill-in-defaults.js';
import { fillInRoles } from './palette-roles.js';
import { legendOrient, placeLegends } from './place-legends.js';
import { houseTheme } from './theme/house-theme.js';
import { layOver } from './theme/lay-over.js';
import { rolesOf } from './theme/roles.js';
import { vegaTheme } from './theme/vega-theme.js';

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
	validateSpec(job.spec, isVega(job.spec) ? 'vega' : 'vega-lite', job.isPlain === true, findings);
	const palette = rolesOf(job.palette);
	const own = fillInRoles(job.spec, palette, findings);
	const spec = isMapping(own) ? own : {};
	const theme = job.isPlain
		? undefined
		: layOver(houseTheme(job), fillInRoles(job.theme, palette, undefined));
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

/** Values that a spec is given, and those that it declares itself. */
interface Values {
	readonly given: readonly { readonly name: string; readonly value: string | number | boolean }[];
	readonly own: readonly unknown[];
}

/**
 * The parameters or signals of a spec beside those that the page gives: its language, the box that waits for the chart, and values
 * by name. What is given stands in place of what the spec declares; a plain spec keeps a `language` of its own.
 */
function valuesOf(declared: unknown, { language, params = {}, isPlain, spec, size }: ChartJob): Values {
	const own: readonly unknown[] = Array.isArray(declared) ? declared : [];
	const nameOf = (each: unknown): unknown => (isMapping(each) ? each.name : undefined);
	const given = {
		...(isPlain && own.some((each) => nameOf(each) === 'language') ? {} : { language }),
		boxWidth: size?.width ?? sideOf(spec, 'width'),
		boxHeight: size?.height ?? sideOf(spec, 'height'),
		...params,
	};
	return {
		given: Object.entries(given).map(([name, value]) => ({ name, value })),
		own: own.filter((each) => !Object.hasOwn(given, String(nameOf(each)))),
	};
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
	const { params: declared, ...rest } = spec;
	const { given, own } = valuesOf(declared, job);
	const sized = {
		...rest,
		...(size && {
			...(isSingle ? { width: size.width, height: size.height } : {}),
			autosize: { type: 'pad', contains: 'padding' },
			padding: 0,
		}),
		...(own.length > 0 && { params: own }),
	};
	const logger = new FindingsLogger((severity, text) =>
		findings.add({ code: 'chart/spec', severity, message: text, path: [] }),
	);
	const filled = job.isPlain ? sized : fillInDefaults(sized, job.language);
	const themed: unknown = { ...filled, config: layOver(theme, spec.config) };
	if (!isTopLevel(themed)) throw new Error('it has no marks');
	const { spec: compiled } = compile(themed, { logger });
	// Given as signals: Vega-Lite takes any parameter of a box plot for a selection, and objects.
	const vega = { ...compiled, signals: [...given, ...(compiled.signals ?? [])] };
	return {
		vega: arranged(vega, legendOrient(vega), job),
		config: undefined,
		theme: themed.config,
		vegaLite: spec,
		...sizeSignals(vega),
		isSingle,
	};
}

function prepareVega(spec: Readonly<Record<string, unknown>>, theme: unknown, job: ChartJob): CompiledSpec {
	const { size } = job;
	const { given, own } = valuesOf(spec.signals, job);
	const signals: readonly unknown[] = [...given, ...own];
	const vega: unknown = {
		...spec,
		...(size && { width: size.width, height: size.height, autosize: 'pad', padding: 0 }),
		signals: size ? signals.filter((each) => !isMapping(each) || !isSizeName(each.name)) : signals,
	};
	if (!isVegaSpec(vega)) throw new Error('it has no marks');
	const config = vegaTheme(theme);
	return {
		vega: arranged(vega, legendOrient({ config }), job),
		config,
		theme,
		vegaLite: undefined,
		...sizeSignals(vega),
		isSingle: true,
	};
}

/** A plain spec is drawn as Vega draws it: its labels and legends stay where they are. */
const arranged = (vega: Spec, orient: unknown, { isPlain }: ChartJob): Spec =>
	isPlain ? vega : withDeclutter(placeLegends(vega, orient));

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
