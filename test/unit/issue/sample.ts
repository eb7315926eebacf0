import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Diagnostic, formatDiagnostic, PressError, sortDiagnostics } from '../../../src/base/index.js';
import { openRoot, type Root } from '../../../src/files/index.js';
import { type Issue, loadIssue } from '../../../src/issue/index.js';

/** The files of a small sound issue. */
export const sound: Readonly<Record<string, string>> = {
	'templates/xihu/publication.yaml': `title: { zh: 西湖报, en: Xihu News }
languages: [zh, en]
editions:
  zh: { layout: zh.hbs, language: zh-Hans, texts: [zh] }
  bi: { layout: bi.hbs, language: zh-Hans, texts: [zh, en] }
styles: [style.css]
terms: [116N, 1897科创谷]
figureColumns: [target]
masthead:
  publisher: { zh: 西湖报社, en: Xihu News Press }
  registration: { kind: internal, permit: sample }
`,
	'templates/xihu/layouts/zh.hbs': '<p>{{fig gdp}}</p>\n',
	'templates/xihu/style.css': 'p { margin: 0 }\n',
	'data/xihu/2023-h1/issue.yaml': `title: { zh: 半年报, en: The half-year }
number: 7
date: 2023-08-03
period: 2023-H1
names:
  district: { zh: 西湖区, en: Xihu District }
pictures:
  yunqi:
    file: pictures/yunqi.svg
    alt: { zh: 云栖小镇, en: Yunqi Town }
    caption: { zh: 云栖小镇示意图, en: Yunqi Town (illustration) }
charts:
  gdp:
    title: { zh: "总量{{fig gdp}}", en: "Output of {{fig gdp}}" }
    source: { zh: 区统计局, en: District statistics office }
    alt: { zh: 柱状图, en: A bar chart }
content:
  banner: { zh: 二十年跨越, en: Twenty years on }
  projects:
    - figure: gdp
      label: { zh: 总量, en: Output }
`,
	'data/xihu/2023-h1/pictures/yunqi.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
	'data/xihu/2023-h1/figures/economy.csv': `id,zh,en,value,unit,rank,target
gdp,地区生产总值,gross domestic product,1014.3,亿元,8,
projects,"落地""好""项目",projects landed,101,个,,120
`,
	'data/xihu/2023-h1/stories/lead.zh.md': `---
headline: 半年答卷
deck: 总量{{fig gdp}}
---

**开局** 正文{{fig gdp}}。

第二段。
`,
	'data/xihu/2023-h1/stories/lead.en.md': `---
headline: Half-year report
---

**Start** Body {{fig gdp}}.

A second paragraph.
`,
};

/** Writes a project to a new folder: the sound files with some changed, added, or, by \`undefined\`, left out. */
export function writeProject(changes: Readonly<Record<string, string | undefined>> = {}): Root {
	const folder = mkdtempSync(join(tmpdir(), 'banmian-project-'));
	for (const [path, text] of Object.entries({ ...sound, ...changes })) {
		if (text === undefined) continue;
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	return openRoot(folder);
}

/** The sound text of a file with one piece of it replaced. */
export function edited(path: string, from: string, to: string): Readonly<Record<string, string>> {
	const text = sound[path];
	if (!text?.includes(from)) throw new Error(`"${from}" is not in ${path}`);
	return { [path]: text.replace(from, to) };
}

export function load(changes: Readonly<Record<string, string | undefined>> = {}): Issue {
	return loadIssue(writeProject(changes), 'xihu', '2023-h1', () => {});
}

/** What is reported for an issue that cannot be loaded, as it is printed. */
export function findings(changes: Readonly<Record<string, string | undefined>>): readonly string[] {
	const reported: Diagnostic[] = [];
	try {
		loadIssue(writeProject(changes), 'xihu', '2023-h1', (finding) => reported.push(finding));
	} catch (cause) {
		if (!(cause instanceof PressError)) throw cause;
		const thrown = sortDiagnostics(cause.diagnostics).map(formatDiagnostic);
		const heard = sortDiagnostics(reported).map(formatDiagnostic);
		if (thrown.join() !== heard.join()) throw new Error(`reported ${heard.join()}, thrown ${thrown.join()}`);
		return thrown;
	}
	if (reported.length > 0) throw new Error('findings, but no error');
	return [];
}
