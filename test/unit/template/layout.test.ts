import { describe, expect, test } from 'vitest';
import { edited, sound } from '../issue/sample.js';
import { LAYOUT, layout, render } from './sample.js';

const GDP = '<data value="1014.3" data-figure="economy.gdp">1014.3亿元</data>';
const CHART = { 'templates/xihu/charts/gdp.vl.json': '{}' };
const STORIES = 'data/xihu/2023-h1/stories';

describe('helpers', () => {
	test.each([
		['{{fig gdp}}', GDP],
		['{{fig "gdp" digits=0}}', GDP.replace('1014.3亿元', '1014亿元')],
		['{{num gdp}}{{unit gdp}}', `${GDP.replace('1014.3亿元', '1014.3')}亿元`],
		['{{rank gdp}}', '<data value="8" data-figure="economy.gdp">第8位</data>'],
		['{{name gdp}}, {{name gdp lang="en"}}', '地区生产总值, gross domestic product'],
		[
			'{{t content.banner}} {{t content.banner lang="en"}} {{content.banner.en}}',
			'二十年跨越 Twenty years on Twenty years on',
		],
		['{{period}} {{date}} {{date lang="en"}}', '2023年上半年 2023年8月3日 星期四 Thursday, August 3, 2023'],
		[
			'{{#in "en"}}{{fig gdp}} {{period}}{{/in}}',
			`${GDP.replace('1014.3亿元', 'CNY 101.43 billion')} first half of 2023`,
		],
		['{{title}} {{number}} {{edition.id}} {{names.district}}', '半年报 7 zh 西湖区'],
		['{{publication.title}} {{publication.masthead.publisher}}', '西湖报 西湖报社'],
		[
			'{{#each (figures "economy") as |row|}}{{row.name}}={{num row}};{{/each}}',
			'地区生产总值=<data value="1014.3" data-figure="economy.gdp">1014.3</data>;落地&quot;好&quot;项目=<data value="101" data-figure="economy.projects">101</data>;',
		],
		['{{#with (figure gdp) as |g|}}{{g.group}} {{g.rank}}{{/with}}', 'economy 8'],
		[
			'{{#each content.projects}}{{add @index 1}}/{{@first}}{{@last}} {{label}} {{fig this.figure}}{{/each}}',
			`1/truetrue 总量 ${GDP}`,
		],
		['{{#if content.nothing}}a{{else if (eq "a" "a")}}b{{else}}c{{/if}}{{#unless number}}d{{/unless}}', 'b'],
		[
			'{{#if (and number (not content.nothing))}}a{{/if}}{{or content.nothing "b"}}{{default content.nothing "–"}}',
			'ab–',
		],
		['{{#each content.nothing}}a{{else}}none{{/each}}', 'none'],
		[
			'{{picture "yunqi" class="wide"}}',
			'<img src="data/xihu/2023-h1/pictures/yunqi.svg" alt="云栖小镇" class="wide">',
		],
		['{{caption "yunqi"}}|{{credit "yunqi"}}', '云栖小镇示意图|'],
		[
			'{{#story "lead" as |s|}}{{s.headline}}|{{s.kicker}}|{{s.deck}}|{{s.blocks.length}}{{/story}}',
			`半年答卷||总量${GDP}|2`,
		],
		[
			'{{#story "lead" lang="en" as |s|}}{{s.headline}} {{period}}{{/story}}',
			'Half-year report first half of 2023',
		],
	])('%s', (source, html) => {
		expect(layout(source)).toBe(html);
	});

	test('a chart has its words around it, and is asked for once', () => {
		const { markup } = render({ [LAYOUT]: '{{chart "gdp"}}{{chart "gdp" format="png"}}', ...CHART });
		const plot = (more: string) =>
			'<object class="plot" type="application/vnd.vegalite.v6+json" data="templates/xihu/charts/gdp.vl.json" ' +
			`data-language="zh"${more} role="img" aria-label="柱状图" data-title="总量1014.3亿元"></object>`;
		const figure = (more: string) =>
			`<figure class="chart" id="chart-gdp"><h3 class="chart-title">总量${GDP}</h3>${plot(more)}` +
			'<p class="chart-source">区统计局</p></figure>';
		expect(markup?.html).toBe(figure('') + figure(' data-format="png"'));
		expect(markup?.charts).toEqual([
			{ id: 'gdp', language: 'zh', spec: 'templates/xihu/charts/gdp.vl.json' },
		]);
	});

	test('pairs set the blocks of two languages side by side', () => {
		const { markup } = render(
			{ 'templates/xihu/layouts/bi.hbs': '{{#pairs "lead" as |zh en|}}[{{zh}}|{{en}}]{{/pairs}}' },
			'bi',
		);
		expect(markup?.html).toBe(
			`[<p><strong class="run-in">开局</strong> 正文${GDP}。</p>|` +
				`<p><strong class="run-in">Start</strong> Body ${GDP.replace('1014.3亿元', 'CNY 101.43 billion')}.</p>]` +
				'[<p>第二段。</p>|<p>A second paragraph.</p>]',
		);
	});
});

