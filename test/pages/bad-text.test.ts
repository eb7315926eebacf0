import { describe, expect, test } from 'vitest';
import { formatDiagnostic, render } from '../../src/index.js';
import { readPdf } from '../support/read-pdf.js';

/** What a page of this body is found to be, without hints, and the text that is copied from its first page. */
async function printed(
	body: string,
	css = '',
): Promise<{ found: readonly string[]; text: string; pages: number }> {
	const html = `<!doctype html><html lang="zh-Hans"><title>x</title><style>${css}</style>\n<p>${body}`;
	const { diagnostics, pdf, pages } = await render({ html });
	return {
		found: diagnostics.map((found) => formatDiagnostic(found).split('\n')[0]!),
		text: readPdf(pdf!)
			.text(0)
			.replace(/[\s\u200b]/g, ''),
		pages,
	};
}

describe('a page of bad text is printed, and what could not be set is named with its place', () => {
	const cases: readonly (readonly [what: string, body: string, text: string, found: readonly string[]])[] = [
		[
			'lone surrogates',
			'永\ud842永ab\udfb7cd',
			'永永abcd',
			[
				'page.html:2:5 warning text/missing-glyph no font of "serif" has "\ud842" (U+D842)',
				'page.html:2:9 warning text/missing-glyph no font of "serif" has "\udfb7" (U+DFB7)',
			],
		],
		[
			'control characters',
			'永\u0001永\u001b',
			'永永',
			[
				'page.html:2:5 warning text/missing-glyph no font of "serif" has "\u0001" (U+0001)',
				'page.html:2:7 warning text/missing-glyph no font of "serif" has "\u001b" (U+001B)',
			],
		],
		[
			'noncharacters',
			'永\ufdd0永\u{1ffff}永',
			'永永永',
			[
				'page.html:2:5 warning text/missing-glyph no font of "serif" has "\ufdd0" (U+FDD0)',
				'page.html:2:7 warning text/missing-glyph no font of "serif" has "\u{1ffff}" (U+1FFFF)',
			],
		],
		// HTML takes NUL out of text, and says U+FFFD where it is written as a reference.
		[
			'NUL',
			'永\0和&#0;',
			'永和',
			['page.html:2:7 warning text/missing-glyph no font of "serif" has "\ufffd" (U+FFFD)'],
		],
		['soft hyphens everywhere', '\u00ade\u00adc\u00ado\u00adnomy\u00ad', 'economy', []],
	];
	for (const [what, body, text, found] of cases) {
		test(what, async () => {
			expect(await printed(body)).toEqual({ found, text, pages: 1 });
		});
	}

	test('a word wider than its measure stands over, is named, and is not lost', async () => {
		const word = 'economygrowth'.repeat(9);
		expect(await printed(`永和${word}永`, 'p { width: 60pt; overflow-wrap: normal }')).toEqual({
			found: [
				`page.html:2:6 warning layout/off-page 1 line stands over the edge of page 1, from "${word.slice(0, 60)}…"`,
				`page.html:2:6 warning layout/overfull-line a line on page 1 is longer than its measure of 60 pt: "${word.slice(0, 60)}…"`,
			],
			text: `永和${word}永`,
			pages: 1,
		});
	});

	test('a measure smaller than one character has one a line: the first eight are named, then how many more', async () => {
		const { found, text } = await printed('永和九年岁在癸丑暮春之初', 'p { width: 0 }');
		expect(text).toBe('永和九年岁在癸丑暮春之初');
		expect(found.length).toBe(9);
		expect(found).toContain(
			'page.html:2:4 warning layout/overfull-line a line on page 1 is longer than its measure of 0 pt: "永"',
		);
		expect(found).toContain(
			'page.html:2:1 warning layout/overfull-line 4 more lines of the paragraph are longer than the measure',
		);
	});

	test('10,000 combining marks are printed with their letter', async () => {
		const text = `a${'\u0301'.repeat(10_000)}b`;
		expect((await printed(text)).text.normalize('NFD')).toBe(text);
	});

	test('elements in each other, two hundred deep, are one finding, and their text is kept', async () => {
		const parts = Array.from({ length: 200 }, (_, i) => `永${i}`);
		const body = `${parts.map((part) => `<i>${part}`).join('')}${'</i>'.repeat(200)}`;
		const { found, text } = await printed(body);
		expect(found).toEqual([expect.stringMatching(/^page\.html:2:\d+ warning dom\/too-deep /)]);
		expect(text).toBe(parts.join(''));
	});

	test('a megabyte without a space is set on pages in Chinese, and stands over in English', async () => {
		const chinese = await printed('永和九年岁在癸丑'.repeat(43_700));
		expect(chinese.found).toEqual([]);
		expect(chinese.pages).toBeGreaterThan(100);
		const english = await printed(`<span lang="en">${'economygrowth'.repeat(80_700)}</span>`);
		expect(english.found.map((line) => line.slice(0, 60))).toEqual([
			'page.html:2:20 warning layout/off-page 1 line stands over th',
			'page.html:2:20 warning layout/overfull-line a line on page 1',
		]);
		expect(english.text.length).toBe(13 * 80_700);
	});
});
