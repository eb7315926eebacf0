import { describe, expect, it } from 'vitest';
import { styled } from './sample.js';

describe('fonts that a sheet brings', () => {
	it('have a family, files, weights, a style and characters', () => {
		const { fontFaces, findings } = styled(
			'@font-face { font-family: "Song Text"; src: url("fonts/song text.otf") format("opentype"); font-weight: bold; font-style: italic }\n@font-face { font-family: Kai Text; src: url(kai.otf) }',
		);
		expect(findings).toEqual([]);
		expect(fontFaces).toEqual([
			{
				family: 'Song Text',
				sources: [{ url: 'fonts/song text.otf' }],
				weights: [700, 700],
				style: 'italic',
				ranges: [],
				span: { file: 'style.css', line: 1, column: 1 },
			},
			{
				family: 'Kai Text',
				sources: [{ url: 'kai.otf' }],
				weights: [400, 400],
				style: 'normal',
				ranges: [],
				span: { file: 'style.css', line: 2, column: 1 },
			},
		]);
	});

	const face = (declarations: string) => {
		const { fontFaces, findings } = styled(`@font-face { font-family: A; src: url(a); ${declarations} }`);
		return { face: fontFaces[0], findings };
	};
	const sources = (src: string) => {
		const { fontFaces, findings } = styled(`@font-face { font-family: A; src: ${src} }`);
		expect(findings).toEqual([]);
		return fontFaces[0]?.sources.map((source) => ('url' in source ? source.url : `local ${source.local}`));
	};

	it.each([
		['url(a.woff2) format("woff2"), url(a.woff) format(woff), url(a.ttf)', ['a.woff2', 'a.woff', 'a.ttf']],
		[
			'url("a.eot?#iefix") format("embedded-opentype"), url(a.svg#A) format("svg"), url(a.otf) format("OpenType")',
			['a.otf'],
		],
		[
			'local("Song Text"), local(SongText-Regular), url(a.ttf)',
			['local Song Text', 'local SongText-Regular', 'a.ttf'],
		],
		['url(c.ttf) format(opentype) tech(color-COLRv1), url(a.ttf) tech(features-opentype)', ['a.ttf']],
		['url(v.woff2) format("woff2-variations"), url(s.woff2) format("woff2")', ['s.woff2', 'v.woff2']],
		['url(v.woff2) format(woff2) tech(variations), url(s.woff2)', ['s.woff2', 'v.woff2']],
		['url(a.ttf) colour(red), url(b.ttf)', ['b.ttf']],
		['url(x.eot); src: url(a.ttf)', ['a.ttf']],
	])('try their files in order, without what is not read: %s', (src, expected) => {
		expect(sources(src)).toEqual(expected);
	});

	it('may stand for a range of weights', () => {
		expect(face('font-weight: 100 900').face?.weights).toEqual([100, 900]);
		expect(face('font-weight: 700 normal').face?.weights).toEqual([400, 700]);
	});

	it('may be for some characters only', () => {
		expect(face('unicode-range: U+26, u+0-7F, U+4??, U+4E00-9FFF').face?.ranges).toEqual([
			[0x26, 0x26],
			[0, 0x7f],
			[0x400, 0x4ff],
			[0x4e00, 0x9fff],
		]);
	});

	it('are slanted at any angle', () => {
		const styles = ['oblique', 'oblique 14deg', 'oblique 0deg 20deg', 'normal'];
		expect(styles.map((style) => face(`font-style: ${style}`).face?.style)).toEqual([
			'italic',
			'italic',
			'italic',
			'normal',
		]);
	});

	it.each(['font-display: swap', 'font-stretch: normal', 'font-stretch: 75% 125%'])(
		'take what changes nothing in print: %s',
		(declaration) => {
			expect(face(declaration).findings).toEqual([]);
		},
	);

	it.each([
		[
			'font-weight: heavy',
			'"heavy" does not fit "font-weight" in @font-face',
			'it takes normal, bold, a number from 1 to 1000, or two',
		],
		[
			'font-weight: 0',
			'"0" does not fit "font-weight" in @font-face',
			'it takes normal, bold, a number from 1 to 1000, or two',
		],
		[
			'font-style: upright',
			'"upright" does not fit "font-style" in @font-face',
			'it takes normal, italic or oblique',
		],
		[
			'font-stretch: 50%',
			'"50%" does not fit "font-stretch" in @font-face',
			'faces are told apart by weight and style, not by width',
		],
		[
			'unicode-range: U+20-10',
			'"U+20-10" does not fit "unicode-range" in @font-face',
			'it takes ranges such as U+4E00-9FFF, U+30??',
		],
		[
			'unicode-range: latin',
			'"latin" does not fit "unicode-range" in @font-face',
			'it takes ranges such as U+4E00-9FFF, U+30??',
		],
	])('leave out a descriptor that is not understood: %s', (declaration, message, hint) => {
		const { face: kept, findings } = face(declaration);
		expect(kept).toMatchObject({ weights: [400, 400], style: 'normal', ranges: [] });
		expect(findings).toEqual([
			`style.css:1:${43 + declaration.indexOf(':') + 2} error style/unknown-value ${message}\n  hint: ${hint}`,
		]);
	});

	it('keep the list before one that is not understood', () => {
		const { fontFaces, findings } = styled('@font-face { font-family: A; src: url(a.ttf); src: none }');
		expect(fontFaces[0]?.sources).toEqual([{ url: 'a.ttf' }]);
		expect(findings.join()).toContain('"none" does not fit "src" in @font-face');
	});

	it.each(['font-family: A', 'src: url(a.otf)'])(
		'are reported when they lack something: %s',
		(declarations) => {
			const { fontFaces, findings } = styled(`@font-face { ${declarations} }`);
			expect(fontFaces).toEqual([]);
			expect(findings).toEqual([
				'style.css:1:1 error style/font-face the rule does not say which font it brings\n  hint: give font-family and src: url(…)',
			]);
		},
	);

	it('are reported when none of their files is of a format that is read', () => {
		const { fontFaces, findings } = styled('@font-face { font-family: A; src: url(a.svg) format("svg") }');
		expect(fontFaces).toEqual([]);
		expect(findings).toEqual([
			'style.css:1:1 error style/font-face no file of "A" is of a format that is read\n  hint: add a TTF, OTF, WOFF or WOFF2 file of it',
		]);
	});
});
