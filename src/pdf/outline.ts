import type { OutlineEntry } from '../paint/index.js';
import type { PdfFile } from './pdf-file.js';
import { type PdfReference, type PdfValue, pdfText } from './pdf-value.js';

interface Item {
	readonly entry: OutlineEntry;
	readonly reference: PdfReference;
	readonly children: Item[];
}

/** A page of the file, for entries that lead to it. */
export interface Target {
	readonly reference: PdfReference;
	/** Points. */
	readonly height: number;
}

/** Writes the bookmarks (ISO 32000-1, 12.3.3), all of them open. */
export function writeOutline(
	file: PdfFile,
	entries: readonly OutlineEntry[],
	pages: readonly Target[],
): void {
	if (entries.length === 0) return;
	const root = file.reserve({});
	const top = nest(file, entries);
	const write = (items: readonly Item[], parent: PdfReference): number => {
		let count = items.length;
		items.forEach(({ entry, reference, children }, index) => {
			const below = write(children, reference);
			count += below;
			const page = pages[entry.page];
			if (!page) throw new Error(`the outline names page ${entry.page + 1} of ${pages.length}`);
			Object.assign(reference.data, {
				Title: pdfText(entry.title),
				Parent: parent,
				Dest: [page.reference, 'XYZ', null, page.height - entry.y, null],
				Prev: items[index - 1]?.reference,
				Next: items[index + 1]?.reference,
				...ends(children, below),
			});
			file.finish(reference);
		});
		return count;
	};
	const count = write(top, root);
	Object.assign(root.data, { Type: 'Outlines', ...ends(top, count) });
	file.finish(root);
	file.catalog.Outlines = root;
	file.catalog.PageMode = 'UseOutlines';
}

/** An entry hangs below the last one before it that has a smaller level. */
function nest(file: PdfFile, entries: readonly OutlineEntry[]): readonly Item[] {
	const top: Item[] = [];
	const open: Item[] = [];
	for (const entry of entries) {
		while (open.length > 0 && open.at(-1)!.entry.level >= entry.level) open.pop();
		const item = { entry, reference: file.reserve({}), children: [] };
		(open.at(-1)?.children ?? top).push(item);
		open.push(item);
	}
	return top;
}

function ends(items: readonly Item[], count: number): Record<string, PdfValue> {
	const [first] = items;
	const last = items.at(-1);
	return first && last ? { First: first.reference, Last: last.reference, Count: count } : {};
}
