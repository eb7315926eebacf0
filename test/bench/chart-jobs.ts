import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChartRequest } from '../../src/chart/index.js';
import type { ChartJob } from '../../src/chart/job.js';

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
				const palette = {
					accent: '#c00',
					companion: '#044',
					grey: '#999',
					text: '#000',
					tint: '#eee',
					paper: '#fff',
				};
				return {
					spec: `${charts}/${name}`,
					dataRoot,
					language: 'zh',
					size: { width: 240, height: 150 },
					palette,
					fontFamilies: ['latin-sans', 'sans'],
					date: '2023-08-03',
				};
			}),
	);

/** The same as the process that draws them is told of them. */
export const jobOf = ({ spec, dataRoot, span: _, date, ...request }: ChartRequest): ChartJob => ({
	...request,
	spec: JSON.parse(readFileSync(spec, 'utf8')),
	theme: undefined,
	dataDirectory: join(process.cwd(), dataRoot),
	tables: {},
	now: Date.parse(date),
});
