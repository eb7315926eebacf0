import { expect, test } from 'vitest';
import { eastAsianWidthOf } from '../../../../src/text/unicode/east-asian-width.js';
import { LB, lineBreakClassOf } from '../../../../src/text/unicode/line-break-class.js';
import { verticalOrientationOf } from '../../../../src/text/unicode/vertical-orientation.js';
import { ranges } from './database.js';

const classNames = Object.keys(LB);

test.each([
	['LineBreak', (c: number) => classNames[lineBreakClassOf(c)]],
	['EastAsianWidth', eastAsianWidthOf],
	['VerticalOrientation', verticalOrientationOf],
])('%s is what the database says, for every code point', (name, propertyOf) => {
	const wrong: string[] = [];
	let count = 0;
	for (const { from, to, value } of ranges(name))
		for (let c = from; c <= to; c++, count++)
			if (propertyOf(c) !== value) wrong.push(`${c.toString(16)} ${value}`);
	expect(wrong).toEqual([]);
	expect(count).toBe(0x110000);
});

test('marks of Chinese stand as UAX 50 has it', () => {
	const orientations = [...'国，。：；（《—…“・①℃／Aア'].map((c) => verticalOrientationOf(c.codePointAt(0)!));
	expect(orientations.join(' ')).toBe('U Tu Tu Tr Tr Tr Tr R R Tr U U U U R U');
});

test('marks of Chinese are as wide as UAX 11 has it', () => {
	const widths = [...'国，“—·Aｱ𠮷é'].map((c) => eastAsianWidthOf(c.codePointAt(0)!));
	expect(widths.join(' ')).toBe('W F A A A Na H W A');
});
