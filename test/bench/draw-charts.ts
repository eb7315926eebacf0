import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, cpuUsage, stdout } from 'node:process';
import { allowCanvasWithoutSize } from '../../src/chart/fonts/canvas-fonts.js';
import { GraphicsDesk } from '../../src/chart/index.js';
import { openRoot } from '../../src/files/index.js';
import { loadFontTable, openFonts } from '../../src/font/index.js';
import { jobOf, kinds, requests } from './chart-jobs.js';

/*
 * Draws charts in this process as the process that draws them does, and says in JSON what that took; started by chart.bench.ts.
 * With `kinds` it draws a chart of each kind, and tells the CPU milliseconds of each, new and known. With `cold` it draws four of them once and tells all CPU milliseconds since the process began; otherwise those of a chart, warm,
 * a round each.
 */
const used = (): number => {
	const { user, system } = cpuUsage();
	return (user + system) / 1000;
};

const ROUNDS = 11;
/** So many times all charts are drawn before it is measured: the compiler of V8 has had them then. */
const WARM_UP = 30;

const project = openRoot('.');
const table = loadFontTable(project, () => {});
const all = requests();
const before = used();
allowCanvasWithoutSize();
const { drawChart } = await import('../../src/chart/draw-chart.js');
const { PreparedSpecs } = await import('../../src/chart/view/prepared-specs.js');
const fonts = await openFonts(table);
const jobs = all.map(jobOf);

if (argv[2] === 'cold') {
	const specs = new PreparedSpecs();
	const loaded = used() - before;
	for (const job of jobs.slice(0, 4)) await drawChart(job, fonts, specs);
	stdout.write(JSON.stringify({ loaded, drawn: used() - before - loaded }));
} else if (argv[2] === 'kinds') {
	const known = new PreparedSpecs();
	const told: Record<string, { new: number[]; known: number[] }> = {};
	for (let round = 0; round < WARM_UP + ROUNDS; round++) {
		for (const [name, job] of kinds()) {
			const start = used();
			const { findings, drawing } = await drawChart(job, fonts, new PreparedSpecs());
			if (!drawing) throw new Error(`${name}: ${findings[0]?.message}`);
			const between = used();
			await drawChart(job, fonts, known);
			if (round < WARM_UP) continue;
			told[name] ??= { new: [], known: [] };
			told[name].new.push(between - start);
			told[name].known.push(used() - between);
		}
	}
	stdout.write(JSON.stringify(told));
} else {
	const known = new PreparedSpecs();
	const folder = mkdtempSync(join(tmpdir(), 'banmian-bench-'));
	// A build has the digests of all font files from looking what is up to date.
	const files = table.families.flatMap(({ faces }) =>
		faces.flatMap((face) => [face, ...(face.slices ?? [])]),
	);
	const store = { folder, program: 'bench', fonts: new Map(files.map(({ file }) => [file, file])) };
	const desk = new GraphicsDesk({ store });
	await desk.draw(all, table, project, () => {});
	desk.close();
	const ways = {
		new: async () => {
			for (const job of jobs) await drawChart(job, fonts, new PreparedSpecs());
		},
		known: async () => {
			for (const job of jobs) await drawChart(job, fonts, known);
		},
		kept: async () => {
			const again = new GraphicsDesk({ store });
			await again.draw(all, table, project, () => {});
			again.close();
		},
	};
	for (let turn = 0; turn < WARM_UP; turn++) for (const draw of Object.values(ways)) await draw();
	const rounds: Record<string, number[]> = Object.fromEntries(Object.keys(ways).map((way) => [way, []]));
	for (let round = 0; round < ROUNDS; round++) {
		for (const [way, draw] of Object.entries(ways)) {
			const start = used();
			await draw();
			rounds[way]!.push((used() - start) / jobs.length);
		}
	}
	rmSync(folder, { recursive: true });
	stdout.write(JSON.stringify(rounds));
}
fonts.close();
