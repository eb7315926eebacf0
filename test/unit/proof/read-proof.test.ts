import { describe, expect, it } from 'vitest';
import { formatDiagnostic } from '../../../src/base/index.js';
import { joinProofs, limitFindings, type Proof, proofText, readProof } from '../../../src/proof/index.js';
import { printPage } from '../../support/print-page.js';
import { han, proofOf } from '../../support/proof.js';
import { squareFonts } from '../../support/square-fonts.js';

const codes = (proof: Proof): readonly string[] => limitFindings(proof, 'a/1/zh').map(({ code }) => code);

describe('a proof measures lines from their glyphs', () => {
	it('a line of whole characters is solid, and a column of thirteen is body text', () => {
		const { lines } = proofOf(`<p>${han(20)}</p>`);
		expect(lines.map(({ kind, pitch, missed }) => ({ kind, pitch, missed }))).toEqual([
			{ kind: 'body', pitch: 1, missed: 0 },
			{ kind: 'body', pitch: 1, missed: undefined },
		]);
	});

	it('twelve characters over a measure of thirteen: 1 em in 11 gaps', () => {
		// The bracket may not end the line.
		const { lines } = proofOf(`<p>${han(12)}（${han(9)}</p>`, 'p { text-wrap: wrap }');
		expect(lines[0]!.pitch).toBeCloseTo(1 + 1 / 11, 6);
	});

	it('other measures are no body columns, and text that is not justified is neither', () => {
		expect(proofOf(`<p>${han(20)}</p>`, 'p { width: 180pt }').lines[0]!.kind).toBe('chinese');
		expect(proofOf(`<p>${han(20)}</p>`, 'p { text-align: start }').lines[0]!.kind).toBe('other');
		expect(proofOf('<p>a b c d e f g h i j k l m n o p q r</p>', '', 'en').lines[0]!.kind).toBe('english');
	});

	it('word spaces are counted in those of the font', () => {
		// aaaa bb cc: 4.5 em of 5; the two spaces of .25 take .25 each more.
		const { lines } = proofOf('<p>aaaa bb cc dddd</p>', 'p { width: 50pt; hyphens: none }', 'en');
		expect(lines[0]!.wordSpaces.map((space) => Math.round(space * 1000) / 1000)).toEqual([2, 2]);
	});

	it('marks side by side are pairs; those that share a blank may give it up in a line that is adjusted', () => {
		const { lines } = proofOf(`<p>甲。”乙》，丙：“丁</p>`);
		expect(lines.map(({ pairs, wrongPairs }) => [pairs, wrongPairs])).toEqual([[3, []]]);
	});

	it('a mark that hangs, and one in an optical margin, misses no measure', () => {
		const hanging = proofOf(
			`<p>${han(13)}，${han(9)}</p>`,
			'p { text-wrap: wrap; hanging-punctuation: allow-end }',
		);
		expect(hanging.lines.map(({ text, missed }) => [text.at(-1), missed])).toEqual([
			['，', 0],
			['啼', undefined],
		]);
		// aaa bb cc, is 4.25 em wide of 4.1, of which the comma stands out by .175.
		const css = 'p { width: 41pt; hyphens: none; -x-optical-margins: auto }';
		const [first] = proofOf('<p>aaa bb cc, dddd</p>', css, 'en').lines;
		expect([first!.text.trim(), first!.missed]).toEqual(['aaa bb cc,', 0]);
	});

	it('digits that share an em of a vertical line are one character', () => {
		const css = 'p { height: 130pt; width: auto; writing-mode: vertical-rl; text-combine-upright: digits 2 }';
		const { lines } = proofOf(`<p>${han(5)}12${han(7)}34${han(9)}</p>`, css);
		expect(lines.map(({ pitch, missed }) => [pitch, missed])).toEqual([
			[1, 0],
			[1, undefined],
		]);
	});

	it('a line that ends in a hyphen counts those before it', () => {
		const word = 'development';
		const { lines } = proofOf(`<p>${word} ${word} ${word}</p>`, 'p { width: 45pt; hyphens: auto }', 'en');
		expect(lines.map(({ text, hyphens }) => `${text.trim()} ${hyphens}`)).toEqual([
			'develop 1',
			'ment de 2',
			'velopment 0',
			'develop 1',
			'ment 0',
		]);
	});
});

