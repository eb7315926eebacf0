import {
	type DrawingOp,
	inkText,
	isGradient,
	type Matrix,
	type Paint,
	type Path,
	type Stroke,
} from '../base/index.js';
import type { DisplayList, Op } from './display-list.js';

/** A display list as text, one op a line: what goldens compare and `banmian show ops` prints. Places to a hundredth of a point. */
export function listText({ folio, size, ops }: DisplayList): string {
	return `page ${folio} ${number(size.width)} ${number(size.height)}\n${ops.map((op) => opText(op, 1)).join('')}`;
}

function opText(op: Op | DrawingOp, depth: number): string {
	const indent = '  '.repeat(depth);
	const nested = (head: string, ops: readonly (Op | DrawingOp)[]): string =>
		`${indent}${head}\n${ops.map((inner) => opText(inner, depth + 1)).join('')}`;
	switch (op.op) {
		case 'tag':
			return nested(`tag ${op.element}`, op.ops);
		case 'artifact':
			return nested(['artifact', op.kind, ...(op.edges ?? [])].join(' '), op.ops);
		case 'layer':
			return nested(
				[
					'layer',
					op.matrix && `matrix ${matrixText(op.matrix)}`,
					op.clip && `clip ${pathText(op.clip)}`,
					op.opacity !== 1 && `opacity ${number(op.opacity)}`,
				]
					.filter(Boolean)
					.join(' '),
				op.ops,
			);
		case 'group': {
			const parts = [
				op.matrix && `matrix ${matrixText(op.matrix)}`,
				op.clip && `clip ${pathText(op.clip)}${op.clipRule ? ' evenodd' : ''}`,
				op.opacity !== undefined && `opacity ${number(op.opacity)}`,
				op.blend && `blend ${op.blend}`,
			].filter(Boolean);
			return nested(['group', ...parts].join(' '), op.ops);
		}
		case 'path': {
			const fill = op.fill ? ` fill ${paintText(op.fill)}${op.fillRule ? ' evenodd' : ''}` : '';
			return `${indent}path ${pathText(op.path)}${fill}${strokeText(op.stroke)}\n`;
		}
		case 'glyphs': {
			const { run } = op;
			const advances = run.advances.map(number).join(' ');
			const place = isPlain(op.matrix)
				? `${number(op.matrix[4])} ${number(op.matrix[5])}`
				: matrixText(op.matrix);
			const way = run.direction === 'upright' ? ' upright' : '';
			return `${indent}text ${place} ${run.font} ${number(run.size)}${way} ${paintText(op.fill)}${strokeText(op.stroke)} ${JSON.stringify(run.text)} [${advances}]\n`;
		}
		case 'image':
			return `${indent}image ${op.image.format} ${op.image.width}×${op.image.height} ${[op.rect.x, op.rect.y, op.rect.width, op.rect.height].map(number).join(' ')}\n`;
	}
}

const isPlain = ([a, b, c, d]: Matrix): boolean => a === 1 && b === 0 && c === 0 && d === 1;

const matrixText = (matrix: Matrix): string => `(${matrix.map((value) => number(value)).join(' ')})`;

function strokeText(stroke: Stroke | undefined): string {
	if (!stroke) return '';
	const dash = stroke.dash.length > 0 ? ` dash ${stroke.dash.map(number).join(',')}` : '';
	return ` stroke ${paintText(stroke.paint)} ${number(stroke.width)}${dash}`;
}

function paintText(paint: Paint): string {
	if (!isGradient(paint)) return inkText(paint);
	return `${paint.kind}(${[...paint.from, ...paint.to].map(number).join(' ')}; ${paint.stops.map(({ offset, ink }) => `${number(offset)} ${inkText(ink)}`).join(', ')})`;
}

/** A rectangle by its upper left corner and size, any other path by its segments. */
function pathText(path: Path): string {
	const rect = rectOf(path);
	if (rect) return `rect ${rect.map(number).join(' ')}`;
	return path.map(([letter, ...values]) => [letter, ...values.map(number)].join(' ')).join(' ');
}

/** Corner and size of a path that goes once around a rectangle, whichever way and from whichever corner. */
function rectOf(path: Path): readonly number[] | undefined {
	const [a, b, c, d, z] = path;
	if (
		path.length !== 5 ||
		a?.[0] !== 'M' ||
		b?.[0] !== 'L' ||
		c?.[0] !== 'L' ||
		d?.[0] !== 'L' ||
		z?.[0] !== 'Z'
	)
		return undefined;
	const acrossFirst = a[2] === b[2] && b[1] === c[1] && c[2] === d[2] && d[1] === a[1];
	const downFirst = a[1] === b[1] && b[2] === c[2] && c[1] === d[1] && d[2] === a[2];
	if (!acrossFirst && !downFirst) return undefined;
	return [Math.min(a[1], c[1]), Math.min(a[2], c[2]), Math.abs(c[1] - a[1]), Math.abs(c[2] - a[2])];
}

const number = (value: number): string => {
	const rounded = Math.round(value * 100) / 100;
	return String(rounded === 0 ? 0 : rounded);
};
