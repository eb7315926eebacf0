import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatDiagnostic, sortDiagnostics } from '../../src/base/index.js';
import { listText } from '../../src/paint/index.js';
import { printPage } from '../support/print-page.js';

/*
 * Every folder <topic>/<case> is a page and the ops that it must come to: case.html, case.css if the rule is about style
 * sheets, expected.txt. The first comment of case.html says which rule it shows and how its numbers follow from it.
 * BANMIAN_ACCEPT=1 writes what was found; that is for when the numbers were worked out and agree.
 */
const here = new URL('./', import.meta.url);
const accepts = process.env.BANMIAN_ACCEPT === '1';

const foldersIn = (path: string): readonly string[] =>
	readdirSync(new URL(path, here), { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name)
		.sort();
const read = (path: string): string => readFileSync(new URL(path, here), 'utf8').replace(/\r\n/g, '\n');

/** The ops of all pages, and after a line of dashes what was found wrong. */
function printed(path: string): string {
	const css = [{ file: 'base.css', text: read('base.css') }];
	if (existsSync(new URL(`${path}case.css`, here)))
		css.push({ file: 'case.css', text: read(`${path}case.css`) });
	const { painted, diagnostics } = printPage({ html: read(`${path}case.html`), css });
	const findings = sortDiagnostics(diagnostics).map((diagnostic) => `${formatDiagnostic(diagnostic)}\n`);
	return painted.pages.map(listText).join('') + (findings.length > 0 ? `---\n${findings.join('')}` : '');
}

for (const topic of foldersIn('./')) {
	describe(topic, () => {
		for (const name of foldersIn(`${topic}/`)) {
			it(name.replaceAll('-', ' '), () => {
				const path = `${topic}/${name}/`;
				const found = printed(path);
				if (accepts) {
					writeFileSync(new URL(`${path}expected.txt`, here), found);
					return;
				}
				expect(
					existsSync(new URL(`${path}expected.txt`, here)),
					`test/golden/${path}expected.txt is missing: work the ops out by hand, then write it`,
				).toBe(true);
				expect(found, `test/golden/${path}`).toBe(read(`${path}expected.txt`));
			});
		}
	});
}
