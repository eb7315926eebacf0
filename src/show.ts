import { type Diagnostic, originsOfFile, PressError, sortDiagnostics } from './base/index.js';
import { parseHtml } from './dom/index.js';
import { isChart } from './drawings/index.js';
import { openRoot } from './files/index.js';
import { figuresText, type Issue, type Language, loadIssue } from './issue/index.js';
import { boxText, buildBoxes, pageText } from './layout/index.js';
import { listText } from './paint/index.js';
import { openImages, openPictures } from './picture/index.js';
import { closePress, openPress, setEdition } from './press.js';
import { cascade, initialStyle, type Style } from './style/index.js';
import { renderEdition } from './template/index.js';

export const stages = ['figures', 'markup', 'document', 'styles', 'boxes', 'pages', 'ops'] as const;
export type Stage = (typeof stages)[number];

export interface Shown {
	readonly text: string;
	readonly diagnostics: readonly Diagnostic[];
}

/** What a phase makes of an edition, as text: the contributor's lamp. `name` is `publication/issue/edition`. */
export async function show(directory: string, stage: Stage, name: string): Promise<Shown> {
	const [publication = '', id = '', edition = ''] = name.split('/');
	const diagnostics: Diagnostic[] = [];
	const note = (diagnostic: Diagnostic): void => {
		diagnostics.push(diagnostic);
	};
	const project = openRoot(directory);
	if (edition === '') {
		throw new PressError([
			{
				code: 'build/unknown-edition',
				severity: 'error',
				message: `"${name}" does not name an edition`,
				hint: 'write publication/issue/edition',
			},
		]);
	}
	const issue = loadIssue(project, publication, id, note);
	const text = async (): Promise<string> => {
		if (stage === 'pages' || stage === 'ops') {
			const press = openPress(project, note);
			try {
				const set = await setEdition(press, issue, edition, note);
				const shown = stage === 'pages' ? set.pages.map(pageText) : set.painted.pages.map(listText);
				set.fonts.close();
				return shown.join('\n');
			} finally {
				closePress(press);
			}
		}
		if (stage === 'figures') return figuresText(issue, languageOf(issue, edition));
		const markup = renderEdition(issue, edition, project, note);
		if (stage === 'markup') return markup.html;
		const document = parseHtml(markup.html, markup.origins, note);
		if (stage === 'document') return treeText(document.root, 0);
		const sheets = markup.styleSheets.map((sheet) => ({
			text: sheet.text,
			origins: originsOfFile(sheet.file, sheet.text),
		}));
		const styled = cascade(document, sheets, note);
		if (stage === 'styles')
			return [...styled.styles]
				.map(
					([element, style]) =>
						`${element.tag} ${element.span.file}:${element.span.line}\n${styleText(style)}`,
				)
				.join('');
		const pictures = openPictures(document, styled.styles, project, note);
		const images = openImages(styled, project, note);
		const { root, flows } = buildBoxes(
			styled,
			(element) => (isChart(element) ? 'chart' : pictures.get(element)?.size),
			note,
			(path) => images.get(path)?.size,
		);
		return (
			boxText(root) +
			[...flows]
				.map(([flow, boxes]) => `flow ${flow}\n${boxes.map((box) => boxText(box, 1)).join('')}`)
				.join('')
		);
	};
	return { text: await text(), diagnostics: sortDiagnostics(diagnostics) };
}

/** The language that an edition prints; an unknown edition is a finding with those that there are. */
function languageOf({ publication }: Issue, edition: string): Language {
	const { editions } = publication;
	const language = Object.hasOwn(editions, edition) ? editions[edition]!.texts[0] : undefined;
	if (language) return language;
	throw new PressError([
		{
			code: 'build/unknown-edition',
			severity: 'error',
			message: `"${publication.id}" has no edition "${edition}"`,
			hint: `it has ${Object.keys(editions).join(', ')}`,
		},
	]);
}

type Element = ReturnType<typeof parseHtml>['root'];

function treeText({ tag, attributes, children, span }: Element, depth: number): string {
	const indent = '  '.repeat(depth);
	const given = Object.entries(attributes).map(([key, value]) => ` ${key}=${JSON.stringify(value)}`);
	const head = `${indent}<${tag}${given.join('')}> ${span.file}:${span.line}:${span.column}\n`;
	return (
		head +
		children
			.map((child) =>
				child.kind === 'text' ? `${indent}  ${JSON.stringify(child.text)}\n` : treeText(child, depth + 1),
			)
			.join('')
	);
}

/** What differs from the initial values. */
function styleText(style: Style): string {
	const changed = Object.entries(style).filter(
		([key, value]) => JSON.stringify(value) !== JSON.stringify(initialStyle[key as keyof Style]),
	);
	return changed.map(([key, value]) => `  ${key}: ${JSON.stringify(value)}\n`).join('');
}
