import { parse, type Runtime } from 'vega';
import { type Findings, isMapping, valuesOf } from '../findings/findings.js';
import type { ChartJob } from '../job.js';
import { type CompiledSpec, compileSpec } from '../spec/compile-spec.js';

/** A spec that is ready to run: compiled to Vega, and parsed to a plan of its dataflow. */
export interface PreparedSpec extends CompiledSpec {
	readonly runtime: Runtime;
}

/** Of specs that are kept; a publication has a few dozen. */
const MOST_SPECS = 100;
/** Characters of a spec; one that is longer holds its data and comes but once. */
const LONGEST = 100_000;

/**
 * Specs that were prepared in this process. The same chart with other data, which is read when it runs, needs half the time then.
 * Only those are kept that nothing was said about, so that nothing has to be said again.
 */
export class PreparedSpecs {
	readonly #specs = new Map<string, PreparedSpec>();

	/** Undefined when the job holds no spec, which is reported. Expressions are never compiled to code (`ast`). */
	prepare(job: ChartJob, findings: Findings): PreparedSpec | undefined {
		const { spec, theme, isPlain, params, language, size, palette, fontFamilies } = job;
		const key = JSON.stringify([spec, theme, isPlain, params, language, size, palette, fontFamilies]);
		const known = this.#specs.get(key);
		if (known) return known;
		const said = findings.count;
		const compiled = compileSpec(job, findings);
		if (!compiled) return undefined;
		const prepared = { ...compiled, runtime: parse(compiled.vega, compiled.config, { ast: true }) };
		if (findings.count === said && key.length <= LONGEST && mayRunAgain(compiled.vega)) {
			this.#specs.set(key, prepared);
			if (this.#specs.size > MOST_SPECS) this.#specs.delete(this.#specs.keys().next().value!);
		}
		return prepared;
	}
}

/**
 * Vega works on the rows of a spec themselves, unless they come in a list: those are copied by our readers of data (`ChartData`).
 */
function mayRunAgain(vega: unknown): boolean {
	for (const { path, value } of valuesOf(vega)) {
		if (path.at(-1) === 'values' && path.includes('data') && (isMapping(value) || typeof value === 'string'))
			return false;
	}
	return true;
}
