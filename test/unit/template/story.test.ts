import { describe, expect, test } from 'vitest';
import { edited } from '../issue/sample.js';
import { LAYOUT, render, STORY, story } from './sample.js';

const GDP = '<data value="1014.3" data-figure="economy.gdp">1014.3亿元</data>';

describe('a story', () => {
	test('is Markdown, with a run-in subhead where a paragraph starts in bold', () => {
		expect(story('**开局** 正文*重点*与**强调**。\n\n## 小标题\n\n- 甲\n- 乙\n\n> 引文\n')).toBe(
			'<p><strong class="run-in">开局</strong> 正文<em>重点</em>与<strong>强调</strong>。</p>' +
				'<h2>小标题</h2><ul><li>甲</li><li>乙</li></ul><blockquote><p>引文</p></blockquote>',
		);
	});

	test('has its tags merged after it was parsed', () => {
		expect(story('总量{{fig gdp}}，**{{fig gdp}}**亿。')).toBe(
			`<p>总量${GDP}，<strong>${GDP}</strong>亿。</p>`,
		);
		expect(story('{{fig "gdp"}}{{words projects}}_{{rank gdp}}_')).toBe(
			`<p>${GDP}<data value="101" data-figure="economy.projects">101</data>_<data value="8" data-figure="economy.gdp">第8位</data>_</p>`,
		);
	});

	test('keeps tags with underscores, stars and quotes whole', () => {
		const files = edited('data/xihu/2023-h1/figures/economy.csv', 'projects,', 'a_b_c,');
		expect(story('_前_{{num a_b_c}}与{{num a_b_c}}', files)).toContain('>101</data>与<data');
	});

	test('shows a tag in code, and one after a backslash', () => {
		expect(story('`{{fig gdp}}` 与 \\{{fig gdp}}')).toBe('<p><code>{{fig gdp}}</code> 与 {{fig gdp}}</p>');
	});

	test('is bold beside Chinese marks', () => {
		expect(story('**“工业上楼”**正文，见**《要览》**。')).toBe(
			'<p><strong class="run-in">“工业上楼”</strong>正文，见<strong>《要览》</strong>。</p>',
		);
	});

	test('cannot be made Markdown or HTML by what is merged', () => {
		const files = edited('data/xihu/2023-h1/issue.yaml', 'zh: 西湖区, en', 'zh: "**<b>&*", en');
		expect(story('在{{names.district}}。', files)).toBe('<p>在**&lt;b&gt;&amp;*。</p>');
	});

	test('keeps the names of the publication whole', () => {
		expect(story('“116N”体系与1897科创谷')).toBe(
			'<p>“<span class="term">116N</span>”体系与<span class="term">1897科创谷</span></p>',
		);
	});

	test('may say where a line can break', () => {
		expect(story('甲<wbr>乙  \n丙')).toBe('<p>甲<wbr>乙<br>丙</p>');
	});

	test('links to addresses of the web only', () => {
		expect(story('[网](https://example.org/1?a=1&b=2)')).toBe(
			'<p><a href="https://example.org/1?a=1&amp;b=2">网</a></p>',
		);
		expect(story('[网](javascript:alert)')).toBe(
			`${STORY}:4:1 error template/bad-link the address of a link cannot be used\n` +
				'  hint: begin it with https://, http:// or mailto:, and leave merge tags out',
		);
	});
});

