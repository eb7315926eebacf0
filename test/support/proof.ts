import { type Proof, readProof } from '../../src/proof/index.js';
import { printPage } from './print-page.js';
import { squareFonts } from './square-fonts.js';

/** Columns of thirteen characters of 10 pt, in square fonts. */
const sheet = `
@page { size: 200pt 400pt; margin: 0 }
html { font-size: 10pt; line-height: 1; font-family: Narrow, Square }
body, p { margin: 0; orphans: 1; widows: 1 }
p { width: 130pt; text-align: justify; text-spacing-trim: trim-both; -x-punct-style: gb; -x-autospace-width: .25em }
`;

/** The proof of a body of html in such columns. */
export function proofOf(body: string, css = '', language = 'zh-Hans'): Proof {
	const fonts = squareFonts();
	const html = `<html lang="${language}"><body>${body}</body></html>`;
	const { pages, painted } = printPage({ html, css: [{ file: 'test.css', text: sheet + css }], fonts });
	return readProof(pages, painted, fonts);
}

/** So many ideographs, none of them a particle. */
export const han = (count: number): string => '春眠不觉晓处处闻啼鸟夜来'.repeat(9).slice(0, count);
