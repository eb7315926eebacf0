/**
 * The text of a broadsheet page, made up from a seed, as design PERFORMANCE has it: 8,500 characters, some 1,600 different ones by
 * Zipf's law from the 3,755 of GB/T 2312 level 1, with the marks, figures and Latin words of news copy, in paragraphs of its length.
 */
export function testPage(characters: number, seed = 2023): readonly string[] {
	const chance = random(seed);
	const next = zipf(levelOne(), chance);
	const paragraphs: string[] = [];
	for (let left = characters; left > 0; ) {
		const length = Math.min(left, 60 + Math.floor(chance() * 160));
		const text = paragraph(length, chance, next);
		paragraphs.push(text);
		left -= text.length;
	}
	return paragraphs;
}

type Chance = () => number;

/** Mulberry32: the same numbers on every machine. */
function random(seed: number): Chance {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let value = Math.imul(state ^ (state >>> 15), 1 | state);
		value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
		return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Rows 16 to 55 of GB/T 2312 without the five empty places at their end. */
function levelOne(): readonly string[] {
	const decoder = new TextDecoder('gb2312');
	const characters: string[] = [];
	for (let row = 0xb0; row <= 0xd7; row++) {
		const last = row === 0xd7 ? 0xf9 : 0xfe;
		for (let cell = 0xa1; cell <= last; cell++) characters.push(decoder.decode(new Uint8Array([row, cell])));
	}
	return characters;
}

/** Draws characters so that the n-th most frequent comes once as often as the first, divided by n. */
function zipf(characters: readonly string[], chance: Chance): () => string {
	const order = [...characters];
	for (let i = order.length - 1; i > 0; i--) {
		const j = Math.floor(chance() * (i + 1));
		[order[i], order[j]] = [order[j]!, order[i]!];
	}
	const sums = new Float64Array(order.length);
	let sum = 0;
	// The exponent gives about 1,600 different characters in 8,500.
	for (let i = 0; i < order.length; i++) sums[i] = sum += 1 / (i + 1) ** 1.03;
	return () => {
		const target = chance() * sum;
		let low = 0;
		for (let high = sums.length - 1; low < high; ) {
			const middle = (low + high) >> 1;
			if (sums[middle]! < target) low = middle + 1;
			else high = middle;
		}
		return order[low]!;
	};
}

const FIGURES = ['12.3%', '2023年', '1,234.5亿元', '第3季度', '7.8', '11月22日', '300多', '－0.5'];
const WORDS = ['GDP', 'AI', '5G', 'Xihu', 'App', 'R&D', 'km', 'NOAA'];
const UNITS = ['——', '……', '！？', '·'];

const pick = (list: readonly string[], chance: Chance): string => list[Math.floor(chance() * list.length)]!;

function paragraph(length: number, chance: Chance, next: () => string): string {
	let text = '';
	const han = (count: number): string => Array.from({ length: count }, next).join('');
	while (text.length < length) {
		const kind = chance();
		const clause = han(3 + Math.floor(chance() * 9));
		if (kind < 0.06) text += `${clause}“${han(4)}”${han(2)}`;
		else if (kind < 0.1) text += `《${clause}》`;
		else if (kind < 0.13) text += `${clause}（${han(3)}）`;
		else if (kind < 0.24) text += `${clause}${pick(FIGURES, chance)}`;
		else if (kind < 0.29) text += `${clause}${pick(WORDS, chance)}${han(2)}`;
		else if (kind < 0.31) text += `${clause}${pick(UNITS, chance)}${han(2)}`;
		else text += clause;
		const mark = chance();
		text += mark < 0.55 ? '，' : mark < 0.85 ? '。' : mark < 0.95 ? '、' : '；';
	}
	return `${text.slice(0, -1)}。`;
}
