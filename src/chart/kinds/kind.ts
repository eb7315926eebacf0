import type { z } from 'zod';
import type { Report } from '../../base/index.js';
import type { Yaml } from '../../files/index.js';
import type { FigureLanguage } from '../../quantity/index.js';
import { check, type SchemaCodes } from '../../schema/index.js';

/** A part of a Vega-Lite specification: plain data. */
export type VegaLite = Readonly<Record<string, unknown>>;

/**
 * A kind of chart: what an editor chooses, and the Vega-Lite that is made of it. The specification holds nothing that a file of
 * Vega-Lite could not, so a chart can start as a kind and go on as its own specification.
 */
export interface ChartKind {
	/** The specification for a checked file; undefined when something is wrong with it, which is reported at its place. */
	expand(yaml: Yaml, language: FigureLanguage, report: Report): VegaLite | undefined;
}

/** Makes a kind of the shape of its options and the function that builds the specification from them. */
export const defineKind = <T>(
	shape: z.ZodType<T>,
	specOf: (options: T, language: FigureLanguage) => VegaLite,
): ChartKind => ({
	expand: (yaml, language, report) => {
		const options = check(codes, shape, yaml.value, yaml, report);
		return options === undefined ? undefined : { $schema: SCHEMA, ...specOf(options, language) };
	},
});

const SCHEMA = 'https://vega.github.io/schema/vega-lite/v6.json';

const codes: SchemaCodes = {
	unknownField: 'chart/unknown-field',
	missingField: 'chart/missing-field',
	badId: 'chart/wrong-value',
	wrongType: 'chart/wrong-type',
	wrongValue: 'chart/wrong-value',
};
