import type { StructureElement } from '../paint/index.js';
import type { PdfFile } from './pdf-file.js';
import { type PdfDictionary, type PdfReference, type PdfValue, pdfText } from './pdf-value.js';

/** A stream of marked content: a page's own, or that of a form on the page, which is known once it is written. */
export interface MarkedStream {
	readonly page: PdfReference;
	readonly key: number;
	form?: PdfReference;
}

/** A piece of content on a page that belongs to an element. `order` counts through the file in order of painting. */
interface Piece {
	readonly stream: MarkedStream;
	readonly mcid: number;
	readonly order: number;
}

/** Gathers which content belongs to which structure element, and writes the structure tree (ISO 32000-1, 14.7). */
export class Structure {
	private readonly elements = new Map<number, StructureElement>();
	private readonly pieces = new Map<number, Piece[]>();
	/** The elements of a stream's marked content, by MCID. */
	private readonly streams: number[][] = [];
	private painted = 0;

	constructor(private readonly root: StructureElement) {
		const gather = (element: StructureElement): void => {
			this.elements.set(element.id, element);
			element.children.forEach(gather);
		};
		gather(root);
	}

	element(id: number): StructureElement {
		const element = this.elements.get(id);
		if (!element)
			throw new Error(`the display list tags content of element ${id}, which the structure does not have`);
		return element;
	}

	/** Begins the content of a page, or of a form on it; by its key it finds its elements. */
	startStream(page: PdfReference): MarkedStream {
		return { page, key: this.streams.push([]) - 1 };
	}

	/** A new piece of content of the element in a stream: its MCID. */
	addPiece(id: number, stream: MarkedStream): number {
		const mcid = this.streams[stream.key]!.push(id) - 1;
		const pieces = this.pieces.get(id) ?? [];
		pieces.push({ stream, mcid, order: this.painted++ });
		this.pieces.set(id, pieces);
		return mcid;
	}

	/** Writes the tree and names it in the catalog. */
	finish(file: PdfFile): void {
		const tree = file.reserve({});
		const references = new Map([...this.elements.keys()].map((id) => [id, file.reserve({})]));
		const notes: (readonly [string, PdfReference])[] = [];
		const write = (element: StructureElement, parent: PdfReference): number => {
			const reference = references.get(element.id)!;
			const { kids, first } = this.kids(element, references, (child) => write(child, reference));
			const data: PdfDictionary = { Type: 'StructElem', ...elementData(element), P: parent, K: kids };
			if (element.role === 'Note') notes.push([noteId(element), reference]);
			Object.assign(reference.data, data);
			file.finish(reference);
			return first;
		};
		write(this.root, tree);
		const parents = this.streams.flatMap((ids, key): PdfValue[] => [
			key,
			ids.map((id) => references.get(id)!),
		]);
		const sorted = notes.sort(([a], [b]) => (a < b ? -1 : 1));
		Object.assign(tree.data, {
			Type: 'StructTreeRoot',
			K: [references.get(this.root.id)!],
			ParentTree: file.add({ Nums: parents }),
			ParentTreeNextKey: this.streams.length,
			...(sorted.length > 0 && {
				IDTree: file.add({ Names: sorted.flatMap(([id, reference]) => [pdfText(id), reference]) }),
			}),
		});
		// pdfkit ends these two itself.
		file.catalog.StructTreeRoot = tree;
		file.catalog.MarkInfo = file.reserve({ Marked: true });
	}

	/**
	 * The element's own content and its children. Children stay in their logical order; a piece of content comes before the
	 * first child that was painted after it.
	 */
	private kids(
		element: StructureElement,
		references: ReadonlyMap<number, PdfReference>,
		write: (child: StructureElement) => number,
	): { readonly kids: readonly PdfValue[]; readonly first: number } {
		const own = this.pieces.get(element.id) ?? [];
		const kids: PdfValue[] = [];
		let first = own[0]?.order ?? Number.POSITIVE_INFINITY;
		let next = 0;
		for (const child of element.children) {
			const childFirst = write(child);
			first = Math.min(first, childFirst);
			for (; next < own.length && own[next]!.order < childFirst; next++) kids.push(contentOf(own[next]!));
			kids.push(references.get(child.id)!);
		}
		for (; next < own.length; next++) kids.push(contentOf(own[next]!));
		return { kids, first };
	}
}

const contentOf = ({ stream: { page, form }, mcid }: Piece): PdfDictionary => ({
	Type: 'MCR',
	Pg: page,
	...(form && { Stm: form }),
	MCID: mcid,
});

const noteId = ({ id }: StructureElement): string => `note-${String(id).padStart(8, '0')}`;

function elementData(element: StructureElement): PdfDictionary {
	const { role, language, alt, scope, columnSpan, rowSpan } = element;
	const isCell = role === 'TH' || role === 'TD';
	const table = {
		...(scope && { Scope: scope }),
		...(columnSpan !== undefined && columnSpan > 1 && { ColSpan: columnSpan }),
		...(rowSpan !== undefined && rowSpan > 1 && { RowSpan: rowSpan }),
	};
	return {
		S: role,
		...(role === 'Note' && { ID: pdfText(noteId(element)) }),
		...(language !== undefined && { Lang: pdfText(language) }),
		...(alt !== undefined && { Alt: pdfText(alt) }),
		...(isCell && Object.keys(table).length > 0 && { A: { O: 'Table', ...table } }),
	};
}
