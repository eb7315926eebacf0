import type { DrawingOp } from '../../src/base/index.js';

/** A piece of a label that one face sets. */
export interface DrawnPiece {
	readonly text: string;
	/** Points. */
	readonly size: number;
	readonly font: string;
}

/** The texts of a drawing in the order of its ops. */
export const labelsIn = (ops: readonly DrawingOp[]): readonly DrawnPiece[] =>
	ops.flatMap((op): readonly DrawnPiece[] => {
		if (op.op === 'group') return labelsIn(op.ops);
		if (op.op !== 'glyphs') return [];
		const { text, size, font } = op.run;
		return [{ text, size: size * Math.hypot(op.matrix[0], op.matrix[1]), font }];
	});
