import { argv, cpuUsage, resourceUsage, stdout } from 'node:process';
import { originsOfFile } from '../../src/base/index.js';
import { parseHtml } from '../../src/dom/index.js';
import { openRoot } from '../../src/files/index.js';
import { loadFontTable, openFonts } from '../../src/font/index.js';
import { layoutPages } from '../../src/layout/index.js';
import { cascade } from '../../src/style/index.js';
import { testPage } from './test-page.js';

/*
 * Lays out a report of so many A4 pages, cold, and says in JSON what that took; started by growth.bench.ts. Each section has a head
 * of its own, two columns, a table that may go on over pages.
 */
const CSS = `
@page { size: A4; margin: 20mm }
:root { font: 10pt/15pt "Source Serif 4", "Noto Serif SC"; line-grid: create }
h2 { font-size: 18pt; line-height: 30pt; margin: 0; break-after: avoid } p { margin: 0; text-indent: 2em }
.text { columns: 2; text-align: justify; text-wrap: pretty; line-snap: baseline } table { width: 100% } td { padding: 0 }`;

/** About what such a page holds. */
const CHARACTERS = 1500;
const wanted = Number(argv[2] ?? 50);
const rows = Array.from({ length: 12 }, (_, i) => `<tr><td>指标 ${i}</td><td>${i * 37}</td></tr>`).join('');
const sections = Array.from({ length: wanted }, (_, i) => {
	const paragraphs = testPage(CHARACTERS, i).map((text) => `<p>${text}</p>`);
	return `<h2>第 ${i} 节</h2><div class="text">${paragraphs.join('')}</div><table>${rows}</table>`;
});
const html = `<html lang="zh-Hans"><body>${sections.join('')}</body></html>`;
const ignore = (): void => {};
const document = parseHtml(html, originsOfFile('page.html', html), ignore);
const styled = cascade(document, [{ text: CSS, origins: originsOfFile('page.css', CSS) }], ignore);
const fonts = await openFonts(loadFontTable(openRoot('.'), ignore));
const start = cpuUsage();
const pages = layoutPages(styled, fonts, () => undefined, ignore);
const { user, system } = cpuUsage(start);
fonts.close();
stdout.write(
	JSON.stringify({ pages: pages.length, cpu: (user + system) / 1000, peak: resourceUsage().maxRSS / 1024 }),
);
