import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rect } from '../../../src/base/index.js';
import type { Fragment } from '../../../src/layout/index.js';
import { printBody } from '../../support/marks.js';
import type { Printed } from '../../support/print-page.js';

/** A fragment in its place on a page. */
interface OnPage {
	readonly fragment: Fragment;
	readonly page: number;
	readonly rect: Rect;
}

function onPages({ pages }: Printed): readonly OnPage[] {
	const found: OnPage[] = [];
	const visit = (fragment: Fragment, page: number, left: number, top: number): void => {
		const x = left + fragment.rect.x;
		const y = top + fragment.rect.y;
		found.push({ fragment, page, rect: { ...fragment.rect, x, y } });
		for (const child of fragment.children) visit(child, page, x, y);
	};
	for (const [page, { root }] of pages.entries()) visit(root, page, 0, 0);
	return found;
}

const isInNote = (name: string) => (fragment: Fragment) => fragment.box.element?.tag === name;

/** Characters of lines, each with the page and the rectangle of its line; those of notes apart. */
function textOf(printed: Printed, within: 'notes' | 'text') {
	const lines: { readonly text: string; readonly page: number; readonly rect: Rect }[] = [];
	const visit = (fragment: Fragment, page: number, left: number, top: number, inNote: boolean): void => {
		const x = left + fragment.rect.x;
		const y = top + fragment.rect.y;
		const isNote = inNote || isInNote('i')(fragment);
		for (const { rect, runs } of isNote === (within === 'notes') ? (fragment.lines ?? []) : [])
			lines.push({
				text: runs.map(({ run }) => run.text).join(''),
				page,
				rect: { ...rect, x: x + rect.x, y: y + rect.y },
			});
		for (const child of fragment.children) visit(child, page, x, y, isNote);
	};
	for (const [page, { root }] of printed.pages.entries()) visit(root, page, 0, 0, false);
	return lines;
}

const overlap = (a: Rect, b: Rect): boolean =>
	a.x < b.x + b.width - 0.1 &&
	b.x < a.x + a.width - 0.1 &&
	a.y < b.y + b.height - 0.1 &&
	b.y < a.y + a.height - 0.1;

/** Text with floats in it: how many characters before each, and what it is. */
const part = fc.record({
	before: fc.integer({ min: 0, max: 60 }),
	kind: fc.constantFrom('top', 'bottom', 'snap-block', 'footnote'),
	height: fc.integer({ min: 5, max: 45 }),
	note: fc.integer({ min: 1, max: 40 }),
	reference: fc.constantFrom('inline', 'column', 'region', 'page'),
});
type Part = typeof part extends fc.Arbitrary<infer T> ? T : never;

const characters = (count: number, from: number): string =>
	Array.from({ length: count }, (_, i) => String.fromCodePoint(0x4e00 + ((from + i) % 20_000))).join('');

function markup(parts: readonly Part[]) {
	let at = 0;
	let source = '';
	const notes: string[] = [];
	const calls: number[] = [];
	const html = parts.map(({ before, kind, height, note, reference }) => {
		const text = characters(before, at);
		at += before;
		source += text;
		if (kind === 'footnote') {
			notes.push(characters(note, 10_000 + notes.length * 50));
			return `${text}<i style="float: footnote; float-reference: ${reference}">${notes.at(-1)}</i>`;
		}
		calls.push(source.length);
		return `${text}<img alt="a" src="20x${height}" style="float: ${kind}; float-reference: ${reference}">`;
	});
	const rest = characters(25, at);
	return { html: html.join('') + rest, source: source + rest, notes, calls };
}

const css =
	'i::footnote-call, i::footnote-marker { content: none } i { font-style: inherit; orphans: 1; widows: 1 }';
const runs = { numRuns: 80, seed: 20231 };

function expectSound(printed: Printed, { source, notes, calls }: ReturnType<typeof markup>): void {
	const text = textOf(printed, 'text');
	expect(text.map((line) => line.text).join('')).toBe(source);
	expect(
		textOf(printed, 'notes')
			.map((line) => line.text)
			.sort()
			.join(''),
	).toHaveLength(notes.join('').length);
	const pictures = onPages(printed).filter(({ fragment }) => fragment.box.kind === 'replaced');
	expect(pictures).toHaveLength(calls.length);
	// No picture stands on a page before that of the last character before its call.
	const pageOf = text.flatMap((line) => [...line.text].map(() => line.page));
	const inOrder = pictures.toSorted((a, b) => numberOf(a) - numberOf(b));
	for (const [i, { page }] of inOrder.entries())
		expect(page).toBeGreaterThanOrEqual(pageOf[Math.max(0, calls[i]! - 1)]!);
	const floats = onPages(printed).filter(
		({ fragment: { box } }) => box.kind !== 'paragraph' && box.style.float !== 'none',
	);
	for (const float of floats) {
		if (float.fragment.standsOver !== undefined) continue;
		for (const line of text)
			expect(line.page === float.page && overlap(line.rect, float.rect), 'text stands on a float').toBe(
				false,
			);
		for (const other of floats)
			if (other.fragment.standsOver === undefined)
				expect(other !== float && other.page === float.page && overlap(other.rect, float.rect)).toBe(false);
	}
}

const numberOf = ({ fragment: { box } }: OnPage): number =>
	box.kind === 'replaced' ? Number(box.id.slice(1)) : 0;

describe('whatever floats to the top and the foot', () => {
	const parts = fc.array(part, { minLength: 1, maxLength: 7 });

	it('of pages: it ends, nothing is lost or stands twice, and nothing stands on another or before its call', () => {
		fc.assert(
			fc.property(parts, fc.integer({ min: 50, max: 120 }), (list, height) => {
				const text = markup(list);
				const printed = printBody(`<p>${text.html}</p>`, `@page { size: 100pt ${height}pt } ${css}`);
				expectSound(printed, text);
			}),
			runs,
		);
	});

	it('of columns over pages: the same', () => {
		fc.assert(
			fc.property(
				parts,
				fc.integer({ min: 50, max: 120 }),
				fc.integer({ min: 1, max: 3 }),
				(list, height, count) => {
					const text = markup(list);
					const printed = printBody(
						`<div style="columns: ${count}; column-gap: 10pt"><p>${text.html}</p></div>`,
						`@page { size: 150pt ${height}pt } ${css}`,
					);
					expectSound(printed, text);
				},
			),
			runs,
		);
	});
});
