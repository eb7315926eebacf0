import fc from 'fast-check';

/** Text as newspapers have it, of pieces whose breaking is bound by rules. No white space before a mark or after a bracket. */
const ideographs = fc.string({
	unit: fc.constantFrom(...'永和九年岁在癸丑暮春之初会于山阴兰亭修禊事也'),
	minLength: 1,
	maxLength: 6,
});
const words = fc.constantFrom(
	'GDP',
	'economy',
	'a',
	'growth',
	'well-being',
	'Xihu',
	'investment',
	'of',
	'per',
);
const numbers = fc.constantFrom('12.3%', '2023', '1,234', '45%', '7', '-0.5%', '100');
const marks = fc.constantFrom(...'，。、；：！？');
const units = fc.constantFrom('——', '……', '！？', '《论语》', '（见图）', '“好。”', '“一‘二’三”', '·');

const chineseClause = fc.tuple(
	fc.array(fc.oneof(ideographs, units, numbers, words), { minLength: 1, maxLength: 4 }),
	marks,
);
/** Chinese with numbers, names and all its marks. */
export const chineseText = fc
	.array(chineseClause, { minLength: 1, maxLength: 8 })
	.map((clauses) => clauses.map(([parts, mark]) => `永${parts.join('和')}${mark}`).join(''));

const englishWord = fc.oneof(
	{ weight: 5, arbitrary: words },
	numbers,
	words.map((word) => `“${word}”`),
	words.map((word) => `(${word}),`),
	words.map((word) => `${word}—${word}`),
);
/** English with hyphens, quotes, dashes and numbers. */
export const englishText = fc
	.array(englishWord, { minLength: 1, maxLength: 40 })
	.map((list) => `${list.join(' ')}.`);
