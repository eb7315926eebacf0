import { spawn } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { change, checkout, emptyFolder, starterProject } from '../support/project.js';

/** How often a build is killed: half of the times anywhere, half of them while it writes. */
const KILLS = 50;

/** A run that goes on from a torn one may have fewer operations than the undisturbed one. */
const REACHED = 0.9;

const main = join(checkout, 'dist/cli/main.js');
const killAt = join(checkout, 'test/support/kill-at.mjs');
const style = 'templates/post/style.css';
const sizes = ['font-size: 42pt', 'font-size: 36pt'] as const;

interface Run {
	readonly code: number | null;
	readonly signal: NodeJS.Signals | null;
	readonly text: string;
}

/** The real command line; `kill` is where it ends. */
function run(folder: string, kill?: string): Promise<Run> {
	const child = spawn(process.execPath, ['--import', killAt, main, '--project', folder, 'build'], {
		env: { PATH: process.env.PATH ?? '', ...(kill !== undefined && { BANMIAN_KILL_AT: kill }) },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const words: Buffer[] = [];
	child.stdout.on('data', (data: Buffer) => words.push(data));
	return new Promise((resolve) =>
		child.on('close', (code, signal) => resolve({ code, signal, text: Buffer.concat(words).toString() })),
	);
}

/** The same numbers from 0 to 1 in every run (mulberry32). */
function numbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

type Files = ReadonlyMap<string, Buffer>;

/** All files of the issue but timings, which differ from run to run; temporary ones too. */
function filesOf(folder: string): Files {
	const issue = join(folder, 'output/post/first');
	const entries = readdirSync(issue, { recursive: true, withFileTypes: true });
	return new Map(
		entries
			.filter((entry) => entry.isFile() && entry.name !== 'timings.json')
			.map((entry) => join(entry.parentPath, entry.name))
			.sort()
			.map((path) => [path.slice(issue.length + 1), readFileSync(path)]),
	);
}

const isTemporary = (name: string): boolean => /(?:^|\/)\.[^/]*\.part$/.test(name);

/** Whether a record of editions says of each what one of the undisturbed builds says. */
function isMadeOf(record: Buffer, whole: readonly Buffer[]): boolean {
	const editions = (bytes: Buffer): Readonly<Record<string, unknown>> =>
		JSON.parse(bytes.toString()).editions;
	return Object.entries(editions(record)).every(([edition, said]) =>
		whole.some((bytes) => JSON.stringify(editions(bytes)[edition]) === JSON.stringify(said)),
	);
}

/** Each file as one of the undisturbed builds wrote it, none cut off, none of its own. */
function expectWhole(found: Files, builds: readonly Files[], moment: string): void {
	for (const [name, bytes] of found) {
		if (isTemporary(name)) continue;
		const whole = builds.flatMap((files) => files.get(name) ?? []);
		const isRecord = name === 'report.json' || name === 'state.json';
		const isWhole = isRecord ? isMadeOf(bytes, whole) : whole.some((each) => each.equals(bytes));
		expect(isWhole, `${name}, ${moment}`).toBe(true);
	}
}

test('a build that is killed at fifty moments leaves no torn file, and the next one completes', async () => {
	const folder = starterProject();
	// Without its chart a build takes half of the time: the chart's process writes nothing.
	change(folder, 'templates/post/layouts/front.hbs', '{{chart "visitors"}}', '');
	const builds: Files[] = [];
	let counts = { all: 0, writes: 0 };
	// Two papers that differ on every page, so that a mixture of the two would show.
	for (const [from, to] of [sizes, [...sizes].reverse()] as const) {
		const { code, text } = await run(folder);
		expect(code).toBe(0);
		const [, all, writes] = /operations: (\d+), (\d+) writes/.exec(text)!.map(Number);
		counts = { all: all!, writes: writes! };
		builds.push(filesOf(folder));
		change(folder, style, from!, to!);
	}
	for (const name of ['zh.pdf', 'pages/zh-1.png', 'report.json', 'state.json'])
		expect(builds[0]!.get(name)!.equals(builds[1]!.get(name)!), name).toBe(false);
	expect(builds[0]!.get('zh.pdf')!.toString('latin1').trimEnd().endsWith('%%EOF')).toBe(true);
	expect(counts.writes).toBeGreaterThan(30);

	// Two projects at a time, as there are two cores at least.
	const other = emptyFolder();
	cpSync(folder, other, { recursive: true });
	const undisturbed = { builds, counts };
	const killed = await Promise.all([
		killBuilds(folder, undisturbed, numbers(2015)),
		killBuilds(other, undisturbed, numbers(2016)),
	]);
	expect(killed[0]! + killed[1]!).toBeGreaterThan(KILLS - 5);
}, 300_000);

interface Undisturbed {
	/** What the builds of the two papers made. */
	readonly builds: readonly Files[];
	/** How many operations of the disk a build has. */
	readonly counts: Readonly<Record<'all' | 'writes', number>>;
}

/** Half of all kills, on one project that holds the first paper. Answers how many of them came before the end. */
async function killBuilds(
	folder: string,
	{ builds, counts }: Undisturbed,
	next: () => number,
): Promise<number> {
	let version = 0;
	let killed = 0;
	for (let kill = 0; kill < KILLS / 2; kill++) {
		const from = sizes[version]!;
		version = 1 - version;
		change(folder, style, from, sizes[version]!);
		const kind = kill % 2 === 0 ? 'all' : 'writes';
		const at = `${kind}:${1 + Math.floor(next() * counts[kind] * REACHED)}`;
		const { signal } = await run(folder, at);
		if (signal === 'SIGKILL') killed++;
		expectWhole(filesOf(folder), builds, `killed at ${at}`);
		if (kill % 6 !== 0) continue;
		const { code } = await run(folder);
		expect(code).toBe(0);
		// Every file as by an undisturbed build, no other, and no temporary one.
		expect(filesOf(folder)).toEqual(builds[version]);
	}
	return killed;
}
