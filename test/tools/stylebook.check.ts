import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRoot } from '../../src/files/index.js';
import { loadIssue } from '../../src/issue/index.js';
import { profiles, writePdf } from '../../src/pdf/index.js';
import { closePress, openPress, type SetEdition, setEdition } from '../../src/press.js';
import { labelsIn } from '../support/labels-in.js';
import { checkout, emptyFolder } from '../support/project.js';

const run = (command: string, ...args: string[]): string =>
	execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
const unexpected = (): never => {
	throw new Error('the sample has no findings');
};
const solid = (text: string): string => text.replace(/\s/g, '');

describe.each(['zh', 'en'])('the PDF of the chart book, edition %s, as other programs read it', (edition) => {
	const pdf = join(emptyFolder(), 'stylebook.pdf');
	const project = openRoot(checkout);
	const press = openPress(project, unexpected);
	let set: SetEdition;

	beforeAll(async () => {
		const issue = loadIssue(project, 'stylebook', 'minghu', unexpected);
		set = await setEdition(press, issue, edition, unexpected);
		writeFileSync(
			pdf,
			await writePdf(set.painted, { profile: profiles.screen, fonts: set.fonts, date: issue.date }),
		);
	});
	afterAll(() => {
		set.fonts.close();
		closePress(press);
	});

	test('gives back every label of every chart', () => {
		const text = solid(run('pdftotext', '-raw', pdf, '-'));
		const labels = set.plots
			.flatMap(({ drawing }) => labelsIn(drawing.ops))
			.map((label) => solid(label.text));
		expect(labels.length).toBeGreaterThan(150);
		expect(labels.filter((label) => !text.includes(label))).toEqual([]);
	});

	test('has no font of Type 3, and none that is not one of the page', () => {
		const rows = run('pdffonts', pdf).trim().split('\n').slice(2);
		expect(rows.length).toBeGreaterThan(3);
		for (const row of rows) {
			expect(row).toMatch(/^[A-Z]{6}\+(?:SourceSans3|SourceSerif4|NotoSansSC|NotoSerifSC)/);
			expect(row).toMatch(/CID (?:TrueType|Type 0C).*Identity-H +yes yes yes/);
		}
	});
});
