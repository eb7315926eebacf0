import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { originsOfFile } from '../../../src/base/index.js';
import { parseHtml } from '../../../src/dom/index.js';
import { KeptLayout, layoutPages, pageText } from '../../../src/layout/index.js';
import { cascade, type StyledDocument, shareStyled } from '../../../src/style/index.js';
import { squareFonts } from '../../support/square-fonts.js';

const CSS = `
@page { size: 200pt 200pt; margin: 0 }
html { font: 10pt/1 Square } p { margin: 0 }
.sheet { display: grid; grid-template-columns: 60pt 140pt; grid-template-rows: 90pt 110pt }
.text { columns: 2; column-gap: 10pt; text-wrap: pretty } .story { flow-into: story } .frame { flow-from: story }
`;
const fonts = squareFonts();
const ignore = (): void => {};

const page = (first: string, second: string, story: string): string => `<body><section class="sheet">
<div><p>${first}</p></div>
<div class="text"><p>${second}</p><p>一二三四五六七八九十一二三四五六七八九十</p></div>
<div class="story"><p>${story}</p><p>甲乙丙丁戊己庚辛壬癸</p></div>
<div class="frame"></div><div class="frame"></div></section></body>`;

function styled(html: string): StyledDocument {
	const document = parseHtml(html, originsOfFile('page.html', html), ignore);
	return cascade(document, [{ text: CSS, origins: originsOfFile('page.css', CSS) }], ignore);
}

const printed = (document: StyledDocument, kept?: KeptLayout): string =>
	layoutPages(document, fonts, () => undefined, ignore, { ...(kept && { kept }) })
		.map(pageText)
		.join('');

describe('a document much like the last one', () => {
	it('lays out again only what holds the number that changed', () => {
		const kept = new KeptLayout();
		const first = styled(page('产值12.3亿元', '一二三四五六七八', '子丑寅卯'));
		printed(first, kept);
		const whole = kept.work;
		const second = shareStyled(first, styled(page('产值12.4亿元', '一二三四五六七八', '子丑寅卯')));
		const text = printed(second, kept);
		expect(text).toContain('产值12.4亿元');
		expect(kept.work).toMatchObject({ shaped: 1, composed: 1 });
		expect(whole).toMatchObject({ shaped: 5 });
		// The cell, its box and the paragraph, the way down to them, and the story, which is poured again; not the columns.
		expect(kept.work.laid).toBeLessThan(0.6 * whole.laid);
	});

	it('does nothing with text when nothing changed', () => {
		const kept = new KeptLayout();
		const html = page('一', '二', '三');
		const first = styled(html);
		printed(first, kept);
		printed(shareStyled(first, styled(html)), kept);
		expect(kept.work).toMatchObject({ shaped: 0, composed: 0 });
	});

	it('finds the floats of its pages again', () => {
		const floating = (figure: string): StyledDocument => {
			const html = `<body><p>${figure}</p><p>一<i>注</i>二</p><div class="text"><p>三<b>图</b>四</p></div></body>`;
			const css = `${CSS} i { float: footnote } b { display: block; float: top }`;
			const document = parseHtml(html, originsOfFile('page.html', html), ignore);
			return cascade(document, [{ text: css, origins: originsOfFile('page.css', css) }], ignore);
		};
		const kept = new KeptLayout();
		const first = floating('12');
		printed(first, kept);
		const findings: string[] = [];
		layoutPages(
			shareStyled(first, floating('13')),
			fonts,
			() => undefined,
			({ code }) => {
				findings.push(code);
			},
			{ kept },
		);
		expect(findings).not.toContain('layout/lost-float');
	});

	it('knows what was tried to fit a story and a headline', () => {
		const fitted = (): StyledDocument => {
			const html = `<body><h1>一二三</h1><div class="story"><p>一，三，五六七八九</p></div><div class="frame"></div></body>`;
			const css = `${CSS} h1 { margin: 0; -x-fit-text: 8pt 30pt } .story { -x-copyfit: squeeze } .frame { width: 80pt; height: 10pt }`;
			const document = parseHtml(html, originsOfFile('page.html', html), ignore);
			return cascade(document, [{ text: css, origins: originsOfFile('page.css', css) }], ignore);
		};
		const kept = new KeptLayout();
		const first = fitted();
		const text = printed(first, kept);
		expect(text).toContain('copyfit [squeeze in 1 paragraph]');
		expect(printed(shareStyled(first, fitted()), kept)).toBe(text);
		expect(kept.work).toMatchObject({ shaped: 0, composed: 0 });
	});

	it('begins anew with other fonts and other terms', () => {
		const kept = new KeptLayout();
		const first = styled(page('一', '二', '三'));
		printed(first, kept);
		layoutPages(first, squareFonts(), () => undefined, ignore, { kept });
		expect(kept.work.shaped).toBe(5);
		layoutPages(first, squareFonts(), () => undefined, ignore, { kept, terms: ['二'] });
		expect(kept.work.shaped).toBe(5);
	});

	it('comes out as if it were laid out alone', () => {
		const text = fc.string({
			unit: fc.constantFrom('一', '，', '。', 'a', '3', ' '),
			minLength: 1,
			maxLength: 60,
		});
		fc.assert(
			fc.property(fc.array(fc.tuple(text, text, text), { minLength: 2, maxLength: 4 }), (versions) => {
				const kept = new KeptLayout();
				let last: StyledDocument | undefined;
				for (const version of versions) {
					const own = styled(page(...version));
					const document = last ? shareStyled(last, own) : own;
					expect(printed(document, kept)).toBe(printed(own));
					last = document;
				}
			}),
			{ numRuns: 30 },
		);
	});
});
