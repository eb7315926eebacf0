import { cpuUsage, stdout } from 'node:process';

/** A piece of work that is measured. */
export interface Bench {
	readonly name: string;
	/** CPU milliseconds that the issue allows, warm. */
	readonly budget?: number;
	/** Work of others that this is compared with, round by round: the names of their bars. */
	readonly against?: readonly string[];
	/** This is the work of others, and the name under which it is a bar. */
	readonly bar?: string;
	/** Does the work once. */
	run(): void;
}

/** Something that could not be measured here, and why. */
export interface Skipped {
	readonly name: string;
	readonly why: string;
}

export interface Measured {
	readonly bench: Bench;
	/** CPU milliseconds a run, a round each. */
	readonly rounds: readonly number[];
}

/** A median needs an odd number of rounds; of nine the middle one stands still on a busy machine. */
const ROUNDS = 11;
/** A round is repeated until it takes so many milliseconds: the clock of the kernel is no finer than some tenths of one. */
const ROUND_LENGTH = 40;
/** Work is warm when the compiler has had it for so long. */
const WARM_UP = 400;

/**
 * Measures CPU time, user and system, of all threads (the compiler's and the collector's count), not time on the wall: other work on
 * the machine does not. Rounds go through all benches in turn, so that what slows the machine down for a while slows all of them.
 */
export function measure(benches: readonly Bench[]): readonly Measured[] {
	const repeats = benches.map((bench) => {
		let runs = 0;
		const start = used();
		while (used() - start < WARM_UP) {
			bench.run();
			runs++;
		}
		// Early runs are slow, so this is rather too few than too many.
		return Math.max(1, Math.round((ROUND_LENGTH * runs) / (used() - start)));
	});
	const rounds = benches.map((): number[] => []);
	for (let round = 0; round < ROUNDS; round++) {
		benches.forEach((bench, i) => {
			const start = used();
			for (let run = 0; run < repeats[i]!; run++) bench.run();
			rounds[i]!.push((used() - start) / repeats[i]!);
		});
	}
	return benches.map((bench, i) => ({ bench, rounds: rounds[i]! }));
}

/** CPU milliseconds of this process so far. */
function used(): number {
	const { user, system } = cpuUsage();
	return (user + system) / 1000;
}

const median = (values: readonly number[]): number =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

const number = (value: number): string => value.toFixed(value < 10 ? 2 : 1);

/** One row a bench: median, least and most, budget, and the ratio to each bar (the median of the ratios of the rounds). */
export function printTable(results: readonly Measured[], skipped: readonly Skipped[]): void {
	const bars = results.filter(({ bench }) => bench.bar !== undefined);
	const head = [
		'CPU ms, warm',
		'median',
		'min–max',
		'budget',
		'',
		...bars.map(({ bench }) => `÷ ${bench.bar}`),
	];
	const rows = results.map(({ bench, rounds }) => {
		const middle = median(rounds);
		return [
			bench.name,
			number(middle),
			`${number(Math.min(...rounds))}–${number(Math.max(...rounds))}`,
			bench.budget === undefined ? '' : String(bench.budget),
			bench.budget === undefined ? '' : middle > bench.budget ? 'missed' : 'kept',
			...bars.map((bar) =>
				bench.against?.includes(bar.bench.bar!)
					? median(rounds.map((value, i) => value / bar.rounds[i]!)).toFixed(2)
					: '',
			),
		];
	});
	const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)));
	for (const row of [head, ...rows]) {
		const cells = row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)));
		stdout.write(`${cells.join('  ').trimEnd()}\n`);
	}
	for (const { name, why } of skipped) stdout.write(`${name}: skipped, ${why}\n`);
}
