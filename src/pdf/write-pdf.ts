import type { DrawingOp } from '../base/index.js';
import type { FontSet } from '../font/index.js';
import type { DisplayList, Op, PaintedDocument } from '../paint/index.js';
import { Content, type Mark } from './content.js';
import { xmpPacket } from './metadata.js';
import { writeOutline } from './outline.js';
import { DEEPEST_SAVE, imagesOf, Painter } from './paint-ops.js';
import { PdfFile } from './pdf-file.js';
import { type PdfReference, pdfText } from './pdf-value.js';
import type { Profile } from './profile.js';
import { srgbIccProfile } from './srgb-icc.js';
import { type MarkedStream, Structure } from './structure.js';

export interface PdfOptions {
	readonly profile: Profile;
	/** The set that the runs' fonts came from. */
	readonly fonts: FontSet;
	/** The date of the issue, YYYY-MM-DD: the only date in the file. Without one it has none. */
	readonly date?: string;
	/** The program that set the pages, and the one that wrote the file. */
	readonly creator?: string;
	readonly producer?: string;
}

const ARTIFACTS = {
	pagination: 'Pagination',
	layout: 'Layout',
	background: 'Background',
	page: 'Page',
} as const;

/** Writes the file of an edition. The same document gives the same bytes. */
export async function writePdf(document: PaintedDocument, options: PdfOptions): Promise<Uint8Array> {
	const { profile, fonts, creator = 'Banmian', producer = 'Banmian' } = options;
	const date = options.date === undefined ? undefined : new Date(`${options.date}T00:00:00Z`);
	const { title, language } = document;
	const file = new PdfFile({
		Title: title,
		Creator: creator,
		Producer: producer,
		...(date && { CreationDate: date, ModDate: date }),
	});
	file.catalog.Lang = pdfText(language);
	const painter = new Painter(file, fonts, await embedImages(file, document.pages));
	const structure = profile.isTagged ? new Structure(document.structure) : undefined;
	const pages = document.pages.map((list) => ({
		reference: writePage(file, list, painter, structure),
		height: list.size.height,
	}));
	painter.finish();
	structure?.finish(file);
	if (profile.hasOutline) writeOutline(file, document.outline, pages);
	writeOutputIntent(file, profile);
	const metadata = { title, language, creator, producer, ...(date && { date }) };
	return file.close(xmpPacket(metadata, profile, file.digest()));
}

async function embedImages(file: PdfFile, pages: readonly DisplayList[]) {
	const found = new Map<string, { readonly name: string; readonly reference: PdfReference }>();
	for (const image of imagesOf(pages.flatMap(({ ops }) => drawingOps(ops))).values()) {
		found.set(image.id, { name: `I${found.size + 1}`, reference: await file.embedImage(image.bytes) });
	}
	return found;
}

function writePage(
	file: PdfFile,
	list: DisplayList,
	painter: Painter,
	structure: Structure | undefined,
): PdfReference {
	const { width, height } = list.size;
	const page = file.reservePage({});
	const marked = structure?.startStream(page);
	const content = new Content(structure ? 'marked' : 'unmarked');
	// The page is described from its upper left corner down.
	content.transform([1, 0, 0, -1, 0, height]);
	writeOps(content, list.ops, painter, structure, marked);
	const stream = file.stream({}, content.bytes());
	const resources = content.resources.dictionary();
	Object.assign(page.data, {
		MediaBox: [0, 0, width, height],
		...boxes(list),
		Contents: stream,
		Resources: resources,
		// Where things shine through, the space in which they mix has to be named (ISO 19005-2, 6.2.10).
		...((resources.ExtGState || resources.XObject) && {
			Group: { Type: 'Group', S: 'Transparency', CS: 'DeviceRGB' },
		}),
		...(marked && { StructParents: marked.key, Tabs: 'S' }),
	});
	file.finish(page);
	return page;
}

/** Trim and bleed, where the sheet is larger than the page. */
function boxes({ size, trim, bleed }: DisplayList) {
	const box = (by: number) => {
		const left = Math.max(0, trim.x - by);
		const top = Math.max(0, trim.y - by);
		const right = Math.min(size.width, trim.x + trim.width + by);
		const bottom = Math.min(size.height, trim.y + trim.height + by);
		return [left, size.height - bottom, right, size.height - top];
	};
	return { TrimBox: box(0), BleedBox: box(bleed) };
}

function writeOps(
	content: Content,
	ops: readonly Op[],
	painter: Painter,
	structure: Structure | undefined,
	stream: MarkedStream | undefined,
): void {
	for (const op of ops) {
		if (op.op === 'layer') {
			writeLayer(content, op, painter, structure, stream);
			continue;
		}
		if (op.op !== 'tag' && op.op !== 'artifact') {
			painter.paint(content, op);
			continue;
		}
		let mark: Mark | undefined;
		if (op.op === 'artifact')
			mark = { kind: 'artifact', type: ARTIFACTS[op.kind], ...(op.edges && { edges: op.edges }) };
		else if (structure && stream) {
			const { role } = structure.element(op.element);
			mark = { kind: 'element', role, mcid: () => structure.addPiece(op.element, stream) };
		}
		const outer = content.belongsTo(mark);
		writeOps(content, op.ops, painter, structure, stream);
		content.belongsTo(outer);
	}
}

/** Moved or cut off, the ops are in the same stream; what shines through is a form. */
function writeLayer(
	parent: Content,
	layer: Extract<Op, { op: 'layer' }>,
	painter: Painter,
	structure: Structure | undefined,
	around: MarkedStream | undefined,
): void {
	if (!layer.matrix && !layer.clip) {
		writeForm(parent, layer, painter, structure, around);
		return;
	}
	parent.saveBetweenTags();
	if (layer.matrix) parent.transform(layer.matrix);
	if (layer.clip) parent.clip(layer.clip);
	if (layer.opacity === 1 && parent.depth < DEEPEST_SAVE)
		writeOps(parent, layer.ops, painter, structure, around);
	else writeForm(parent, layer, painter, structure, around);
	parent.restoreBetweenTags();
}

/** A form with marked content of its own (ISO 32000-1, 14.7.4.2). */
function writeForm(
	parent: Content,
	{ opacity, ops }: Extract<Op, { op: 'layer' }>,
	painter: Painter,
	structure: Structure | undefined,
	around: MarkedStream | undefined,
): void {
	const stream = around && structure?.startStream(around.page);
	const content = new Content(stream ? 'marked' : 'unmarked');
	writeOps(content, ops, painter, structure, stream);
	const form = painter.layer(parent, content, opacity, stream ? { StructParents: stream.key } : {});
	if (stream) stream.form = form;
}

/** The ops without their tags. */
function drawingOps(ops: readonly Op[]): readonly DrawingOp[] {
	return ops.flatMap((op) =>
		op.op === 'tag' || op.op === 'artifact' || op.op === 'layer' ? drawingOps(op.ops) : [op],
	);
}

function writeOutputIntent(file: PdfFile, { archival }: Profile): void {
	if (!archival) return;
	file.catalog.OutputIntents = [
		file.add({
			Type: 'OutputIntent',
			S: 'GTS_PDFA1',
			OutputConditionIdentifier: pdfText('sRGB'),
			Info: pdfText('sRGB IEC61966-2.1'),
			DestOutputProfile: file.stream({ N: 3, Alternate: 'DeviceRGB' }, srgbIccProfile()),
		}),
	];
}
