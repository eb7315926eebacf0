import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Findings } from '../../../../src/chart/findings/findings.js';
import type { Grammar } from '../../../../src/chart/schema/json-schema.js';
import { validateSpec } from '../../../../src/chart/schema/validate-spec.js';
import { sound, soundVega } from './sound-specs.js';

/** Findings as `place severity code message (hint)`. */
function faults(spec: unknown, grammar: Grammar = 'vega-lite', isPlain = false): readonly string[] {
	const findings = new Findings(spec);
	validateSpec(spec, grammar, isPlain, findings);
	return findings.causes.map(
		({ path = [], severity, code, message, hint, atKey }) =>
			`${path.join('/')}${atKey ? ' (name)' : ''} ${severity} ${code} ${message}${hint ? ` (${hint})` : ''}`,
	);
}

const data = { url: 'a.csv' };
const bar = (encoding: object, rest: object = {}) => ({ data, mark: 'bar', encoding, ...rest });

/** The specs of our own papers. */
const ours = ['templates', 'starter'].flatMap((folder) =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.vl.json'))
		.map((name): [string, unknown] => [name, JSON.parse(readFileSync(join(folder, name), 'utf8'))]),
);

describe('what Vega-Lite can draw', () => {
	it('passes: the charts of our papers', () => {
		expect(ours.length).toBeGreaterThan(5);
		for (const [name, spec] of ours) expect(faults(spec), name).toEqual([]);
	});

	it('passes: every way to write a chart that the documentation has', () => {
		for (const [name, spec] of Object.entries(sound)) expect(faults(spec), name).toEqual([]);
	});

	it('passes: specs of Vega itself', () => {
		for (const [name, spec] of Object.entries(soundVega)) expect(faults(spec, 'vega'), name).toEqual([]);
	});
});

