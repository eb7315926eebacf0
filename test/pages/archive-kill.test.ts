import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { archiveIssues, listArchive, validateStore, verifyArchive } from '../../src/index.js';
import { checkout, emptyFolder } from '../support/project.js';

/** How often a put is killed, and how many files it has to store each time. */
const KILLS = 50;
const FILES = 16;

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function* chances(seed: number): Generator<number> {
	for (let state = seed; ; ) {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		yield ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	}
}

function write(path: string, text: string): { readonly sha256: string } {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
	return { sha256: createHash('sha256').update(text).digest('hex') };
}

/** A project whose edition is built, every file of it new in every round. */
function builtProject(folder: string, round: number): void {
	write(join(folder, 'templates/post/publication.yaml'), 'title: Post\n');
	const issue = write(join(folder, 'data/post/first/issue.yaml'), `number: ${round}\n`);
	const files = Array.from({ length: FILES }, (_, i) => {
		const file = `pages/zh-${i}.png`;
		const text = `round ${round}, page ${i}\n`.repeat(200 * (i % 9) + 1);
		return { file, bytes: text.length, ...write(join(folder, 'output/post/first', file), text) };
	});
	const inputs = [{ file: 'data/post/first/issue.yaml', ...issue }];
	const zh = { title: 'Post', language: 'zh', pages: [], fonts: [], files, inputs, diagnostics: [] };
	const report = { publication: 'post', issue: 'first', date: '2026-01-01', editions: { zh } };
	write(join(folder, 'output/post/first/report.json'), JSON.stringify(report));
}

interface Run {
	readonly ended: Promise<unknown>;
	kill(): void;
}

function startPut(project: string, store: string): Run {
	const main = join(checkout, 'dist/cli/main.js');
	const child = spawn(process.execPath, [main, '--project', project, 'archive', 'put', '--store', store], {
		stdio: 'ignore',
	});
	return {
		ended: new Promise((resolve) => child.once('exit', resolve)),
		kill: () => void child.kill('SIGKILL'),
	};
}

const isBegun = (store: string): boolean =>
	existsSync(join(store, 'extensions')) &&
	readdirSync(join(store, 'extensions')).some((name) => name.startsWith('banmian-put-'));

/** Milliseconds from `start` until something holds, or the run has ended. */
async function until(run: Run, holds: () => boolean): Promise<number> {
	const start = performance.now();
	let hasEnded = false;
	void run.ended.then(() => {
		hasEnded = true;
	});
	while (!hasEnded && !holds()) await wait(1);
	return performance.now() - start;
}

test('archive put is killed at 50 moments: the store is whole after each, and the next run completes', {
	timeout: 180_000,
}, async () => {
	const project = emptyFolder();
	const store = (round: number): string => join(project, `archive-${Math.floor(round / 5)}`);
	const put = () =>
		archiveIssues({ directory: project, store: store(round), created: '2026-11-25T09:30:00Z' });
	let round = 0;
	builtProject(project, round);
	const measured = startPut(project, join(project, 'measured'));
	const starting = await until(measured, () => isBegun(join(project, 'measured')));
	const storing = await until(measured, () => false);

	const chance = chances(20261125);
	const next = (): number => chance.next().value as number;
	const seen = { nothing: 0, unfinished: 0, before: 0, after: 0 };
	for (; round < KILLS; round++) {
		builtProject(project, round + 1);
		const run = startPut(project, store(round));
		// A third of the moments lie anywhere from the start on, the rest while files are written.
		if (next() < 1 / 3) await wait(next() * (starting + storing));
		else {
			await until(run, () => isBegun(store(round)));
			await wait(next() * storing);
		}
		run.kill();
		await run.ended;

		const versions = Math.floor(round % 5);
		if (existsSync(join(store(round), '0=ocfl_1.1'))) {
			if (isBegun(store(round))) seen.unfinished += 1;
			expect(verifyArchive(store(round)).diagnostics, `round ${round}`).toEqual([]);
			const found = listArchive(store(round)).objects.at(0)?.versions.length ?? 0;
			expect([versions, versions + 1]).toContain(found);
			seen[found === versions ? 'before' : 'after'] += 1;
		} else seen.nothing += 1;
		const completed = put();
		expect(completed.diagnostics, `round ${round}`).toEqual([]);
		expect(completed.editions.map(({ version }) => version)).toEqual([`v${versions + 1}`]);
		expect(validateStore(store(round)), `round ${round}`).toEqual([]);
		expect(readdirSync(join(store(round), 'extensions'))).toEqual(['0004-hashed-n-tuple-storage-layout']);
	}
	// The moments were what they should be: before, in the midst, and after.
	expect(seen.unfinished).toBeGreaterThan(5);
	expect(seen.before).toBeGreaterThan(5);
});
