import { describe, expect, it } from 'vitest';
import { firstDifference } from '../../../src/proof/copied-text.js';

describe('what is copied is what was written', () => {
	const same: readonly (readonly [what: string, source: string, lines: readonly string[]])[] = [
		['lines that hold the text', '春眠不觉晓，处处闻啼鸟。', ['春眠不觉晓，', '处处闻啼鸟。']],
		['a space that the line end took', 'the quick brown fox', ['the quick', 'brown fox']],
		['a space kept at a line end', 'the quick brown', ['the quick ', 'brown']],
		['several spaces and line feeds as one space', '  the \n  quick ', ['the quick']],
		['a line feed between ideographs', '春眠\n不觉晓', ['春眠不觉晓']],
		['a space for which the autospace stands', '用 AI 写', ['用AI写']],
		['a word whose hyphen nobody wrote', 'hy\u00adphen\u00adation', ['hyphen', 'ation']],
		['a place to break', '西湖\u200b区', ['西湖', '区']],
		['characters beyond the first plane', '\u{20bb7}野家', ['\u{20bb7}野', '家']],
		['nothing', ' ', []],
	];
	for (const [what, source, lines] of same)
		it(what, () => expect(firstDifference(source, lines)).toBeUndefined());

	const other: readonly (readonly [what: string, source: string, lines: readonly string[], from: string])[] =
		[
			['a lost character', '春眠不觉晓', ['春眠', '觉晓'], '不觉晓'],
			['a lost end', '春眠不觉晓', ['春眠不觉'], '晓'],
			['a hyphen that was put in', 'well known', ['well-', 'known'], ' known'],
			['a space that nobody wrote', '西湖区', ['西 湖区'], '湖区'],
			['a lost word space', 'the fox', ['thefox'], ' fox'],
			['another order', '甲乙', ['乙', '甲'], '甲乙'],
			['the radical for the character', '一月', ['\u2f00月'], '一月'],
			['text twice', '甲乙', ['甲乙', '乙'], 'its end'],
		];
	for (const [what, source, lines, from] of other)
		it(`but for ${what}`, () => expect(firstDifference(source, lines)).toBe(from));
});
