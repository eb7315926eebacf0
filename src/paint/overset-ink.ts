import type { DrawingOp, Ink } from '../base/index.js';

/** The ink of text that has no room on the page: nobody takes it for a part of the paper. */
const red: Ink = { space: 'srgb', channels: [1, 0, 0], alpha: 1 };

/** The same op with all its inks red; pictures stay as they are. */
export function inRed(op: DrawingOp): DrawingOp {
	switch (op.op) {
		case 'glyphs':
			return { ...op, fill: red, ...(op.stroke && { stroke: { ...op.stroke, paint: red } }) };
		case 'path':
			return {
				...op,
				...(op.fill && { fill: red }),
				...(op.stroke && { stroke: { ...op.stroke, paint: red } }),
			};
		case 'group':
			return { ...op, ops: op.ops.map(inRed) };
		case 'image':
			return op;
	}
}
