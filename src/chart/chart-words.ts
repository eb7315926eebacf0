import type { Report, Span } from '../base/index.js';
import { type Root, readYaml } from '../files/index.js';
import { isMapping } from './findings/findings.js';
import { specOf } from './kinds/index.js';
import type { ChartRequest } from './request.js';

/** What a chart says of itself. */
export interface ChartWords {
	/** Its title; without one its description, or the name of its file. */
	readonly title: string;
	/** What stands for it where it cannot be seen: its description, or else its title. */
	readonly alt: string;
	/** Where it begins. */
	readonly span: Span;
}

/** The words of a chart that was drawn: its file is sound. */
export function chartWords(request: ChartRequest, root: Root): ChartWords {
	const { spec, language } = request;
	const ignore: Report = () => {};
	const yaml = readYaml(root, spec, ignore);
	const made = yaml && specOf(yaml, language, ignore);
	const { description, title } = isMapping(made) ? made : {};
	const name = spec.replace(/^.*\//, '').replace(/\.(?:v[lg]\.)?(?:json|yaml)$/, '');
	const words = [textOf(description), textOf(title)];
	const [alt = name] = words.filter((text) => text !== '');
	const [heading = name] = words.filter((text) => text !== '').reverse();
	return { title: heading, alt, span: yaml?.spanOf([]) ?? { file: spec, line: 1, column: 1 } };
}

/** A text, the lines of one, or a title with more to it; nothing for one that is worked out. */
function textOf(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	if (Array.isArray(value)) return value.map(textOf).join(' ').trim();
	return isMapping(value) ? textOf(value.text) : '';
}

/** The Vega-Lite that a kind of chart stands for; a file that holds a specification is that. */
export function expandChart({ spec, language, span }: ChartRequest, root: Root, report: Report): unknown {
	const yaml = readYaml(root, spec, report, span);
	return yaml && specOf(yaml, language, report);
}
