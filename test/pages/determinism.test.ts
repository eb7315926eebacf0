import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkout, emptyFolder, sampleProject } from '../support/project.js';

/** Prints the Chinese edition in a process of its own; answers the digest of every file but the timings. */
function printed(
	project: string,
	environment: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
	const output = emptyFolder();
	const main = join(checkout, 'dist/cli/main.js');
	execFileSync(
		process.execPath,
		[main, '--project', project, 'build', 'xihu', '--edition', 'zh', '--output', output],
		{
			cwd: output,
			env: { PATH: process.env.PATH ?? '', ...environment },
			stdio: 'ignore',
		},
	);
	const files = readdirSync(output, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name !== 'timings.json')
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
	const digest = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
	return Object.fromEntries(files.map((path) => [path.slice(output.length + 1), digest(path)]));
}

test('two folders, time zones and languages give the same bytes', () => {
	const here = printed(checkout, { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' });
	const there = printed(sampleProject(), { TZ: 'America/St_Johns', LANG: 'de_DE.UTF-8', LC_ALL: 'C' });
	expect(Object.keys(here)).toContain('xihu/2023-h1/zh.pdf');
	expect(Object.keys(here).length).toBeGreaterThan(12);
	expect(there).toEqual(here);
});
