import { describe, expect, it } from 'vitest';
import { formatDiagnostic } from '../../../src/base/index.js';
import { type Fault, faultFindings } from '../../../src/proof/index.js';
import { lineFaults } from '../../../src/proof/line-faults.js';
import { printPage } from '../../support/print-page.js';
import { han, proofOf } from '../../support/proof.js';
import { casesOf } from '../../support/typography-cases.js';

/** The faults of a page by their kind and value. */
const faultsOf = (body: string, css = '', language?: string): readonly string[] =>
	proofOf(body, css, language).faults.map(({ kind, value }) =>
		typeof value === 'number' ? `${kind} ${Math.round(value * 1000) / 1000}` : `${kind} ${value}`,
	);

describe('a gap is', () => {
	const nine = `<p>${han(9)}${'a'.repeat(20)}</p>`;

	it('loose from a quarter of an em on: 2 em in the 8 gaps of nine characters are a quarter', () => {
		expect(faultsOf(nine, 'p { width: 110pt }')).toEqual([]);
		expect(faultsOf(nine, 'p { width: 111pt }')).toEqual(['loose-line 0.262']);
	});

	it('very loose from half an em on', () => {
		expect(faultsOf(nine, 'p { width: 130pt }')).toEqual(['loose-line 0.5']);
		expect(faultsOf(nine, 'p { width: 131pt }')).toEqual(['very-loose-line 0.513']);
	});

	it('no fault in a last line that is spread, in letter-spaced text, or beside a picture', () => {
		expect(faultsOf('<p>张三丰</p>', 'p { width: 80pt; text-align-last: justify }')).toEqual([]);
		expect(faultsOf(`<p>${han(20)}</p>`, 'p { letter-spacing: 4pt; width: 140pt }')).toEqual([]);
		expect(faultsOf(`<p>${han(6)}<img src="10x5">${han(10)}</p>`)).toEqual([]);
	});

	it('no fault where a word space or an autospace has what it may have', () => {
		// Four and four letters in 9 em of 10: spaces of half an em take the rest.
		expect(faultsOf(`<p>永aaaaaa永aaaaaa永${han(9)}</p>`, 'p { width: 101pt }')).toEqual([]);
	});

	it('in English a word space: loose over 1.33 times that of the font, very loose over 2 times', () => {
		const text = '<p>aaaa bb cc dddd</p>';
		const widths = [46.6, 46.8, 50, 50.2].map((width) =>
			faultsOf(text, `p { width: ${width}pt; hyphens: none }`, 'en'),
		);
		expect(widths).toEqual([[], ['loose-line 1.36'], ['loose-line 2'], ['very-loose-line 2.04']]);
	});
});

describe('a line is tight', () => {
	const css = 'p { text-wrap: wrap; -x-kinsoku: push-in-first }';

	it('when a full stop in it has lost more than half of its blank', () => {
		// Half an em too long: one stop gives all it has, two give half.
		expect(faultsOf(`<p>${han(5)}。${han(7)}，${han(5)}</p>`, css)).toEqual(['tight-line 0']);
		expect(faultsOf(`<p>${han(5)}。${han(4)}。${han(2)}，${han(5)}</p>`, css)).toEqual([]);
	});

	const [line] = proofOf(`<p>${han(5)}</p>`).lines;

	it('when its characters take less than their em, or its words stand closer than .8 of the font’s space', () => {
		const kinds = (change: object) => lineFaults({ ...line!, ...change }, undefined).map(({ kind }) => kind);
		expect(kinds({ narrowestStep: 0.98 })).toEqual(['tight-line']);
		expect(kinds({ wordSpaces: [1, 0.79] })).toEqual(['tight-line']);
		expect(kinds({ wordSpaces: [1, 0.8] })).toEqual([]);
	});

	it('and its characters are measured, but for those that a style asks for in narrower forms', () => {
		const { lines } = proofOf(`<p>${han(5)}</p>`, 'p { letter-spacing: 0 }');
		expect(lines[0]!.narrowestStep).toBeUndefined();
	});
});

