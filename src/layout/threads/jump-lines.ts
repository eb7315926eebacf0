import type { Element } from '../../dom/index.js';
import { type CounterStyle, counterText } from '../../style/index.js';
import type { ContainerBox, JumpLine, JumpLines } from '../box.js';
import { paragraphBox } from '../boxes/flow-children.js';
import { type Generator, generated, generatedText } from '../boxes/generated-content.js';
import type { LayoutContext } from '../context.js';
import type { Fragment } from '../fragment.js';
import { layFlow } from '../lay-flow.js';
import type { PageText } from '../pages/page-text.js';
import { type Space, spaceBelow } from '../space.js';
import { seenFrom } from '../wrap/exclusions.js';

/*
 * A story that goes on on another page says so: （下转第3版） in the last row of the frame that it leaves, （上接第1版） in a row of
 * its own over the frame that it comes to (TYPOGRAPHY section 17). The lines are `::-x-jump-to` and `::-x-jump-from`
 * of the frames; `counter(-x-jump-page)` in them is the folio of the other page.
 */

/** The counter that stands for the other page. */
const JUMP_PAGE = '-x-jump-page';

/** The jump lines that the style sheets give a frame. */
export function jumpLines(generator: Generator, element: Element, language: string): JumpLines {
	const styles = generator.styled.pseudoStyles.get(element);
	const line = (name: '-x-jump-to' | '-x-jump-from'): JumpLine | undefined => {
		const style = styles?.[name];
		if (!style || typeof style.content === 'string' || style.display === 'none') return undefined;
		const parts = style.content.map((part) =>
			part.kind === 'counter' && part.name === JUMP_PAGE
				? { page: part.style }
				: wordsOf(generatedText(generator, [part], element, style, language)),
		);
		// It is a block wherever it stands: its text runs along the frame's own lines.
		return { style: { ...style, display: 'block', position: 'static', float: 'none' }, parts };
	};
	const to = line('-x-jump-to');
	const from = line('-x-jump-from');
	return { ...(to && { to }), ...(from && { from }) };
}

/** What a part says by itself: other numbers of pages are none of a jump line. */
const wordsOf = (text: string | PageText): string =>
	typeof text === 'string' ? text : text.parts.filter((part) => typeof part === 'string').join('');

/** A jump line that names a page. */
function jumpBox({ element, language, span }: ContainerBox, line: JumpLine, folio: string): ContainerBox {
	const { style, parts } = line;
	const text = parts.map((part) => (typeof part === 'string' ? part : folioText(folio, part.page))).join('');
	const paragraph = paragraphBox([generated(text, style, language, element!)], [], style, language, element!);
	return { kind: 'container', inside: 'flow', style, language, span, children: [paragraph], absolutes: [] };
}

/** Folios that are no plain numbers, such as A3, stay as they are printed. */
function folioText(folio: string, style: CounterStyle): string {
	if (typeof style !== 'string') return style.text;
	return /^\d+$/.test(folio) ? counterText(Number(folio), style) : folio;
}

/** Lays the line out at `y` of a frame's column. */
export function layJumpLine(
	context: LayoutContext,
	frame: ContainerBox,
	line: JumpLine,
	folio: string,
	space: Space,
	y: number,
): { readonly fragments: readonly Fragment[]; readonly blockSize: number } {
	const box = jumpBox(frame, line, folio);
	const { next: _, ...room } = spaceBelow(space, y);
	return layFlow(
		context,
		[box],
		{
			...room,
			blockSize: Number.POSITIVE_INFINITY,
			breaks: 'none',
			isEmpty: true,
			exclusions: space.exclusions && seenFrom(space.exclusions, 0, y),
		},
		undefined,
		{ leaksStart: false, leaksEnd: false, isRoot: true },
	);
}
