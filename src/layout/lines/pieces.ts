import type { Style } from '../../style/index.js';
import type { Piece } from '../../text/index.js';
import type { InlineBox, InlineContent, ParagraphBox } from '../box.js';
import { inlineEdge } from '../boxes/inline-edge.js';
import type { LayoutContext } from '../context.js';
import { objectAdvance } from './inline-object.js';
import { rubyRoom } from './ruby.js';

/** A paragraph's content as text sees it: one piece each, in the same order. */
export function piecesOf(
	{ content, inlines }: ParagraphBox,
	context: LayoutContext,
	measure: number,
): readonly Piece[] {
	const pairs = pairsOf(inlines);
	const styles = new Map<Style, Style>();
	return content.map((part, i): Piece => {
		const { style, language } = part;
		const pair = pairs.get(i);
		const together = pair === undefined ? {} : { pair };
		switch (part.kind) {
			case 'text':
				return {
					kind: 'text',
					text: part.text,
					style: pair === undefined ? style : undivided(style, styles),
					language,
					...(isApart(part, content[i - 1]) && { isApart: true as const }),
					...(isRaised(part) && { isRaised: true as const }),
					...together,
				};
			case 'break':
				return { kind: 'break', style, language };
			case 'edge':
				return {
					kind: 'space',
					advance: inlineEdge(style, part.side),
					side: part.side,
					style,
					language,
					...together,
				};
			case 'ruby': {
				const advance = rubyRoom(content, i, context);
				return advance > 0
					? { kind: 'space', advance, side: part.side, style, language, isRoom: true, ...together }
					: nothing(style, language);
			}
			// No text: only its place in the text counts.
			case 'float':
			case 'anchor':
				return nothing(style, language);
			case 'object':
				return {
					kind: 'object',
					advance: objectAdvance(part.box, context, measure),
					style,
					language,
					...together,
				};
		}
	});
}

const nothing = (style: Style, language: string): Piece => ({ kind: 'text', text: '', style, language });

/** Contents that an annotation belongs to, by the outermost ruby that they stand in. */
function pairsOf(inlines: readonly InlineBox[]): ReadonlyMap<number, number> {
	const pairs = new Map<number, number>();
	// An outer ruby stands behind those in it.
	for (const [index, { ruby, start, end }] of inlines.entries())
		if (ruby) for (let i = start; i < end; i++) pairs.set(i, index);
	return pairs;
}

/** A word with a reading of its own is not hyphenated. */
function undivided(style: Style, styles: Map<Style, Style>): Style {
	const known = styles.get(style) ?? { ...style, hyphens: 'none' };
	styles.set(style, known);
	return known;
}

/** Letters at another height, or with another reading, are not shaped together. */
function isApart(part: InlineContent, before: InlineContent | undefined): boolean {
	if (before?.kind === 'ruby') return true;
	if (part.kind !== 'text' || before?.kind !== 'text') return false;
	const { raise, offset } = part.lift;
	return (
		before.lift.raise !== raise || before.lift.offset.x !== offset.x || before.lift.offset.y !== offset.y
	);
}

/** Text raised by more than this is not aligned with the text around, but stands above it. Em. */
const RAISED = 0.25;

const isRaised = ({ style, lift }: Extract<InlineContent, { kind: 'text' }>): boolean =>
	lift.raise > RAISED * style.fontSize || style.fontVariantPosition === 'super';
