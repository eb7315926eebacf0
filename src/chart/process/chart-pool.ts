import { availableParallelism } from 'node:os';
import type { FontTable } from '../../font/index.js';
import type { ChartJob } from '../job.js';
import { type ChartLimits, type ChartOutcome, ChartProcess } from './chart-process.js';
import { practiceJob } from './practice.js';

/** A process takes 150 MB and half a second to start: more of them than this do not pay for a batch of any size. */
const MOST_PROCESSES = 4;
/** One more process is started when so many charts wait for each: fewer are drawn before it has loaded Vega. */
const WORTH_A_PROCESS = 12;

/** After four charts most of what Vega does has run. */
const MOST_REHEARSED = 4;

/** Roles of fonts that charts are usually set in; those that a table lacks count for nothing. */
const PRACTICE_ROLES = ['latin-sans', 'sans'];

interface Waiting {
	readonly job: ChartJob;
	readonly fonts: FontTable;
	readonly resolve: (outcome: ChartOutcome) => void;
	readonly reject: (cause: unknown) => void;
}

/**
 * Processes that draw charts, kept warm for a run. A chart that takes too long or too much memory loses its process, and another
 * takes its place. What a chart comes to does not depend on the process that drew it, nor on what that drew before.
 */
export class ChartPool {
	readonly #limits: ChartLimits;
	readonly #most: number;
	readonly #idle: ChartProcess[] = [];
	readonly #all = new Set<ChartProcess>();
	readonly #waiting: Waiting[] = [];
	/** By the table itself: editions of a run share theirs. */
	readonly #tables = new WeakMap<FontTable, number>();
	#tablesKnown = 0;
	#hasRehearsed = false;

	constructor(limits: ChartLimits, most = Math.min(MOST_PROCESSES, availableParallelism())) {
		this.#limits = limits;
		this.#most = Math.max(1, most);
	}

	/** Starts a process, so that it is ready when the first chart comes, and lets it practise where it takes no time from others. */
	warm(jobs: readonly ChartJob[], fonts: FontTable): void {
		if (this.#hasRehearsed) return;
		this.#hasRehearsed = true;
		this.start(fonts);
		const [first] = this.#idle;
		if (availableParallelism() > 1)
			first?.rehearse(jobs.slice(0, MOST_REHEARSED), fonts, this.#tableOf(fonts));
	}

	/** Starts a process before it is known which charts will come, and lets it practise on one of its own until they do. */
	start(fonts: FontTable): void {
		if (this.#all.size > 0) return;
		const started = this.#start();
		this.#idle.push(started);
		if (availableParallelism() > 1)
			started.rehearse([practiceJob(PRACTICE_ROLES)], fonts, this.#tableOf(fonts));
	}

	/** Draws a chart when its turn comes: those that came first are first. */
	draw(job: ChartJob, fonts: FontTable): Promise<ChartOutcome> {
		return new Promise((resolve, reject) => {
			this.#waiting.push({ job, fonts, resolve, reject });
			this.#next();
		});
	}

	/** Ends all processes. What still waits is never drawn. */
	close(): void {
		this.#waiting.length = 0;
		this.#idle.length = 0;
		for (const each of this.#all) each.end();
		this.#all.clear();
	}

	#next(): void {
		while (this.#waiting.length > 0) {
			const worker = this.#idle.pop() ?? (this.#mayStart() ? this.#start() : undefined);
			if (!worker) return;
			void this.#draw(worker, this.#waiting.shift()!);
		}
	}

	#mayStart(): boolean {
		const { size } = this.#all;
		return size < this.#most && this.#waiting.length > size * WORTH_A_PROCESS;
	}

	#start(): ChartProcess {
		const started = new ChartProcess(this.#limits);
		this.#all.add(started);
		return started;
	}

	async #draw(worker: ChartProcess, waiting: Waiting): Promise<void> {
		const { job, fonts, resolve, reject } = waiting;
		const wasUsed = worker.isUsed;
		let settle = (): void => {};
		try {
			const outcome = await worker.draw(job, fonts, this.#tableOf(fonts));
			const isDrawn = outcome.kind === 'drawn';
			if (isDrawn && this.#all.has(worker)) this.#idle.push(worker);
			else this.#all.delete(worker);
			// What earlier charts left in its process, or somebody did to it, is not held against a chart: it is tried in a new one.
			if (wasUsed && (outcome.kind === 'memory' || outcome.kind === 'stopped'))
				this.#waiting.unshift(waiting);
			else settle = () => resolve(outcome);
		} catch (cause) {
			this.#all.delete(worker);
			settle = () => reject(cause);
		}
		// The process has its next chart before this one is put away.
		this.#next();
		settle();
	}

	#tableOf(fonts: FontTable): number {
		const table = this.#tables.get(fonts) ?? ++this.#tablesKnown;
		this.#tables.set(fonts, table);
		return table;
	}
}
