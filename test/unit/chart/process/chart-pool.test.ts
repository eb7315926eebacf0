import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { GraphicsDesk } from '../../../../src/chart/index.js';
import { openRoot } from '../../../../src/files/index.js';
import { checkout } from '../../../support/project.js';
import { bars, chartProject, drawAt, fonts, request } from '../desk.js';

/** The processes that were started, by their numbers. */
const started = vi.hoisted((): number[] => []);
vi.mock('node:child_process', async (original) => {
	const module = await original<typeof import('node:child_process')>();
	const fork = (...given: Parameters<typeof module.fork>) => {
		const child = module.fork(...given);
		started.push(child.pid ?? 0);
		return child;
	};
	return { ...module, fork };
});

/** It takes time and no memory. */
const endless = {
	...bars,
	transform: [{ calculate: "test(regexp('^(a+)+$'), 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab')", as: 'c' }],
};
const wide = { ...bars, mark: { type: 'bar', color: '$accent' }, title: 'One title' };
const random = {
	data: { sequence: { start: 0, stop: 20 } },
	transform: [{ calculate: 'random()', as: 'r' }],
	mark: 'point',
	encoding: { x: { field: 'data', type: 'quantitative' }, y: { field: 'r', type: 'quantitative' } },
};
const shared = {
	...bars,
	data: {
		values: [
			{ name: 'a', value: 3 },
			{ name: 'b', value: 5 },
		],
	},
};

let desk: GraphicsDesk;
beforeAll(() => {
	expect(existsSync(join(checkout, 'dist/chart/process/child.js')), 'run "npm run compile" first').toBe(true);
});
beforeEach(() => {
	started.length = 0;
	desk = new GraphicsDesk({ processes: 1, deadline: 3000 });
});
afterEach(() => desk.close());

const isRunning = (id: number): boolean => {
	try {
		return process.kill(id, 0);
	} catch {
		return false;
	}
};

async function ended(id: number): Promise<boolean> {
	for (let turn = 0; turn < 400 && isRunning(id); turn++) await wait(50);
	return !isRunning(id);
}

describe('a process that draws charts', () => {
	it('stays warm for all charts of a run, whatever table of fonts they are set in', async () => {
		const folder = chartProject({ bars, wide });
		const first = await drawAt(desk, folder, [request('bars'), request('wide')]);
		const second = await drawAt(desk, folder, [request('wide', { language: 'zh' })], { ...fonts });
		expect(started).toHaveLength(1);
		expect([...first.drawings, ...second.drawings].every((drawing) => drawing.includes('"role":"bar"'))).toBe(
			true,
		);
	});

	it('is another one after it was ended from without, or by a chart; the charts behind are drawn', async () => {
		const folder = chartProject({ bars, endless, wide });
		await drawAt(desk, folder, [request('bars')]);
		process.kill(started[0]!, 'SIGKILL');
		expect(await ended(started[0]!)).toBe(true);
		const { drawings, found } = await drawAt(desk, folder, [
			request('wide'),
			request('endless'),
			request('bars', { size: { width: 90, height: 90 } }),
		]);
		expect(drawings.map((drawing) => drawing !== undefined)).toEqual([true, false, true]);
		expect(found.join('\n')).toMatch(/^charts\/endless\.vl\.json:1:1 error chart\/deadline /);
		expect(started.length).toBeGreaterThan(2);
	});

	it('ends with its run', async () => {
		await drawAt(desk, chartProject({ bars }), [request('bars')]);
		desk.close();
		expect(await ended(started[0]!)).toBe(true);
	});

	it('is started early for charts that are to come, and for those alone', async () => {
		const folder = chartProject({ bars });
		desk.expect([], fonts, openRoot(folder));
		expect(started).toHaveLength(0);
		desk.expect([request('bars')], fonts, openRoot(folder));
		expect(started).toHaveLength(1);
		await drawAt(desk, folder, [request('bars')]);
		expect(started).toHaveLength(1);
		// At another size it is drawn anew, by the process that is there.
		desk.expect([request('bars')], fonts, openRoot(folder));
		expect(started).toHaveLength(1);
	});

	it('is started before it is known which charts will come, unless some were kept, and is the one that draws them', async () => {
		const folder = chartProject({ bars });
		const store = { folder: join(folder, 'kept'), program: 'test' };
		const early = new GraphicsDesk({ store });
		early.getReady(fonts);
		expect(started).toHaveLength(1);
		early.expect([request('bars')], fonts, openRoot(folder));
		const { drawings } = await drawAt(early, folder, [request('bars')]);
		early.close();
		expect(started).toHaveLength(1);
		// What the process practised on before is not seen in what it draws.
		expect(drawings).toEqual((await drawAt(desk, folder, [request('bars')])).drawings);
		const later = new GraphicsDesk({ store });
		later.getReady(fonts);
		expect(await drawAt(later, folder, [request('bars')])).toMatchObject({ drawings });
		later.close();
		expect(started).toHaveLength(2);
	});
});

