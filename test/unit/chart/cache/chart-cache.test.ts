import {
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChartRequest, ChartStore } from '../../../../src/chart/index.js';
import { GraphicsDesk } from '../../../../src/chart/index.js';
import { keepNewest, openRoot } from '../../../../src/files/index.js';
import type { FontTable } from '../../../../src/font/index.js';
import { bars, chartProject, drawAt, fonts, request } from '../desk.js';

const forks = vi.hoisted(() => ({ count: 0 }));
vi.mock('node:child_process', async (original) => {
	const module = await original<typeof import('node:child_process')>();
	const fork = (...given: Parameters<typeof module.fork>) => {
		forks.count++;
		return module.fork(...given);
	};
	return { ...module, fork };
});

/** A label under the least size: a warning each time it is printed. */
const small = { ...bars, mark: { type: 'bar', tooltip: true }, config: { axis: { labelFontSize: 5 } } };

let folder: string;
let store: ChartStore;
beforeEach(() => {
	folder = chartProject({ small });
	store = { folder: join(folder, 'output/.charts'), program: 'one' };
	forks.count = 0;
});

/** A run of its own: nothing is left in memory of the one before. */
async function run(
	change: Partial<ChartRequest> = {},
	changed: Partial<ChartStore> = {},
	table: FontTable = fonts,
) {
	forks.count = 0;
	const desk = new GraphicsDesk({ processes: 1, store: { ...store, ...changed } });
	desk.expect([request('small', change)], table, openRoot(folder));
	const drawn = await drawAt(desk, folder, [request('small', change)], table);
	desk.close();
	return { ...drawn, forks: forks.count };
}

const entries = (): readonly string[] => readdirSync(store.folder);

describe('a chart that was drawn before', () => {
	it('is taken from the disk with its findings and inputs, and no process is started', async () => {
		const first = await run();
		const second = await run();
		expect(first.forks).toBe(1);
		expect(first.found).toHaveLength(2);
		for (const line of first.found)
			expect(line).toMatch(
				/^charts\/small\.vl\.json:1:\d+ warning chart\/small-text the label ".*" .* 5 pt high/,
			);
		expect(first.inputs.map(({ file }) => file)).toEqual(['data/a.csv']);
		expect(second).toEqual({ ...first, forks: 0 });
		expect(entries()).toHaveLength(1);
	});

	it('is taken from memory within a run, with a folder and without', async () => {
		const desk = new GraphicsDesk({ processes: 1 });
		const first = await drawAt(desk, folder, [request('small')]);
		rmSync(join(folder, 'output'), { recursive: true, force: true });
		const second = await drawAt(desk, folder, [request('small')]);
		desk.close();
		expect(second).toEqual(first);
		expect(forks.count).toBe(1);
	});

	it('is found again when the project stands in another folder', async () => {
		const first = await run();
		const other = chartProject({ small });
		const desk = new GraphicsDesk({ store });
		expect(await drawAt(desk, other, [request('small')])).toEqual({
			drawings: first.drawings,
			found: first.found,
			inputs: first.inputs,
		});
		desk.close();
	});
});

describe('a chart is drawn again', () => {
	const spec = (): string => join(folder, 'charts/small.vl.json');
	const after = (file: string, content: string) => () => {
		writeFileSync(join(folder, file), content);
		return run();
	};
	const changes: readonly (readonly [what: string, change: () => Promise<{ readonly forks: number }>])[] = [
		['its spec', after('charts/small.vl.json', `${JSON.stringify(small)}\n`)],
		['the theme beside it', after('charts/theme.json', '{}')],
		['a file that it read', after('data/a.csv', 'id,en,value\none,One,9\n')],
		['its size', () => run({ size: { width: 201, height: 100 } })],
		['a colour of the page', () => run({ palette: { ...request('small').palette, accent: '#d00' } })],
		['the fonts that are asked for', () => run({ fontFamilies: ['body'] })],
		['its language', () => run({ language: 'zh' })],
		['a value that it is given', () => run({ params: { row: 'a' } })],
		['a derived table', () => run({ tables: { 'b.csv': 'a\n1\n' } })],
		['the date', () => run({ date: '2023-08-04' })],
		['whether it has a theme', () => run({ isPlain: true })],
		['the program', () => run({}, { program: 'two' })],
		['a font file', () => run({}, { fonts: new Map([[fonts.families[0]!.faces[0]!.file, 'other']]) })],
		[
			'a role of the fonts',
			() => run({}, {}, { ...fonts, roles: { ...fonts.roles, sans: fonts.roles.body! } }),
		],
	];
	it.each(changes)('after %s has changed', async (_, change) => {
		await run();
		expect((await change()).forks).toBe(1);
	});

	it('after its file was damaged, cut short or emptied, and is as it was', async () => {
		const first = await run();
		const file = join(store.folder, entries()[0]!);
		const text = readFileSync(file, 'utf8');
		for (const damaged of [text.replace('"role"', '"rule"'), text.slice(0, 900), '', '{"a":1}\n\n{}']) {
			writeFileSync(file, damaged);
			expect(await run()).toEqual(first);
			expect(readFileSync(file, 'utf8')).toBe(text);
		}
	});

	it('as long as it has an error', async () => {
		writeFileSync(spec(), JSON.stringify({ ...bars, data: { url: 'none.csv' } }));
		const first = await run();
		expect(first.found.join()).toContain('error chart/data there is no "none.csv"');
		writeFileSync(join(folder, 'data/none.csv'), 'en,value\none,1\n');
		expect((await run()).found).toEqual([]);
		expect(first.drawings).toEqual([undefined]);
	});

	it('when a file of its data became a link that leads out', async () => {
		await run();
		writeFileSync(join(folder, 'a.csv'), readFileSync(join(folder, 'data/a.csv')));
		rmSync(join(folder, 'data/a.csv'));
		symlinkSync('../a.csv', join(folder, 'data/a.csv'));
		expect((await run()).found.join()).toContain('"a.csv" is a link that leads out');
	});
});

describe('the folder of drawn charts', () => {
	it('keeps what was written last when there is no room', () => {
		const kept = join(folder, 'kept');
		mkdirSync(kept);
		for (const [age, name] of ['new', 'old', 'older', 'oldest'].entries()) {
			writeFileSync(join(kept, name), '12345');
			utimesSync(join(kept, name), 1000 - age, 1000 - age);
		}
		writeFileSync(join(kept, '.new.999999999-0.part'), '');
		keepNewest(kept, { files: 3, bytes: 100 });
		expect(readdirSync(kept)).toEqual(['new', 'old', 'older']);
		keepNewest(kept, { files: 3, bytes: 11 });
		expect(readdirSync(kept)).toEqual(['new', 'old']);
	});

	it('is no reason to fail when it cannot be written', async () => {
		writeFileSync(join(folder, 'output'), 'a file');
		const { drawings, forks: started } = await run();
		expect(started).toBe(1);
		expect(drawings[0]).toContain('"role":"bar"');
	});
});
