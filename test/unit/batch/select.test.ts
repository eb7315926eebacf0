import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { formatDiagnostic, PressError } from '../../../src/base/index.js';
import { type EditionSelection, selectEditions } from '../../../src/batch/index.js';
import { openRoot } from '../../../src/files/index.js';
import { issuePath } from '../../../src/issue/index.js';
import { change, starterProject } from '../../support/project.js';

let folder: string;
const issueFile = (issue: string): string => `data/post/${issue}/issue.yaml`;

/** An issue like the first, about another time. */
function addIssue(name: string, period: string): void {
	cpSync(join(folder, 'data/post/first'), join(folder, 'data/post', name), { recursive: true });
	const file = join(folder, issueFile(name));
	writeFileSync(file, readFileSync(file, 'utf8').replace(/^period:.*$/m, `period: ${period}`));
}

beforeEach(() => {
	folder = starterProject();
	rmSync(join(folder, 'output'), { recursive: true, force: true });
	change(folder, issueFile('first'), 'period: 2026-H1', 'period: 2015-H1');
	addIssue('second', '2015-Q2');
	addIssue('year', '"2015"');
	addIssue('month', '2014-11');
});

/** What is selected, by name, and all that is said. */
function select(selection: EditionSelection): {
	readonly names: readonly string[];
	readonly refused: readonly string[];
	readonly found: readonly string[];
} {
	const found: string[] = [];
	try {
		const { issues, refused } = selectEditions(openRoot(folder), selection, (diagnostic) =>
			found.push(formatDiagnostic(diagnostic)),
		);
		return { names: issues.map(issuePath), refused: refused.map(issuePath), found };
	} catch (cause) {
		if (!(cause instanceof PressError)) throw cause;
		return { names: [], refused: [], found: cause.diagnostics.map(formatDiagnostic) };
	}
}

describe('issues are chosen', () => {
	test('by name, by pattern, each once', () => {
		expect(select({}).names).toEqual(['post/first', 'post/month', 'post/second', 'post/year']);
		expect(select({ issues: ['post/[fs]*', 'post/first'] }).names).toEqual(['post/first', 'post/second']);
		expect(select({ issues: ['p*'] }).names).toHaveLength(4);
	});

	test.each(['2015Q2', '2015-q2', '2015-Q2'])('by the quarter in which their period ends: %s', (quarter) => {
		expect(select({ quarter })).toEqual({ names: ['post/first', 'post/second'], refused: [], found: [] });
	});

	test('a year ends in its fourth quarter, a month in its own', () => {
		expect(select({ quarter: '2015Q4' }).names).toEqual(['post/year']);
		expect(select({ quarter: '2014Q4' }).names).toEqual(['post/month']);
		expect(select({ quarter: '2015Q2', issues: ['*/s*'] }).names).toEqual(['post/second']);
	});

	test('by edition: a publication that has none of them is passed over', () => {
		cpSync(join(folder, 'templates/post'), join(folder, 'templates/sheet'), { recursive: true });
		cpSync(join(folder, 'data/post/first'), join(folder, 'data/sheet/only'), { recursive: true });
		change(folder, 'templates/sheet/publication.yaml', '  en: {', '  bi: {');
		expect(select({ editions: ['bi'] })).toEqual({ names: ['sheet/only'], refused: [], found: [] });
		expect(select({ editions: ['zh', 'fr'] }).found).toEqual([
			'error build/unknown-edition none of the publications has an edition "fr"\n  hint: there are zh, en, bi',
		]);
	});
});

describe('what does not exist is one clear error', () => {
	test('a quarter that is not one, with those that there are nearest to it', () => {
		expect(select({ quarter: '2015Q5' }).found).toEqual([
			'error build/unknown-quarter "2015Q5" is not a quarter\n' +
				'  hint: write one as 2015Q2; issues end in 2014Q4, 2015Q2, 2015Q4',
		]);
	});

	test('a quarter in which no issue ends', () => {
		for (let year = 1990; year < 2000; year++) addIssue(`y${year}`, `"${year}"`);
		expect(select({ quarter: '2014-Q1' }).found).toEqual([
			'error build/unknown-quarter no issue has a period that ends in 2014Q1\n' +
				'  hint: issues end in 1998Q4, 1999Q4, 2014Q4, 2015Q2, 2015Q4',
		]);
	});

	test('a name or a pattern that means nothing, also one that leads out', () => {
		expect(select({ issues: ['../post/first'] }).found).toEqual([
			'error build/unknown-issue there is no publication or issue "../post/first"\n' +
				'  hint: did you mean "post/first"?',
		]);
		expect(select({ issues: ['../*', 'post/9*'] }).found).toEqual([
			'error build/unknown-issue no publication or issue matches "../*"\n' +
				'  hint: there are post, post/first, post/month, post/second, post/year',
			'error build/unknown-issue no publication or issue matches "post/9*"\n' +
				'  hint: there are post, post/first, post/month, post/second, post/year',
		]);
		expect(select({ editions: ['../zh'] }).found).toEqual([
			'error build/unknown-edition "post" has no edition "../zh"\n  hint: it has zh, en',
		]);
	});

	test('an issue without a period, or with one that is none, when a quarter is asked for; the others are chosen', () => {
		change(folder, issueFile('month'), 'period: 2014-11\n', '');
		change(folder, issueFile('year'), 'period: "2015"', 'period: 2015-Q7');
		expect(select({ quarter: '2015Q2' })).toEqual({
			names: ['post/first', 'post/second'],
			refused: ['post/month', 'post/year'],
			found: [
				'data/post/month/issue.yaml:2:1 error issue/missing-field "period" is missing\n' +
					'  hint: write "period: …" here',
				'data/post/year/issue.yaml:4:9 error issue/wrong-value "period" must be like 2023, 2023-H1, 2023-Q2 or 2023-06, not the text "2015-Q7"',
			],
		});
		expect(select({}).found).toEqual([]);
	});
});

describe('two issues with one id', () => {
	test('are both refused with their places: capitals do not count on every disk', () => {
		addIssue('First', '2015-Q3');
		const twins = select({ issues: ['post/f*', 'post/second'] });
		expect(twins.names).toEqual(['post/second']);
		expect(twins.refused).toEqual(['post/first']);
		expect(twins.found).toEqual([
			'data/post/first/issue.yaml:1:1 error build/same-name "post/first" and "post/First" are one name where capitals, or ways of writing an accent, do not count\n' +
				'  hint: rename one of the two folders, this one or data/post/First: many disks, and the archive, hold only one of them',
		]);
		expect(select({}).refused).toEqual(['post/First', 'post/first']);
	});

	test('nor does the way an accent is written', () => {
		addIssue('caf\u00e9', '2015-Q3');
		addIssue('cafe\u0301', '2015-Q3');
		expect(select({}).refused).toEqual(['post/cafe\u0301', 'post/caf\u00e9']);
		expect(select({}).found).toHaveLength(2);
	});
});
