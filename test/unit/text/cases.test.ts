import { describe, expect, it } from 'vitest';
import {
	compose,
	evenMeasures,
	fitTable,
	type Line,
	type Paragraph,
	setLine,
	type TextStyle,
} from '../../../src/text/index.js';
import { justifyLine } from '../../../src/text/justify.js';
import { prepare } from '../../support/prepare.js';
import { squareFonts } from '../../support/square-fonts.js';
import { textStyle } from '../../support/text-style.js';
import { casesOf, type TypographyCase } from '../../support/typography-cases.js';

type Params = TypographyCase['params'];

const style = (params: Params, lang: string): TextStyle => ({
	...textStyle,
	fontSize: 1,
	lineBreak: (params?.lineBreak as TextStyle['lineBreak']) ?? 'normal',
	hyphens: (params?.hyphens as TextStyle['hyphens']) ?? 'manual',
	textSpacingTrim: params?.style === 'plain' ? 'space-all' : 'trim-both',
	textAutospace: {
		alpha: lang.startsWith('zh'),
		numeric: lang.startsWith('zh'),
		punctuation: false,
		replaces: lang.startsWith('zh'),
	},
	punctStyle: (params?.style as TextStyle['punctStyle']) ?? 'gb',
	autospaceWidth: (params?.autospace as number) ?? 0.25,
	hangingPunctuation: { first: false, last: false, end: params?.hang ? 'allow' : 'none' },
	minLastLine: (params?.minLastLineHan as number) ?? 0,
	hyphenateLimitLast: 'none',
});

const paragraphOf = ({ input, params, lang = 'zh-Hans' }: TypographyCase<string, unknown>): Paragraph =>
	prepare(input, lang, style(params, lang), squareFonts((params?.space as number) ?? 0.25));

/** What a paragraph takes in one line. Em. */
const widthOf = (paragraph: Paragraph): number => fitTable(paragraph).fit(0, paragraph.units.length).natural;

/** A case that says how wide its text is. */
type Wide = TypographyCase<string, { readonly width?: number }>;

describe('widths of TYPOGRAPHY A.1', () => {
	const wide = ['width', 'font-run', 'numeral'].flatMap((kind): readonly Wide[] => casesOf(kind));
	for (const example of wide.filter(({ expect: { width } }) => width !== undefined)) {
		it(`${example.id}: ${example.note}`, () => {
			expect(widthOf(paragraphOf(example))).toBeCloseTo(example.expect.width!, 3);
		});
	}
});

interface ExpectedLine {
	readonly text: string;
	readonly natural: number;
	readonly adjust?: Readonly<Record<string, { readonly count: number; readonly each: number }>>;
}

/** What the cases call the steps of justification. */
const stepNames: Readonly<Record<string, string>> = {
	word: 'wordSpace',
	autospace: 'autospace',
	bracket: 'bracketBlank',
	pause: 'pauseBlank',
	stop: 'stopBlank',
	solid: 'interChar',
};

/** Gaps that justification changed: how many of each kind, and by how much each. */
function adjustmentsOf(paragraph: Paragraph, line: Line, measure: number) {
	const table = fitTable(paragraph);
	const first = table.firstOf(line.start);
	const { gaps } = justifyLine(paragraph, line, measure, !line.isLast, 'auto', table);
	const found: Record<string, { count: number; each: number }> = {};
	gaps.forEach((width, i) => {
		const gap = paragraph.gaps[first + i]!;
		const change = Math.round((width - gap.natural) * 1e4) / 1e4;
		if (change === 0) return;
		// A blank that grows does so as any other gap does, in the last step.
		const grows = change > 0 && gap.kind !== 'word' && gap.kind !== 'autospace';
		const name = stepNames[grows ? 'solid' : gap.kind]!;
		const before = found[name];
		if (before) expect(change).toBeCloseTo(before.each, 3);
		found[name] = { count: (before?.count ?? 0) + 1, each: change };
	});
	return found;
}

describe('lines of TYPOGRAPHY A.2', () => {
	for (const example of casesOf<string, { readonly lines: readonly ExpectedLine[] }>('lines')) {
		it(`${example.id}: ${example.note}`, () => {
			const paragraph = paragraphOf(example);
			const table = fitTable(paragraph);
			const indent = (example.params?.indent as number) ?? 0;
			const wrap = example.lang === 'en' || example.params?.minLastLineHan ? 'pretty' : 'wrap';
			const isJustified = example.params?.align === 'justify';
			const lines = compose(paragraph, evenMeasures(example.measure!, indent), wrap, {
				isRagged: !isJustified,
			});
			const found = lines.map((line) => {
				const first = paragraph.units[table.firstOf(line.start)]!;
				const last = paragraph.units[table.lastOf(line.start, line.end) - 1]!;
				return {
					text: paragraph.text.slice(first.start, last.end),
					natural: Math.round(table.fit(line.start, line.end, Number.POSITIVE_INFINITY).natural * 1e4) / 1e4,
				};
			});
			const expected = example.expect.lines;
			expect(found).toEqual(expected.map(({ text, natural }) => ({ text, natural })));
			if (!isJustified) return;
			lines.forEach((line, i) => {
				const measure = example.measure! - (i === 0 ? indent : 0);
				if (expected[i]!.adjust)
					expect(adjustmentsOf(paragraph, line, measure), `line ${i + 1}`).toEqual(expected[i]!.adjust);
				const set = setLine(paragraph, line, measure, !line.isLast, 'auto', table);
				if (!line.isLast) expect(set.advance).toBeCloseTo(measure, 3);
			});
		});
	}
});

