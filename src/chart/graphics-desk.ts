import { createHash } from 'node:crypto';
import { type Diagnostic, PressError, type Report } from '../base/index.js';
import { digestFile, joinPath, mergeInputs, type Root } from '../files/index.js';
import type { FontFile, FontTable } from '../font/index.js';
import { ChartCache, type KeptChart } from './cache/chart-cache.js';
import { type ChartKey, type ChartSources, chartKey, fontsDigest } from './cache/chart-key.js';
import { endOf, type PreparedChart, placed, prepareJob } from './prepare-job.js';
import { ChartPool } from './process/chart-pool.js';
import type { ChartLimits, ChartOutcome } from './process/chart-process.js';
import { type ChartRequest, type DrawnCharts, themePath } from './request.js';

/** Milliseconds: a chart takes 50, on a busy machine a second. */
const DEADLINE = 15_000;
/** Megabytes of heap: the largest chart of the public examples takes 120. */
const MEMORY = 512;

/** Points: about two columns of a page. */
const USUAL_SIZE = { width: 240, height: 150 };

/** Charts that stay from one run to the next. What they are known by is asked for with the first chart. */
export interface ChartStore {
	/** Where they are kept; made when the first one is. */
	readonly folder: string;
	/** A digest of the program: what another one drew is not used. */
	readonly program: string;
	/** Digests of font files by their absolute paths, as far as they are known; others are made when they are wanted. */
	readonly fonts?: ReadonlyMap<string, string>;
}

export interface DeskOptions extends Partial<ChartLimits> {
	/** How many processes may draw at a time; by default as many as there are processors, at most four. */
	readonly processes?: number;
	readonly store?: ChartStore;
}

/** What is known of a chart before it is drawn. */
interface Assignment {
	readonly request: ChartRequest;
	readonly key: ChartKey;
	/** Absolute path of the folder of its data. */
	readonly dataDirectory: string;
	readonly sources: ChartSources;
}

/** A chart as it was read, and what was said of it. */
interface Prepared {
	readonly prepared: PreparedChart | undefined;
	readonly diagnostics: readonly Diagnostic[];
}

/**
 * Where charts are drawn in a run: processes that stay warm, and what was drawn already. To be closed at the end of the run. A
 * desk that finds all its charts drawn starts no process and loads nothing of Vega.
 */
export class GraphicsDesk {
	readonly #cache: ChartCache;
	readonly #pool: ChartPool;
	readonly #limits: ChartLimits;
	/** Of charts that are expected, by their keys: read once. */
	readonly #prepared = new Map<string, Prepared>();
	readonly #fontDigests = new WeakMap<FontTable, string>();
	readonly #store: ChartStore | undefined;
	#fileDigests: Map<string, string> | undefined;

	constructor({ deadline = DEADLINE, memory = MEMORY, processes, store }: DeskOptions = {}) {
		this.#limits = { deadline, memory };
		this.#pool = new ChartPool(this.#limits, processes);
		this.#cache = new ChartCache(store?.folder);
		this.#store = store;
	}

