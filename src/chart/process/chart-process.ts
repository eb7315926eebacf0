import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FontTable } from '../../font/index.js';
import type { ChartJob, ChartResult, FromChild, ToChild } from '../job.js';
import { parseResult } from './result-text.js';

/** What one chart may take. */
export interface ChartLimits {
	/** Milliseconds. */
	readonly deadline: number;
	/** Megabytes. */
	readonly memory: number;
}

/** How one chart ended: with a result (and the text that it came as), or with its process. */
export type ChartOutcome =
	| { readonly kind: 'drawn'; readonly result: ChartResult; readonly text: string }
	| { readonly kind: 'deadline' }
	| { readonly kind: 'memory' }
	| { readonly kind: 'stopped' };

/** Milliseconds that loading Vega and the fonts may take on a busy machine. */
const START_DEADLINE = 60_000;
/** Milliseconds; twice that ends the process. */
const REHEARSAL_DEADLINE = 1_500;
/** Megabytes that the process has before the first chart: Vega, HarfBuzz, the fonts of a bilingual page. */
const BASE_MEMORY = 256;

type Answer = FromChild | { readonly kind: 'deadline' | 'memory' | 'stopped' };

/** A process that draws charts, one after another, and stays warm. It keeps its parent alive only while it draws. */
export class ChartProcess {
	readonly #child: ChildProcess;
	readonly #limits: ChartLimits;
	readonly #words: Buffer[] = [];
	readonly #ready: Promise<Answer>;
	readonly #tables = new Set<number>();
	/** Whether it was given a chart before. */
	isUsed = false;

	/** Starts the process; charts may be given to it at once. */
	constructor(limits: ChartLimits) {
		this.#limits = limits;
		this.#child = fork(childFile(), [], {
			// Nothing of the environment but what must be fixed; no debugger, no loader of the parent.
			env: { TZ: 'UTC', DISABLE_SYSTEM_FONTS_LOAD: '1' },
			execArgv: [`--max-old-space-size=${limits.memory}`, `--min-semi-space-size=${YOUNG_MEMORY}`],
			stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
			serialization: 'advanced',
		});
		const { stderr } = this.#child;
		stderr?.on('data', (data: Buffer) => this.#words.length < 16 && this.#words.push(data));
		// A pipe to a child is a socket; typed as a stream.
		if (stderr && 'unref' in stderr && typeof stderr.unref === 'function') stderr.unref();
		this.#ready = this.#ask([{ kind: 'start', memory: limits.memory + BASE_MEMORY }], START_DEADLINE);
	}

	/** Gives it charts to practise on while it has nothing to do. */
	rehearse(jobs: readonly ChartJob[], fonts: FontTable, table: number): void {
		this.isUsed = true;
		const order = { kind: 'rehearse', table, jobs, deadline: REHEARSAL_DEADLINE } as const;
		// Whether they arrive is seen when a chart is to be drawn.
		for (const each of [...this.#fontsOf(table, fonts), order]) this.#child.send(each, () => {});
	}

	/** `table` is the number that this process knows the fonts by. After any end but `drawn` the process is gone. */
	async draw(job: ChartJob, fonts: FontTable, table: number): Promise<ChartOutcome> {
		this.isUsed = true;
		const ready = await this.#ready;
		if (ready.kind !== 'ready')
			throw new Error(`the chart process did not start: ${Buffer.concat(this.#words).toString()}`);
		const { deadline } = this.#limits;
		const order = { kind: 'draw', table, job, deadline } as const;
		const answer = await this.#ask([...this.#fontsOf(table, fonts), order], deadline);
		if (answer.kind !== 'drawn') {
			this.end();
			return { kind: answer.kind === 'ready' ? 'stopped' : answer.kind };
		}
		return { kind: 'drawn', result: parseResult(answer.result), text: answer.result };
	}

	end(): void {
		this.#child.kill('SIGKILL');
	}

	#fontsOf(table: number, fonts: FontTable): readonly ToChild[] {
		if (this.#tables.has(table)) return [];
		this.#tables.add(table);
		return [{ kind: 'fonts', table, fonts }];
	}

	/** Sends orders and waits for the answer, the end of the process or the deadline, whichever is first. */
	#ask(orders: readonly ToChild[], deadline: number): Promise<Answer> {
		const child = this.#child;
		return new Promise((resolve) => {
			const done = (answer: Answer): void => {
				clearTimeout(timer);
				child.off('message', onMessage);
				child.off('exit', onExit);
				child.off('error', onError);
				child.unref();
				child.channel?.unref();
				resolve(answer);
			};
			const timer = setTimeout(() => {
				child.kill('SIGKILL');
				done({ kind: 'deadline' });
			}, deadline);
			const onMessage = (message: unknown): void => {
				if (isAnswer(message)) done(message);
			};
			// V8 aborts when its heap is full; the watch in the process kills it for memory beside the heap.
			const onExit = (code: number | null, signal: string | null): void =>
				done({
					kind:
						signal === 'SIGABRT' || signal === 'SIGKILL' || signal === 'SIGTRAP' || code === 134
							? 'memory'
							: 'stopped',
				});
			const onError = (): void => done({ kind: 'stopped' });
			child.ref();
			child.channel?.ref();
			child.on('message', onMessage);
			child.on('exit', onExit);
			child.on('error', onError);
			for (const order of orders) child.send(order, (cause) => cause && done({ kind: 'stopped' }));
		});
	}
}

/** Megabytes for what a chart makes and drops: with less, a tenth of the time goes into tidying up. */
const YOUNG_MEMORY = 16;

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