describe('partials', () => {
	const box = { 'templates/xihu/partials/panels/box.hbs': '<aside>{{text}} {{number}}</aside>' };
	test('take values, and are found in folders', () => {
		expect(layout('{{> panels/box text=content.banner}}', box)).toBe('<aside>二十年跨越 7</aside>');
	});

	test('can be defined in place and take a block', () => {
		expect(layout('{{#*inline "x"}}<b>{{number}}</b>{{/inline}}{{> x}}')).toBe('<b>7</b>');
		const frame = { 'templates/xihu/partials/frame.hbs': '<div>{{> @partial-block}}</div>' };
		expect(layout('{{#> frame}}{{number}}{{/frame}}', frame)).toBe('<div>7</div>');
	});
});

describe('places', () => {
	test('a literal by line and column, also after tags that stand alone on their line', () => {
		const source =
			'<main>\n  {{#if number}}\n  <p>一</p>{{title}}<b>\n  {{/if}}\n<i>{{#each content.projects}}\n\n  <u>{{/each}}\n';
		const { placeOf } = render({ [LAYOUT]: source });
		expect(placeOf('<main>')).toBe(`${LAYOUT}:1:1`);
		expect(placeOf('<p>')).toBe(`${LAYOUT}:3:3`);
		expect(placeOf('一')).toBe(`${LAYOUT}:3:6`);
		expect(placeOf('<b>')).toBe(`${LAYOUT}:3:20`);
		expect(placeOf('<i>')).toBe(`${LAYOUT}:5:1`);
		expect(placeOf('<u>')).toBe(`${LAYOUT}:7:3`);
	});

	test('a merged value where it is written, in text and in attributes', () => {
		const { placeOf } = render({
			[LAYOUT]: '<p title="{{t content.banner lang="en"}}">{{t content.banner}}{{fig gdp}}',
		});
		expect(placeOf('Twenty')).toBe('data/xihu/2023-h1/issue.yaml:18:28');
		expect(placeOf('跨越')).toBe('data/xihu/2023-h1/issue.yaml:18:20');
		expect(placeOf('<data')).toBe(`${LAYOUT}:1:63`);
		expect(placeOf('1014.3亿元')).toBe('data/xihu/2023-h1/figures/economy.csv:2:35');
	});

	test('a literal of a partial in its own file', () => {
		const file = 'templates/xihu/partials/box.hbs';
		const { placeOf } = render({ [LAYOUT]: '<a>\n{{> box}}\n<b>', [file]: '\n  <i>\n' });
		expect(placeOf('<i>')).toBe(`${file}:2:3`);
		expect(placeOf('<b>')).toBe(`${LAYOUT}:3:1`);
	});

	test('no mark is left in the html', () => {
		const { markup } = render({
			[LAYOUT]: '{{#each content.projects}}<p class="{{t label}}">{{t label}}{{/each}}',
		});
		expect(markup?.html).toBe('<p class="总量">总量');
	});
});

describe('values keep out of the markup', () => {
	const files = edited('data/xihu/2023-h1/issue.yaml', 'banner: { zh: 二十年跨越', "banner: { zh: '\"><b>&'");
	test('in text and in attributes they are escaped', () => {
		expect(layout('<p title="{{content.banner}}">{{content.banner}}</p>', files)).toBe(
			'<p title="&quot;&gt;&lt;b&gt;&amp;">&quot;&gt;&lt;b&gt;&amp;</p>',
		);
	});

	test('in an attribute or a title a figure has no element', () => {
		expect(layout('<title>{{fig gdp}}</title><p title="{{fig gdp}}">')).toBe(
			'<title>1014.3亿元</title><p title="1014.3亿元">',
		);
	});

	test.each([
		['<p class={{title}}>', '1:10', 'into an attribute without quotes', 'put quotes around it'],
		['<p {{title}}>', '1:4', 'between attributes', 'merge it inside the quotes of an attribute'],
		[
			'<style>p{{title}}</style>',
			'1:9',
			'into style or script',
			'styles stand in style sheets; scripts are not run',
		],
		['<!-- {{title}} -->', '1:6', 'into a comment', 'use {{! … }} for comments'],
	])('%s is refused', (source, place, where, hint) => {
		expect(layout(source)).toBe(
			`${LAYOUT}:${place} error template/unsafe-place a value cannot be merged ${where}\n  hint: ${hint}`,
		);
	});

	test('data is never printed as HTML', () => {
		expect(layout('{{{title}}}')).toBe(
			`${LAYOUT}:1:1 error template/raw-output data is never printed as HTML\n  hint: write two braces, not three`,
		);
	});

	test.each([
		'constructor',
		'content.constructor',
		'content.__proto__',
		'title.toString',
		'this.constructor.name',
		'@root.constructor',
	])('%s does not reach what is behind the data', (path) => {
		expect(layout(`{{${path}}}`)).toMatch(
			/^templates\/xihu\/layouts\/zh\.hbs:1:3 error template\/unknown-variable /,
		);
	});

	test.each(['$at 1', 'lookup this "constructor"', 'log "x"', 'helperMissing', 'blockHelperMissing 1'])(
		'{{%s}} cannot be called',
		(call) => {
			expect(layout(`{{${call}}}`)).toMatch(/error template\/unknown-(helper|variable) /);
		},
	);
});

