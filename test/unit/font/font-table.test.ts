import { expect, test } from 'vitest';
import { type Diagnostic, formatDiagnostic } from '../../../src/base/index.js';
import { type FontTable, loadFontTable, openFonts } from '../../../src/font/index.js';
import { matchFaces } from '../../../src/font/match-faces.js';
import { project, refusalOf, unexpected } from './project.js';
import { squareFont } from './square-font.js';

const square = squareFont({ glyphs: [{ advance: 500 }, { advance: 1000, codePoints: [0x6c38] }] });

function findings(yaml: string): readonly string[] {
	const found: Diagnostic[] = [];
	const root = project({ 'fonts/fonts.yaml': yaml, 'fonts/a.ttf': square });
	const thrown = refusalOf(() => loadFontTable(root, (diagnostic) => found.push(diagnostic)));
	return [...found.map(formatDiagnostic), ...thrown];
}

const good = `families:
  My Song:
    licence: OFL-1.1
    faces:
      - { weight: 400, file: fonts/a.ttf }
      - { weight: 700, file: fonts/a.ttf }
      - { weight: 400, style: italic, file: fonts/a.ttf }
  My Sans:
    licence: OFL-1.1
    faces:
      - { weight: 400, file: fonts/a.ttf }
roles:
  body: My Song
  sans: My Sans
  kai: { instead: body }
fallback: [My Sans]
`;

function table(): FontTable {
	return loadFontTable(project({ 'fonts/fonts.yaml': good, 'fonts/a.ttf': square }), unexpected);
}

test('families, faces, roles and the fallback are read', () => {
	const { families, roles, fallback } = table();
	expect(families.map(({ name, licence }) => [name, licence])).toEqual([
		['My Song', 'OFL-1.1'],
		['My Sans', 'OFL-1.1'],
	]);
	expect(families[0]!.faces.map(({ id, source }) => [id, source])).toEqual([
		['my-song-400', 'fonts/a.ttf'],
		['my-song-700', 'fonts/a.ttf'],
		['my-song-400-italic', 'fonts/a.ttf'],
	]);
	expect(roles).toMatchObject({
		body: { family: 'My Song' },
		kai: { family: 'My Song', fallbackOf: 'body' },
	});
	expect(fallback).toEqual(['My Sans']);
});

test('a table survives being sent to another process', () => {
	const original = table();
	expect(structuredClone(original)).toEqual(original);
});

test('a project without fonts.yaml has the fonts that come with Banmian', async () => {
	const own = loadFontTable(project({ 'page.html': '' }), unexpected);
	expect(own.roles.body?.family).toBe('Noto Serif SC');
	const [face] = (await openFonts(own)).choose({ families: ['body'], weight: 400, style: 'normal' });
	expect(face?.id).toBe('noto-serif-sc-400');
	expect(face?.hasHan).toBe(true);
});

test('a file that is missing is an error at the place that names it', () => {
	expect(findings(good.replace('weight: 700, file: fonts/a.ttf', 'weight: 700, file: fonts/b.ttf'))).toEqual([
		'fonts/fonts.yaml:6:30 error font/missing-file the font file "fonts/b.ttf" was not found\n' +
			'  hint: put the file into the project, or take the face out of fonts.yaml',
	]);
	expect(findings(good.replace('fonts/a.ttf', 'npm:no-such-package/a.ttf'))).toEqual([
		'fonts/fonts.yaml:5:30 error font/missing-file the font file "npm:no-such-package/a.ttf" was not found\n' +
			'  hint: install the package, or name another file of it',
	]);
});

test('a path that leads out of the project is refused', () => {
	expect(findings(good.replace('fonts/a.ttf', '../a.ttf')).join()).toContain(
		'fonts/fonts.yaml:5:30 error files/outside',
	);
	expect(findings(good.replace('fonts/a.ttf', 'npm:../../a.ttf'))).toEqual([
		'fonts/fonts.yaml:5:30 error font/bad-source "npm:../../a.ttf" does not name a file of a package\n' +
			'  hint: write npm:package/folder/file.ttf',
	]);
});

test('all faults of the table are found in one run', () => {
	const faulty = `families:
  My Song:
    license: OFL-1.1
    faces:
      - { weight: heavy, file: fonts/a.ttf }
      - { weight: 700, stile: italic, file: fonts/a.ttf }
      - { weight: 700, file: fonts/a.ttf }
      - { weight: 900 }
roles:
  body: My Sung
  kai: { instead: bodies }
fallback: [My Sung]
`;
	expect(findings(faulty)).toEqual([
		'fonts/fonts.yaml:3:5 error font/unknown-field "license" is not a field here\n  hint: did you mean "licence"?',
		'fonts/fonts.yaml:2:3 error font/no-licence the family "My Song" names no licence\n' +
			'  hint: add "licence", for example OFL-1.1: who prints must know that he may',
		'fonts/fonts.yaml:5:19 error font/wrong-type "weight" has to be a number from 1 to 1000',
		'fonts/fonts.yaml:6:24 error font/unknown-field "stile" is not a field here\n  hint: did you mean "style"?',
		'fonts/fonts.yaml:7:9 error font/duplicate-face the family "My Song" has weight 700 (normal) twice\n' +
			'  hint: give the weight and style of each file',
		'fonts/fonts.yaml:8:9 error font/missing-field this face names no "file"\n' +
			'  hint: add "file", as npm:package/file.ttf or as a path in the project, or "slices", the sheet of a font in many files',
		'fonts/fonts.yaml:10:9 error font/unknown-family "My Sung" is not a family of this table\n' +
			'  hint: did you mean "My Song"?',
		'fonts/fonts.yaml:11:19 error font/unknown-role "bodies" is not a role with a family of its own',
		'fonts/fonts.yaml:12:12 error font/unknown-family "My Sung" is not a family of this table\n' +
			'  hint: did you mean "My Song"?',
	]);
});

