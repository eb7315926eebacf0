import { createHash, type Hash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import type { PdfDictionary, PdfReference, PdfValue } from './pdf-value.js';

declare global {
	// What pdfkit 0.20 has and its types do not name. Used in this file only.
	namespace PDFKit {
		interface PDFDocument {
			_root: { data: Catalog };
			_id: Uint8Array;
			_write(data: string | Uint8Array): void;
			_refEnd(reference: PDFKitReference): void;
			_finalize(): void;
			endMetadata(): void;
			openImage(source: Uint8Array): { obj: PDFKitReference | null; embed(document: object): void };
		}
		interface Catalog extends Record<string, PdfValue | undefined> {
			Pages: PDFKitReference & { data: { Kids: PDFKitReference[]; Count: number } };
		}
	}
}

/**
 * A PDF file in the making: pdfkit numbers and writes the objects, we say what they hold. Pages, text, tags and metadata are
 * objects of our own (PRINT.md, section 3, says what pdfkit's lack).
 */
export class PdfFile extends PDFDocument {
	// No initial value: pdfkit's constructor already writes.
	declare private hash: Hash | undefined;
	private metadata: Uint8Array | undefined;
	private readonly ended = new WeakSet<PdfReference>();
	private readonly waiting = new Map<PdfReference, () => void>();
	private readonly bytes: Promise<Uint8Array>;

	constructor(info: {
		Producer: string;
		Creator: string;
		CreationDate?: Date;
		ModDate?: Date;
		Title: string;
	}) {
		super({ autoFirstPage: false, compress: false, pdfVersion: '1.7', font: '', displayTitle: true, info });
		// pdfkit takes the time of the clock where none is given.
		if (!info.CreationDate) delete this.info.CreationDate;
		this.bytes = new Promise((resolve, reject) => {
			const chunks: Uint8Array[] = [];
			this.on('data', (chunk: Uint8Array) => chunks.push(chunk));
			this.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
			this.on('error', reject);
		});
	}

	get catalog(): Record<string, PdfValue | undefined> {
		return this._root.data;
	}

	/** An object whose data may still grow until `finish` writes it. */
	reserve(data: PdfDictionary): PdfReference {
		return this.ref(data);
	}

	finish(reference: PdfReference): void {
		reference.end(undefined);
	}

	add(data: PdfDictionary | readonly PdfValue[]): PdfReference {
		const reference = this.ref(data);
		reference.end(undefined);
		return reference;
	}

	/** A stream, deflated unless it is to be readable as it stands. */
	stream(data: PdfDictionary, bytes: Uint8Array, form: 'deflated' | 'plain' = 'deflated'): PdfReference {
		const isPlain = form === 'plain';
		const reference = this.ref(isPlain ? { ...data } : { ...data, Filter: 'FlateDecode' });
		reference.compress = false;
		reference.end(isPlain ? bytes : deflate(bytes));
		return reference;
	}

	/** An image of PNG or JPEG; it is written whole before the promise resolves, so the order of objects never changes. */
	async embedImage(bytes: Uint8Array): Promise<PdfReference> {
		const image = this.openImage(Buffer.from(bytes));
		image.embed(this);
		const reference = image.obj;
		if (!reference) throw new Error('pdfkit made no object of an image');
		if (!this.ended.has(reference)) {
			await new Promise<void>((resolve) => this.waiting.set(reference, resolve));
		}
		return reference;
	}

	/** Reserves the next page; `finish` writes it. */
	reservePage(data: PdfDictionary): PdfReference {
		const { Pages } = this._root.data;
		const page = this.ref({ Type: 'Page', Parent: Pages, ...data });
		Pages.data.Kids.push(page);
		Pages.data.Count++;
		return page;
	}

	/** SHA-256 of all that is written so far: the same content gives the same identifiers. */
	digest(): Uint8Array {
		return new Uint8Array(this.hash?.copy().digest() ?? []);
	}

	/** Ends the file; `metadata` is its XMP packet. */
	close(metadata: Uint8Array): Promise<Uint8Array> {
		this.metadata = metadata;
		this.end();
		return this.bytes;
	}

	/** Replaces pdfkit's metadata, which is not escaped as XML. */
	override endMetadata(): void {
		if (!this.metadata) return;
		// Unfiltered, so that programs which know no PDF can find it (ISO 19005-2, 6.6.2.1).
		this.catalog.Metadata = this.stream({ Type: 'Metadata', Subtype: 'XML' }, this.metadata, 'plain');
	}

	override _write(data: string | Uint8Array): void {
		this.hash ??= createHash('sha256');
		this.hash.update(typeof data === 'string' ? Buffer.from(`${data}\n`, 'latin1') : data);
		super._write(data);
	}

	override _refEnd(reference: PdfReference): void {
		super._refEnd(reference);
		this.ended.add(reference);
		this.waiting.get(reference)?.();
	}

	override _finalize(): void {
		this._id = this.digest().subarray(0, 16);
		super._finalize();
	}
}

/** Level 6 and these sizes are the fastest for font data (PERFORMANCE.md, section 5). */
function deflate(bytes: Uint8Array): Uint8Array {
	const chunkSize = Math.min(1 << 20, Math.max(1024, Math.floor(bytes.length * 0.75) + 512));
	return deflateSync(bytes, { level: 6, memLevel: 9, chunkSize });
}