describe('a misspelt property', () => {
	it('is one finding, with the right name, wherever it stands in a spec', () => {
		for (const [name, spec] of [...ours, ...Object.entries(sound)]) {
			for (const path of namesIn(spec)) {
				const key = path.at(-1)!;
				const misspelt = key[0]! + key[2] + key[1] + key.slice(3);
				if (key.length < 5 || misspelt === key) continue;
				const where = [...path.slice(0, -1), misspelt].join('/');
				const found = faults(renamed(spec, path, misspelt));
				expect(found, `${name} ${where}`).toEqual([
					expect.stringMatching(/ \(name\) error chart\/unknown-field .* \(did you mean ".*"\?\)$/),
				]);
				expect(found[0]).toContain(`${where} (name)`);
				expect(found[0]).toContain(`did you mean "${key}"?`);
			}
		}
	});

	it('that is like no other gets the list of those that may stand there', () => {
		expect(faults(bar({}, { spacing: 1, selection: {} }))[0]).toMatch(
			/^selection \(name\) error chart\/unknown-field a chart has no property "selection" \(it can have \$schema, .*params/,
		);
	});

	it('is a warning in a plain chart, which Vega draws all the same', () => {
		expect(faults(bar({ x: { feild: 'a' } }), 'vega-lite', true)).toEqual([
			'encoding/x/feild (name) warning chart/unknown-field "encoding.x" has no property "feild" (did you mean "field"?)',
		]);
	});
});

const wrong: readonly (readonly [spec: unknown, found: readonly string[]])[] = [
	[
		{ data, mark: 'barr' },
		[
			'mark error chart/wrong-value "mark" must be "boxplot", "errorbar", "errorband", "arc", "area", "bar", "image", "line", "point", "rect", "rule", "text", "tick", "trail", "circle", "square", "geoshape" or a mapping of properties, not the text "barr" (did you mean "bar"?)',
		],
	],
	[
		{ data, mark: { type: 'barr', opacity: 0.5 } },
		[
			expect.stringMatching(
				/^mark\/type error chart\/wrong-value "mark\.type" must be .*did you mean "bar"\?/,
			),
		],
	],
	[
		bar({ x: { field: 'a', type: 'quantitativ' } }),
		[
			'encoding/x/type error chart/wrong-value "encoding.x.type" must be "quantitative", "ordinal", "temporal" or "nominal", not the text "quantitativ" (did you mean "quantitative"?)',
		],
	],
	[
		bar({ x: { field: 'a', timeUnit: 'yearmonht' } }),
		[
			'encoding/x/timeUnit error chart/wrong-value "encoding.x.timeUnit" cannot be the text "yearmonht" (did you mean "yearmonth"?)',
		],
	],
	[
		bar({ x: { field: 'a', bin: { maxbins: '5' } } }),
		[
			'encoding/x/bin/maxbins error chart/wrong-type "encoding.x.bin.maxbins" must be a number of at least 2, not the text "5" (write the number without quotes)',
		],
	],
	[
		{ data, mark: { type: 'bar', opacity: 3 } },
		['mark/opacity error chart/wrong-value "mark.opacity" must be a number from 0 to 1, not 3'],
	],
	[
		{ data, mark: 'bar', height: Number.NaN },
		[
			'height error chart/wrong-type "height" must be "container", a number or a mapping of properties, not NaN (for example {"step": …})',
		],
	],
	[
		{ data: 'a.csv', mark: 'bar' },
		[
			'data error chart/wrong-type "data" must be a mapping of properties or null, not the text "a.csv" (for example {"url": …})',
		],
	],
	[
		{ data: { url: 'a', format: { type: 'cvs' } }, mark: 'bar' },
		[
			'data/format/type error chart/wrong-value "data.format.type" must be "csv", "tsv", "dsv", "json" or "topojson", not the text "cvs" (did you mean "csv"?)',
		],
	],
	[
		bar({}, { transform: [{ calculate: 'a' }] }),
		['transform/0 error chart/missing-field "transform.0.as" is missing (write "as": … here)'],
	],
	[
		bar({}, { transform: { calculate: 'a', as: 'b' } }),
		['transform error chart/wrong-type "transform" must be a list, not a mapping'],
	],
	[
		{ data },
		[
			' error chart/missing-field "mark" is missing (write what the data is drawn as, "mark": "bar", or charts in layer, hconcat, vconcat, concat, facet or repeat)',
		],
	],
	[
		bar({ x: { field: 'a', axis: false } }),
		[
			'encoding/x/axis error chart/wrong-type "encoding.x.axis" must be a mapping of properties or null, not false',
		],
	],
	[
		bar({ x: { field: 'a', scale: { domain: [1], type: 'lgo', rnage: [0, 1] } } }),
		[
			expect.stringMatching(/^encoding\/x\/scale\/type error chart\/wrong-value .*did you mean "log"\?/),
			'encoding/x/scale/rnage (name) error chart/unknown-field "encoding.x.scale" has no property "rnage" (did you mean "range"?)',
		],
	],
	[
		{ data, layer: [{ mark: 'bar' }, { mark: { type: 'line', strokeDash: 3 } }, { mrak: 'line' }] },
		[
			'layer/1/mark/strokeDash error chart/wrong-type "layer.1.mark.strokeDash" must be a list, not 3',
			'layer/2/mrak (name) error chart/unknown-field "layer.2" has no property "mrak" (did you mean "mark"?)',
		],
	],
	[
		'bar',
		[
			' error chart/wrong-type a chart must be a mapping of properties, not the text "bar" (for example {"mark": …})',
		],
	],
];

describe('a value that cannot be', () => {
	it('is told with what can be, of the one form that was meant', () => {
		for (const [spec, found] of wrong) expect(faults(spec)).toEqual(found);
	});

	it('is found in specs of Vega: marks, transforms, scales', () => {
		const vega = (rest: object) =>
			faults({ $schema: 'https://vega.github.io/schema/vega/v6.json', ...rest }, 'vega');
		expect(vega({ marks: [{ type: 'group', marks: [{ type: 'rekt' }] }] })).toEqual([
			expect.stringMatching(/^marks\/0\/marks\/0\/type error chart\/wrong-value .*did you mean "rect"\?/),
		]);
		expect(vega({ data: [{ name: 't', transform: [{ type: 'fomula', expr: '1', as: 'a' }] }] })).toEqual([
			'data/0/transform/0/type error chart/wrong-value "data.0.transform.0.type" cannot be the text "fomula" (did you mean "formula"?)',
		]);
		expect(vega({ scales: [{ name: 'x', type: 'liner', range: 'width' }] })).toEqual([
			expect.stringMatching(/^scales\/0\/type error chart\/wrong-value .*did you mean "linear"\?/),
		]);
	});
});

describe('a large spec', () => {
	it('is looked through once, however its parts are nested', () => {
		const layers = (depth: number): object =>
			depth === 0 ? { mark: 'bar' } : { layer: [layers(depth - 1), layers(depth - 1)] };
		const deep = { data, layer: [layers(10), { mark: 'barr' }] };
		expect(faults(deep).map((fault) => fault.split(' ')[0])).toEqual(['layer/1/mark']);
		const wide = {
			data,
			layer: Array.from({ length: 10_000 }, (_, at) => ({ mark: at === 9_999 ? 5 : 'bar' })),
		};
		expect(faults(wide).map((fault) => fault.split(' ')[0])).toEqual(['layer/9999/mark']);
	});
});

/** Paths of all names whose spelling the schema knows: not those of rows, of the theme's styles, or of named data. */
function namesIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => {
		const at = [...path, key];
		if (FREE.has(key)) return [];
		return [...(Array.isArray(value) ? [] : [at]), ...namesIn(inner, at)];
	});
}
const FREE: ReadonlySet<string> = new Set([
	'data',
	'datasets',
	'config',
	'usermeta',
	'bind',
	'value',
	'parse',
]);

function renamed(value: unknown, [step, ...rest]: readonly string[], name: string): unknown {
	if (Array.isArray(value))
		return value.map((entry, at) => (String(at) === step ? renamed(entry, rest, name) : entry));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => {
			if (key !== step) return [key, inner];
			return rest.length === 0 ? [name, inner] : [key, renamed(inner, rest, name)];
		}),
	);
}
