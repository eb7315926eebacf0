import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/base/index.js';
import { formatDiagnostic } from '../../src/base/index.js';
import { openRoot } from '../../src/files/index.js';
import { loadIssue } from '../../src/issue/index.js';
import { copyfitDecisions, pageText } from '../../src/layout/index.js';
import { profiles, writePdf } from '../../src/pdf/index.js';
import { openPress, type SetEdition, setEdition } from '../../src/press.js';
import { limitFindings, readProof } from '../../src/proof/index.js';
import { bodyLines, feet, linesIn, lineTexts, places } from '../support/placed-lines.js';
import { checkout } from '../support/project.js';
import { readPdf } from '../support/read-pdf.js';

/** What a make-up editor checks at arm's length, on the real pages. */
const ROW = 14;
const PAGE_HEAD = (24 * 72) / 25.4;

describe.each(['zh', 'en', 'bi'])('xihu 2023-h1, edition %s', (edition) => {
	const diagnostics: Diagnostic[] = [];
	let set: SetEdition;

	beforeAll(async () => {
		const project = openRoot(checkout);
		const note = (diagnostic: Diagnostic): void => {
			diagnostics.push(diagnostic);
		};
		const issue = loadIssue(project, 'xihu', '2023-h1', note);
		set = await setEdition(openPress(project, note), issue, edition, note);
	});
	afterAll(() => set.fonts.close());

	test('has nothing to say', () => {
		expect(diagnostics.map(formatDiagnostic)).toEqual([]);
	});

	test('names every file that it was made from', () => {
		const files = set.inputs.map(({ file }) => file);
		for (const file of [
			'data/xihu/2023-h1/figures/economy.csv',
			'data/xihu/2023-h1/pictures/yunqi.svg',
			'data/xihu/2023-h1/stories/lead.zh.md',
			'fonts/fonts.yaml',
			'templates/xihu/charts/ranks.vl.json',
			'templates/xihu/partials/folio.hbs',
			'templates/xihu/style.css',
		]) {
			expect(files).toContain(file);
		}
		expect(files).toEqual([...new Set(files)].sort());
	});

	test('is made of broadsheet pages', () => {
		for (const { trim } of set.pages) {
			expect((trim.width * 25.4) / 72).toBeCloseTo(390, 6);
			expect((trim.height * 25.4) / 72).toBeCloseTo(540, 6);
		}
		expect(set.pages.length).toBe(edition === 'bi' ? 3 : 2);
	});

	test('has every line of body text on the grid of its page', () => {
		const lines = set.pages.flatMap(({ root }) => bodyLines(root));
		expect(lines.length).toBeGreaterThan(100);
		const phases = lines.map(({ baseline }) => (baseline - PAGE_HEAD) % ROW);
		expect(Math.max(...phases) - Math.min(...phases)).toBeLessThan(0.01);
	});

	test('fills the measure of every justified line', () => {
		for (const { line, text } of set.pages.flatMap(({ root }) => bodyLines(root))) {
			if (!line.isJustified || line.paragraph.content.length === 0) continue;
			const last = line.runs.at(-1)!;
			const end = line.start + last.at + last.advance;
			expect(Math.abs(end - line.rect.width), text).toBeLessThan(0.01);
		}
	});

	test('begins and ends no line with a mark that may not stand there', () => {
		for (const { text } of set.pages.flatMap(({ root }) => bodyLines(root))) {
			expect(text).not.toMatch(/^[，。、；：！？）》”’〉」』】·]/u);
			expect(text).not.toMatch(/[（《“‘〈「『【]$/u);
		}
	});

	// Pairs of paragraphs end where the longer of the two ends.
	if (edition !== 'bi') {
		test('ends the columns of a story level, within a line', () => {
			for (const [page, id] of [
				[0, 'economy'],
				[0, 'opening'],
				[0, 'livelihood'],
				[1, 'economy'],
			] as const) {
				const levels = feet(set.pages[page]!.root, id);
				expect(levels.length, id).toBeGreaterThan(1);
				expect(Math.max(...levels) - Math.min(...levels), id).toBeLessThan(ROW + 0.01);
			}
		});

		test('has text left and right of the picture of the second story, and below it', () => {
			const { root } = set.pages[0]!;
			const [picture] = places(root, 'yichuang');
			const story = linesIn(root, 'opening');
			const beside = story.filter(({ baseline }) => baseline < picture!.y + picture!.height);
			const left = beside.filter(({ x, line }) => x + line.rect.width <= picture!.x);
			const right = beside.filter(({ x }) => x >= picture!.x + picture!.width);
			expect(left.length).toBeGreaterThan(8);
			expect(right.length).toBeGreaterThan(8);
			expect(left.length + right.length).toBe(beside.length);
			const below = story.filter(
				({ x, baseline }) =>
					baseline > picture!.y + picture!.height && x > picture!.x - 1 && x < picture!.x + picture!.width,
			);
			expect(below.length).toBeGreaterThan(3);
		});

		test('fits the story of everyday life into its columns by the ladder, to the row', () => {
			const decisions = copyfitDecisions(set.pages);
			expect(decisions.map(({ story }) => story)).toEqual(['"livelihood"']);
			expect(decisions[0]!.steps.length).toBeGreaterThan(0);
			expect(decisions[0]!.after).toEqual({ lines: 0, rows: 0 });
		});
	}

	test('goes on with its lead on the second page, and says so on both', () => {
		const [front, back] = set.pages.map(({ root }) => [...lineTexts(root)]);
		const marks = {
			zh: ['（下转第2版）', '（上接第1版）'],
			en: ['Continued on page 2', 'Continued from page 1'],
		};
		for (const [to, from] of edition === 'bi' ? [marks.zh, marks.en] : [marks[edition as 'zh' | 'en']]) {
			expect(front).toContain(to);
			expect(back).toContain(from);
			expect(linesIn(set.pages[0]!.root, 'economy').length).toBeGreaterThan(3);
			expect(linesIn(set.pages[1]!.root, 'economy').length).toBeGreaterThan(3);
		}
	});

	test('is set as a master sets it: no mark at a wrong end, measures filled, no lone character, two hyphens in a row at most', () => {
		const proof = readProof(set.pages, set.painted, set.fonts);
		expect(proof.lines.length).toBeGreaterThan(100);
		// How loose a line is depends on its words; `npm run typeset:report` holds that against its limits.
		const found = limitFindings(proof, `xihu/2023-h1/${edition}`).filter(
			({ code }) => !code.startsWith('proof/loose-'),
		);
		expect(found.map(formatDiagnostic)).toEqual([]);
	});

	test('has its body text on the grid from its origin, whatever snaps to it or is set in its rows (INV-6)', () => {
		const { faults } = readProof(set.pages, set.painted, set.fonts);
		expect(set.pages.some(({ root }) => bodyLines(root).length > 0)).toBe(true);
		expect(faults.filter(({ kind }) => kind === 'off-grid')).toEqual([]);
	});

	test('gives back every paragraph of its PDF as it was written', async () => {
		const { paragraphs } = readProof(set.pages, set.painted, set.fonts);
		const pdf = readPdf(await writePdf(set.painted, { profile: profiles.screen, fonts: set.fonts }));
		const copied = set.pages
			.map((_, page) => pdf.text(page))
			.join('')
			.replace(/[\s\u200b]/g, '');
		expect(paragraphs.length).toBeGreaterThan(50);
		const parted: string[] = [];
		for (const paragraph of paragraphs) {
			const text = paragraph.replace(/[\s\u200b\u2060\u00ad]/g, '');
			// A paragraph that goes on on the other page is copied in two parts.
			const parting =
				Array.from(text, (_, at) => at).find((at) => !copied.includes(text.slice(0, at + 1))) ?? text.length;
			if (parting < text.length) parted.push(text);
			expect(copied).toContain(text.slice(parting));
		}
		expect(parted.length).toBeLessThanOrEqual(edition === 'bi' ? 2 : 1);
	});

	test('stands on the page as it did when it was last looked at', () => {
		const path = new URL(`./expected/xihu-2023-h1-${edition}.txt`, import.meta.url);
		const text = set.pages.map(pageText).join('\n');
		if (process.env.BANMIAN_ACCEPT) writeFileSync(path, text);
		expect(text).toBe(readFileSync(path, 'utf8'));
	});
});
