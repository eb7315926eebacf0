import { describe, expect, it } from 'vitest';
import { wrapText } from '../../../../src/chart/view/wrap-text.js';

/** Ten points for a Chinese character, five for any other. */
const measure = (text: string): number =>
	[...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 10 : 5), 0);

describe('a label that is broken to lines', () => {
	it('stays whole where it has room', () => {
		expect(wrapText('New jobs', 40, measure)).toEqual(['New jobs']);
	});

	it('has lines of even length, ended at spaces', () => {
		// In 60 pt the first line could hold "Total yearly", and "sum" would stand alone.
		expect(wrapText('Total yearly sum', 60, measure)).toEqual(['Total', 'yearly sum']);
	});

	it('ends its lines between Chinese characters, but not at the inner side of a bracket', () => {
		expect(wrapText('文化、旅游业', 30, measure)).toEqual(['文化、', '旅游业']);
		expect(wrapText('工业（上楼）', 30, measure)).toEqual(['工业', '（上', '楼）']);
	});

	it('does not end a line within a word or a number', () => {
		expect(wrapText('2023年GDP', 20, measure)).toEqual(['2023', '年', 'GDP']);
	});

	it('keeps a word that is wider than the measure', () => {
		expect(wrapText('an unbreakable word', 30, measure)).toEqual(['an', 'unbreakable', 'word']);
	});
});
