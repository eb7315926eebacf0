import {
	type Diagnostic,
	formatDiagnostic,
	originAt,
	PressError,
	sortDiagnostics,
} from '../../../src/base/index.js';
import { loadIssue } from '../../../src/issue/index.js';
import { type Markup, renderEdition } from '../../../src/template/index.js';
import { writeProject } from '../issue/sample.js';

export const LAYOUT = 'templates/xihu/layouts/zh.hbs';
export const STORY = 'data/xihu/2023-h1/stories/lead.zh.md';

export interface Rendered {
	readonly markup: Markup | undefined;
	readonly findings: readonly string[];
	/** The place of the first character of a piece of the html. */
	placeOf(piece: string): string;
}

type Files = Readonly<Record<string, string | undefined>>;

/** Renders the sound issue with some of its files changed. */
export function render(files: Files, edition = 'zh'): Rendered {
	const project = writeProject(files);
	const findings: Diagnostic[] = [];
	let markup: Markup | undefined;
	try {
		const issue = loadIssue(project, 'xihu', '2023-h1', () => {});
		markup = renderEdition(issue, edition, project, (finding) => findings.push(finding));
	} catch (cause) {
		if (!(cause instanceof PressError)) throw cause;
		findings.push(...cause.diagnostics);
	}
	return {
		markup,
		findings: sortDiagnostics(findings).map(formatDiagnostic),
		placeOf: (piece) => {
			const offset = markup?.html.indexOf(piece) ?? -1;
			const span = markup && offset >= 0 ? originAt(markup.origins, offset) : undefined;
			if (!span) throw new Error(`"${piece}" is not in ${markup?.html}`);
			return `${span.file}:${span.line}:${span.column}`;
		},
	};
}

/** The html of a layout in the zh edition, or its findings. */
export function layout(source: string, files: Files = {}): string {
	const { markup, findings } = render({ [LAYOUT]: source, ...files });
	return findings.length > 0 || !markup ? findings.join('\n') : markup.html;
}

/** The html of the body of the Chinese story, or its findings. */
export function story(body: string, files: Files = {}): string {
	const english = `${'x\n\n'.repeat(body.split('\n\n').length)}`;
	return layout('{{#story "lead" as |s|}}{{s.body}}{{/story}}', {
		[STORY]: `---\nheadline: 要闻\n---\n${body}`,
		'data/xihu/2023-h1/stories/lead.en.md': `---\nheadline: News\n---\n${english}`,
		...files,
	});
}
