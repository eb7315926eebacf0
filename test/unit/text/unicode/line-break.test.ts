import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALLOWED, lineBreaks, MANDATORY, PROHIBITED } from '../../../../src/text/unicode/line-break.js';
import { classify, LB } from '../../../../src/text/unicode/line-break-class.js';
import { database } from './database.js';

/** `÷` and `×` before each character of a text, as the test file of UAX 14 writes them. */
function marks(text: string): string {
	const breaks = lineBreaks(classify(text));
	let written = '';
	let i = 0;
	for (const character of text) {
		written += `${breaks[i] === PROHIBITED ? '×' : '÷'} ${hex(character)} `;
		i += character.length;
	}
	return `${written}÷`;
}

const hex = (character: string): string =>
	character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');

const textOf = (line: string): string =>
	[...line.matchAll(/[0-9A-F]+/g)].map(([code]) => String.fromCodePoint(Number.parseInt(code, 16))).join('');

test('every line of the test file of UAX 14 is broken as it says', () => {
	const lines = database('LineBreakTest');
	expect(lines.length).toBe(19_346);
	const wrong = lines
		.filter((line) => marks(textOf(line)) !== line)
		.map((line) => [line, marks(textOf(line))]);
	expect(wrong).toEqual([]);
});

test('a surrogate pair is not parted, a lone surrogate is a letter', () => {
	expect([...lineBreaks(classify('国𠮷國'))]).toEqual([PROHIBITED, ALLOWED, PROHIBITED, ALLOWED]);
	expect([...lineBreaks(classify('a\ud800b\udc00'))]).toEqual([
		PROHIBITED,
		PROHIBITED,
		PROHIBITED,
		PROHIBITED,
	]);
	expect([...lineBreaks(classify('国\udc00国\ud800'))]).toEqual([PROHIBITED, ALLOWED, ALLOWED, ALLOWED]);
});

test('a forced break is told from one that is allowed', () => {
	expect([...lineBreaks(classify('一\r\n二 三'))]).toEqual([
		PROHIBITED,
		PROHIBITED,
		PROHIBITED,
		MANDATORY,
		PROHIBITED,
		ALLOWED,
	]);
	expect([...lineBreaks(classify(''))]).toEqual([]);
});

test('a tailoring writes its own classes before the rules run', () => {
	const text = '他说：“好”。';
	const untailored = classify(text);
	const tailored = classify(text);
	tailored.classes[text.indexOf('“')] = LB.OP;
	tailored.classes[text.indexOf('”')] = LB.CL;
	const opening = text.indexOf('“') + 1;
	expect(lineBreaks(untailored)[opening]).toBe(PROHIBITED);
	expect(lineBreaks(tailored)[opening]).toBe(PROHIBITED);
	expect(lineBreaks(tailored)[opening - 1]).toBe(ALLOWED);
	tailored.classes[text.indexOf('好')] = LB.CL;
	expect(lineBreaks(tailored)[opening + 1]).toBe(PROHIBITED);
});

test('breaks do not depend on what comes after the next forced break', () => {
	const piece = fc.string({ unit: fc.constantFrom(...'国。“”（A1 .-，\u0301\u200d🇨🇳ক্'), maxLength: 12 });
	fc.assert(
		fc.property(piece, piece, (first, second) => {
			const together = lineBreaks(classify(`${first}\n${second}`));
			const alone = lineBreaks(classify(`${first}\n`));
			const after = lineBreaks(classify(second));
			expect([...together.subarray(0, first.length + 1)]).toEqual([...alone]);
			if (second !== '') expect(together[first.length + 1]).toBe(MANDATORY);
			expect([...together.subarray(first.length + 2)]).toEqual([...after.subarray(1)]);
		}),
	);
});

test('a text of a million marks of one kind is broken in time in proportion to it', () => {
	for (const unit of ['“', '\u0301', '\u200d', '🇨', '(', '1', ' ', '\u25cc'])
		expect(lineBreaks(classify(unit.repeat(500_000))).length).toBe(500_000 * unit.length);
});