test('a table without a usable face ends the build', () => {
	expect(findings('families: {}\n')).toEqual([
		'fonts/fonts.yaml:1:1 error font/no-faces no font is left of "fonts/fonts.yaml"\n' +
			'  hint: mend the faults reported above, or name at least one family with a face',
	]);
});

test('the nearest weight is taken as CSS says', () => {
	const faces = [100, 300, 500, 700, 900].map((weight) => ({ weight, style: 'normal' as const }));
	const chosen = (weight: number) => matchFaces(faces, { weight, style: 'normal' })[0]?.weight;
	// 400 takes 500 before anything lighter; 450 as well; 500 stays; below 400 lighter first; above 500 heavier first.
	expect([400, 450, 500, 350, 200, 50, 600, 800, 950].map(chosen)).toEqual([
		500, 500, 500, 300, 100, 100, 700, 900, 900,
	]);
});

test('an exact weight is taken before a neighbour, and 400 stands in for 500', () => {
	const faces = [400, 600].map((weight) => ({ weight, style: 'normal' as const }));
	expect(matchFaces(faces, { weight: 400, style: 'normal' })[0]?.weight).toBe(400);
	expect(matchFaces(faces, { weight: 500, style: 'normal' })[0]?.weight).toBe(400);
});

test('each weight that the family has is taken when it is asked for', () => {
	const weights = [100, 200, 300, 400, 500, 600, 700, 800, 900];
	const faces = weights.map((weight) => ({ weight, style: 'normal' as const }));
	expect(weights.map((weight) => matchFaces(faces, { weight, style: 'normal' })[0]?.weight)).toEqual(weights);
});

test('faces come in the order of the request, then the fallback', async () => {
	const fonts = await openFonts(table(), unexpected);
	const ids = (families: readonly string[], weight: number, style: 'normal' | 'italic') =>
		fonts.choose({ families, weight, style }).map(({ id }) => id);
	expect(ids(['My Song'], 700, 'normal')).toEqual(['my-song-700', 'my-sans-400']);
	expect(ids(['my song'], 700, 'italic')).toEqual(['my-song-400-italic', 'my-sans-400']);
	expect(ids(['No Such', 'sans-serif', 'serif'], 400, 'normal')).toEqual(['my-sans-400', 'my-song-400']);
	expect(ids([], 400, 'normal')).toEqual(['my-sans-400']);
});

test('a generic family means the Latin faces first in text that is not Chinese', async () => {
	const own = loadFontTable(project({}), unexpected);
	const fonts = await openFonts(own, unexpected);
	const first = (family: string, language?: string) =>
		fonts
			.choose({
				families: [family],
				weight: 400,
				style: 'normal',
				...(language !== undefined && { language }),
			})
			.slice(0, 2)
			.map((face) => face.family);
	for (const language of ['zh-Hans', 'ja', 'ko', '', undefined])
		expect(first('serif', language)[0]).toBe('Noto Serif SC');
	expect(first('serif', 'en-GB')).toEqual(['Source Serif 4', 'Noto Serif SC']);
	expect(first('sans-serif', 'fr')).toEqual(['Source Sans 3', 'Noto Sans SC']);
	expect(first('monospace', 'en')[0]).toBe('Source Code Pro');
	// A role and a family are what they are in any language.
	expect(first('body', 'en')[0]).toBe('Noto Serif SC');
});

test('a family, a role and a generic of CSS are known by name', async () => {
	const fonts = await openFonts(table(), unexpected);
	expect(['my song', 'Body', 'serif', 'monospace', 'Comic'].map(fonts.knows)).toEqual([
		true,
		true,
		true,
		false,
		false,
	]);
	expect(fonts.familyNames).toEqual(['My Song', 'My Sans', 'body', 'sans', 'kai']);
});

test('a role without a face of its own is noticed once, and only when it is asked for', async () => {
	const found: Diagnostic[] = [];
	const fonts = await openFonts(table(), (diagnostic) => found.push(diagnostic));
	fonts.choose({ families: ['body'], weight: 400, style: 'normal' });
	expect(found).toEqual([]);
	for (const weight of [400, 700]) fonts.choose({ families: ['kai'], weight, style: 'normal' });
	expect(found.map(formatDiagnostic)).toEqual([
		'fonts/fonts.yaml:15:19 warning font/role-fallback the role "kai" has no face of its own: "My Song" (role "body") stands in\n' +
			'  hint: put a face into fonts/ and name its family at "kai"',
	]);
});
