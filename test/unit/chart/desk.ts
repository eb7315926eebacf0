import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, formatDiagnostic } from '../../../src/base/index.js';
import type { ChartRequest, GraphicsDesk } from '../../../src/chart/index.js';
import { openRoot } from '../../../src/files/index.js';
import { type FontTable, loadFontTable } from '../../../src/font/index.js';
import { checkout, emptyFolder } from '../../support/project.js';

export const fonts: FontTable = loadFontTable(openRoot(checkout), () => undefined);

export const bars = {
	data: { url: 'a.csv' },
	mark: 'bar',
	encoding: { x: { field: 'value', type: 'quantitative' }, y: { field: 'name' } },
};

/** A folder with charts by name and one table of data. */
export function chartProject(charts: Readonly<Record<string, unknown>>): string {
	const folder = emptyFolder();
	for (const name of ['data', 'charts']) mkdirSync(join(folder, name));
	writeFileSync(join(folder, 'data/a.csv'), 'id,en,zh,value\none,One,甲,1\ntwo,Two,乙,2\n');
	for (const [name, spec] of Object.entries(charts))
		writeFileSync(join(folder, `charts/${name}.vl.json`), JSON.stringify(spec));
	return folder;
}

export const request = (name: string, change: Partial<ChartRequest> = {}): ChartRequest => ({
	spec: `charts/${name}.vl.json`,
	dataRoot: 'data',
	language: 'en',
	size: { width: 200, height: 100 },
	palette: { accent: '#c00', companion: '#044', grey: '#999', text: '#000' },
	fontFamilies: ['latin-sans', 'sans'],
	date: '2023-08-03',
	...change,
});

/** Draws at a desk: drawings and inputs as text, so that every digit is compared, and findings as they are printed. */
export async function drawAt(
	desk: GraphicsDesk,
	folder: string,
	requests: readonly ChartRequest[],
	table: FontTable = fonts,
) {
	const found: Diagnostic[] = [];
	const drawn = await desk.draw(requests, table, openRoot(folder), (each) => found.push(each));
	return {
		drawings: drawn.drawings.map((drawing) => JSON.stringify(drawing)),
		inputs: drawn.inputs,
		found: found.map(formatDiagnostic).sort(),
	};
}
