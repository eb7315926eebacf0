import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Diagnostic, formatDiagnostic } from '../../src/base/index.js';
import { openRoot } from '../../src/files/index.js';
import { type Issue, loadIssue } from '../../src/issue/index.js';
import {
	copyfitDecisions,
	decisionText,
	type Fragment,
	isInitial,
	pageText,
} from '../../src/layout/index.js';
import { profiles, writePdf } from '../../src/pdf/index.js';
import { openPress, type SetEdition, setEdition } from '../../src/press.js';
import { limitFindings, readProof } from '../../src/proof/index.js';
import { decimalText, readQuantity } from '../../src/quantity/index.js';
import { bodyLines, feet } from '../support/placed-lines.js';
import { checkout } from '../support/project.js';
import { readPdf } from '../support/read-pdf.js';

const ROW = 13;
const PAGE_HEAD = (20 * 72) / 25.4;
const STORIES = [
	...['wheels', 'clay', 'sizes', 'briefs', 'essay', 'orpiment', 'sutra'],
	...['bible', 'gazette', 'firstdays', 'kinsoku', 'juzhen', 'question'],
];

/** Everything that an element with this id, or of this class, was placed as. */
function placed(root: Fragment, name: string): readonly Fragment[] {
	const found: Fragment[] = [];
	const visit = (fragment: Fragment): void => {
		const { id, class: classes = '' } = fragment.box.element?.attributes ?? {};
		if (id === name || classes.split(' ').includes(name)) found.push(fragment);
		else fragment.children.forEach(visit);
	};
	visit(root);
	return found;
}

function initials(fragment: Fragment): readonly Fragment[] {
	return isInitial(fragment.box) ? [fragment] : fragment.children.flatMap(initials);
}

function* linesOf(fragment: Fragment): Generator<string> {
	for (const { runs } of fragment.lines ?? []) yield runs.map(({ run }) => run.text).join('');
	for (const child of fragment.children) yield* linesOf(child);
}

