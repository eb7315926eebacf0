import type { Report } from '../../base/index.js';
import type { Element } from '../../dom/index.js';
import type { Style } from '../../style/index.js';

/** Tells of a box that text should flow around where there is none under it: it has a place of its own in the flow. */
export function reportWrapInFlow(element: Element, style: Style, parent: Style, report: Report): void {
	if (style.wrapFlow === 'auto' || parent.display === 'grid') return;
	if (style.position === 'absolute' || style.position === 'fixed' || style.float !== 'none') return;
	report({
		code: 'layout/wrap-in-flow',
		severity: 'warning',
		message: `no text lies under "${element.tag}", so wrap-flow: ${style.wrapFlow} does nothing`,
		span: element.span,
		hint: 'let it float, position it, or make it an item of a grid that shares cells with the text',
	});
}
