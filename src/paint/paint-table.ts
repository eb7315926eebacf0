import type { DrawingOp, Rect } from '../base/index.js';
import type { TablePaint } from '../layout/index.js';
import { squareShape } from './box-shape.js';
import { type BackgroundInput, paintBackground } from './paint-background.js';
import { paintRule } from './paint-border.js';

const moved = (rect: Rect, by: Rect): Rect => ({ ...rect, x: rect.x + by.x, y: rect.y + by.y });

/** Backgrounds of columns, groups and rows; `at` is the table's border box on the page. */
export function paintTableLayers(
	table: TablePaint | undefined,
	at: Rect,
	input: BackgroundInput,
): readonly DrawingOp[] {
	return (table?.layers ?? []).flatMap(({ style, area, parts }) =>
		style.visibility === 'hidden'
			? []
			: parts.flatMap((part) =>
					paintBackground(style, squareShape(moved(part, at)), { whole: moved(area, at) }, input),
				),
	);
}

/** The borders that the cells of a table share. */
export const paintTableRules = (table: TablePaint | undefined, at: Rect): readonly DrawingOp[] =>
	(table?.rules ?? []).flatMap(({ rect, direction, ...edge }) => paintRule(edge, moved(rect, at), direction));
