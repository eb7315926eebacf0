import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Diagnostic, formatDiagnostic } from '../../src/base/index.js';
import { openRoot } from '../../src/files/index.js';
import { type Issue, loadIssue } from '../../src/issue/index.js';
import { pageText } from '../../src/layout/index.js';
import { profiles, writePdf } from '../../src/pdf/index.js';
import { openPress, type SetEdition, setEdition } from '../../src/press.js';
import { limitFindings, readProof } from '../../src/proof/index.js';
import { bodyLines, feet } from '../support/placed-lines.js';
import { checkout } from '../support/project.js';
import { readPdf } from '../support/read-pdf.js';
import { type Expected, expectedFigures, quarters, readDays } from './weather-oracle.js';

const ROW = 14;
const PAGE_HEAD = (17 * 72) / 25.4;
const editions = quarters.flatMap((quarter) => [
	{ quarter, edition: 'zh' as const },
	{ quarter, edition: 'en' as const },
]);

describe.each(editions)('weather $quarter, edition $edition', ({ quarter, edition }) => {
	const diagnostics: Diagnostic[] = [];
	let issue: Issue;
	let set: SetEdition;

	beforeAll(async () => {
		const project = openRoot(checkout);
		const note = (diagnostic: Diagnostic): void => {
			diagnostics.push(diagnostic);
		};
		issue = loadIssue(project, 'weather', quarter, note);
		set = await setEdition(openPress(project, note), issue, edition, note);
	});
	afterAll(() => set.fonts.close());

	test('has no findings, and three charts', () => {
		expect(diagnostics.map(formatDiagnostic)).toEqual([]);
		expect(set.plots.map(({ name }) => name)).toEqual(
			['calendar', 'temperatures', 'rainfall'].map((name) => `${name}-${edition}`),
		);
	});

	test('is one tabloid page', () => {
		expect(set.pages.length).toBe(1);
		const { trim } = set.pages[0]!;
		expect((trim.width * 25.4) / 72).toBeCloseTo(275, 6);
		expect((trim.height * 25.4) / 72).toBeCloseTo(390, 6);
	});

	test('names the series that it was made from, those of the quarter before included', () => {
		const files = set.inputs.map(({ file }) => file).filter((file) => file.endsWith('.csv'));
		const own = `data/weather/${quarter}/daily.csv`;
		const before = quarters[quarters.indexOf(quarter) - 1];
		expect(files).toEqual(before ? [`data/weather/${before}/daily.csv`, own] : [own]);
	});

	test('has its text on the grid, justified, in columns that end level', () => {
		const { root } = set.pages[0]!;
		const lines = bodyLines(root);
		expect(lines.length).toBeGreaterThan(16);
		for (const { line, baseline, text } of lines) {
			expect(Math.abs(((baseline - lines[0]!.baseline + ROW / 2) % ROW) - ROW / 2), text).toBeLessThan(0.01);
			expect(text).not.toMatch(/^[，。、；：！？）》”’]/u);
			if (!line.isJustified || line.paragraph.content.length === 0) continue;
			const last = line.runs.at(-1)!;
			expect(Math.abs(line.start + last.at + last.advance - line.rect.width), text).toBeLessThan(0.01);
		}
		const levels = feet(root, 'lead');
		expect(levels.length).toBe(edition === 'zh' ? 3 : 2);
		expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(ROW + 0.01);
		// The charts begin two rows below the last line: no hole, no collision.
		expect((Math.max(...levels) - PAGE_HEAD) / ROW).toBeGreaterThan(52);
		expect((Math.max(...levels) - PAGE_HEAD) / ROW).toBeLessThan(53);
	});

	test('prints every figure as plain arithmetic has it', () => {
		const expected = expectedFigures(quarter);
		const printed = [
			...set.markup.html.matchAll(/<data value="([^"]*)" data-figure="\w+\.(\w+)">([^<]*)<\/data>/g),
		];
		expect(printed.length).toBeGreaterThan(100);
		for (const [, value, id, text] of printed) {
			const should = expected.get(id!);
			expect(should, id).toBeDefined();
			// "fell by": the size alone.
			expect([should!.value, should!.value.replace(/^-/, '')], id).toContain(value);
			expect(printsOf(should!, value!, edition), `${id} ${text}`).toContain(text);
		}
	});

	test('works out every declared figure as plain arithmetic has it', () => {
		const expected = expectedFigures(quarter);
		const [first] = quarters;
		for (const { id, value, derivation } of Object.values(issue.figures)) {
			expect(
				derivation?.rows.every(({ lines }) => lines.length > 0),
				id,
			).toBe(true);
			const should = expected.get(id)?.value;
			if (value.kind === 'absent') {
				expect(should, id).toBeUndefined();
				expect(id.startsWith('warm') || quarter === first, id).toBe(true);
			} else if (value.kind === 'quantity') expect(value.quantity.value, id).toBe(should);
			else expect(value.from === value.to ? value.from : `${value.from}/${value.to}`, id).toBe(should);
		}
	});

	test('is set as a master sets it: no mark at a wrong end, measures filled, no lone character, two hyphens in a row at most', () => {
		const proof = readProof(set.pages, set.painted, set.fonts);
		expect(proof.lines.length).toBeGreaterThan(100);
		// How loose a line is depends on its words; `npm run typeset:report` holds that against its limits.
		const found = limitFindings(proof, `weather/${quarter}/${edition}`).filter(
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
		for (const text of paragraphs) expect(copied).toContain(text.replace(/[\s\u200b\u2060\u00ad]/g, ''));
	});

	test('stands on the page as it did when it was last looked at', () => {
		const path = new URL(`./expected/weather-${quarter}-${edition}.txt`, import.meta.url);
		const text = set.pages.map(pageText).join('\n');
		if (process.env.BANMIAN_ACCEPT) writeFileSync(path, text);
		expect(text).toBe(readFileSync(path, 'utf8'));
	});
});

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'].concat(
	[...['October', 'November', 'December']],
);
const WORDS = {
	zh: ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'],
	en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
};