describe('a word is cut', () => {
	it('where nothing else would fit, and that is not where a style allows a break', () => {
		const width = 'p { width: 20pt; text-align: start }';
		const css = `${width} p { overflow-wrap: anywhere }`;
		expect(faultsOf('<p>abcdef</p>', css, 'en')).toEqual(['forced-break abcd|ef']);
		expect(faultsOf('<p>abcd</p>', css, 'en')).toEqual([]);
		expect(faultsOf('<p>abcdef</p>', `${width} p { word-break: break-all }`, 'en')).toEqual([]);
	});

	it('which an editor is told with the pages, once a paragraph', () => {
		const { diagnostics } = printPage({
			html: '<html lang="en"><p style="width: 20pt; font: 10pt Narrow; overflow-wrap: anywhere">abcdefghijkl</p></html>',
		});
		expect(diagnostics.map(formatDiagnostic)).toEqual([
			'case.html:1:84 warning layout/forced-break 2 lines of a paragraph end inside a word that may not be broken, on page 1 behind "abcd"\n  hint: allow a break with <wbr> or a soft hyphen, write it shorter, or widen the column',
		]);
	});

	it('and a number as well; two numbers on two lines are none', () => {
		const css = 'p { width: 20pt; overflow-wrap: anywhere; text-align: start }';
		expect(faultsOf('<p>1234567</p>', css, 'en')).toEqual(['forced-break 1234|567', 'number-split 1234|567']);
		expect(faultsOf('<p>1234 567</p>', css, 'en')).toEqual([]);
		expect(faultsOf('<p>2023%</p>', css, 'en')).toEqual(['forced-break 2023|%', 'number-split 2023|%']);
		// Where the writer allows it, it may.
		expect(faultsOf('<p>2023<wbr>%</p>', css, 'en')).toEqual([]);
		expect(faultsOf('<p>2023<br>45</p>', css, 'en')).toEqual([]);
	});
});

describe('a paragraph', () => {
	it('ends with a lone character, in text of any kind', () => {
		const css = 'p { text-align: start; text-wrap: wrap }';
		expect(faultsOf(`<p>${han(14)}。</p>`, css)).toEqual([`orphan-char ${han(14).slice(-1)}。`]);
		expect(faultsOf(`<p>${han(15)}。</p>`, css)).toEqual([]);
	});

	const columns = 'div { columns: 2; column-gap: 10pt; column-fill: auto; height: 20pt; width: 270pt }';

	it('leaves its last line alone at the top of a column', () => {
		const faults = faultsOf(`<div><p>${han(30)}</p></div>`, columns);
		expect(faults).toEqual(['underset 1', 'widow top']);
		expect(faultsOf(`<div><p>${han(45)}</p></div>`, columns)).toEqual([]);
	});

	it('leaves its first line alone at the foot of one', () => {
		expect(faultsOf(`<div><p>${han(13)}</p><p>${han(30)}</p></div>`, columns)).toEqual(['widow foot']);
		expect(faultsOf(`<div><p>${han(20)}</p><p>${han(15)}</p></div>`, columns)).toEqual([]);
	});
});