describe('a proof finds', () => {
	it('nothing on a page that is set well', () => {
		expect(codes(proofOf(`<p>${han(30)}，${han(12)}。</p>`))).toEqual([]);
	});

	it('a mark at the start of a line, but not where the writer ended the line before it', () => {
		expect(codes(proofOf(`<p>${han(13)}<wbr>，${han(9)}</p>`))).toContain('proof/forbidden-mark');
		expect(codes(proofOf(`<p>${han(12)}<br>，${han(9)}</p>`))).toEqual([]);
	});

	it('a mark at the end of a line', () => {
		expect(codes(proofOf(`<p>${han(12)}（<wbr>${han(13)}</p>`))).toContain('proof/forbidden-mark');
	});

	it('a line that cannot be filled', () => {
		expect(codes(proofOf('<p>aaaaa bbbbbbbbbb</p>', 'p { width: 60pt; hyphens: none }', 'en'))).toEqual([
			'proof/missed-measure',
		]);
	});

	it('a line that is too loose, with its place', () => {
		const proof = proofOf(`<p>${han(9)}${'a'.repeat(20)}</p>`);
		expect(limitFindings(proof, 'a/1/zh').map(formatDiagnostic)).toEqual([
			'case.html:1:31 error proof/loose-line a/1/zh: 1 line: body text is looser than 1.1 em a character, 1.500, in "春眠不觉晓处处闻啼" on page 1\n  hint: change a word near it: a long unit that cannot be broken stands behind it',
		]);
	});

	it('text that is loose on the whole', () => {
		const loose = `<p>${`${han(12)}（`.repeat(9)}${han(4)}</p>`;
		const page = proofOf(loose, 'p { text-wrap: wrap }');
		expect(codes(page)).toEqual([]);
		expect(codes(joinProofs(Array.from({ length: 20 }, () => page)))).toEqual(['proof/loose-text']);
	});

	it('a last line of one character, its mark not counted', () => {
		const greedy = 'p { text-wrap: wrap }';
		expect(codes(proofOf(`<p>${han(14)}。</p>`, greedy))).toEqual(['proof/lone-character']);
		expect(codes(proofOf(`<p>${han(15)}。</p>`, greedy))).toEqual([]);
		expect(codes(proofOf(`<p>永。</p>`, greedy))).toEqual([]);
	});

	it('three hyphens in a row', () => {
		const text = 'well-being-well-being-well-being-well-being';
		expect(
			codes(proofOf(`<p>${text}</p>`, 'p { width: 26pt; text-wrap: wrap; text-align: start }', 'en')),
		).toEqual(['proof/hyphens']);
	});

	it('marks side by side that do not share a blank', () => {
		const apart = '甲<span style="letter-spacing: 0; padding-right: 3pt">。</span>”乙';
		expect(codes(proofOf(`<p>${apart}</p>`))).toEqual(['proof/adjacent-marks']);
	});

	it('text that was not painted, and so cannot be copied', () => {
		const fonts = squareFonts();
		const { pages, painted } = printPage({
			html: `<html lang="zh-Hans"><body><p>${han(9)}</p></body></html>`,
			fonts,
		});
		const bare = { ...painted, pages: painted.pages.map((page) => ({ ...page, ops: [] })) };
		expect(codes(readProof(pages, bare, fonts))).toEqual(['proof/altered-text']);
		expect(codes(readProof(pages, painted, fonts))).toEqual([]);
	});
});

it('an editor reads it as a table in words', () => {
	const proof = proofOf(`<p>${han(12)}（${han(9)}</p><p>${han(14)}。</p>`, 'p { text-wrap: wrap }');
	expect(proofText(proof, 'a/1/zh')).toBe(`a/1/zh
  Chinese body, 13 to 17 characters: 4 lines, 2 that fill their measure; em a character median 1.000, 95 % 1.091, 99 % 1.091, most 1.091; over 1.05 1 (50.0 %), over 1.10 0 (0.0 %)
  4 lines, 37 characters; marks at a wrong end 0, measures missed 0, lone last characters 1 in justified text and 0 elsewhere, hyphens in a row at most 0, adjacent marks not of 1.5 em 0 of 0, copied text as written
    1.091  case.html:1:31  春眠不觉晓处处闻啼鸟夜来
`);
});
