import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChartRequest } from '../../../src/chart/index.js';

/** Writes specifications into the folder `charts` of a project, and asks for each as a page does, with data from its folder `data`. */
export const askedCharts = (project: string, texts: readonly string[]): readonly ChartRequest[] =>
	texts.map((text, index) => {
		const spec = `charts/c${index}.${text.startsWith('{') ? 'vl.json' : 'yaml'}`;
		writeFileSync(join(project, spec), text);
		return {
			spec,
			dataRoot: 'data',
			language: 'en',
			size: { width: 200, height: 100 },
			palette: { accent: '#c00', companion: '#044', grey: '#999', text: '#000' },
			fontFamilies: ['latin-sans', 'sans'],
			date: '2023-08-03',
		};
	});
