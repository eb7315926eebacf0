import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChartRequest } from '../../src/chart/index.js';
import type { ChartJob } from '../../src/chart/job.js';
import { prepareJob } from '../../src/chart/prepare-job.js';

/** The folders of the charts of the sample papers, and of data for them. */
const PAPERS = [
	['templates/xihu/charts', 'data/xihu/2023-h1'],
	['templates/gazette/charts', 'data/gazette/2024-04'],
] as const;

/** All charts of these papers as they are asked for on a page. */
export const requests = (): readonly ChartRequest[] =>
	PAPERS.flatMap(([charts, dataRoot]) =>
		readdirSync(charts)
			.filter((name) => name.endsWith('.vl.json'))
			.sort()
			.map((name): ChartRequest => {
				return { ...ASKED, spec: `${charts}/${name}`, dataRoot };
			}),
	);

const ASKED = {
	language: 'zh',
	size: { width: 240, height: 150 },
	palette: {
		accent: '#c00',
		companion: '#044',
		grey: '#999',
		text: '#000',
		tint: '#eee',
		paper: '#fff',
	},
	fontFamilies: ['latin-sans', 'sans'],
	date: '2023-08-03',
} as const;

/** One chart of each kind by name, as the book of specimens has them. */
export function kinds(): ReadonlyMap<string, ChartJob> {
	const [charts, dataRoot] = ['templates/stylebook/charts', 'data/stylebook/minghu'];
	const names = readdirSync(charts).filter((name) => name.endsWith('.yaml'));
	return new Map(
		names.sort().map((name) => {
			const request = { ...ASKED, spec: `${charts}/${name}`, dataRoot, params: { row: 'xingang' } };
			const sources = { spec: readFileSync(request.spec, 'utf8'), theme: undefined };
			const fail = ({ message }: { readonly message: string }): never => {
				throw new Error(`${name}: ${message}`);
			};
			return [name, prepareJob(request, sources, join(process.cwd(), dataRoot), fail)!.job];
		}),
	);
}

/** The same as the process that draws them is told of them. */
export const jobOf = ({ spec, dataRoot, span: _, date, ...request }: ChartRequest): ChartJob => ({
	...request,
	spec: JSON.parse(readFileSync(spec, 'utf8')),
	theme: undefined,
	dataDirectory: join(process.cwd(), dataRoot),
	tables: {},
	now: Date.parse(date),
});
