import { describe, expect, it } from 'vitest';
import { type Origin, originAt, originsOfFile } from '../../../src/base/index.js';

const at = (line: number, column: number, file = 'a.md') => ({ file, line, column });

describe('the place of a character', () => {
	const origins: readonly Origin[] = [
		{ offset: 2, span: at(1, 10) },
		{ offset: 6, span: at(7, 3, 'b.yaml'), fixed: true },
		{ offset: 20, span: at(2, 1) },
	];

	it('moves on with each character of a literal', () => {
		expect(originAt(origins, 2)).toEqual(at(1, 10));
		expect(originAt(origins, 5)).toEqual(at(1, 13));
	});

	it('is one place for all of a merged value', () => {
		expect(originAt(origins, 6)).toEqual(at(7, 3, 'b.yaml'));
		expect(originAt(origins, 19)).toEqual(at(7, 3, 'b.yaml'));
	});

	it('changes exactly where the next piece starts', () => {
		expect(originAt(origins, 20)).toEqual(at(2, 1));
		expect(originAt(origins, 1000)).toEqual(at(2, 981));
	});

	it('is the start of the first piece for what stands before it', () => {
		expect(originAt(origins, 0)).toEqual(at(1, 10));
	});

	it('is unknown without origins', () => {
		expect(originAt([], 3)).toBeUndefined();
	});
});

describe('the places of a file', () => {
	it('start a line behind each line feed', () => {
		const origins = originsOfFile('a.md', 'ab\n\ncd\n');
		expect(origins.map(({ offset }) => offset)).toEqual([0, 3, 4, 7]);
		expect(originAt(origins, 1)).toEqual(at(1, 2));
		expect(originAt(origins, 3)).toEqual(at(2, 1));
		expect(originAt(origins, 5)).toEqual(at(3, 2));
		expect(originAt(origins, 7)).toEqual(at(4, 1));
	});
});
