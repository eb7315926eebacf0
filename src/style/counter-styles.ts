/** The counter styles of CSS Counter Styles 3, sections 6 and 7: how a number is written before an item of a list. */
interface CounterStyle {
	/** The number as text; nothing where the style has no form for it. */
	readonly write: (value: number) => string | undefined;
	/** What stands between a marker's number and the text; the space behind it is left to the margin. */
	readonly suffix: string;
	/** For numbers that it cannot write; decimal when none is named. */
	readonly fallback?: string;
}

const styles: Readonly<Record<string, CounterStyle>> = {
	disc: cyclic('•'),
	circle: cyclic('◦'),
	square: cyclic('▪'),
	'disclosure-open': cyclic('▾'),
	'disclosure-closed': cyclic('▸'),
	decimal: numeric('0123456789'),
	'decimal-leading-zero': {
		write: (value) => `${value < 0 ? '-' : ''}${String(Math.abs(value)).padStart(2, '0')}`,
		suffix: '.',
	},
	'lower-roman': additive(3999, 'm 1000 cm 900 d 500 cd 400 c 100 xc 90 l 50 xl 40 x 10 ix 9 v 5 iv 4 i 1'),
	'upper-roman': additive(3999, 'M 1000 CM 900 D 500 CD 400 C 100 XC 90 L 50 XL 40 X 10 IX 9 V 5 IV 4 I 1'),
	'lower-alpha': alphabetic('abcdefghijklmnopqrstuvwxyz'),
	'lower-latin': alphabetic('abcdefghijklmnopqrstuvwxyz'),
	'upper-alpha': alphabetic('ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
	'upper-latin': alphabetic('ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
	'lower-greek': alphabetic('αβγδεζηθικλμνξοπρστυφχψω'),
	armenian: additive(9999, armenianFrom(0x531)),
	'upper-armenian': additive(9999, armenianFrom(0x531)),
	'lower-armenian': additive(9999, armenianFrom(0x561)),
	georgian: additive(
		19_999,
		`ჵ 10000 ჰ 9000 ჯ 8000 ჴ 7000 ხ 6000 ჭ 5000 წ 4000 ძ 3000 ც 2000 ჩ 1000 შ 900 ყ 800 ღ 700 ქ 600 ფ 500 ჳ 400 ტ 300 ს 200
		რ 100 ჟ 90 პ 80 ო 70 ჲ 60 ნ 50 მ 40 ლ 30 კ 20 ი 10 თ 9 ჱ 8 ზ 7 ვ 6 ე 5 დ 4 გ 3 ბ 2 ა 1`,
	),
	hebrew: { write: hebrew, suffix: '.' },
	'arabic-indic': numeric('٠١٢٣٤٥٦٧٨٩'),
	bengali: numeric('০১২৩৪৫৬৭৮৯'),
	cambodian: numeric('០១២៣៤៥៦៧៨៩'),
	khmer: numeric('០១២៣៤៥៦៧៨៩'),
	devanagari: numeric('०१२३४५६७८९'),
	gujarati: numeric('૦૧૨૩૪૫૬૭૮૯'),
	gurmukhi: numeric('੦੧੨੩੪੫੬੭੮੯'),
	kannada: numeric('೦೧೨೩೪೫೬೭೮೯'),
	lao: numeric('໐໑໒໓໔໕໖໗໘໙'),
	malayalam: numeric('൦൧൨൩൪൫൬൭൮൯'),
	mongolian: numeric('᠐᠑᠒᠓᠔᠕᠖᠗᠘᠙'),
	myanmar: numeric('၀၁၂၃၄၅၆၇၈၉'),
	oriya: numeric('୦୧୨୩୪୫୬୭୮୯'),
	persian: numeric('۰۱۲۳۴۵۶۷۸۹'),
	tamil: numeric('௦௧௨௩௪௫௬௭௮௯'),
	telugu: numeric('౦౧౨౩౪౫౬౭౮౯'),
	thai: numeric('๐๑๒๓๔๕๖๗๘๙'),
	tibetan: numeric('༠༡༢༣༤༥༦༧༨༩'),
	'cjk-decimal': numeric('〇一二三四五六七八九', '、'),
	'cjk-earthly-branch': fixed('子丑寅卯辰巳午未申酉戌亥'),
	'cjk-heavenly-stem': fixed('甲乙丙丁戊己庚辛壬癸'),
	hiragana: alphabetic(
		'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわゐゑをん',
		'、',
	),
	'hiragana-iroha': alphabetic(
		'いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑひもせす',
		'、',
	),
	katakana: alphabetic(
		'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲン',
		'、',
	),
	'katakana-iroha': alphabetic(
		'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス',
		'、',
	),
	'simp-chinese-informal': chinese('零一二三四五六七八九', '十百千', '负', true),
	'simp-chinese-formal': chinese('零壹贰叁肆伍陆柒捌玖', '拾佰仟', '负', false),
	'trad-chinese-informal': chinese('零一二三四五六七八九', '十百千', '負', true),
	'trad-chinese-formal': chinese('零壹貳參肆伍陸柒捌玖', '拾佰仟', '負', false),
	'cjk-ideographic': chinese('零一二三四五六七八九', '十百千', '負', true),
	'japanese-informal': japanese('〇一二三四五六七八九', '十百千', false),
	'japanese-formal': japanese('零壱弐参四伍六七八九', '拾百阡', true),
	'korean-hangul-formal': korean('영일이삼사오육칠팔구', '십백천', true),
	'korean-hanja-informal': korean('零一二三四五六七八九', '十百千', false),
	'korean-hanja-formal': korean('零壹貳參四五六七八九', '拾百仟', true),
};

export const counterStyleNames: readonly string[] = Object.keys(styles);

export const isCounterStyle = (name: string): boolean => Object.hasOwn(styles, name);

/** A number in a counter style; those that have no form for it fall back to decimal (CSS Counter Styles 3, 3.7). */
export function counterText(value: number, style: string): string {
	if (style === 'none') return '';
	if (!Object.hasOwn(styles, style)) return String(value);
	const { write, fallback = 'decimal' } = styles[style]!;
	return write(value) ?? counterText(value, fallback);
}

/** What stands between a marker's number and the text. */
export const counterSuffix = (style: string): string =>
	style === 'none' ? '' : Object.hasOwn(styles, style) ? styles[style]!.suffix : '.';

function cyclic(symbol: string): CounterStyle {
	return { write: () => symbol, suffix: '' };
}

/** Figures of a place system. */
function numeric(digits: string, suffix = '.'): CounterStyle {
	const symbols = [...digits];
	return {
		write: (value) => [...String(value)].map((digit) => symbols[Number(digit)] ?? digit).join(''),
		suffix,
	};
}

/** a … z, aa, ab …: there is no nought. */
function alphabetic(letters: string, suffix = '.'): CounterStyle {
	const symbols = [...letters];
	const count = symbols.length;
	return {
		write: (value) => {
			if (value < 1) return undefined;
			let text = '';
			for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / count))
				text = symbols[(rest - 1) % count]! + text;
			return text;
		},
		suffix,
	};
}