describe('what a chart comes to', () => {
	it('does not depend on the order, the number of processes, or what a process drew before', async () => {
		const folder = chartProject({ bars, wide, random, shared });
		const names = ['bars', 'wide', 'random', 'shared'];
		const all = names.flatMap((name) =>
			[80, 200].map((width) => request(name, { size: { width, height: 90 } })),
		);
		const forward = await drawAt(desk, folder, all);
		expect(new Set(forward.drawings).size).toBe(all.length);
		const other = new GraphicsDesk({ processes: 3 });
		const backward = await drawAt(other, folder, [...all].reverse());
		other.close();
		expect(backward.drawings.reverse()).toEqual(forward.drawings);
		expect(backward.inputs).toEqual(forward.inputs);
		// The same once more, in a warm process that has them prepared; sizes that differ keep it from what it remembers.
		const again = await drawAt(
			desk,
			folder,
			all.map((each) => ({ ...each, date: '2023-08-04' })),
		);
		expect(again.drawings).toEqual(forward.drawings);
	});
});

describe('a program that draws charts', () => {
	const script = (spec: string): string => {
		const folder = chartProject({ bars, endless });
		const file = join(folder, 'draw.mjs');
		const at = (path: string): string => JSON.stringify(join(checkout, 'dist', path));
		writeFileSync(
			file,
			`import { GraphicsDesk } from ${at('chart/index.js')};
			import { openRoot } from ${at('files/index.js')};
			import { loadFontTable } from ${at('font/index.js')};
			const fonts = loadFontTable(openRoot(${JSON.stringify(checkout)}), () => {});
			const desk = new GraphicsDesk();
			const request = ${JSON.stringify(request(spec))};
			const project = openRoot(${JSON.stringify(folder)});
			const drawing = desk.draw([request], fonts, project, () => {});
			console.log(process._getActiveHandles().find((handle) => handle.pid)?.pid);
			const { drawings } = await drawing;
			console.log(drawings.length);`,
		);
		return file;
	};

	it('ends by itself, though nobody closed its desk', () => {
		const { stdout, status } = spawnSync(process.execPath, [script('bars')], {
			encoding: 'utf8',
			timeout: 60_000,
		});
		expect(status).toBe(0);
		expect(stdout).toMatch(/^\d+\n1\n$/);
	});

	it('leaves no process behind when it is killed, even in the middle of an endless chart', async () => {
		const parent = spawn(process.execPath, [script('endless')], { stdio: ['ignore', 'pipe', 'inherit'] });
		const [line]: unknown[] = await once(parent.stdout, 'data');
		const child = Number(String(line).trim());
		expect(isRunning(child)).toBe(true);
		// By now it is at work.
		await wait(3000);
		parent.kill('SIGKILL');
		expect(await ended(child)).toBe(true);
	});
});
