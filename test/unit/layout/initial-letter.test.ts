import { describe, expect, it } from 'vitest';
import type { Fragment, LineBox } from '../../../src/layout/index.js';
import { isInitial } from '../../../src/layout/lines/initial-letter.js';
import { printPage } from '../../support/print-page.js';
import { casesOf } from '../../support/typography-cases.js';

/** A Chinese initial letter on a grid: TYPOGRAPHY, L14. */
interface Initial {
	readonly initialLetter: number;
	readonly grid: number;
	readonly fontSize: number;
}
interface ExpectedInitial {
	readonly capSpanRows: number;
	readonly textIndentRows: number;
	readonly capEmBoxHeight: number;
}

const cases = casesOf<Initial, ExpectedInitial>('flow').filter(({ input }) => 'initialLetter' in input);

const find = (fragment: Fragment, isIt: (fragment: Fragment) => boolean): Fragment | undefined =>
	isIt(fragment)
		? fragment
		: fragment.children.reduce<Fragment | undefined>((found, child) => found ?? find(child, isIt), undefined);

/** Where the em box of a line's text begins, in its paragraph. */
const emBoxTop = ({ rect, baseline, paragraph }: LineBox): number =>
	rect.y + baseline - 0.88 * paragraph.style.fontSize;

describe('an initial letter of Chinese text', () => {
	it.each(cases)('$id: $note', ({ input, expect: expected }) => {
		const { initialLetter, grid, fontSize } = input;
		const text = '永和九年岁在癸丑暮春之初会于会稽山阴之兰亭修禊事也群贤毕至少长咸集此地有崇山峻岭茂林修竹';
		const { pages, diagnostics } = printPage({
			html: `<body lang="zh"><p>${text}</p>`,
			css: [
				{
					file: 'case.css',
					text: `@page { size: ${13 * fontSize}pt 200pt; margin: 0 }
						body { margin: 0; font: ${fontSize}pt/${grid}pt Square; line-grid: create }
						p { margin: 0; line-snap: baseline; text-align: justify }
						p::first-letter { initial-letter: ${initialLetter} }`,
				},
			],
		});
		expect(diagnostics).toEqual([]);
		const letter = find(pages[0]!.root, ({ box }) => isInitial(box))!;
		const paragraph = find(pages[0]!.root, ({ children }) => children.includes(letter))!;
		const lines = paragraph.lines!;
		const last = lines[expected.capSpanRows - 1]!;
		// From the em box of the first row to the end of that of the last.
		expect(letter.rect.height).toBeCloseTo(expected.capEmBoxHeight, 6);
		expect(letter.rect.y).toBeCloseTo(emBoxTop(lines[0]!), 6);
		expect(letter.rect.y + letter.rect.height).toBeCloseTo(emBoxTop(last) + fontSize, 6);
		// Rows beside the letter begin at whole ems of the text, those below it at its edge.
		const indents = lines.map(({ rect }) => rect.x / fontSize);
		const beside = Math.ceil(letter.rect.width / fontSize);
		expect(indents).toEqual(lines.map((_, row) => (row < expected.textIndentRows ? beside : 0)));
	});

	it('is there to be looked at: a case of the rules', () => {
		expect(cases.map(({ id }) => id)).toEqual(['L14']);
	});
});
