import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRoot } from '../../../src/files/index.js';
import { createPublication, findIssues, loadIssue } from '../../../src/issue/index.js';
import { renderEdition } from '../../../src/template/index.js';

const starter = openRoot(join(import.meta.dirname, '../../../starter'));
const newProject = () => openRoot(mkdtempSync(join(tmpdir(), 'banmian-new-')));
const silent = (): never => {
	throw new Error('nothing is to be reported');
};

test('a new publication has its name and works at once, in both languages', () => {
	const project = newProject();
	const written = createPublication(starter, project, 'river-post');
	expect(written).toContain('templates/river-post/publication.yaml');
	expect(written).toContain('data/river-post/first/stories/lead.en.md');
	expect(findIssues(project)).toEqual([{ publication: 'river-post', issue: 'first' }]);
	const issue = loadIssue(project, 'river-post', 'first', silent);
	const zh = renderEdition(issue, 'zh', project, silent);
	const en = renderEdition(issue, 'en', project, silent);
	expect(zh.html).toContain('<h2>小城半年，门庭渐热</h2>');
	expect(en.html).toContain('<h1 class="nameplate">River post</h1>');
	expect(en.html).toContain('>CNY 120 million</data>');
	expect(en.charts).toEqual([
		{ id: 'visitors', language: 'en', spec: 'templates/river-post/charts/visitors.vl.json' },
	]);
});

test('nothing is written over', () => {
	const project = newProject();
	createPublication(starter, project, 'river-post');
	expect(() => createPublication(starter, project, 'river-post')).toThrow(
		'error issue/exists "templates/river-post" exists already\n' +
			'  hint: choose another name, or move the folder away: nothing is written over',
	);
});

test.each([
	['River Post', 'river-post'],
	['../x', 'x'],
])('%s is not a name', (name, suggestion) => {
	expect(() => createPublication(starter, newProject(), name)).toThrow(
		`error issue/bad-id "${name}" cannot be the name of a publication\n  hint: use small letters, digits and "-": "${suggestion}"`,
	);
});
