import { describe, expect, it } from 'vitest';
import { resolveVariables } from '../../../src/style/variables.js';
import { faults, paragraph, styled, styleOf } from './sample.js';

const gap = (declarations: string) => paragraph(declarations).columnWidth;

describe('variables', () => {
	it('stand in for a value or a part of one', () => {
		expect(gap('--a: 3pt; column-width: var(--a)')).toBe(3);
		expect(gap('--a: 3; column-width: calc(2pt * var(--a))')).toBe(6);
		expect(paragraph('--edge: 2pt solid; border: var(--edge) red').borderLeftWidth).toBe(2);
	});

	it('are looked up before others that they name', () => {
		expect(gap('--b: calc(var(--a) * 2); --a: 3pt; column-width: var(--b)')).toBe(6);
	});

	it('give way to the fallback when they are not set, and only then', () => {
		expect(gap('column-width: var(--a, 5pt)')).toBe(5);
		expect(gap('--a: 3pt; column-width: var(--a, 5pt)')).toBe(3);
		expect(gap('column-width: var(--a, var(--b, 7pt))')).toBe(7);
	});

	it('keep the commas of a fallback', () => {
		expect(paragraph('font-family: var(--a, A, B)').fontFamily).toEqual(['A', 'B']);
	});

	it('are inherited with what they came to', () => {
		const page = styled(
			'body { --a: 3pt; --b: var(--a) } p { --a: 5pt; column-width: var(--b); row-gap: var(--a) }',
		);
		expect(styleOf(page, 'p').columnWidth).toBe(3);
		expect(styleOf(page, 'p').rowGap).toEqual({ points: 5, percent: 0 });
	});

	it('take initial and inherit', () => {
		const page = styled('body { --a: 3pt; --b: 4pt } p { --a: initial; --b: inherit }');
		expect(styleOf(page, 'p').variables).toEqual({ '--b': '4pt' });
	});

	it('follow the cascade, importance too', () => {
		const page = styled('p { --a: 3pt !important } p { --a: 4pt }', '<p style="--a: 5pt">x</p>');
		expect(styleOf(page, 'p').variables['--a']).toBe('3pt');
	});

	it('that go in circles are not set, fallbacks or not', () => {
		const own = { '--a': 'var(--b, 1pt)', '--b': 'var(--a, 2pt)', '--c': 'var(--a, 3pt)' };
		const circles: (readonly string[])[] = [];
		expect(resolveVariables(own, {}, (names) => circles.push(names))).toEqual({ '--c': ' 3pt' });
		expect(resolveVariables({ '--a': 'var(--a)' }, {}, (names) => circles.push(names))).toEqual({});
		expect(circles).toEqual([['--a', '--b'], ['--a']]);
	});

	it('are not looked for in strings', () => {
		expect(paragraph('content: "var(--a)"').content).toEqual([{ kind: 'text', text: 'var(--a)' }]);
		expect(paragraph('--a: "x"; content: ")" var(--a)').content).toEqual([
			{ kind: 'text', text: ')' },
			{ kind: 'text', text: 'x' },
		]);
	});

	it('that are missing or do not fit are reported where they are used', () => {
		expect(faults('width: var(--a)')).toEqual([
			'style.css:1:5 error style/unknown-value "var(--a)" does not come to a value for "width"\n  hint: check that the variable is set here and fits the property',
		]);
		expect(faults('--a: red; width: var(--a)')).toHaveLength(1);
	});

	it('that fail leave an inherited property as the parent has it, others initial', () => {
		const page = styled(
			'body { font-size: 20pt } p { font-size: 5pt; font-size: var(--a); width: 5pt; width: var(--a) }',
		);
		expect(styleOf(page, 'p').fontSize).toBe(20);
		expect(styleOf(page, 'p').width).toBe('auto');
	});

	it('cannot be made to grow without end, nor to take for ever', () => {
		const doubled = Array.from({ length: 40 }, (_, i) => `--a${i}: var(--a${i + 1}) var(--a${i + 1});`).join(
			'',
		);
		expect(faults(`${doubled} --a40: x; width: var(--a0)`)).toHaveLength(1);
		const branched = Array.from(
			{ length: 30 },
			(_, i) => `--a${i}: var(--a${i + 1}, var(--a${i + 1}));`,
		).join('');
		expect(faults(`${branched} width: var(--a0)`)).toHaveLength(1);
	});
});
