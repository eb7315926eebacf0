import type { Report } from '../../base/index.js';
import type { Box } from '../box.js';
import type { Copyfit, Fragment, Misfit, Page } from '../fragment.js';

/** What became of a story that did not fit by itself. */
export interface Decision extends Copyfit {
	/** Its id, or its tag in angle brackets. */
	readonly story: string;
	readonly folio: string;
}

/** All stories that were fitted, or tried to be, in the order of the pages. */
export function copyfitDecisions(pages: readonly Page[]): readonly Decision[] {
	const visit = (fragment: Fragment, folio: string): readonly Decision[] => [
		...(fragment.copyfit ? [{ story: storyName(fragment.box), folio, ...fragment.copyfit }] : []),
		...fragment.children.flatMap((child) => visit(child, folio)),
	];
	return pages.flatMap(({ root, folio }) => visit(root, folio));
}

/** A decision as a sentence: `"lead" on page 1 had 2 lines too many: squeeze in 2 paragraphs`. */
export function decisionText({ story, folio, before, after, steps }: Decision): string {
	const rest = after.lines + after.rows > 0 ? `; it still has ${misfitText(after)}` : '';
	const done = steps.length > 0 ? steps.join(', ') : 'nothing helped';
	return `${story} on page ${folio} had ${misfitText(before)}: ${done}${rest}`;
}

/** A story that no step of its ladder made fit. That it has text left over is said besides, as an error. */
export function inspectCopyfit({ copyfit, box }: Fragment, { folio }: Page, report: Report): void {
	if (!copyfit || copyfit.after.lines + copyfit.after.rows === 0) return;
	const { before, after, steps, refused, remedy, place = box.span } = copyfit;
	const is =
		steps.length > 0
			? `still has ${misfitText(after)} after ${steps.join(', ')}`
			: `has ${misfitText(before)}`;
	const hints = [...(remedy === undefined ? [] : [remedy]), ...refused];
	report({
		code: 'layout/copyfit',
		severity: 'warning',
		message: `${storyName(box)} on page ${folio} ${is}, and no step of its ladder makes it fit`,
		span: place,
		...(hints.length > 0 && { hint: hints.join('; ') }),
	});
}

function misfitText({ lines, rows }: Misfit): string {
	const count = (number: number, word: string): string => `${number} ${number === 1 ? word : `${word}s`}`;
	const parts = [
		...(lines > 0 ? [`${count(lines, 'line')} too many`] : []),
		...(rows > 0 ? [`${count(rows, 'row')} empty`] : []),
	];
	return parts.join(' and ');
}

export const storyName = ({ element }: Box): string =>
	element?.attributes.id ? `"${element.attributes.id}"` : `<${element?.tag ?? 'box'}>`;