/** The ways in which a value may stand on the page. */
function printsOf({ unit }: Expected, value: string, language: 'zh' | 'en'): readonly string[] {
	if (unit === 'date') return daysOf(value, language);
	const digits = value.replace('-', '−');
	const units = {
		zh: { mm: '毫米', degrees: '摄氏度', days: '天', '%': '%', points: '个百分点', times: '倍' },
		en: {
			mm: ' mm',
			degrees: ' °C',
			days: value === '1' ? ' day' : ' days',
			'%': '%',
			points: ' percentage points',
			times: ' times',
		},
	}[language];
	const word = unit === 'days' ? (WORDS[language][Number(value)] ?? digits) : digits;
	return [digits, `${digits}${units[unit]}`, `+${digits}${units[unit]}`, word];
}

function daysOf(value: string, language: 'zh' | 'en'): readonly string[] {
	const [from, to = from] = value.split('/').map((date) => {
		const [year, month, day] = date.split('-').map(Number) as [number, number, number];
		const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
		return { month, day, name: weekday.format(new Date(Date.UTC(year, month - 1, day))) };
	}) as { month: number; day: number; name: string }[];
	const isOne = from === to;
	if (language === 'zh') {
		const start = `${from!.month}月${from!.day}日`;
		if (isOne) return [start, from!.name];
		return [`${start}至${from!.month === to!.month ? '' : `${to!.month}月`}${to!.day}日`];
	}
	return [(name: string) => name, (name: string) => name.slice(0, 3)].flatMap((short) => {
		const start = `${short(MONTHS[from!.month - 1]!)} ${from!.day}`;
		if (isOne) return [start, from!.name];
		const end = from!.month === to!.month ? '' : `${short(MONTHS[to!.month - 1]!)} `;
		return [`${start}–${end}${to!.day}`];
	});
}

