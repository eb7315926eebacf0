import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { printedPage } from '../support/printed-page.js';

/*
 * The page of specimens shows every rule of setting, horizontal and vertical; `banmian render test/pages/specimens/specimens.html`
 * prints it. expected.txt is that page in words, line by line, with what was found: BANMIAN_ACCEPT=1 writes it when the picture
 * was looked at, whole and at twice its size.
 */
const folder = join(import.meta.dirname, 'specimens');
const html = readFileSync(join(folder, 'specimens.html'), 'utf8');

describe('the page of specimens', () => {
	let found: string;
	beforeAll(async () => {
		found = await printedPage(folder, 'specimens.html');
	});

	it('stands as it did when it was last looked at', () => {
		const file = join(folder, 'expected.txt');
		if (process.env.BANMIAN_ACCEPT === '1') writeFileSync(file, found);
		expect(found).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
	});

	it('has three sheets, and no line that stands over its measure', () => {
		expect(found.match(/^page /gm)).toHaveLength(3);
		expect(found).not.toMatch(/layout\/(?:overfull-line|off-page|overset)|text\/missing-glyph/);
	});

	it('numbers its specimens one after the other', () => {
		const numbers = [...html.matchAll(/<h3><b>(\d+)<\/b>/g)].map(([, number]) => Number(number));
		expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, i) => i + 1));
		expect(numbers.length).toBeGreaterThanOrEqual(60);
	});

	it('has no class in its sheet that its page does not use', () => {
		const sheet = readFileSync(join(folder, 'specimens.css'), 'utf8');
		const classes = new Set(
			[...sheet.replace(/\/\*.*?\*\/|\{[^}]*\}/gs, ' ').matchAll(/\.([a-z][\w-]*)/g)].map(
				([, name]) => name!,
			),
		);
		const used = new Set([...html.matchAll(/class="([^"]*)"/g)].flatMap(([, names]) => names!.split(' ')));
		expect([...classes].filter((name) => !used.has(name))).toEqual([]);
	});
});
