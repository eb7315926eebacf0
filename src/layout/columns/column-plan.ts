import { resolveLength } from '../../style/index.js';
import type { ContainerBox } from '../box.js';

/** The columns that a container has in a given inline size. */
export interface ColumnPlan {
	readonly count: number;
	readonly width: number;
	readonly gap: number;
}

/** CSS Multicol 1, 3.4. Columns of whole ems leave what is over to the gaps between them (破栏, TYPOGRAPHY section 18). */
export function planColumns({ style }: ContainerBox, inlineSize: number): ColumnPlan {
	const gap = style.columnGap === 'normal' ? style.fontSize : resolveLength(style.columnGap, inlineSize);
	const { columnCount, columnWidth } = style;
	const fitting =
		columnWidth === 'auto'
			? Number.POSITIVE_INFINITY
			: Math.max(1, Math.floor((inlineSize + gap + SLACK) / (columnWidth + gap)));
	const wanted = columnCount === 'auto' ? fitting : Math.min(columnCount, fitting);
	const count = Number.isFinite(wanted) ? Math.min(wanted, MOST_COLUMNS) : 1;
	const width = Math.max(0, (inlineSize - gap * (count - 1)) / count);
	const ems = Math.floor((width + SLACK) / style.fontSize);
	if (style.columnMeasure === 'auto' || !(ems > 0) || !Number.isFinite(ems)) return { count, width, gap };
	const whole = ems * style.fontSize;
	return { count, width: whole, gap: count > 1 ? (inlineSize - whole * count) / (count - 1) : gap };
}

/** Rounding that columns may be too narrow by. */
const SLACK = 0.01;
/** More columns than any page has room for. */
const MOST_COLUMNS = 100;
