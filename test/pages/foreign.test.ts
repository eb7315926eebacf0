import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Diagnostic, formatDiagnostic, sortDiagnostics } from '../../src/base/index.js';
import { openRoot, withDataUrls } from '../../src/files/index.js';
import { loadFontTable } from '../../src/font/index.js';
import { pageText } from '../../src/layout/index.js';
import { openPage } from '../../src/page/index.js';
import { listText } from '../../src/paint/index.js';
import { setPage } from '../../src/set-page.js';
import { checkout } from '../support/project.js';

/*
 * Every folder of foreign/ holds a page as somebody else would write it, and expected.txt: its pages in words (boxes and lines
 * with their places), a digest of all that is painted, and what was found wrong. BANMIAN_ACCEPT=1 writes what was found; that is
 * for when the pages were looked at as pictures (`banmian render`) and are as they should be. A digest that differs while the
 * words agree means that something is painted otherwise: look at the picture.
 */
const here = join(import.meta.dirname, 'foreign');
const accepts = process.env.BANMIAN_ACCEPT === '1';

async function printed(name: string): Promise<string> {
	const diagnostics: Diagnostic[] = [];
	const report = (diagnostic: Diagnostic): void => {
		diagnostics.push(diagnostic);
	};
	const root = withDataUrls(openRoot(join(here, name)));
	const table = loadFontTable(openRoot(checkout), () => {});
	const { pages, painted, fonts } = await setPage(
		openPage({ file: 'page.html' }, root, report),
		root,
		table,
		report,
	);
	fonts.close();
	const digest = createHash('sha256').update(painted.pages.map(listText).join('')).digest('hex');
	const found = sortDiagnostics(diagnostics).map((diagnostic) => `${formatDiagnostic(diagnostic)}\n`);
	return `${pages.map(pageText).join('')}painted ${digest}\n${found.length > 0 ? `---\n${found.join('')}` : ''}`;
}

const names = existsSync(here) ? readdirSync(here).sort() : [];

describe('a page of others is printed as its writer meant it', () => {
	it('there are pages of at least 25 kinds', () => {
		expect(names.length).toBeGreaterThanOrEqual(25);
	});

	for (const name of names) {
		it(name.replaceAll('-', ' '), async () => {
			const found = await printed(name);
			const file = join(here, name, 'expected.txt');
			if (accepts) writeFileSync(file, found);
			expect(found, `test/pages/foreign/${name}`).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
		});
	}
});
