import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDiagnostic } from '../../../src/base/index.js';
import { copyfitDecisions, decisionText, type Fragment, pageText } from '../../../src/layout/index.js';
import { printBody } from '../../support/marks.js';
import { chineseText } from '../../support/newspaper-text.js';
import type { Printed } from '../../support/print-page.js';
import { casesOf } from '../../support/typography-cases.js';

interface LadderCase {
	readonly measure: number;
	readonly rows: number;
	readonly text?: string;
	readonly han?: number;
	readonly ladder?: readonly string[];
}

/** Steps of the cases as style sheets write them, for type of so many points. */
const cssStep = (step: string): string => {
	const [, by] = /(?:tracking|size) -([\d.]+(?:em|pt))/.exec(step) ?? [];
	if (step === 'squeeze marks') return 'squeeze';
	return `${step.startsWith('tracking') ? 'tracking' : 'size'}(${by})`;
};

/** A story in one frame of so many rows, of type of `size` points. */
const framed = (text: string, measure: number, rows: number, ladder: string, size = 9): Printed =>
	printBody(
		`<p id="story">${text}</p><div id="lead"></div>`,
		`@page { size: 400pt }
		#story, #lead { font-size: ${size}pt }
		#story { flow-into: lead; line-height: 1; -x-copyfit: ${ladder} }
		#lead { flow-from: lead; width: ${measure * size}pt; height: ${rows * size}pt }`,
	);

const decisions = ({ pages }: Printed): readonly string[] => copyfitDecisions(pages).map(decisionText);
const findings = ({ diagnostics }: Printed): readonly string[] => diagnostics.map(formatDiagnostic);

function* fragmentsIn(fragment: Fragment): Generator<Fragment> {
	yield fragment;
	for (const child of fragment.children) yield* fragmentsIn(child);
}
const linesOf = ({ pages }: Printed): readonly string[] =>
	pages.flatMap(({ root }) =>
		[...fragmentsIn(root)].flatMap(({ lines = [] }) =>
			lines.map(({ runs }) => runs.map(({ run }) => run.text).join('')),
		),
	);

describe('cases of the ladder', () => {
	const cases = casesOf<LadderCase, { fits?: boolean; cutChars?: number; by?: string; squeezed?: number }>(
		'flow',
	).filter(({ input }) => input.ladder);

	it('are two', () => {
		expect(cases.map(({ id }) => id)).toEqual(['L07', 'L15']);
	});

	for (const { id, input, expect: wanted, note } of cases) {
		it(`${id}: ${note}`, () => {
			const { measure, rows, text = '永'.repeat(input.han ?? 0), ladder = [] } = input;
			const printed = framed(text, measure, rows, ladder.map(cssStep).join(' '));
			const [decision] = copyfitDecisions(printed.pages);
			expect(decision?.after.lines === 0).toBe(wanted.fits);
			if (wanted.by) {
				expect(decision?.steps).toEqual([`squeeze in ${wanted.squeezed} paragraph`]);
				expect(linesOf(printed)).toEqual([text]);
				expect(findings(printed)).toEqual([]);
			} else {
				expect(decision?.steps).toEqual([]);
				expect(decision?.remedy).toMatch(new RegExp(`^cut ${wanted.cutChars} character,`));
				const [error] = findings(printed).filter((finding) => finding.includes('layout/overset'));
				expect(error).toContain(`hint: cut ${wanted.cutChars} character,`);
				// What is set is what would be set without a ladder.
				expect(linesOf(printed)).toEqual(linesOf(framed(text, measure, rows, 'none')));
			}
		});
	}
});

