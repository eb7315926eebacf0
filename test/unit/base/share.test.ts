import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sharing } from '../../../src/base/index.js';

const share = <T>(previous: unknown, next: T): T => new Sharing().of(previous, next) as T;

describe('sharing what has not changed', () => {
	it('gives the old object for an equal one', () => {
		const previous = { a: [1, { b: 'x' }], c: null };
		expect(share(previous, { a: [1, { b: 'x' }], c: null })).toBe(previous);
	});

	it('gives old parts of an object that changed elsewhere', () => {
		const previous = { left: { text: 'a' }, right: { text: 'b' } };
		const made = share(previous, { left: { text: 'a' }, right: { text: 'c' } });
		expect(made).toEqual({ left: { text: 'a' }, right: { text: 'c' } });
		expect(made.left).toBe(previous.left);
	});

	it('tells a missing field from an undefined one', () => {
		const next = { a: 1 };
		expect(share({ a: 1, b: undefined }, next)).toBe(next);
		const more = { a: 1, b: undefined };
		expect(share({ a: 1 }, more)).toBe(more);
	});

	it('keeps what two places have in common one object', () => {
		const style = { size: 10 };
		const next = { one: { style }, two: { style } };
		const old = { size: 10 };
		const made = share({ one: { style: old }, two: { style: { size: 11 } } }, next);
		expect(made.one.style).toBe(old);
		expect(made.two.style).toBe(old);
	});

	it('looks again where an object stood beside another one', () => {
		const style = { size: 10 };
		const old = { size: 10 };
		const made = share([{ size: 11 }, old], [style, style]);
		expect(made[1]).toBe(old);
	});

	it('never changes a value', () => {
		const tree = fc.letrec((tie) => ({
			value: fc.oneof(
				{ depthSize: 'small' },
				fc.integer({ min: 0, max: 3 }),
				fc.constant(undefined),
				fc.array(tie('value'), { maxLength: 4 }),
				fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 3 }),
			),
		})).value;
		fc.assert(
			fc.property(tree, tree, (previous, next) => {
				const copy = structuredClone(next);
				expect(share(previous, next)).toEqual(copy);
				expect(next).toEqual(copy);
			}),
		);
	});
});
