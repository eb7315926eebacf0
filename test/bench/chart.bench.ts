import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';

/** CPU milliseconds a chart, warm: a new spec, new data in a known one, and one that was drawn before. */
const BUDGETS = { new: 12, known: 5, kept: 1 } as const;
/** Milliseconds on the wall that four charts may add to a page, in a process that was just started. */
const PAGE_BUDGET = 250;
const PAGE_RUNS = 7;

const NAMES = {
	new: 'a chart of a new spec',
	known: 'a chart with new data, its spec known',
	kept: 'a chart that was drawn before',
};

/** What charts cost, in processes of their own: Vega is no part of what else is measured. */
export function printCharts(): void {
	const rounds: Record<keyof typeof BUDGETS, number[]> = JSON.parse(draw('warm'));
	stdout.write('\ncharts of the sample papers, CPU ms, warm\n');
	for (const way of ['new', 'known', 'kept'] as const) tell(NAMES[way], rounds[way], BUDGETS[way]);
	printKinds();
	const cold = Array.from({ length: PAGE_RUNS }, (): { loaded: number; drawn: number } =>
		JSON.parse(draw('cold')),
	);
	const of = (part: 'loaded' | 'drawn'): string => median(cold.map((run) => run[part])).toFixed(0);
	stdout.write(
		`cold, CPU ms of the process that draws: ${of('loaded')} to load Vega and fonts, ${of('drawn')} for four charts\n`,
	);
	printPage();
}

/** A chart of each kind: the one in the middle, and the slowest. */
function printKinds(): void {
	const told: Record<string, Record<'new' | 'known', number[]>> = JSON.parse(draw('kinds'));
	for (const way of ['new', 'known'] as const) {
		const charts = Object.entries(told).map(([name, took]) => ({ name, took: median(took[way]) }));
		const slowest = charts.reduce((most, each) => (each.took > most.took ? each : most));
		const took = charts.map((chart) => chart.took);
		tell(`a chart of each kind, its spec ${way}`, took, BUDGETS[way]);
		stdout.write(`  the slowest: ${slowest.name}, ${slowest.took.toFixed(2)}\n`);
	}
}

/** A page with four charts and the same page without them, each built from nothing in a process of its own, in turns. */
function printPage(): void {
	const folder = mkdtempSync(join(tmpdir(), 'banmian-bench-'));
	try {
		for (const page of ['with', 'without'])
			for (const part of ['templates/xihu', 'data/xihu', 'fonts'])
				cpSync(part, join(folder, page, part), { recursive: true });
		for (const page of ['with', 'without']) {
			remove(join(folder, page), 'templates/xihu/layouts/paper.hbs', '{{chart "delivery"}}');
			remove(join(folder, page), 'templates/xihu/partials/twenty.hbs', '{{chart "twenty-years"}}');
		}
		for (const part of ['layouts', 'partials']) withoutCharts(join(folder, 'without/templates/xihu', part));
		const more = Array.from(
			{ length: PAGE_RUNS },
			() => timeOfBuild(join(folder, 'with')) - timeOfBuild(join(folder, 'without')),
		);
		tell('four charts on a page, cold, ms on the wall', more, PAGE_BUDGET);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

function timeOfBuild(folder: string): number {
	rmSync(join(folder, 'output'), { recursive: true, force: true });
	const flags = ['--project', folder, 'build', 'xihu', '--edition', 'zh', '--force'];
	const start = performance.now();
	const { status, stderr } = spawnSync(execPath, ['dist/cli/main.js', ...flags], { encoding: 'utf8' });
	if (status !== 0) throw new Error(stderr);
	return performance.now() - start;
}

function remove(folder: string, file: string, text: string): void {
	const path = join(folder, file);
	const before = readFileSync(path, 'utf8');
	if (!before.includes(text)) throw new Error(`"${text}" does not stand in ${file}`);
	writeFileSync(path, before.replace(text, ''));
}

/** Takes the charts out of all files of a folder. */
function withoutCharts(folder: string): void {
	for (const name of readdirSync(folder)) {
		const path = join(folder, name);
		writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/\{\{chart [^{}]*\}\}/g, ''));
	}
}

function draw(how: 'warm' | 'cold' | 'kinds'): string {
	const program = fileURLToPath(new URL('./draw-charts.js', import.meta.url));
	const { stdout: said, stderr } = spawnSync(execPath, ['--min-semi-space-size=16', program, how], {
		encoding: 'utf8',
		env: { TZ: 'UTC', DISABLE_SYSTEM_FONTS_LOAD: '1' },
	});
	if (said === '') throw new Error(stderr);
	return said;
}

function tell(name: string, values: readonly number[], budget: number): void {
	const middle = median(values);
	const range = `${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)}`;
	stdout.write(
		`${name.padEnd(44)} ${middle.toFixed(2).padStart(8)}  ${range.padStart(16)}  budget ${budget}: ${middle > budget ? 'missed' : 'kept'}\n`,
	);
}

const median = (values: readonly number[]): number =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