describe('the ladder of a story', () => {
	it('does nothing to a story that fits', () => {
		const printed = framed('永'.repeat(20), 10, 2, 'squeeze size drop');
		expect(decisions(printed)).toEqual([]);
		expect(printed.pages.map(pageText).join('')).not.toContain('copyfit');
	});

	it('says in show pages what was done', () => {
		const printed = framed('一，三，五六七八九', 8, 1, 'squeeze');
		expect(printed.pages.map(pageText).join('')).toContain('copyfit [squeeze in 1 paragraph]');
		expect(decisions(printed)).toEqual(['"lead" on page 1 had 1 line too many: squeeze in 1 paragraph']);
	});

	it('goes on to the next step for what the first could not save', () => {
		// Ten ems for 9.8: the first paragraph has two commas, the second nothing, and is set closer by .02 em.
		const printed = framed(
			`一，三，五六七八九十</p><p id="story">${'永'.repeat(10)}`,
			9.8,
			2,
			'squeeze tracking(.02em)',
			10,
		);
		expect(decisions(printed)).toEqual([
			'"lead" on page 1 had 2 lines too many: squeeze in 1 paragraph, tracking of -0.02em in 1 paragraph',
		]);
	});

	it('squeezes the paragraph that it costs least, and no more than are needed', () => {
		const tight = '一，三，五六七八九';
		const easy = '一，三，五，七八九';
		const story = (rows: number): Printed =>
			framed([tight, easy, tight].join('</p><p id="story">'), 8, rows, 'squeeze', 10);
		// Of 9 ems with three commas half is enough for each; with two all of it is taken.
		expect(linesOf(story(5)).filter((line) => line === easy)).toHaveLength(1);
		expect(linesOf(story(5)).filter((line) => line === tight)).toHaveLength(0);
		expect(decisions(story(5))).toEqual(['"lead" on page 1 had 1 line too many: squeeze in 1 paragraph']);
		expect(decisions(story(3))).toEqual(['"lead" on page 1 had 3 lines too many: squeeze in 3 paragraphs']);
	});

	it('keeps the number of lines of a paragraph that goes on in a frame of another measure', () => {
		const frames = (text: string, widths: readonly [number, number]): readonly string[] => {
			const printed = printBody(
				`<p>${text}</p><div id="a"></div><div id="b"></div>`,
				`p { flow-into: s; -x-copyfit: squeeze } #a, #b { flow-from: s; height: 10pt }
				#a { width: ${widths[0]}pt } #b { width: ${widths[1]}pt }`,
			);
			expect(findings(printed)).toEqual([]);
			return linesOf(printed);
		};
		expect(frames('一，三，五六七八九十一二三四五六', [80, 70])).toEqual([
			'一，三，五六七八九',
			'十一二三四五六',
		]);
		// It is the second of its two lines that is squeezed, in the second frame.
		expect(frames('永和九年岁在癸一，三，五六七八九', [70, 80])).toEqual([
			'永和九年岁在癸',
			'一，三，五六七八九',
		]);
	});

	it('leaves out a paragraph rather than print over the end, but not for a hole larger than four rows', () => {
		const story = (optional: number): Printed =>
			printBody(
				`<div id="lead"><p>${'永'.repeat(30)}</p><p class="o">${'和'.repeat(optional)}</p></div>`,
				`#lead { width: 50pt; height: 60pt; -x-copyfit: drop } .o { -x-drop: 1 }`,
			);
		expect(decisions(story(5))).toEqual(['"lead" on page 1 had 1 line too many: drop "和和和和和"']);
		const printed = printBody(
			`<div id="lead"><p>${'永'.repeat(5)}</p><p class="o">${'和'.repeat(30)}</p></div>`,
			`#lead { width: 50pt; height: 60pt; text-align: justify; -x-copyfit: drop } .o { -x-drop: 1 }`,
		);
		expect(decisions(printed)).toEqual([
			'"lead" on page 1 had 1 line too many: nothing helped; it still has 1 line too many',
		]);
	});

	it('tells the least that has to be cut, wherever in the story that is, and where it was written', () => {
		const printed = framed(`${'永'.repeat(12)}</p><p id="story">${'和'.repeat(19)}`, 10, 3, 'squeeze');
		expect(findings(printed)[1]).toBe(
			[
				'case.html:1:28 warning layout/copyfit "lead" on page 1 has 1 line too many, and no step of its ladder makes it fit',
				'  hint: cut 2 characters, in the paragraph from "永永永永永永永永永永永永"',
			].join('\n'),
		);
	});

	it('counts a row that a widow left empty as room: one character is too many, not the two lines that went on', () => {
		const printed = printBody(
			`<p>${'永'.repeat(26)}</p><div id="lead"></div>`,
			`p { flow-into: s; widows: 2; -x-copyfit: squeeze }
			#lead { flow-from: s; width: 50pt; height: 50pt }`,
		);
		const [decision] = copyfitDecisions(printed.pages);
		expect(decision?.after).toEqual({ lines: 2, rows: 1 });
		expect(decision?.remedy).toMatch(/^cut 1 character,/);
	});

	it('tells how much has to be written where rows stay empty', () => {
		const printed = printBody(
			`<div id="lead"><p>${'永'.repeat(8)}</p></div>`,
			'#lead { width: 50pt; height: 40pt; text-align: justify; -x-copyfit: spaces }',
		);
		// Three characters more begin a third row, five more a fourth.
		expect(copyfitDecisions(printed.pages)[0]?.remedy).toBe(
			`write 8 characters more, in the paragraph from "${'永'.repeat(8)}"`,
		);
	});

	it('crops a picture over two columns by half the rows that are missing', () => {
		const printed = printBody(
			`<div id="lead"><img src="90x40" alt="x"><p>${'永'.repeat(32)}</p></div>`,
			`#lead { width: 90pt; height: 50pt; columns: 2; column-gap: 10pt; column-fill: auto; -x-copyfit: pictures }
			img { display: block; column-span: all; -x-fit-height: 10pt 40pt }`,
		);
		// 32 in lines of 4 are 8 rows, four in each column: the picture keeps 10 points.
		expect(decisions(printed)).toEqual([
			'"lead" on page 1 had 6 lines too many: picture of 40pt made 10pt high',
		]);
	});

	it('holds for an item that fills its grid area, and for a vertical story', () => {
		const printed = printBody(
			`<main><article id="a"><p>一，三，五六七八九</p></article><article id="v"><p>一，三，五六七八九</p></article></main>`,
			`@page { size: 300pt }
			main { display: grid; grid-template-columns: 80pt; grid-template-rows: 10pt 80pt }
			article { -x-copyfit: squeeze } #v { writing-mode: vertical-rl; width: 10pt }`,
		);
		expect(decisions(printed)).toEqual([
			'"a" on page 1 had 1 line too many: squeeze in 1 paragraph',
			'"v" on page 1 had 1 line too many: squeeze in 1 paragraph',
		]);
		expect(findings(printed)).toEqual([]);
	});

	it('fills a box whose text is not justified too: that it has a ladder says that it is a story', () => {
		const story = (ladder: string): readonly string[] =>
			decisions(
				printBody(
					`<div id="lead"><p>${'永'.repeat(50)}</p></div>`,
					`@page { size: 300pt } #lead { width: 130pt; height: 50pt; -x-copyfit: ${ladder} }`,
				),
			);
		// Fifty in lines of thirteen are four rows, in lines of twelve five.
		expect(story('spaces')).toEqual(['"lead" on page 1 had 1 row empty: spaces in 1 paragraph']);
		expect(story('none')).toEqual([]);
	});

	it('never leaves out all of a story', () => {
		const printed = printBody(
			`<div id="lead"><p>${'永'.repeat(40)}</p></div>`,
			'#lead { width: 50pt; height: 10pt; -x-copyfit: drop } p { -x-drop: 1 }',
		);
		expect(copyfitDecisions(printed.pages)[0]?.steps).toEqual([]);
	});

	it('draws a chart in its new height', () => {
		const printed = printBody(
			`<div id="lead"><object></object><p>${'永'.repeat(8)}</p></div>`,
			`#lead { width: 40pt; height: 50pt; text-align: justify; -x-copyfit: pictures }
			object { display: block; width: 40pt; height: 20pt; -x-fit-height: 10pt 40pt }`,
		);
		expect(decisions(printed)).toEqual(['"lead" on page 1 had 1 row empty: picture of 20pt made 30pt high']);
	});
});

