import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../../src/index.js';
import { change, starterProject } from '../support/project.js';

interface Report {
	readonly editions: Readonly<
		Record<string, { readonly files: readonly { file: string; sha256: string }[] }>
	>;
}

test('two editions that draw one chart at two sizes each keep their own', async () => {
	const folder = starterProject();
	change(
		folder,
		'templates/post/publication.yaml',
		'styles: [style.css]',
		'  large: { layout: front.hbs, language: zh-Hans, texts: [zh], styles: [large.css] }\nstyles: [style.css]',
	);
	writeFileSync(join(folder, 'templates/post/large.css'), '.plot { height: 280pt; }\n');
	const { ok } = await build({ directory: folder, editions: ['zh', 'large'] });
	expect(ok).toBe(true);
	const issue = join(folder, 'output/post/first');
	const report: Report = JSON.parse(readFileSync(join(issue, 'report.json'), 'utf8'));
	const files = Object.values(report.editions).flatMap((edition) => edition.files);
	expect(files.map(({ file }) => file)).toContain('charts/large/visitors-zh.svg');
	expect(new Set(files.map(({ file }) => file)).size).toBe(files.length);
	for (const { file, sha256 } of files) {
		const bytes = readFileSync(join(issue, file));
		expect(createHash('sha256').update(bytes).digest('hex'), file).toBe(sha256);
	}
});
