import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { formatDiagnostic, sortDiagnostics } from '../../src/base/index.js';
import { listText } from '../../src/paint/index.js';
import { type Printed, printPage } from './print-page.js';

const folder = new URL('../golden/', import.meta.url);

/** A page and the ops that it must come to: a folder `test/golden/<topic>/<name>`. */
export interface GoldenCase {
	readonly topic: string;
	readonly name: string;
	/** From test/golden on, with a slash at its end. */
	readonly path: string;
}

export const goldenCases = (): readonly GoldenCase[] =>
	foldersIn('./').flatMap((topic) =>
		foldersIn(`${topic}/`).map((name) => ({ topic, name, path: `${topic}/${name}/` })),
	);

const foldersIn = (path: string): readonly string[] =>
	readdirSync(new URL(path, folder), { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name)
		.sort();

export const goldenFile = (path: string): URL => new URL(path, folder);

export const readGolden = (path: string): string =>
	readFileSync(goldenFile(path), 'utf8').replace(/\r\n/g, '\n');

/** The style sheet that is the case's own, if it has one. */
export const ownSheet = ({ path }: GoldenCase): string =>
	existsSync(goldenFile(`${path}case.css`)) ? readGolden(`${path}case.css`) : '';

/** The ops of all pages, and after a line of dashes what was found wrong. */
export function printGolden(golden: GoldenCase): string {
	const { painted, diagnostics } = paintGolden(golden);
	const findings = sortDiagnostics(diagnostics).map((diagnostic) => `${formatDiagnostic(diagnostic)}\n`);
	return painted.pages.map(listText).join('') + (findings.length > 0 ? `---\n${findings.join('')}` : '');
}

export function paintGolden(golden: GoldenCase): Printed {
	const own = ownSheet(golden);
	const css = [
		{ file: 'base.css', text: readGolden('base.css') },
		...(own === '' ? [] : [{ file: 'case.css', text: own }]),
	];
	return printPage({ html: readGolden(`${golden.path}case.html`), css });
}
