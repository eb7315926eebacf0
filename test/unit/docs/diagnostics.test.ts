import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const page = readFileSync(join(root, 'docs/diagnostics.md'), 'utf8');

/** A code in quotes, such as 'layout/overset'; its first half is a folder of src, or the press itself. */
const phases = readdirSync(join(root, 'src'), { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name);
const quoted = new RegExp(`(['\`])((?:build|${phases.join('|')})/[a-z]+(?:-[a-z]+)*)\\1`, 'g');

function codesOfSource(): readonly string[] {
	const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
	const codes = files
		.filter((file) => file.endsWith('.ts'))
		.flatMap((file) => [...readFileSync(join(root, 'src', file), 'utf8').matchAll(quoted)])
		.map((match) => match[2]!);
	return [...new Set(codes)].sort();
}

const rows = [...page.matchAll(/^\| `([^`]+)` \|(.*)\|$/gm)].map(([, code = '', rest = '']) => ({
	code,
	cells: rest.split('|').map((cell) => cell.trim()),
}));

describe('docs/diagnostics.md', () => {
	it('lists every code of the source once, and no other', () => {
		expect(rows.map(({ code }) => code).sort()).toEqual(codesOfSource());
	});

	it('says of each how grave it is, when it comes, an example and what to do', () => {
		for (const { code, cells } of rows) {
			expect(cells, code).toHaveLength(4);
			expect(cells[0], code).toMatch(/^(error|warning|error, warning)$/);
			expect(
				cells.every((cell) => cell.length > 3),
				code,
			).toBe(true);
		}
	});

	it('has a heading for each phase, its codes below it in order', () => {
		for (const section of page.split(/^## /m).slice(1)) {
			const codes = [...section.matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1]!);
			expect(codes).toEqual(codes.filter((code) => code.startsWith(`${section.split(':')[0]}/`)).sort());
		}
	});
});