describe('faults of a layout', () => {
	test('unknown names, all in one run', () => {
		const source =
			'{{fig gpd}}\n{{fgi 1}}\n{{titel}}\n{{> bx}}\n{{#story "led" as |s|}}{{/story}}\n{{picture "yunki"}}\n{{chart "gpd"}}\n{{#each (figures "economi")}}{{/each}}\n{{t title lang="fr"}}\n{{#story "lead" as |s|}}{{s.headlin}}{{/story}}';
		expect(layout(source, { 'templates/xihu/partials/box.hbs': '' }).split('\n')).toEqual([
			`${LAYOUT}:1:1 error template/unknown-figure there is no figure "gpd"`,
			'  hint: did you mean "gdp"?',
			`${LAYOUT}:2:1 error template/unknown-helper there is no helper "fgi"`,
			'  hint: did you mean "fig"?',
			`${LAYOUT}:3:3 error template/unknown-variable there is no "titel"`,
			'  hint: did you mean "title"?',
			`${LAYOUT}:4:1 error template/unknown-partial there is no partial "bx"`,
			'  hint: did you mean "box"?',
			`${LAYOUT}:5:1 error template/unknown-story there is no story "led" in "zh"`,
			'  hint: did you mean "lead"?',
			`${LAYOUT}:6:1 error template/unknown-picture there is no picture "yunki"`,
			'  hint: did you mean "yunqi"?',
			`${LAYOUT}:7:1 error template/unknown-chart there is no chart "gpd"`,
			'  hint: did you mean "gdp"?',
			`${LAYOUT}:8:9 error template/unknown-group there is no group of figures "economi"`,
			'  hint: did you mean "economy"?',
			`${LAYOUT}:9:1 error template/no-such-language "fr" is no language of the publication`,
			'  hint: languages: zh, en',
			`${LAYOUT}:10:27 error template/unknown-variable there is no "headlin" in "s.headlin"`,
			'  hint: did you mean "headline"?',
		]);
	});

	test('a chart without its specification', () => {
		expect(layout('{{chart "gdp"}}', { 'templates/xihu/charts/gdq.vl.json': '{}' })).toBe(
			`${LAYOUT}:1:1 error template/missing-chart chart "gdp" has no specification "templates/xihu/charts/gdp.vl.json"\n` +
				'  hint: did you mean "gdq"?',
		);
	});

	test('tags and blocks that are not closed', () => {
		const noLayout = `templates/xihu/publication.yaml:4:17 error template/no-layout edition "zh" has no layout that can be run`;
		expect(layout('<p>\n  {{title</p>\n{{#if number}}\n{{#each content.projects}}\n{{/if}}')).toBe(
			[
				`${LAYOUT}:2:3 error template/unclosed-tag a tag is not closed`,
				'  hint: write }} at its end',
				`${LAYOUT}:3:1 error template/unclosed-tag block {{#if}} is not closed`,
				'  hint: write {{/if}} at its end',
				`${LAYOUT}:5:1 error template/unclosed-tag {{/if}} closes {{#each}}`,
				'  hint: write {{/each}} here',
				noLayout,
			].join('\n'),
		);
		expect(layout('<p>\n{{fig "gdp}}')).toContain(
			`${LAYOUT}:2:1 error template/bad-tag a tag near here is not Handlebars`,
		);
	});

	test('wrong arguments and options', () => {
		expect(
			layout('{{fig}}{{fig gdp projects}}{{fig gdp digit=1}}{{#fig gdp}}{{/fig}}{{each content}}').split(
				'\n',
			),
		).toEqual([
			`${LAYOUT}:1:3 error template/unknown-variable there is no "fig"`,
			'  hint: to call the helper, give it its argument: {{fig …}}',
			`${LAYOUT}:1:8 error template/wrong-arguments helper "fig" takes 1 argument, not 2`,
			`${LAYOUT}:1:28 error template/unknown-option helper "fig" has no option "digit"`,
			'  hint: did you mean "digits"?',
			`${LAYOUT}:1:47 error template/unknown-helper helper "fig" has no block`,
			'  hint: write {{fig …}}',
			`${LAYOUT}:1:67 error template/unknown-helper helper "each" needs a block`,
			'  hint: write {{#each …}}…{{/each}}',
		]);
	});

	test('a value that is no text', () => {
		expect(layout('{{content.projects}}')).toBe(
			`${LAYOUT}:1:1 error template/not-text a list cannot be printed as text\n  hint: go through it with {{#each …}}`,
		);
	});

	test('a layout and a style sheet that are not there', () => {
		const { findings } = render({
			'templates/xihu/style.css': undefined,
			[LAYOUT]: undefined,
			'templates/xihu/layouts/zn.hbs': '',
		});
		expect(findings).toEqual([
			'templates/xihu/publication.yaml:4:17 error files/missing there is no "templates/xihu/layouts/zh.hbs": "templates/xihu/layouts" has no "zh.hbs"\n' +
				'  hint: did you mean "zn.hbs"?',
			'templates/xihu/publication.yaml:4:17 error template/no-layout edition "zh" has no layout that can be run',
		]);
		expect(render({ 'templates/xihu/style.css': undefined }).findings[0]).toContain(
			'templates/xihu/publication.yaml:6:10 error files/missing there is no "templates/xihu/style.css"',
		);
	});

	test('a file outside of the publication', () => {
		const publication = edited(
			'templates/xihu/publication.yaml',
			'layout: zh.hbs',
			'layout: ../../../secret.hbs',
		);
		expect(render(publication).findings[0]).toContain(
			'templates/xihu/publication.yaml:4:17 error files/outside "templates/xihu/layouts/../../../secret.hbs" is not read',
		);
	});

	test('blocks of two languages that do not pair', () => {
		const { findings } = render(
			{
				'templates/xihu/layouts/bi.hbs': '{{#pairs "lead" as |zh en|}}{{zh}}{{en}}{{/pairs}}',
				[`${STORIES}/lead.en.md`]: `${sound[`${STORIES}/lead.en.md`]}\nA third.\n`,
			},
			'bi',
		);
		expect(findings).toEqual([
			`${STORIES}/lead.en.md:4:1 error template/unpaired story "lead" has 2 blocks in "zh" and 3 in "en"\n` +
				'  hint: paragraph by paragraph, both texts tell the same: join or split paragraphs until the numbers agree',
		]);
		expect(layout('{{#pairs "lead" as |a b|}}{{a}}{{b}}{{/pairs}}')).toContain(
			`${LAYOUT}:1:1 error template/one-language edition "zh" prints one language, so there are no pairs`,
		);
	});

	test('an edition that is not there', () => {
		expect(render({}, 'zn').findings).toEqual([
			'error template/unknown-edition publication "xihu" has no edition "zn"\n  hint: did you mean "zh"?',
		]);
	});
});