describe('what a story may not hold', () => {
	const hint = 'merge it from the data with {{fig …}}, or name it in terms of publication.yaml';

	test('a typed figure, in digits of either width', () => {
		expect(story('增长9.8%，\n落地１３个')).toBe(
			`${STORY}:4:3 error template/typed-figure "9.8" is typed into the text\n  hint: ${hint}\n` +
				`${STORY}:5:3 error template/typed-figure "１３" is typed into the text\n  hint: ${hint}`,
		);
	});

	test('a typed figure in its front matter or in a text of the issue', () => {
		expect(
			render({
				[LAYOUT]: '{{#story "lead" as |s|}}{{s.headline}}{{/story}}{{t content.banner}}',
				...edited(STORY, '半年答卷', '2023年答卷'),
				...edited('data/xihu/2023-h1/issue.yaml', '二十年跨越', '20年跨越'),
			}).findings,
		).toEqual([
			`data/xihu/2023-h1/issue.yaml:18:17 error template/typed-figure "20" is typed into the text\n  hint: ${hint}`,
			`${STORY}:2:11 error template/typed-figure "2023" is typed into the text\n  hint: ${hint}`,
		]);
	});

	test('HTML', () => {
		expect(story('甲<b>乙</b>\n\n<script>x</script>')).toBe(
			`${STORY}:4:2 error template/html-in-story a story holds no HTML: "<b>"\n` +
				'  hint: write Markdown; a "<" that is text is written \\<\n' +
				`${STORY}:4:6 error template/html-in-story a story holds no HTML: "</b>"\n` +
				'  hint: write Markdown; a "<" that is text is written \\<\n' +
				`${STORY}:6:1 error template/html-in-story a story holds no HTML: "<script>x</script>"\n` +
				'  hint: write Markdown; a "<" that is text is written \\<',
		);
	});

	test('pictures, code, rules, and headings of other levels', () => {
		const findings = story('![图](a.png)\n\n# 标题\n\n---\n\n    代码\n');
		expect(findings.split('\n').filter((line) => !line.startsWith('  hint'))).toEqual([
			`${STORY}:4:1 error template/story-form a picture is not for a story`,
			`${STORY}:6:1 error template/story-form a heading of level 1 is not for a story`,
			`${STORY}:8:1 error template/story-form a rule is not for a story`,
			`${STORY}:10:1 error template/story-form a block of code is not for a story`,
		]);
	});

	test('an unknown figure', () => {
		expect(story('总量{{fig gpd}}。')).toBe(
			`${STORY}:4:3 error template/unknown-figure there is no figure "gpd"\n  hint: did you mean "gdp"?`,
		);
	});

	test('an unknown helper, one for layouts, and a figure as a helper', () => {
		expect(story('{{fog gdp}}')).toBe(
			`${STORY}:4:1 error template/unknown-helper there is no helper "fog"\n  hint: did you mean "fig"?`,
		);
		expect(story('{{picture "yunqi"}}')).toContain(
			`${STORY}:4:1 error template/unknown-helper helper "picture" is for layouts, not for texts`,
		);
		expect(story('{{gdp}}')).toBe(
			`${STORY}:4:1 error template/unknown-helper "gdp" is a figure, not a helper\n  hint: write {{fig gdp}}`,
		);
	});

	test('an unclosed tag, a block, and data as HTML', () => {
		expect(story('总量{{fig gdp。')).toBe(
			`${STORY}:4:3 error template/unclosed-tag a merge tag is not closed\n  hint: a tag stands on one line, between {{ and }}`,
		);
		expect(story('{{#if x}}甲{{/if}}')).toContain(
			`${STORY}:4:1 error template/bad-tag "{{#if x}}" is not a tag that texts can hold`,
		);
		expect(story('{{{fig gdp}}}')).toContain(`${STORY}:4:1 error template/bad-tag`);
	});

	test('a paragraph without end', () => {
		expect(story(`甲\n\n${'**a*'.repeat(5000)}`)).toBe(
			`${STORY}:5:1 error template/story-too-long a paragraph has 20001 characters\n` +
				'  hint: a paragraph has at most 10000; an empty line starts the next',
		);
	});

	test('a rank that the figure does not have', () => {
		expect(story('{{rank projects}}')).toBe(
			`${STORY}:4:1 error template/no-rank figure "projects" has no rank\n` +
				'  hint: give it one in the column rank, data/xihu/2023-h1/figures/economy.csv line 3',
		);
	});
});

test('every character of a story knows its place', () => {
	const body = '\n**开局** 甲&amp;乙\\*丙\n丁{{fig gdp}}戊\n\n> 己\n> 庚<wbr>辛\n\n- 壬\n';
	const rendered = render({
		[LAYOUT]: '{{#story "lead" as |s|}}{{s.body}}{{/story}}',
		[STORY]: `---\nheadline: 要闻\n---\n${body}`,
	});
	const places = Object.fromEntries(
		[...'开局甲乙丙丁戊己庚辛壬'].map((character) => [
			character,
			rendered.placeOf(character).split('.md:')[1],
		]),
	);
	expect(places).toEqual({
		开: '5:3',
		局: '5:4',
		甲: '5:8',
		乙: '5:14',
		丙: '5:17',
		丁: '6:1',
		戊: '6:13',
		己: '8:3',
		庚: '9:3',
		辛: '9:9',
		壬: '11:3',
	});
	expect(rendered.placeOf('1014.3亿元')).toBe(`${STORY}:6:2`);
	expect(rendered.placeOf('<blockquote>')).toBe(`${STORY}:8:1`);
});