describe('faces of TYPOGRAPHY A.7', () => {
	/** The text of a paragraph in stretches of one face. */
	function facesOf({ units, text }: Paragraph): { cjkFont: string[]; latinFont: string[] } {
		const found = { cjkFont: [] as string[], latinFont: [] as string[] };
		let last: string[] | undefined;
		for (const { glyphs, start, end, class: kind } of units) {
			// A space goes with what stands before it.
			const list =
				kind === 'space'
					? (last ?? found.latinFont)
					: glyphs?.font === 'Square'
						? found.cjkFont
						: found.latinFont;
			if (list === last) list[list.length - 1] += text.slice(start, end);
			else list.push(text.slice(start, end));
			last = list;
		}
		return {
			cjkFont: found.cjkFont.map((run) => run.trim()),
			latinFont: found.latinFont.map((run) => run.trim()),
		};
	}

	interface Faces {
		readonly cjkFont?: readonly string[];
		readonly latinFont?: readonly string[];
	}
	for (const example of casesOf<string, Faces>('font-run')) {
		it(`${example.id}: ${example.note}`, () => {
			const found = facesOf(paragraphOf(example));
			expect(found.cjkFont).toEqual(example.expect.cjkFont ?? []);
			expect(found.latinFont).toEqual(example.expect.latinFont ?? []);
		});
	}

	it('P04: the quotes of an English phrase in Chinese text are Latin ones, as its own lang says', () => {
		const zh = style({}, 'zh-Hans');
		const paragraph = prepare(
			[
				{ kind: 'text', text: '他说', style: zh, language: 'zh-Hans' },
				{ kind: 'text', text: '“Hi”', style: zh, language: 'en' },
				{ kind: 'text', text: '。', style: zh, language: 'zh-Hans' },
			],
			'zh-Hans',
			zh,
		);
		expect(facesOf(paragraph)).toEqual({ latinFont: ['“Hi”'], cjkFont: ['他说', '。'] });
		expect(widthOf(paragraph)).toBe(4);
	});
});

describe('numerals of TYPOGRAPHY A.10', () => {
	interface Breaks {
		readonly unbreakable?: string;
		readonly neverInside?: readonly string[];
		readonly allowed?: readonly string[];
		readonly allowedWithPenalty?: readonly string[];
		readonly breakAfter?: string;
		readonly neverBefore?: string;
	}
	for (const example of casesOf<string, Breaks>('numeral').filter(({ input }) => typeof input === 'string')) {
		it(`${example.id}: ${example.note}`, () => {
			const { units, breaks, text } = paragraphOf(example);
			/** The cost of breaking before an offset; nothing where that is not legal. */
			const costAt = (offset: number): number | undefined => {
				const i = units.findIndex(({ start }) => start === offset);
				const found = breaks[i - 1];
				return found && found.kind !== 'none' ? found.penalty : undefined;
			};
			const { unbreakable, neverInside = [], allowed = [], allowedWithPenalty = [] } = example.expect;
			for (const whole of [...(unbreakable ? [unbreakable] : []), ...neverInside]) {
				const at = text.indexOf(whole);
				expect(at).toBeGreaterThanOrEqual(0);
				for (let i = at + 1; i < at + whole.length; i++) expect(costAt(i), `inside ${whole}`).toBeUndefined();
			}
			const placeOf = (pair: string): number => text.indexOf(pair.replace('|', '')) + pair.indexOf('|');
			for (const pair of allowed) expect(costAt(placeOf(pair)), pair).toBe(0);
			for (const pair of allowedWithPenalty) expect(costAt(placeOf(pair)), pair).toBe(50);
			const { breakAfter, neverBefore } = example.expect;
			if (breakAfter) expect(costAt(text.indexOf(breakAfter) + 1)).toBe(0);
			if (neverBefore) expect(costAt(text.indexOf(neverBefore))).toBeUndefined();
		});
	}
});

describe('names in a list', () => {
	interface Distributed {
		readonly gaps: readonly (readonly number[])[];
	}
	const [example] = casesOf<readonly string[], Distributed>('distribute');
	it(`${example!.id}: ${example!.note}`, () => {
		const { input, params } = example!;
		const found = input.map((name) => {
			const paragraph = prepare(name, 'zh-Hans', { ...textStyle, fontSize: 1 });
			const line = { start: 0, end: paragraph.units.length, isLast: true };
			return justifyLine(paragraph, line, params!.measure as number, true, 'inter-ideograph').gaps;
		});
		expect(found).toEqual(example!.expect.gaps);
	});
});
