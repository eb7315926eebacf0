import type { Drawing, DrawingOp } from '../../base/index.js';
import type { ChartResult } from '../job.js';

/** The bytes of pictures as base64, by their id; in the ops each has none. */
type Pictures = Record<string, string>;

/** A result as one text (JSON). The same text goes from process to process and to the disk, so all ways bring the same numbers. */
export function resultText({ drawing, ...rest }: ChartResult): string {
	const pictures: Pictures = {};
	const bare = drawing && { size: drawing.size, ops: drawing.ops.map((op) => withoutBytes(op, pictures)) };
	return JSON.stringify({ ...rest, ...(bare && { drawing: bare }), pictures });
}

export function parseResult(text: string): ChartResult {
	const { pictures, drawing, ...rest }: ChartResult & { readonly pictures: Pictures } = JSON.parse(text);
	const bytes = new Map(Object.entries(pictures).map(([id, base64]) => [id, bytesOf(base64)]));
	return { ...rest, ...(drawing && { drawing: bytes.size > 0 ? filled(drawing, bytes) : drawing }) };
}

function withoutBytes(op: DrawingOp, pictures: Pictures): DrawingOp {
	if (op.op === 'group') return { ...op, ops: op.ops.map((inner) => withoutBytes(inner, pictures)) };
	if (op.op !== 'image') return op;
	pictures[op.image.id] ??= Buffer.from(op.image.bytes).toString('base64');
	return { ...op, image: { ...op.image, bytes: NONE } };
}

const NONE = new Uint8Array();

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));

function filled({ size, ops }: Drawing, bytes: ReadonlyMap<string, Uint8Array>): Drawing {
	const fill = (op: DrawingOp): DrawingOp => {
		if (op.op === 'group') return { ...op, ops: op.ops.map(fill) };
		if (op.op !== 'image') return op;
		return { ...op, image: { ...op.image, bytes: bytes.get(op.image.id) ?? NONE } };
	};
	return { size, ops: ops.map(fill) };
}
