import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FontTable } from '../../font/index.js';
import type { ChartJob, ChartResult, FromChild, ToChild } from '../job.js';

export interface RunOptions {
	readonly fonts: FontTable;
	/** Milliseconds a chart. */
	readonly deadline: number;
	/** Megabytes. */
	readonly memory: number;
}

/** How one chart ended: with a result, or with its process. */
export type ChartOutcome =
	| { readonly kind: 'drawn'; readonly result: ChartResult }
	| { readonly kind: 'deadline' }
	| { readonly kind: 'memory' }
	| { readonly kind: 'stopped' };

/** Milliseconds that loading Vega and the fonts may take on a busy machine. */
const START_DEADLINE = 60_000;

/**
 * Draws charts one after another in a process that stays warm. A chart that takes too long or too much memory loses its
 * process, and the next one gets a new one. Outcomes come in the order of the jobs.
 */
export async function runCharts(
	jobs: readonly ChartJob[],
	options: RunOptions,
): Promise<readonly ChartOutcome[]> {
	const outcomes: ChartOutcome[] = [];
	let child: ChartProcess | undefined;
	try {
		for (const job of jobs) {
			child ??= await ChartProcess.start(options);
			const outcome = await child.draw(job, options.deadline);
			if (outcome.kind !== 'drawn') child = undefined;
			outcomes.push(outcome);
		}
	} finally {
		child?.end();
	}
	return outcomes;
}

class ChartProcess {
	readonly #child: ChildProcess;

	private constructor(child: ChildProcess) {
		this.#child = child;
	}

	static async start({ fonts, memory }: RunOptions): Promise<ChartProcess> {
		const child = fork(childFile(), [], {
			// Nothing of the environment but what must be fixed; no debugger, no loader of the parent.
			env: { TZ: 'UTC', DISABLE_SYSTEM_FONTS_LOAD: '1' },
			execArgv: [`--max-old-space-size=${memory}`],
			stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
			serialization: 'advanced',
		});
		const started = new ChartProcess(child);
		const words: Buffer[] = [];
		child.stderr?.on('data', (data: Buffer) => words.length < 16 && words.push(data));
		const outcome = await started.#ask({ kind: 'open', fonts, memory: memory + BASE_MEMORY }, START_DEADLINE);
		if (outcome !== 'ready')
			throw new Error(`the chart process did not start: ${Buffer.concat(words).toString()}`);
		return started;
	}

	async draw(job: ChartJob, deadline: number): Promise<ChartOutcome> {
		const answer = await this.#ask({ kind: 'draw', job, deadline }, deadline);
		return typeof answer === 'string' ? { kind: answer === 'ready' ? 'stopped' : answer } : answer;
	}

	end(): void {
		this.#child.kill('SIGKILL');
	}

	/** Sends an order and waits for its answer, the end of the process or the deadline, whichever is first. */
	#ask(
		order: ToChild,
		deadline: number,
	): Promise<ChartOutcome | 'ready' | 'deadline' | 'memory' | 'stopped'> {
		const child = this.#child;
		return new Promise((resolve) => {
			const done = (outcome: ChartOutcome | 'ready' | 'deadline' | 'memory' | 'stopped'): void => {
				clearTimeout(timer);
				child.off('message', onMessage);
				child.off('exit', onExit);
				child.off('error', onError);
				resolve(outcome);
			};
			const timer = setTimeout(() => {
				child.kill('SIGKILL');
				done('deadline');
			}, deadline);
			const onMessage = (message: unknown): void => {
				if (isAnswer(message)) done(message.kind === 'ready' ? 'ready' : message);
			};
			// V8 aborts when its heap is full; the watch in the process kills it for memory beside the heap.
			const onExit = (code: number | null, signal: string | null): void =>
				done(
					signal === 'SIGABRT' || signal === 'SIGKILL' || signal === 'SIGTRAP' || code === 134
						? 'memory'
						: 'stopped',
				);
			const onError = (): void => done('stopped');
			child.on('message', onMessage);
			child.on('exit', onExit);
			child.on('error', onError);
			child.send(order, (cause) => cause && done('stopped'));
		});
	}
}

/** Megabytes that the process has before the first chart: Vega, HarfBuzz, the fonts of a bilingual page. */
const BASE_MEMORY = 256;

/** What our own child sends is what it says. */
const isAnswer = (message: unknown): message is FromChild =>
	typeof message === 'object' && message !== null && 'kind' in message;

/** The compiled program: beside this file, or in `dist` when a test runs the source itself. */
function childFile(): string {
	const own = import.meta.url;
	const file = own.endsWith('.ts')
		? new URL('../../../dist/chart/process/child.js', own)
		: new URL('child.js', own);
	return fileURLToPath(file);
}
