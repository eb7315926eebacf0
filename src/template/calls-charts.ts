import type { Report } from '../base/index.js';
import { joinPath, type Root, tryRead } from '../files/index.js';

/** A call of one of the helpers that place charts, or the type of a chart that is written as HTML. */
const CALL = /\{\{[^{}]*\b(?:chart|plot)\b|application\/vnd\.vega/;
/** A partial that is asked for by its name. */
const PARTIAL = /\{\{#?>\s*["']?([\w./-]+)/g;

/** Whether the layouts of a publication, and the partials that they ask for, place charts, as far as their text tells. */
export function callsCharts(project: Root, publication: string): boolean {
	const folder = joinPath('templates', publication);
	const seen = new Set<string>();
	const calls = (file: string): boolean => {
		if (seen.has(file)) return false;
		seen.add(file);
		const text = tryRead(isSilent, () => project.readText(joinPath(folder, file))) ?? '';
		return CALL.test(text) || [...text.matchAll(PARTIAL)].some(([, name]) => calls(`partials/${name}.hbs`));
	};
	return project.list(joinPath(folder, 'layouts')).some((name) => calls(`layouts/${name}`));
}

/** What is wrong with a layout is told when it is rendered. */
const isSilent: Report = () => {};
