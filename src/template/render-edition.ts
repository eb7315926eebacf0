import { didYouMean, formatDiagnostic, PressError, type Report } from '../base/index.js';
import { noteInputs, type Root, tryRead } from '../files/index.js';
import type { Edition, Issue, PlacedText } from '../issue/index.js';
import { Budget } from './budget.js';
import { type Rendering, View } from './call.js';
import { helpers } from './helpers/index.js';
import { type Desk, instrument, type Site } from './instrument.js';
import { Marks } from './marks.js';
import type { Markup, StyleSheet } from './markup.js';
import { toHtml } from './merge-text.js';
import { parseTemplate } from './parse-template.js';
import { run, type Templates } from './run.js';
import * as syntax from './syntax.js';

/**
 * Merges an issue into the layout of one of its editions. Findings are reported, all in one run, and the markup is made without
 * what they concern; throws `PressError` when there is no layout that can be run.
 */
export function renderEdition(issue: Issue, edition: string, project: Root, report: Report): Markup {
	const { publication } = issue;
	const found = Object.hasOwn(publication.editions, edition) ? publication.editions[edition] : undefined;
	if (!found) throw unknownEdition(edition, issue);
	const { root, inputs } = noteInputs(project);
	const marks = new Marks();
	// A fault inside a loop is one finding, however often it is met.
	const heard = new Set<string>();
	const reportOnce: Report = (diagnostic) => {
		const text = formatDiagnostic(diagnostic);
		if (!heard.has(text)) report(diagnostic);
		heard.add(text);
	};
	const rendering: Rendering = {
		issue,
		edition: found,
		project: root,
		report: reportOnce,
		marks,
		helpers,
		charts: new Map(),
		stories: new Map(),
		isInText: false,
	};
	const sites: Site[] = [];
	const templates = readTemplates(found, sites, rendering);
	const styleSheets = readStyleSheets(found, rendering);
	const marked = run(templates, sites, rootContext(rendering), { rendering, budget: new Budget() });
	const { text: html, origins } = marks.strip(marked);
	const language = found.texts[0]!;
	return {
		html,
		origins,
		styleSheets,
		title: toHtml(issue.title, { span: issue.title.span, language, rendering }).text(),
		language: found.language,
		inputs: inputs(),
		charts: [...rendering.charts.values()],
	};
}

/** What a layout finds at the top: `{{title}}`, `{{content.banner}}`, `{{names.district}}`, `{{publication.title}}`. */
function rootContext({ issue, edition }: Rendering): View {
	const { publication } = issue;
	return new View({
		issue: issue.id,
		title: issue.title,
		number: issue.number,
		names: issue.names,
		content: issue.content,
		publication: new View({
			id: publication.id,
			title: publication.title,
			masthead: { ...publication.masthead.fields, ...publication.masthead.registration },
		}),
		edition: new View({ id: edition.id, language: edition.language, texts: edition.texts }),
	});
}

function readTemplates(edition: Edition, sites: Site[], rendering: Rendering): Templates {
	const { project, marks, report, issue } = rendering;
	const { folder } = issue.publication;
	const errors: string[] = [];
	const read = (file: string, from?: PlacedText): hbs.AST.Program | undefined => {
		const source = tryRead(report, () => project.readText(file, from?.span));
		const program = source === undefined ? undefined : parseTemplate(source, file, report);
		if (!program) errors.push(file);
		return program;
	};
	const layoutFile = `${folder}/layouts/${edition.layout.text}`;
	const layout = read(layoutFile, edition.layout);
	const files = new Map(
		listTemplates(project, `${folder}/partials`).map((file) => [
			file.slice(`${folder}/partials/`.length, -'.hbs'.length),
			file,
		]),
	);
	const programs = new Map([...files].flatMap(([name, file]) => entry(name, read(file))));
	const inline = [layout, ...programs.values()].flatMap((program) => (program ? inlineNames(program) : []));
	const partials = new Set([...files.keys(), ...inline]);
	const desk: Desk = { marks, sites, helpers: rendering.helpers, partials, report };
	const whole = {
		layout: layout && instrument(layout, layoutFile, desk),
		partials: new Map(
			[...programs].map(([name, program]) => [name, instrument(program, files.get(name)!, desk)]),
		),
	};
	if (!whole.layout || errors.length > 0) {
		// What is wrong with the files was reported where it stands.
		throw new PressError([
			{
				code: 'template/no-layout',
				severity: 'error',
				message: `edition "${edition.id}" has no layout that can be run`,
				span: edition.layout.span,
			},
		]);
	}
	return { layout: whole.layout, partials: whole.partials };
}

const entry = <T>(name: string, value: T | undefined): readonly (readonly [string, T])[] =>
	value === undefined ? [] : [[name, value]];

/** Every `*.hbs` below a folder, sorted. */
function listTemplates(project: Root, folder: string): readonly string[] {
	const inner = project.listFolders(folder).flatMap((name) => listTemplates(project, `${folder}/${name}`));
	const own = project.list(folder).filter((name) => name.endsWith('.hbs'));
	return [...own.map((name) => `${folder}/${name}`), ...inner];
}

/** Names of the partials that a template defines for itself: {{#*inline "name"}}. */
function inlineNames(program: hbs.AST.Program): readonly string[] {
	const names: string[] = [];
	const open = [program];
	for (let next = open.pop(); next; next = open.pop()) {
		for (const statement of next.body) {
			if (syntax.isInlineBlock(statement))
				names.push(...statement.params.filter(syntax.isString).map(({ value }) => value));
			open.push(...syntax.partsOf(statement));
		}
	}
	return names;
}

function readStyleSheets(edition: Edition, { issue, project, report }: Rendering): readonly StyleSheet[] {
	const { styles, folder } = issue.publication;
	return [...styles, ...edition.styles].flatMap(({ text: name, span }) => {
		const file = `${folder}/${name}`;
		const text = tryRead(report, () => project.readText(file, span));
		return text === undefined ? [] : [{ file, text }];
	});
}

function unknownEdition(edition: string, { publication }: Issue): PressError {
	const known = Object.keys(publication.editions);
	const hint = didYouMean(edition, known)?.hint ?? `editions: ${known.join(', ')}`;
	const message = `publication "${publication.id}" has no edition "${edition}"`;
	return new PressError([{ code: 'template/unknown-edition', severity: 'error', message, hint }]);
}
