import { spawnSync } from 'node:child_process';
import { execPath, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';

/** Pages of the documents that are laid out; the last is what the issue asks for. */
const PAGES = [50, 100, 200, 300, 400, 500];
const RUNS = 3;

interface Grown {
	readonly pages: number;
	/** CPU milliseconds. */
	readonly cpu: number;
	/** MiB of resident memory at most. */
	readonly peak: number;
}

/** Lays out documents of more and more pages, each in a process of its own: what a page more takes in time and memory. */
export function printGrowth(): void {
	const program = fileURLToPath(new URL('./grow.js', import.meta.url));
	const results = PAGES.map((pages): Grown => {
		const runs = Array.from(
			{ length: RUNS },
			(): Grown => JSON.parse(spawnSync(execPath, [program, String(pages)], { encoding: 'utf8' }).stdout),
		);
		return runs.sort((a, b) => a.cpu - b.cpu)[RUNS >> 1]!;
	});
	stdout.write('\npages   CPU ms  ms a page  peak MiB\n');
	for (const { pages, cpu, peak } of results) {
		const cells = [
			cpu.toFixed(0).padStart(7),
			(cpu / pages).toFixed(2).padStart(9),
			peak.toFixed(0).padStart(8),
		];
		stdout.write(`${String(pages).padStart(5)}  ${cells.join('  ')}\n`);
	}
	const half = results.length >> 1;
	const early = slope(results.slice(0, half + 1));
	const late = slope(results.slice(half));
	stdout.write(
		`slope ${slope(results).toFixed(2)} ms a page; of the later half to the earlier ${(late / early).toFixed(2)} (1 is linear)\n`,
	);
}

/** Of the straight line that lies nearest to the points. */
function slope(points: readonly Grown[]): number {
	const mean = (of: (point: Grown) => number): number =>
		points.reduce((sum, point) => sum + of(point), 0) / points.length;
	const x = mean(({ pages }) => pages);
	const y = mean(({ cpu }) => cpu);
	const across = points.reduce((sum, point) => sum + (point.pages - x) * (point.cpu - y), 0);
	return across / points.reduce((sum, point) => sum + (point.pages - x) ** 2, 0);
}
