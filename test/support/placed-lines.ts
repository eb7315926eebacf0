import type { Fragment, LineBox } from '../../src/layout/index.js';

/** A line of text and where it stands. */
export interface PlacedLine {
	readonly line: LineBox;
	/** Points on the page. */
	readonly x: number;
	readonly baseline: number;
	readonly text: string;
}

/** Where a box stands, in points on the page. */
export interface Place {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** Everything that an element with this id, or of this class, was placed as. */
function* placed(page: Fragment, name: string): Generator<{ fragment: Fragment; place: Place }> {
	function* visit(
		fragment: Fragment,
		left: number,
		top: number,
	): Generator<{ fragment: Fragment; place: Place }> {
		const { x, y, width, height } = fragment.rect;
		const { id, class: classes = '' } = fragment.box.element?.attributes ?? {};
		if (id === name || classes.split(' ').includes(name)) {
			yield { fragment, place: { x: left + x, y: top + y, width, height } };
			return;
		}
		for (const child of fragment.children) yield* visit(child, left + x, top + y);
	}
	yield* visit(page, 0, 0);
}

export const places = (page: Fragment, name: string): readonly Place[] =>
	[...placed(page, name)].map(({ place }) => place);

/** What stands in the lines of a page, of all sorts of text. */
export function* lineTexts(fragment: Fragment): Generator<string> {
	for (const { runs } of fragment.lines ?? []) yield runs.map(({ run }) => run.text).join('');
	for (const child of fragment.children) yield* lineTexts(child);
}

/** The lines of body text of an element with this id, or of this class. */
export const linesIn = (page: Fragment, name: string): readonly PlacedLine[] =>
	[...placed(page, name)].flatMap(({ fragment, place }) =>
		bodyLines(fragment, place.x - fragment.rect.x, place.y - fragment.rect.y),
	);

/** The lines of body text on a page: those that snap to its grid. */
export function bodyLines(page: Fragment, left = 0, top = 0): readonly PlacedLine[] {
	const lines: PlacedLine[] = [];
	const visit = (fragment: Fragment, left: number, top: number): void => {
		const x = left + fragment.rect.x;
		const y = top + fragment.rect.y;
		for (const line of fragment.lines ?? []) {
			if (line.paragraph.style.lineSnap !== 'baseline') continue;
			const text = line.runs.map(({ run }) => run.text).join('');
			lines.push({ line, x: x + line.rect.x, baseline: y + line.rect.y + line.baseline, text });
		}
		for (const child of fragment.children) visit(child, x, y);
	};
	visit(page, left, top);
	return lines;
}

/** Columns of the story with this id: the baselines of the lowest line of each. */
export function feet(root: Fragment, id: string): readonly number[] {
	const found: Fragment[] = [];
	const columns = new Map<number, number>();
	const visit = (fragment: Fragment, left: number, top: number, inside: boolean): void => {
		const x = left + fragment.rect.x;
		const y = top + fragment.rect.y;
		const isInside = inside || fragment.box.element?.attributes.id === id;
		if (isInside) found.push(fragment);
		for (const line of isInside ? (fragment.lines ?? []) : []) {
			if (line.paragraph.style.lineSnap !== 'baseline') continue;
			const column = Math.round(x);
			columns.set(column, Math.max(columns.get(column) ?? 0, y + line.rect.y + line.baseline));
		}
		for (const child of fragment.children) visit(child, x, y, isInside);
	};
	visit(root, 0, 0, false);
	return [...columns.values()];
}