describe.each(['zh', 'en'])('gazette 2024-04, edition %s', (edition) => {
	const diagnostics: Diagnostic[] = [];
	let issue: Issue;
	let set: SetEdition;

	beforeAll(async () => {
		const project = openRoot(checkout);
		const note = (diagnostic: Diagnostic): void => {
			diagnostics.push(diagnostic);
		};
		issue = loadIssue(project, 'gazette', '2024-04', note);
		set = await setEdition(openPress(project, note), issue, edition, note);
	});
	afterAll(() => set.fonts.close());

	test('has nothing to say', () => {
		expect(diagnostics.map(formatDiagnostic)).toEqual([]);
	});

	test('is two tabloid pages with all its stories on them', () => {
		expect(set.pages.length).toBe(2);
		for (const { trim } of set.pages) {
			expect((trim.width * 25.4) / 72).toBeCloseTo(275, 6);
			expect((trim.height * 25.4) / 72).toBeCloseTo(390, 6);
		}
		const ids = set.pages.flatMap(({ root }) => STORIES.filter((id) => placed(root, id).length > 0));
		expect([...new Set(ids)].sort()).toEqual([...STORIES].sort());
	});

	test('has every line of body text on the grid of its page, and no mark at a wrong end', () => {
		const lines = set.pages.flatMap(({ root }) => bodyLines(root));
		expect(lines.length).toBeGreaterThan(200);
		const phases = lines.map(({ baseline }) => (baseline - PAGE_HEAD) % ROW);
		expect(Math.max(...phases) - Math.min(...phases)).toBeLessThan(0.01);
		for (const { text } of lines) {
			expect(text).not.toMatch(/^[，。、；：！？）》”’〉」』】·]/u);
			expect(text).not.toMatch(/[（《“‘〈「『【]$/u);
		}
	});

	test('ends the columns of a story level, within a line', () => {
		const stories: readonly (readonly [number, string])[] =
			edition === 'zh'
				? [
						[0, 'clay'],
						[1, 'bible'],
						[1, 'gazette'],
						[1, 'firstdays'],
						[1, 'kinsoku'],
					]
				: [[1, 'bible']];
		for (const [page, id] of stories) {
			const lowest = feet(set.pages[page]!.root, id).filter(
				(foot, _, all) => foot > Math.max(...all) - 4 * ROW,
			);
			expect(lowest.length, id).toBeGreaterThan(1);
			expect(Math.max(...lowest) - Math.min(...lowest), id).toBeLessThan(ROW + 0.01);
		}
	});

	test('ends the stories that stand side by side on page 2 level, within a line', () => {
		const rows = [
			edition === 'zh' ? ['wheels', 'orpiment', 'sutra'] : ['wheels', 'sutra'],
			['bible', 'gazette'],
			['firstdays', 'kinsoku', 'juzhen'],
		];
		for (const row of rows) {
			const ends = row.map((id) => Math.max(...feet(set.pages[1]!.root, id)));
			expect(Math.max(...ends) - Math.min(...ends), row.join()).toBeLessThan(ROW + 0.01);
		}
	});

	test('opens what is a row short by its spaces, and says so', () => {
		expect(copyfitDecisions(set.pages).map(decisionText)).toEqual(
			edition === 'zh'
				? [
						'"clay" on page 1 had 1 row empty: spaces in 1 paragraph',
						'"firstdays" on page 2 had 1 row empty: spaces in 1 paragraph',
					]
				: [],
		);
	});

	test('begins the head story with a letter of three lines, and no other', () => {
		const letters = set.pages.flatMap(({ root }) => initials(root));
		expect(letters.map((letter) => [...linesOf(letter)].join(''))).toEqual([edition === 'zh' ? '找' : 'L']);
		const lines = bodyLines(set.pages[0]!.root);
		const at = lines.findIndex(({ text }) =>
			text.startsWith(edition === 'zh' ? '字，是排字房' : 'ooking for type'),
		);
		const [first, second, third, fourth] = lines.slice(at).map(({ x }) => x);
		expect([second, third]).toEqual([first, first]);
		expect(first! - fourth!).toBeGreaterThan(2 * 9);
	});

	test('has its folio in the margin of page 2, and none on page 1', () => {
		const [front, back] = set.pages.map(({ margins }) =>
			margins.map(({ fragment }) => [...linesOf(fragment)].join(' ')),
		);
		expect(front).toEqual([]);
		expect(back).toEqual([
			edition === 'zh'
				? '2024年4月30日 星期二 字纸 旧闻　2'
				: 'Tuesday, April 30, 2024 Type & Paper Old news　2',
		]);
	});

	test('has a column of vertical text from head to foot, in four tiers of nine lines', () => {
		const [column] = placed(set.pages[0]!.root, 'essay-text');
		const lines = [...linesOf(column!)];
		expect(lines.length).toBe(36);
		expect(lines[0]).toMatch(/^旧时的街巷里/);
		expect(lines.at(-1)).toMatch(/垫桌脚。$/);
		expect(column!.rect.width).toBeCloseTo(9 * ROW, 6);
		expect(column!.rect.height).toBeCloseTo(59 * ROW, 6);
	});

	test('goes on with the head story on the other page, and says so on both', () => {
		const [front, back] = set.pages.map(({ root }) => [...linesOf(root)]);
		const [to, from] =
			edition === 'zh'
				? ['（下转第二版）', '（上接第一版）']
				: ['Continued on page 2', 'Continued from page 1'];
		expect(front).toContain(to);
		expect(back).toContain(from);
		expect(back).not.toContain(to);
	});

	test('prints every figure so that it reads back as the data has it', () => {
		const printed = [
			...set.markup.html.matchAll(/<data value="([^"]*)" data-figure="\w+\.(\w+)">([^<]*)<\/data>/g),
		];
		expect(printed.length).toBeGreaterThan(50);
		for (const [, value, id, text] of printed) {
			const { value: stated } = issue.figures[id!]!;
			if (stated.kind !== 'quantity') throw new Error(`${id} is no quantity`);
			const read = readQuantity(text!, edition as 'zh' | 'en', stated.quantity.unit);
			expect(read && decimalText(read), `${id}: ${text}`).toBe(stated.quantity.value);
			expect(value).toBe(stated.quantity.value);
		}
		const ids = new Set(printed.map(([, , id]) => id));
		for (const id of ['wangzhen', 'wheel_types', 'dibao', 'shenbao', 'p_5', 'm_5', 'sheet_rows']) {
			expect(ids, id).toContain(id);
		}
	});

	test('is set as a master sets it', () => {
		const proof = readProof(set.pages, set.painted, set.fonts);
		const found = limitFindings(proof, `gazette/2024-04/${edition}`).filter(
			({ code }) => !code.startsWith('proof/loose-'),
		);
		expect(found.map(formatDiagnostic)).toEqual([]);
		expect(proof.faults.filter(({ kind }) => kind !== 'loose-line')).toEqual([]);
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
			// The paragraph that goes on on the other page is copied in two parts.
			const parting =
				Array.from(text, (_, at) => at).find((at) => !copied.includes(text.slice(0, at + 1))) ?? text.length;
			if (parting < text.length) parted.push(text);
			expect(copied).toContain(text.slice(parting));
		}
		expect(parted.length).toBeLessThanOrEqual(1);
		// An initial letter is read where it stands.
		expect(copied).toContain(edition === 'zh' ? '找字，是排字房' : 'Lookingfortypeis');
	});

	test('stands on the page as it did when it was last looked at', () => {
		const path = new URL(`./expected/gazette-2024-04-${edition}.txt`, import.meta.url);
		const text = set.pages.map(pageText).join('\n');
		if (process.env.BANMIAN_ACCEPT) writeFileSync(path, text);
		expect(text).toBe(readFileSync(path, 'utf8'));
	});
});
