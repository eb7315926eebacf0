import type { Fragment, LineBox } from '../../src/layout/index.js';

/** A line of text and where it stands. */
export interface PlacedLine {
	readonly line: LineBox;
	/** Points on the page. */
	readonly x: number;
	readonly baseline: number;
	readonly text: string;
}

/** The lines of body text on a page: those that snap to its grid. */
export function bodyLines(page: Fragment): readonly PlacedLine[] {
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
	visit(page, 0, 0);
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
