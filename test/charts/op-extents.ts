import {
	type DrawingOp,
	identity,
	isGradient,
	type Matrix,
	multiply,
	type Paint,
	type Path,
	pathBounds,
	type Rect,
	rectPath,
	transformPath,
} from '../../src/base/index.js';

/** What an op may leave ink on, generously. */
export function extentOf(op: DrawingOp, matrix: Matrix = identity): Rect | undefined {
	const landed = (path: Path, pen = 0): Rect | undefined => {
		const rect = pathBounds(transformPath(matrix, path));
		return (
			rect && { x: rect.x - pen, y: rect.y - pen, width: rect.width + 2 * pen, height: rect.height + 2 * pen }
		);
	};
	switch (op.op) {
		case 'path':
			return landed(op.path, op.stroke ? 2 * op.stroke.width : 0);
		case 'glyphs': {
			const { advances, size } = op.run;
			const width = advances.reduce((sum, advance) => sum + advance, 0);
			const box = rectPath({ x: -0.2 * size, y: -1.1 * size, width: width + 0.4 * size, height: 1.5 * size });
			return landed(transformPath(op.matrix, box), op.stroke?.width);
		}
		case 'image':
			return landed(transformPath(op.matrix ?? identity, rectPath(op.rect)));
		case 'group': {
			const inner = multiply(matrix, op.matrix ?? identity);
			return op.ops
				.flatMap((each) => extentOf(each, inner) ?? [])
				.reduce<Rect | undefined>((all, each) => (all ? union(all, each) : each), undefined);
		}
	}
}

export function union(a: Rect, b: Rect): Rect {
	const x = Math.min(a.x, b.x);
	const y = Math.min(a.y, b.y);
	return {
		x,
		y,
		width: Math.max(a.x + a.width, b.x + b.width) - x,
		height: Math.max(a.y + a.height, b.y + b.height) - y,
	};
}

/** A label of a drawing: where it stands and how strong its ink is. */
export interface Label {
	readonly extent: Rect;
	/** From 0 to 1. */
	readonly strength: number;
}

export const labelsOf = (ops: readonly DrawingOp[], matrix: Matrix = identity): readonly Label[] =>
	ops.flatMap((op): readonly Label[] => {
		if (op.op === 'group') return labelsOf(op.ops, multiply(matrix, op.matrix ?? identity));
		const extent = op.op === 'glyphs' ? extentOf(op, matrix) : undefined;
		return op.op === 'glyphs' && extent
			? [{ extent, strength: Math.max(strengthOf(op.fill), strengthOf(op.stroke?.paint)) }]
			: [];
	});

const strengthOf = (paint: Paint | undefined): number =>
	paint === undefined ? 0 : isGradient(paint) ? 1 : paint.alpha;