/** One sign each, and no more than those. */
function fixed(signs: string): CounterStyle {
	const symbols = [...signs];
	return { write: (value) => symbols[value - 1], suffix: '、', fallback: 'cjk-decimal' };
}

/** Signs of falling weight, each as often as it goes in: Roman numerals and their like. */
function additive(most: number, table: string): CounterStyle {
	const parts = table.split(/\s+/);
	const weights = parts.flatMap((sign, i): [string, number][] =>
		i % 2 === 0 ? [[sign, Number(parts[i + 1])]] : [],
	);
	return {
		write: (value) => {
			if (value < 1 || value > most) return undefined;
			let rest = value;
			let text = '';
			for (const [sign, weight] of weights) {
				const times = Math.floor(rest / weight);
				text += sign.repeat(times);
				rest -= times * weight;
			}
			return text;
		},
		suffix: '.',
	};
}

/** The 36 letters of the old alphabet are the figures 1 … 9, 10 … 90, 100 … 900, 1000 … 9000, in their order. */
function armenianFrom(first: number): string {
	const signs = Array.from({ length: 36 }, (_, i) => {
		const weight = ((i % 9) + 1) * 10 ** Math.floor(i / 9);
		return `${String.fromCodePoint(first + i)} ${weight}`;
	});
	return signs.reverse().join(' ');
}

