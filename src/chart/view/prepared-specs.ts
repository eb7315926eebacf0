import { type Mark, parse, type Runtime, type Spec } from 'vega';
import { type Findings, isMapping } from '../findings/findings.js';
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
		const prepared = { ...compiled, runtime: parse(printed(compiled.vega), compiled.config, { ast: true }) };
		if (findings.count === said && key.length <= LONGEST && mayRunAgain(compiled.vega)) {
			this.#specs.set(key, prepared);
			if (this.#specs.size > MOST_SPECS) this.#specs.delete(this.#specs.keys().next().value!);
		}
		return prepared;
	}
}

/** Channels of a mark that only a screen shows. Vega-Lite describes each graphic in words, which takes longer than to draw it. */
const ON_SCREEN = ['description', 'tooltip', 'cursor'];

const printed = (vega: Spec): Spec => (vega.marks ? { ...vega, marks: vega.marks.map(printedMark) } : vega);

function printedMark(mark: Mark): Mark {
	const sets = Object.entries(mark.encode ?? {}).map(([name, channels]) => [
		name,
		Object.fromEntries(Object.entries(channels ?? {}).filter(([channel]) => !ON_SCREEN.includes(channel))),
	]);
	const own = { ...mark, ...(mark.encode && { encode: Object.fromEntries(sets) }) };
	return own.type === 'group' && own.marks ? { ...own, marks: own.marks.map(printedMark) } : own;
}

/**
 * Vega works on the rows of a spec themselves, unless they come in a list: those are copied by our readers of data (`ChartData`).
 */
function mayRunAgain(part: unknown): boolean {
	if (!isMapping(part)) return true;
	const { data, marks } = part;
	const isSafe = (source: unknown): boolean =>
		!isMapping(source) || source.values === undefined || Array.isArray(source.values);
	return (!Array.isArray(data) || data.every(isSafe)) && (!Array.isArray(marks) || marks.every(mayRunAgain));
}