describe('what the sentences say beside their figures is true', () => {
	const [q1, q2, q3, q4] = quarters;
	const value = (quarter: (typeof quarters)[number], id: string) =>
		Number(expectedFigures(quarter).get(id)!.value);
	const weeks = (quarter: (typeof quarters)[number]) =>
		Array.from({ length: 14 }, (_, index) => value(quarter, `weeks_${index + 1}_rain`));
	const hot = (quarter: (typeof quarters)[number]) => readDays(quarter).filter(({ high }) => high >= 300);

	test('of days of heavy rain, which had more than twenty millimetres', () => {
		for (const quarter of quarters) expect(readDays(quarter).some(({ rain }) => rain === 200)).toBe(false);
	});

	test('of the first quarter', () => {
		expect(Math.max(...weeks(q1))).toBe(value(q1, 'weeks_6_rain'));
		expect(value(q1, 'wettest')).toBeGreaterThan(value(q1, 'months_1_rain') / 2);
		expect(value(q1, 'wettest') / value(q1, 'months_3_rain')).toBeCloseTo(0.49, 2);
		expect(value(q1, 'dry_run')).toBe(value(q1, 'wet_run'));
		expect(value(q1, 'months_2_rain')).toBeGreaterThan(value(q1, 'months_3_rain'));
		expect(value(q1, 'hottest')).toBeLessThan(25);
		const frost = readDays(q1).filter(({ low }) => low <= 0);
		expect(frost.slice(-2).map(({ date }) => date)).toEqual(['2015-03-03', '2015-03-04']);
	});

	test('of the second', () => {
		expect(value(q1, 'rainy_share')).toBeGreaterThan(50);
		expect(value(q2, 'wettest')).toBeLessThan(20);
		expect(hot(q2).every(({ date }) => date.startsWith('2015-06'))).toBe(true);
		const coldest = readDays(q2).filter(({ low }) => low === 28);
		expect(coldest.map(({ date }) => date)).toEqual(['2015-04-05', '2015-04-14']);
		const dry = readDays(q2).filter(({ rain }) => rain === 0);
		expect(dry.filter(({ sky }) => sky === 'sun').length / dry.length).toBeGreaterThanOrEqual(0.9);
		expect(value(q2, 'fog_days')).toBeLessThan(value(q1, 'fog_days') / 2);
	});

	test('of the third', () => {
		expect(weeks(q3).slice(0, 3)).toEqual([0, 0, 0]);
		expect(Math.max(...weeks(q3))).toBe(value(q3, 'weeks_9_rain'));
		const heavy = readDays(q3).filter(({ rain }) => rain > 200);
		expect(heavy.every(({ date }) => date.startsWith('2015-08'))).toBe(true);
		const july = readDays(q3).filter(({ date, rain }) => date < '2015-08' && rain > 0);
		expect(july.map(({ date }) => date)).toEqual(['2015-07-24', '2015-07-26']);
		const fog = readDays(q3).filter(({ sky }) => sky === 'fog');
		expect(fog.filter(({ date }) => date > '2015-09').length).toBe(fog.length / 2);
		expect(value(q3, 'months_1_high')).toBeGreaterThan(value(q3, 'months_2_high'));
		expect(value(q3, 'coldest')).toBeGreaterThan(0);
	});

	test('of the fourth', () => {
		expect(Math.max(...weeks(q4))).toBe(value(q4, 'weeks_11_rain'));
		expect(expectedFigures(q4).get('wet_run_days')!.value).toContain(
			expectedFigures(q4).get('coldest_day')!.value,
		);
		const frost = readDays(q4).filter(({ low }) => low <= 0);
		const lateNovember = frost.filter(({ date }) => date >= '2015-11-23' && date <= '2015-11-30');
		expect(lateNovember.length).toBeGreaterThan(frost.length / 2);
		expect(frost.filter((day) => !lateNovember.includes(day)).every(({ date }) => date > '2015-12-25')).toBe(
			true,
		);
		expect(expectedFigures(q4).get('dry_run_days')!.value.startsWith('2015-10-01')).toBe(true);
	});
});
