import { compose, type Line, type LineCount, lineCounts, type Measures } from '../../text/index.js';
import type { ParagraphBox } from '../box.js';
import type { LayoutContext } from '../context.js';
import { wrapOf } from '../lines/compose-lines.js';
import { indentOf } from '../lines/indent.js';

/** A paragraph in the measures that its lines were placed in; the last one goes on for lines that were not. */
export interface MeasuredParagraph {
	readonly box: ParagraphBox;
	readonly measures: readonly number[];
}

/** Line ends of a paragraph as the composer chooses them, or as many as are asked for. */
export function linesOf(
	context: LayoutContext,
	{ box, measures }: MeasuredParagraph,
	lines?: number,
): readonly Line[] {
	return context.remember(box, `lines ${lines ?? ''} ${measures.join()}`, () => {
		const { paragraph, table } = context.prepare(box, measures[0]!);
		const options = { ...raggedness(box), ...(lines !== undefined && { lines }) };
		return compose(paragraph, measuresOf(box, measures), wrapOf(box.style), options, table);
	});
}

/** Numbers of lines that a paragraph can be set in. */
export function countsOf(context: LayoutContext, { box, measures }: MeasuredParagraph): readonly LineCount[] {
	if (wrapOf(box.style) === 'nowrap') return [];
	return context.remember(box, `counts ${measures.join()}`, () => {
		const { paragraph, table } = context.prepare(box, measures[0]!);
		return lineCounts(paragraph, measuresOf(box, measures), raggedness(box), table);
	});
}

const raggedness = ({ style }: ParagraphBox) => ({ isRagged: style.textAlign !== 'justify' });

function measuresOf({ style }: ParagraphBox, measures: readonly number[]): Measures {
	const [first] = measures;
	const isEven = measures.every((measure) => measure === first);
	return {
		steadyFrom: isEven ? 1 : measures.length,
		at: (line) => {
			const measure = measures[Math.min(line, measures.length - 1)]!;
			return measure - indentOf(style, line === 0, measure);
		},
	};
}
