import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printedPage } from '../support/printed-page.js';

/*
 * Every folder of foreign/ holds a page as somebody else would write it, and expected.txt: its pages in words (boxes and lines
 * with their places), a digest of all that is painted, and what was found wrong. BANMIAN_ACCEPT=1 writes what was found; that is
 * for when the pages were looked at as pictures (`banmian render`) and are as they should be. A digest that differs while the
 * words agree means that something is painted otherwise: look at the picture.
 */
const here = join(import.meta.dirname, 'foreign');
const accepts = process.env.BANMIAN_ACCEPT === '1';

const names = existsSync(here) ? readdirSync(here).sort() : [];

describe('a page of others is printed as its writer meant it', () => {
	it('there are pages of at least 25 kinds', () => {
		expect(names.length).toBeGreaterThanOrEqual(25);
	});

	for (const name of names) {
		it(name.replaceAll('-', ' '), async () => {
			const found = await printedPage(join(here, name), 'page.html');
			const file = join(here, name, 'expected.txt');
			if (accepts) writeFileSync(file, found);
			expect(found, `test/pages/foreign/${name}`).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
		});
	}
});
