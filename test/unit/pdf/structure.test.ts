import { expect, test } from 'vitest';
import { rectPath } from '../../../src/base/index.js';
import type { Op } from '../../../src/paint/index.js';
import { at, element, ink, latin, ownFonts, run, tagged, write } from './documents.js';

async function word(text: string, x: number, y: number): Promise<Op> {
	return at(run(await ownFonts(), latin, text, 10), x, y);
}

/** Marks of a page's content, in order. */
const marks = (content: string) => content.match(/^\/.* BDC$|^EMC$/gm);

test('a tag inside a tag interrupts the outer one', async () => {
	const structure = element(0, 'Document', [element(1, 'P', [element(2, 'Span')])]);
	const pdf = await write({
		pages: [[tagged(1, await word('a', 0, 20), tagged(2, await word('b', 20, 20)), await word('c', 40, 20))]],
		structure,
	});
	expect(marks(pdf.content(0))).toEqual([
		...['/P <</MCID 0>> BDC', 'EMC', '/Span <</MCID 1>> BDC', 'EMC', '/P <</MCID 2>> BDC', 'EMC'],
	]);
	const [p] = pdf.find(/\/S \/P\n/);
	const [inner] = pdf.find(/\/S \/Span\n/);
	const kids = pdf.object(p!).replace(/\s+/g, ' ');
	expect(kids).toMatch(
		new RegExp(
			`/K \\[<< /Type /MCR /Pg \\d+ 0 R /MCID 0 >> ${inner} 0 R << /Type /MCR /Pg \\d+ 0 R /MCID 2 >>\\]`,
		),
	);
});

test('a paragraph that jumps has its pieces on both pages', async () => {
	const pdf = await write({
		pages: [[tagged(1, await word('a', 0, 20))], [tagged(1, await word('b', 0, 20))]],
	});
	const kids = pdf.object(pdf.find(/\/S \/P\n/)[0]!).replace(/\s+/g, ' ');
	expect([...kids.matchAll(/\/Pg (\d+) 0 R/g)].map(([, page]) => page)).toEqual(
		pdf.find(/\/Type \/Page\n/).map(String),
	);
	const tree = pdf.object(pdf.find(/\/Nums/)[0]!).replace(/\s+/g, ' ');
	const [p] = pdf.find(/\/S \/P\n/);
	expect(tree).toContain(`/Nums [0 [${p} 0 R] 1 [${p} 0 R]]`);
});

test('children keep their logical order, whatever was painted first', async () => {
	const structure = element(0, 'Document', [element(1, 'H1'), element(2, 'P')]);
	const pdf = await write({
		pages: [[tagged(2, await word('b', 0, 40)), tagged(1, await word('a', 0, 20))]],
		structure,
	});
	const [heading] = pdf.find(/\/S \/H1\n/);
	const [p] = pdf.find(/\/S \/P\n/);
	expect(pdf.object(pdf.find(/\/S \/Document/)[0]!)).toContain(`/K [${heading} 0 R ${p} 0 R]`);
});

test('what nobody tags is an artifact', async () => {
	const rule: Op = {
		op: 'path',
		path: [
			['M', 0, 50],
			['L', 200, 50],
		],
		stroke: {
			paint: ink(0, 0, 0),
			width: 1,
			cap: 'butt',
			join: 'miter',
			miterLimit: 4,
			dash: [],
			dashOffset: 0,
		},
	};
	const folio: Op = { op: 'artifact', kind: 'pagination', ops: [await word('1', 0, 10)] };
	const pdf = await write({ pages: [[rule, folio, tagged(1, await word('a', 0, 20))]] });
	expect(marks(pdf.content(0))).toEqual([
		...['/Artifact <</Type /Layout>> BDC', 'EMC'],
		...['/Artifact <</Type /Pagination>> BDC', 'EMC', '/P <</MCID 0>> BDC', 'EMC'],
	]);
});

test('running heads and feet say at which edge they stand, marks that they are cut off', async () => {
	const head: Op = { op: 'artifact', kind: 'pagination', edges: ['top'], ops: [await word('1', 0, 10)] };
	const foot: Op = { ...head, edges: ['bottom', 'left'] };
	const mark: Op = { op: 'artifact', kind: 'page', ops: [await word('x', 0, 10)] };
	const pdf = await write({ pages: [[head, foot, mark]] });
	expect(marks(pdf.content(0))?.filter((line) => line !== 'EMC')).toEqual([
		'/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC',
		'/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom /Left]>> BDC',
		'/Artifact <</Type /Page>> BDC',
	]);
});

test('elements say their language, alternative text and place in a table', async () => {
	const cells = [
		element(3, 'TH', [], { scope: 'Column', columnSpan: 2 }),
		element(4, 'TD', [], { rowSpan: 2, language: 'en' }),
	];
	const structure = element(0, 'Document', [
		element(1, 'Figure', [], { alt: '湖 (示意)' }),
		element(2, 'Table', [element(5, 'TR', cells)]),
		element(6, 'Note'),
	]);
	const pdf = await write({ pages: [[]], structure });
	const of = (role: string) => pdf.object(pdf.find(new RegExp(`/S /${role}\n`))[0]!).replace(/\s+/g, ' ');
	expect(of('TH')).toContain('/A << /O /Table /Scope /Column /ColSpan 2 >>');
	expect(of('TD')).toContain('/A << /O /Table /RowSpan 2 >>');
	expect(of('TD')).toContain('/Lang (en)');
	expect(of('Figure')).toContain('/Alt (');
	// A note has to be found by its name.
	expect(of('Note')).toContain('/ID (note-00000006)');
	expect(pdf.find(/\/Names \[\(note-00000006\) \d+ 0 R\]/)).toHaveLength(1);
});