describe('hostile templates end', () => {
	test('a partial that calls itself', () => {
		const files = { 'templates/xihu/partials/a.hbs': '<p>{{> a}}' };
		expect(layout('{{> a}}', files)).toBe(
			'templates/xihu/partials/a.hbs:1:4 error template/too-deep partials call each other more than 50 deep\n' +
				'  hint: look for a partial that calls itself',
		);
	});

	test('partials that double each time', () => {
		const files = Object.fromEntries(
			Array.from({ length: 30 }, (_, n) => [
				`templates/xihu/partials/p${n}.hbs`,
				n === 29 ? 'x' : `{{> p${n + 1}}}{{> p${n + 1}}}`,
			]),
		);
		expect(layout('{{> p0}}', files)).toContain(
			'error template/too-large the edition grows beyond 200000 parts',
		);
	});

	test('blocks nested a thousand deep', () => {
		expect(layout('{{#if number}}'.repeat(1000) + '{{/if}}'.repeat(1000))).toContain(
			'error template/too-deep blocks stand more than 60 deep in each other',
		);
	});

	test('a noncharacter in a template', () => {
		expect(layout('<p>\uFDD00\uFDD1')).toContain(
			`${LAYOUT}:1:4 error template/noncharacter the template holds a noncharacter`,
		);
	});
});
