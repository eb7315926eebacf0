import { originsOfFile } from '../../src/base/index.js';
import { parseHtml } from '../../src/dom/index.js';
import { cascade, type StyledDocument } from '../../src/style/index.js';
import { testPage } from './test-page.js';

/** The make-up of a broadsheet front: seven columns on one grid of rows, four stories, a thread of three frames, a panel, a table. */
const CSS = `
@page { size: 390mm 540mm; margin: 24mm 18mm 22mm }
:root { font: 7.6pt/10.5pt "Source Serif 4", "Noto Serif SC"; text-spacing-trim: trim-both; -x-punct-style: gb; -x-kinsoku: push-in-first }
body, p, h1, h2, figure { margin: 0 }
.sheet { display: grid; height: 133rlh; line-grid: create; column-gap: 14pt; grid-template-columns: repeat(7, 1fr);
  grid-template-rows: 13rlh 8rlh 44rlh 33rlh 35rlh;
  grid-template-areas: "head head head head head head head" "lede lede lede lede lede lede lede" "one one one one one photo photo"
    "two two two two three three three" "four four four four four side side" }
.head { grid-area: head; text-align: center } h1 { font-size: 60pt; line-height: 70pt; block-step-size: 1rlh }
h2 { font-size: 24pt; line-height: 28pt; text-wrap: balance; block-step-size: 1rlh }
.lede { grid-area: lede; columns: 2; font-size: 10pt; line-height: 15.75pt }
.text { text-align: justify; text-wrap: pretty; line-snap: baseline; column-gap: 14pt } .text p { text-indent: 2em }
.one { grid-area: one } .one .text { columns: 5 } .photo { grid-area: photo; display: grid; grid-template-rows: 1fr 1rlh }
.two { grid-area: two } .two .text { columns: 4 } .story { flow-into: story }
.three { grid-area: three; display: grid; grid-template-columns: repeat(3, 1fr); column-gap: 14pt; grid-template-rows: 6rlh 1fr }
.frame { flow-from: story } .frame:nth-child(1) { grid-row: 1 / span 2 } .frame:nth-child(2) { grid-row: 2 } .frame:nth-child(3) { grid-row: 1 / span 2 }
.four { grid-area: four } .four .text { columns: 5 } .side { grid-area: side } table { width: 100%; border-collapse: collapse }
td { padding: 0 3pt }`;

const paragraphs = (texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join('');

/** A broadsheet page of so many characters, styled; `figure` stands in its table. */
export function layoutPage(characters: number, figure = 37.1): StyledDocument {
	const texts = testPage(characters);
	const share = (from: number, to: number): readonly string[] =>
		texts.slice(Math.round(from * texts.length), Math.round(to * texts.length));
	const rows = Array.from(
		{ length: 20 },
		(_, i) => `<tr><td>指标 ${i}</td><td>${(i === 7 ? figure : i * 3.7).toFixed(1)}</td></tr>`,
	);
	const html = `<html lang="zh-Hans"><body><section class="sheet">
<header class="head"><p>引题一句话</p><h1>主题通栏一眼看见全版要说的事</h1><p>副题一行</p></header>
<div class="lede text">${paragraphs(share(0, 0.013))}</div>
<article class="one"><h2>主稿标题两行之内</h2><div class="text">${paragraphs(share(0.013, 0.36))}</div></article>
<figure class="photo"><div></div><figcaption>图说一行与图同宽</figcaption></figure>
<article class="two"><h2>次稿标题</h2><div class="text">${paragraphs(share(0.36, 0.61))}</div></article>
<div class="story text">${paragraphs(share(0.61, 0.78))}</div>
<div class="three"><div class="frame"></div><div class="frame"></div><div class="frame"></div></div>
<article class="four"><h2>三稿标题</h2><div class="text">${paragraphs(share(0.78, 1))}</div></article>
<aside class="side"><table>${rows.join('')}</table></aside>
</section></body></html>`;
	const report = (): void => {};
	const document = parseHtml(html, originsOfFile('page.html', html), report);
	return cascade(document, [{ text: CSS, origins: originsOfFile('page.css', CSS) }], report);
}