const hebrewLetters = additive(
	999,
	'ת 400 ש 300 ר 200 ק 100 צ 90 פ 80 ע 70 ס 60 נ 50 מ 40 ל 30 כ 20 יט 19 יח 18 יז 17 טז 16 טו 15 י 10 ט 9 ח 8 ז 7 ו 6 ה 5 ד 4 ג 3 ב 2 א 1',
);

/** Thousands come first, set off by a geresh; 15 and 16 are not written as parts of the Name. */
function hebrew(value: number): string | undefined {
	if (value < 1 || value > 10_999) return undefined;
	const thousands = Math.floor(value / 1000);
	const rest = value % 1000;
	const head = thousands === 0 ? '' : `${hebrewLetters.write(thousands) ?? ''}׳`;
	return head + (rest === 0 ? '' : (hebrewLetters.write(rest) ?? ''));
}

/**
 * Chinese to 9999 (CSS Counter Styles 3, 7.1.2): each digit with the mark of its place; one nought for a gap; the informal forms
 * write 10 … 19 without a one.
 */
function chinese(digits: string, places: string, minus: string, isInformal: boolean): CounterStyle {
	return {
		write: (value) => {
			const text = placed(value, digits, places, 'gap');
			if (text === undefined) return undefined;
			const short = isInformal && Math.abs(value) >= 10 && Math.abs(value) <= 19 ? text.slice(1) : text;
			return value < 0 ? minus + short : short;
		},
		suffix: '、',
		fallback: 'cjk-decimal',
	};
}

/** Japanese to 9999 (7.1.1): no noughts for gaps; only the formal form writes the one of ten, hundred and thousand. */
function japanese(digits: string, places: string, keepsOnes: boolean): CounterStyle {
	return {
		write: (value) => {
			const text = placed(value, digits, places, keepsOnes ? 'ones' : 'plain');
			return text === undefined || value >= 0 ? text : `マイナス${text}`;
		},
		suffix: '、',
		fallback: 'cjk-decimal',
	};
}

/** Korean to 9999 (7.1.3). */
function korean(digits: string, places: string, keepsOnes: boolean): CounterStyle {
	return {
		write: (value) => {
			const text = placed(value, digits, places, keepsOnes ? 'ones' : 'plain');
			return text === undefined || value >= 0 ? text : `마이너스 ${text}`;
		},
		suffix: ',',
		fallback: 'cjk-decimal',
	};
}

/** Digits with the marks of their places. `gap`: a nought stands for places that are empty; `plain`: a one before a mark goes away. */
function placed(
	value: number,
	digits: string,
	places: string,
	manner: 'gap' | 'ones' | 'plain',
): string | undefined {
	const size = Math.abs(value);
	if (size > 9999) return undefined;
	const symbols = [...digits];
	if (size === 0) return symbols[0];
	const marks = ['', ...places];
	const figures = [...String(size)].map(Number);
	let text = '';
	let isGap = false;
	figures.forEach((figure, i) => {
		const place = figures.length - 1 - i;
		if (figure === 0) {
			isGap = true;
			return;
		}
		if (isGap && manner === 'gap') text += symbols[0];
		isGap = false;
		text += (manner === 'plain' && figure === 1 && place > 0 ? '' : symbols[figure]!) + marks[place]!;
	});
	return text;
}