	/**
	 * Tells that charts may be asked for, before it is known which: a process gets ready, unless some were drawn before, which may be
	 * all that are asked for.
	 */
	getReady(fonts: FontTable): void {
		if (this.#cache.isEmpty) this.#pool.start(fonts);
	}

	/** Tells which charts will be asked for, at sizes that are not known yet: a process gets ready, if one will be needed. */
	expect(requests: readonly ChartRequest[], fonts: FontTable, project: Root): void {
		const isSilent = (): void => {};
		const jobs = requests.flatMap((request) => {
			const assigned = this.#assign(request, fonts, project, isSilent);
			if (!assigned || this.#cache.knows(assigned.key)) return [];
			const made = this.#prepare(assigned);
			this.#prepared.set(assigned.key.chart, made);
			return made.prepared ? { ...made.prepared.job, size: USUAL_SIZE } : [];
		});
		if (jobs.length > 0) this.#pool.warm(jobs, fonts);
	}

	/** Charts in the order of the requests; what keeps one from being drawn, and what is to be said of it, is reported. */
	async draw(
		requests: readonly ChartRequest[],
		fonts: FontTable,
		project: Root,
		report: Report,
	): Promise<DrawnCharts> {
		const assigned = requests.map((request) => this.#assign(request, fonts, project, report));
		const drawn = await Promise.all(
			assigned.map((each) => each && (this.#kept(each) ?? this.#drawn(each, fonts))),
		);
		for (const each of drawn) for (const diagnostic of each?.diagnostics ?? []) report(diagnostic);
		const inputs = drawn.flatMap((each, i) =>
			(each?.result.inputs ?? []).map(({ file, sha256 }) => ({
				file: joinPath(requests[i]!.dataRoot, file),
				sha256,
			})),
		);
		return { drawings: drawn.map((each) => each?.result.drawing), inputs: mergeInputs(inputs) };
	}

	/** Ends the processes, and tidies up what is kept. */
	close(): void {
		this.#prepared.clear();
		this.#pool.close();
		this.#cache.close();
	}

	#assign(request: ChartRequest, fonts: FontTable, root: Root, report: Report): Assignment | undefined {
		try {
			const spec = root.readText(request.spec, request.span);
			const theme =
				!request.isPlain && root.exists(themePath(request)) ? root.readText(themePath(request)) : undefined;
			const dataDirectory = root.realPath(request.dataRoot, request.span);
			const made = { program: this.#store?.program ?? '', fonts: this.#digestOfFonts(fonts) };
			const sources = { spec, theme };
			return { request, sources, dataDirectory, key: chartKey(request, sources, made) };
		} catch (cause) {
			if (!(cause instanceof PressError)) throw cause;
			for (const diagnostic of cause.diagnostics) report(diagnostic);
			return undefined;
		}
	}

	#kept({ key, dataDirectory }: Assignment): KeptChart | undefined {
		return this.#cache.get(key, dataDirectory);
	}

	/** What a chart is by itself: its size is told with it when it is drawn. */
	#prepare({ request, sources, dataDirectory }: Assignment): Prepared {
		const { size: _, ...sizeless } = request;
		const diagnostics: Diagnostic[] = [];
		const prepared = prepareJob(sizeless, sources, dataDirectory, (said) => diagnostics.push(said));
		return { prepared, diagnostics };
	}

	async #drawn(assigned: Assignment, fonts: FontTable): Promise<KeptChart> {
		const { request, key } = assigned;
		const { prepared, diagnostics: said } = this.#prepared.get(key.chart) ?? this.#prepare(assigned);
		this.#prepared.delete(key.chart);
		const diagnostics = [...said];
		const note: Report = (diagnostic) => diagnostics.push(diagnostic);
		if (!prepared) return { result: { findings: [], inputs: [] }, diagnostics };
		const { yaml } = prepared;
		const job = { ...prepared.job, ...(request.size && { size: request.size }) };
		const outcome: ChartOutcome = await this.#pool.draw(job, fonts);
		if (outcome.kind !== 'drawn') {
			note(endOf(outcome, this.#limits, yaml.spanOf([])));
			return { result: { findings: [], inputs: [] }, diagnostics };
		}
		const { result, text } = outcome;
		diagnostics.push(...result.findings.map((finding) => placed(finding, yaml)));
		const kept = { result, diagnostics };
		// An error is mended, not printed; and a process that fails today may not tomorrow.
		if (result.drawing && diagnostics.every(({ severity }) => severity !== 'error'))
			this.#cache.put(key, text, kept);
		return kept;
	}

	#digestOfFonts(table: FontTable): string {
		const known = this.#fontDigests.get(table) ?? fontsDigest(table, (file) => this.#digestOfFile(file));
		this.#fontDigests.set(table, known);
		return known;
	}

	/** For a run by itself the path does: fonts do not change under it. */
	#digestOfFile({ file, data }: FontFile): string {
		if (data) return createHash('sha256').update(data).digest('hex');
		if (!this.#store || file === '') return file;
		this.#fileDigests ??= new Map(this.#store.fonts);
		const known = this.#fileDigests.get(file) ?? digestFile(file, ['sha256']).sha256;
		this.#fileDigests.set(file, known);
		return known;
	}
}
