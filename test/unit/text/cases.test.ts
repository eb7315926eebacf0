import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
	compose,
	evenMeasures,
	fitTable,
	type Paragraph,
	setLine,
	type TextStyle,
} from '../../../src/text/index.js';
import { prepare } from '../../support/prepare.js';
import { squareFonts } from '../../support/square-fonts.js';
import { textStyle } from '../../support/text-style.js';

interface Case {
	readonly id: string;
	readonly kind: string;
	readonly lang?: string;
	readonly input: string;
	readonly measure?: number;
	readonly params?: Readonly<Record<string, unknown>>;
	readonly expect: {
		readonly width?: number;
		readonly lines?: readonly { readonly text: string; readonly natural: number }[];
	};
	readonly note: string;
}

const cases = JSON.parse(
	readFileSync(new URL('../../cases/typography.json', import.meta.url), 'utf8'),
) as Case[];

const style = (params: Case['params'], lang: string): TextStyle => ({
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

const paragraphOf = ({ input, params, lang = 'zh-Hans' }: Case): Paragraph =>
	prepare(input, lang, style(params, lang), squareFonts((params?.space as number) ?? 0.25));

describe('widths of TYPOGRAPHY A.1', () => {
	for (const example of cases.filter(
		({ kind, expect: { width } }) => kind === 'width' || (kind === 'font-run' && width !== undefined),
	)) {
		it(`${example.id}: ${example.note}`, () => {
			const paragraph = paragraphOf(example);
			expect(fitTable(paragraph).fit(0, paragraph.units.length).natural).toBeCloseTo(
				example.expect.width!,
				3,
			);
		});
	}
});

describe('lines of TYPOGRAPHY A.2', () => {
	for (const example of cases.filter(({ kind }) => kind === 'lines')) {
		it(`${example.id}: ${example.note}`, () => {
			const paragraph = paragraphOf(example);
			const table = fitTable(paragraph);
			const indent = (example.params?.indent as number) ?? 0;
			const wrap = example.lang === 'en' || example.params?.minLastLineHan ? 'pretty' : 'wrap';
			const lines = compose(paragraph, evenMeasures(example.measure!, indent), wrap, {
				isRagged: example.params?.align === 'start',
			});
			const found = lines.map((line) => {
				const first = paragraph.units[table.firstOf(line.start)]!;
				const last = paragraph.units[table.lastOf(line.start, line.end) - 1]!;
				return {
					text: paragraph.text.slice(first.start, last.end),
					natural: Math.round(table.fit(line.start, line.end, Number.POSITIVE_INFINITY).natural * 1e4) / 1e4,
				};
			});
			expect(found).toEqual(example.expect.lines!.map(({ text, natural }) => ({ text, natural })));
			if (example.params?.align !== 'justify') return;
			lines.forEach((line, i) => {
				const measure = example.measure! - (i === 0 ? indent : 0);
				const set = setLine(paragraph, line, measure, !line.isLast, 'auto', table);
				if (!line.isLast) expect(set.advance).toBeCloseTo(measure, 3);
			});
		});
	}
});