describe('a frame', () => {
	const text = (lines: number): string => `<p>${han(13 * lines)}</p>`;

	it('is underset by its empty rows, those of all its columns counted', () => {
		const css = 'div { columns: 2; column-gap: 10pt; column-fill: auto; height: 40pt; width: 270pt }';
		expect(faultsOf(`<div>${text(6)}</div>`, css)).toEqual(['underset 2']);
		expect(faultsOf(`<div>${text(8)}</div>`, css)).toEqual([]);
		const { faults } = proofOf(`<div id="lead">${text(3)}</div>`, css);
		expect(faults).toMatchObject([{ kind: 'underset', frame: 'lead', folio: '1', value: 5, columns: 2 }]);
	});

	it('is underset where a row would still go in, not where less is empty', () => {
		expect(faultsOf(`<div>${text(3)}</div>`, 'div { height: 40pt }')).toEqual(['underset 1']);
		expect(faultsOf(`<div>${text(3)}</div>`, 'div { height: 39pt }')).toEqual([]);
	});

	it('is not underset when its height follows from its text, nor when it holds a label', () => {
		expect(faultsOf(`<div>${text(3)}</div>`)).toEqual([]);
		expect(faultsOf(`<div>${text(3)}</div>`, 'div { min-height: 90pt }')).toEqual([]);
		expect(faultsOf(`<div>${text(3)}</div>`, 'div { height: 90pt } p { text-align: center }')).toEqual([]);
	});

	it('of a thread is named by its thread, and overset where text is left over', () => {
		const css = '.story { flow-into: lead } .frame { flow-from: lead; height: 30pt; width: 130pt }';
		const page = (lines: number, frames: number) =>
			proofOf(
				`<div class="story">${text(lines)}</div>${'<div class="frame"></div>'.repeat(frames)}`,
				css,
			).faults.map(({ kind, value, frame }) => `${frame} ${kind} ${value}`);
		expect(page(4, 2)).toContain('lead underset 2');
		expect(page(2, 2)).toEqual(['lead underset 1', 'lead underset 3']);
		expect(page(6, 2)).toEqual([]);
		expect(page(9, 2)).toEqual(['lead overset 3']);
	});

	it('in a grid is underset in a row of given height, not in one that another item makes so high', () => {
		const grid = 'main { display: grid; grid-template-columns: 130pt 130pt } p { width: auto }';
		const items = `<main><div>${text(1)}</div><div>${text(3)}</div></main>`;
		expect(faultsOf(items, grid)).toEqual([]);
		expect(faultsOf(items, `${grid} main { grid-template-rows: 30pt }`)).toEqual(['underset 2']);
	});
});

describe('a line of body text is off the grid', () => {
	const page = (css: string, body = `<p>${han(20)}</p>`) =>
		faultsOf(`<main>${body}</main>`, `main { line-grid: create; display: flow-root } ${css}`);

	it('by the points that it stands above or below the nearest row', () => {
		expect(page('p { margin-top: 3pt }')).toEqual(['off-grid 3', 'off-grid 3']);
		expect(page('p { margin-top: 8pt }')).toEqual(['off-grid -2', 'off-grid -2']);
		expect(page('p { margin-top: .02pt }')).toEqual(['off-grid 0.02', 'off-grid 0.02']);
	});

	it('but not where it snaps, where it stands whole rows down, or where it has a leading of its own', () => {
		expect(page('p { margin-top: 3pt; line-snap: baseline }')).toEqual([]);
		expect(page('p { margin-top: 20pt }')).toEqual([]);
		expect(page('p { margin-top: .005pt }')).toEqual([]);
		expect(page('p { margin-top: 3pt; line-height: 15pt }')).toEqual([]);
		expect(page('p { margin-top: 3pt; text-align: start }')).toEqual([]);
		expect(faultsOf(`<p>${han(20)}</p>`, 'p { margin-top: 3pt }')).toEqual([]);
	});

	it('in vertical setting by where its axis stands', () => {
		const vertical = 'html { writing-mode: vertical-rl } p { height: 130pt; width: auto }';
		expect(page(`${vertical} p { margin-right: 3pt }`)).toEqual(['off-grid -3', 'off-grid -3']);
		expect(page(`${vertical} p { margin-right: 10pt }`)).toEqual([]);
	});
});