describe('any story with a ladder', () => {
	const ladders = fc.constantFrom(
		'squeeze',
		'spaces',
		'squeeze spaces tracking(0.02em)',
		'tracking size(0.25pt)',
	);

	it('loses no text, misses its frames no more than before, and comes out the same twice', () => {
		fc.assert(
			fc.property(
				fc.array(chineseText, { minLength: 1, maxLength: 4 }),
				fc.integer({ min: 8, max: 16 }),
				fc.integer({ min: 2, max: 12 }),
				ladders,
				(paragraphs, measure, rows, ladder) => {
					const text = paragraphs.join('</p><p id="story">');
					const printed = framed(text, measure, rows, ladder, 10);
					const [decision] = copyfitDecisions(printed.pages);
					if (!decision) return;
					const { before, after, steps } = decision;
					if (steps.length === 0) expect(after).toEqual(before);
					else expect(4 * after.lines + after.rows).toBeLessThan(4 * before.lines + before.rows);
					if (after.lines === 0) {
						const plain = framed(text, measure, 400, 'none', 10);
						const joined = (lines: readonly string[]) => lines.join('').replace(/[\s\u2010]/g, '');
						expect(joined(linesOf(printed))).toBe(joined(linesOf(plain)));
					}
					expect(framed(text, measure, rows, ladder, 10).pages.map(pageText)).toEqual(
						printed.pages.map(pageText),
					);
				},
			),
			{ numRuns: 40 },
		);
	});
});
