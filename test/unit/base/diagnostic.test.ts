import { describe, expect, it } from 'vitest';
import {
	type Diagnostic,
	didYouMean,
	formatDiagnostic,
	nearest,
	PressError,
	sortDiagnostics,
} from '../../../src/base/index.js';

const finding = (message: string, place?: readonly [string, number, number]): Diagnostic => ({
	code: 'test/finding',
	severity: 'warning',
	message,
	...(place && { span: { file: place[0], line: place[1], column: place[2] } }),
});

describe('a finding as text', () => {
	it('names its place, severity, code and message, and the hint on a line of its own', () => {
		const span = { file: 'data/a.md', line: 12, column: 31 };
		expect(formatDiagnostic({ ...finding('"x" is not known'), span, hint: 'write "y"' })).toBe(
			'data/a.md:12:31 warning test/finding "x" is not known\n  hint: write "y"',
		);
	});

	it('starts with the severity when it has no place', () => {
		expect(formatDiagnostic(finding('nothing to build'))).toBe('warning test/finding nothing to build');
	});

	it('is the message of the error that carries it, one finding after the other', () => {
		const error = new PressError([finding('one'), finding('two')]);
		expect(error.message).toBe('warning test/finding one\nwarning test/finding two');
		expect(error.diagnostics.map(({ message }) => message)).toEqual(['one', 'two']);
	});
});

describe('the order of findings', () => {
	const messages = (findings: readonly Diagnostic[]) =>
		sortDiagnostics(findings).map(({ message }) => message);

	it('goes by file, line and column as numbers, those without a place last', () => {
		expect(
			messages([
				finding('nowhere'),
				finding('b', ['b.md', 1, 1]),
				finding('a 10', ['a.md', 10, 1]),
				finding('a 9:11', ['a.md', 9, 11]),
				finding('a 9:2', ['a.md', 9, 2]),
			]),
		).toEqual(['a 9:2', 'a 9:11', 'a 10', 'b', 'nowhere']);
	});

	it('goes by the text where places are the same', () => {
		expect(messages([finding('y', ['a', 1, 1]), finding('x', ['a', 1, 1])])).toEqual(['x', 'y']);
	});

	it('lists the same finding once', () => {
		expect(messages([finding('x', ['a', 1, 1]), finding('x', ['a', 1, 1]), finding('x')])).toEqual([
			'x',
			'x',
		]);
	});
});

describe('the nearest name', () => {
	it('is one change away for short words: a letter more, less, other, or two swapped', () => {
		for (const word of ['colorr', 'colo', 'colar', 'cloor']) {
			expect(nearest(word, ['width', 'color'])).toBe('color');
		}
	});

	it('may be a third of the word away, not more', () => {
		expect(nearest('bakcgruond', ['background'])).toBe('background');
		expect(nearest('abcxyz', ['abcdef'])).toBeUndefined();
	});

	it('does not mind capitals', () => {
		expect(nearest('WIDTH', ['width'])).toBe('width');
	});

	it('is the closest of several, the first of equals', () => {
		expect(nearest('margin-botom', ['margin-top', 'margin-bottom'])).toBe('margin-bottom');
		expect(nearest('cat', ['bat', 'rat'])).toBe('bat');
	});

	it('becomes a hint, or none', () => {
		expect(didYouMean('widht', ['width'])).toEqual({ hint: 'did you mean "width"?' });
		expect(didYouMean('blue', ['width'])).toBeUndefined();
	});
});