describe('a headline', () => {
	const [m05] = casesOf<{ readonly text: string }>('headline').filter(({ id }) => id === 'M05');

	it('M05: ends without a full stop', () => {
		expect(m05!.expect).toEqual({ trailingStop: 'lint warning' });
		const { text } = m05!.input;
		expect(faultsOf(`<h1>${text}</h1>`)).toEqual(['headline-stop 。']);
		expect(faultsOf(`<h1>${text.slice(0, -1)}</h1>`)).toEqual([]);
		expect(faultsOf(`<p>${text}</p>`)).toEqual([]);
		expect(faultsOf(`<div role="heading">${text}</div>`)).toEqual(['headline-stop 。']);
	});

	it('in a part of its own too, and behind a closing mark', () => {
		expect(faultsOf('<h2><span style="display: block">“好。”</span>正题</h2>')).toEqual(['headline-stop 。']);
	});

	it.each([
		['Rain fell.', ['headline-stop .']],
		['“Rain fell.”', ['headline-stop .']],
		['Rain fell', []],
		['Rain, rain...', []],
		['Made in the U.S.', []],
		['News of Acme Inc.', []],
		['Open till 8 p.m.', []],
	])('in English: %s', (text, expected) => {
		expect(faultsOf(`<h3>${text}</h3>`, '', 'en')).toEqual(expected);
	});

	it('begins no line with a particle, which a word of more characters is not', () => {
		const css = 'h1, p { width: 50pt; font-size: 10pt; margin: 0; text-wrap: wrap; text-align: start }';
		expect(faultsOf('<h1>春眠不觉晓的处处</h1>', css)).toEqual(['headline-particle 的']);
		expect(faultsOf('<h1>春眠不觉晓<br>和处处</h1>', css)).toEqual(['headline-particle 和']);
		expect(faultsOf('<h1>春眠不觉晓和平处处</h1>', css)).toEqual([]);
		expect(faultsOf('<h1>了春眠</h1>', css)).toEqual([]);
		expect(faultsOf('<p>春眠不觉晓的处处</p>', css)).toEqual([]);
	});
});

describe('a fault', () => {
	it('says where it stands and where it was written', () => {
		const { faults } = proofOf(
			`<div id="lead"><p>${han(3)}</p><p>${han(13)}${han(9)}${'a'.repeat(20)}</p></div>`,
		);
		expect(faults).toEqual([
			{
				kind: 'loose-line',
				of: 'gap',
				value: expect.closeTo(0.5, 9),
				folio: '1',
				frame: 'lead',
				paragraph: 2,
				line: 2,
				span: { file: 'case.html', line: 1, column: 69 },
				text: han(9),
			} satisfies Fault,
		]);
	});

	it('is plain data', () => {
		const { faults } = proofOf(`<h1>${han(5)}。</h1>`);
		expect(structuredClone(faults)).toEqual(faults);
	});
});

describe('an editor is told', () => {
	const told = (body: string, css = '', language?: string): readonly string[] =>
		faultFindings(proofOf(body, css, language), 'a/1/zh').map(formatDiagnostic);

	it('each kind with its place, its value and what to do', () => {
		const headline = 'h1 { width: 50pt; font-size: 10pt; margin: 0 }';
		expect(told('<h1>春眠不觉晓<br>的处处。</h1>', headline)).toEqual([
			'case.html:1:41 warning proof/headline-particle a/1/zh: a line of a headline begins with "的", page 1, <h1>, line 2 of its paragraph: "的处处。"\n  hint: join it to the word before it with U+2060, or end the line elsewhere with <br>',
			'case.html:1:41 warning proof/headline-stop a/1/zh: a headline ends with "。", page 1, <h1>, line 2 of its paragraph: "的处处。"\n  hint: take it away: a headline is no sentence of the text',
		]);
		expect(told(`<div id="lead"><p>${han(13)}</p></div>`, 'div { height: 30pt }')).toEqual([
			'case.html:1:28 warning proof/underset a/1/zh: 2 empty rows, page 1, "lead"\n  hint: write as many rows more, or give the text less room',
		]);
	});

	it('of the worst line of a paragraph, and of eight paragraphs, then how many more there are', () => {
		const paragraph = `<p>${`${han(9)}${'a'.repeat(20)}`.repeat(2)}</p>`;
		const found = told(paragraph.repeat(10), 'p { width: 111pt }');
		expect(found.length).toBe(9);
		expect(found.at(-1)).toMatch(/^warning proof\/loose-line a\/1\/zh: the same in 12 more places\n/);
	});

	it('nothing twice: what is an error already, and what layout has said', () => {
		expect(told(`<p>${han(9)}${'a'.repeat(20)}</p>`)).toEqual([]);
		expect(told(`<p>${han(14)}。</p>`, 'p { text-wrap: wrap }')).toEqual([]);
		expect(
			told('<p>abcdef</p>', 'p { width: 20pt; overflow-wrap: anywhere; text-align: start }', 'en'),
		).toEqual([]);
	});
});