test('content of an element that the structure does not have is a fault of the program', async () => {
	await expect(write({ pages: [[tagged(9, await word('a', 0, 20))]] })).rejects.toThrow('element 9');
});

test('the outline follows the levels and leads to the place', async () => {
	const outline = [
		{ title: '头版', level: 1, page: 0, y: 10 },
		{ title: 'Second', level: 2, page: 1, y: 30 },
		{ title: 'Third', level: 1, page: 1, y: 60 },
	];
	const pdf = await write({ pages: [[], []], outline });
	const [root] = pdf.find(/\/Type \/Outlines/);
	expect(pdf.object(root!)).toContain('/Count 3');
	const pages = pdf.find(/\/Type \/Page\n/);
	const second = pdf.object(pdf.find(/\/Title \(Second\)/)[0]!);
	// Pages are 100 points high, and PDF counts from below.
	expect(second).toContain(`/Dest [${pages[1]} 0 R /XYZ null 70 null]`);
	const [first] = pdf.find(/\/Count 1\n/);
	expect(second).toContain(`/Parent ${first} 0 R`);
	const third = pdf.object(pdf.find(/\/Title \(Third\)/)[0]!);
	expect(third).toContain(`/Parent ${root} 0 R`);
	expect(third).toContain(`/Prev ${first} 0 R`);
});

test('title, dates and claims stand in Info and in XMP', async () => {
	const pdf = await write({ pages: [[]], title: 'A & B <西湖>' });
	const xmp = pdf.stream(pdf.find(/\/Subtype \/XML/)[0]!).toString('utf8');
	expect(xmp).toContain('<rdf:li xml:lang="x-default">A &#38; B &#60;西湖&#62;</rdf:li>');
	expect(xmp).toContain('<xmp:CreateDate>2023-08-03T00:00:00Z</xmp:CreateDate>');
	expect(xmp).toContain('<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>');
	expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
	expect(pdf.find(/\(D:20230803000000Z\)/)).toHaveLength(2);
	const catalog = pdf.object(pdf.find(/\/Type \/Catalog/)[0]!);
	expect(catalog).toContain('/Lang (zh-Hans)');
	expect(pdf.find(/\/DisplayDocTitle true/)).toHaveLength(1);
	expect(pdf.find(/\/Marked true/)).toHaveLength(1);
});

test('a layer is a form whose tags belong to the elements of the page', async () => {
	const structure = element(0, 'Document', [element(1, 'P'), element(2, 'P')]);
	const pdf = await write({
		pages: [
			[
				{
					op: 'layer',
					opacity: 0.5,
					ops: [tagged(1, await word('a', 0, 20)), tagged(2, await word('b', 0, 40))],
				},
			],
		],
		structure,
	});
	// On the page itself there is no marked content: it would be read twice.
	expect(marks(pdf.content(0))).toBeNull();
	expect(pdf.content(0)).toMatch(/\/X1 Do/);
	const [form] = pdf.find(/\/Subtype \/Form/);
	const dictionary = pdf.object(form!).replace(/\s+/g, ' ');
	expect(dictionary).toContain('/S /Transparency');
	expect(dictionary).toContain('/StructParents 1');
	const [first, second] = pdf.find(/\/S \/P\n/);
	const kids = pdf.object(second!).replace(/\s+/g, ' ');
	expect(kids).toMatch(new RegExp(`/MCR /Pg \\d+ 0 R /Stm ${form} 0 R /MCID 1`));
	const tree = pdf.object(pdf.find(/\/Nums/)[0]!).replace(/\s+/g, ' ');
	expect(tree).toContain(`/Nums [0 [] 1 [${first} 0 R ${second} 0 R]]`);
});

test('a layer that is only moved and cut off stands in the page, its tags between its ends', async () => {
	const pdf = await write({
		pages: [
			[
				tagged(1, await word('a', 0, 20)),
				{
					op: 'layer',
					opacity: 1,
					matrix: [0, 1, -1, 0, 40, 0],
					clip: rectPath({ x: 0, y: 0, width: 30, height: 30 }),
					ops: [tagged(2, await word('b', 0, 20)), tagged(1, await word('c', 0, 30))],
				},
				tagged(2, await word('d', 0, 40)),
			],
		],
		structure: element(0, 'Document', [element(1, 'P'), element(2, 'P')]),
	});
	const operators = pdf.content(0).match(/\bBDC|\bEMC|^q$|^Q$|^0 1 -1 0 40 0 cm$|W n/gm);
	expect(operators?.join(' ')).toBe('BDC EMC q 0 1 -1 0 40 0 cm W n BDC EMC BDC EMC Q BDC EMC');
	expect(pdf.find(/\/Subtype \/Form/)).toHaveLength(0);
});
